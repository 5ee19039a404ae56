"""`python -m foldwell` and the `foldwell` command."""

import sys

from foldwell.answers import tell_again


def main() -> None:
    """Run the command line and end with its exit code."""
    try:
        if tell_again(sys.argv[1:]):
            sys.exit(0)
        from foldwell.interrupts import keep_interrupts

        keep_interrupts()
        from foldwell.cli import run
        from foldwell.failures import flush_output

        code = run(sys.argv[1:])
        sys.exit(flush_output(code))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
