"""How many processors this process may use."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def count_processors(quota: Path = _QUOTA) -> int:
    """Those of the machine that the system gives to this process, and a container's share of them; at least 1.

    quota: the file in which Linux tells the share of a control group: microseconds of each period, or `max`.
    """
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with suppress(OSError, ValueError):
        share, period = quota.read_text(encoding="ascii").split()
        if share != "max":
            allowed = min(allowed, round(int(share) / int(period)))
    return max(1, allowed)
