"""What all workers need, imported once before they are forked."""

from contextlib import suppress

import foldwell.jobs.making  # noqa: F401

with suppress(OSError):  # a machine that lacks a library of the engine is told so by whoever makes a brochure
    import weasyprint  # noqa: F401
