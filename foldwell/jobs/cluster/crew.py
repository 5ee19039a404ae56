"""Who makes the brochures of a build in place of this machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Crew:
    """Who makes brochures: a cluster by its address, and how many processes a local one has.

    outlet: the URL that the workers put files behind; empty where they send them back.
    """

    address: str
    processes: int
    outlet: str = ""
