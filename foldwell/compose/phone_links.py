"""Phone numbers as addresses that a phone calls (RFC 3966)."""

from __future__ import annotations

import re

_EXTENSION = re.compile(r"(?:\s*(?:,|;|\bext\.?|\bextension|\bx|#)\s*)(\d+)\s*$", re.IGNORECASE)


def phone_link(number: str) -> str:
    """`tel:` with the digits of a number as it is written, and its extension; a leading `(0)` after `+` is no digit."""
    extension = _EXTENSION.search(number)
    main = number[: extension.start()] if extension else number
    is_international = main.strip().startswith("+")
    if is_international:
        main = main.replace("(0)", "")
    digits = re.sub(r"\D", "", main)
    return f"tel:{'+' * is_international}{digits}{f';ext={extension[1]}' if extension else ''}"
