"""Findings and fits as plain data, as they are remembered."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from foldwell.compose.fit import Fit, LeftOut
from foldwell.findings import Finding, Place, Severity


def tell_finding(finding: Finding) -> dict[str, Any]:
    """A finding as data."""
    return asdict(finding)


def read_finding(data: dict[str, Any]) -> Finding:
    """A finding from its data."""
    place = Place(**data["place"]) if data["place"] else None
    return Finding(**{**data, "severity": Severity(data["severity"]), "place": place})


def tell_fit(fit: Fit) -> dict[str, Any]:
    """A fit as data."""
    return {**asdict(fit), "blocks": sorted(fit.blocks), "starts": sorted(fit.starts)}


def read_fit(data: dict[str, Any]) -> Fit | None:
    """A fit from its data; None where that is no such data."""
    try:
        sets = {"blocks": frozenset(data["blocks"]), "starts": frozenset(data["starts"])}
        return Fit(**{**data, **sets, "left_out": tuple(LeftOut(**block) for block in data["left_out"])})
    except (KeyError, TypeError):
        return None
