"""The cap on type where the law wants a notice no smaller than the largest type of its brochure."""

from __future__ import annotations

import re

_SIZE = re.compile(r"(font-size:\s*)([\d.]+)(rem|pt)\b")


def cap_type(styles: str, scale: float, least_body: float) -> str:
    """Styles in which no type is larger than the notice, however large the body grows.

    scale: size of the notice by the body's. least_body: the smallest body that copyfitting may choose, in points;
    sizes in points are capped by the notice that goes with it. Sizes in other units stay: preflight measures them.
    """
    most = {"rem": scale, "pt": round(scale * least_body, 2)}
    capped = _SIZE.sub(lambda found: f"{found[1]}{min(float(found[2]), most[found[3]]):g}{found[3]}", styles)
    return f"{capped}\n.standing-notice{{font-size:{scale:g}rem}}"
