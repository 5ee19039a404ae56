"""What all workers need, imported once before they are forked: the making of a brochure and the engine."""

from contextlib import suppress

with suppress(OSError):  # a machine that lacks a library of the engine is told so by whoever makes a brochure
    from foldwell.jobs import making  # noqa: F401
    from foldwell.typeset import engine_import  # noqa: F401
