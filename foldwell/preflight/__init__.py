"""Judges the finished file by reading it back; knows nothing of how it was made."""

from foldwell.preflight.check import CHECKS, OPENS, Check, check_file
from foldwell.preflight.expected import Expected, ExpectedQr, PanelArea

__all__ = ["CHECKS", "OPENS", "Check", "Expected", "ExpectedQr", "PanelArea", "check_file"]
