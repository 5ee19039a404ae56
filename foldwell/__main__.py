"""`python -m foldwell` and the `foldwell` command."""

from __future__ import annotations

import gc
import sys

from foldwell.answers import tell_again

MOST_YOUNG = 400_000
"""Objects that are made before the collector looks for cycles: more than the start and one brochure make, which
have next to none, so that it never runs for them; many brochures are still cleared away, some ten at a time."""


def main() -> None:
    """Run the command line and end with its exit code."""
    gc.set_threshold(MOST_YOUNG)
    try:
        if tell_again(sys.argv[1:]):
            sys.exit(0)
        from foldwell.interrupts import keep_interrupts

        keep_interrupts()
        from foldwell.cli import run
        from foldwell.failures import flush_output

        code = run(sys.argv[1:])
        code = flush_output(code)
        gc.freeze()  # what is left ends with the process: no need to look through it first
        sys.exit(code)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
