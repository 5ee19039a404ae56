"""Findings for people, programs, code scanners and the pages of a merge request."""

from foldwell.formats.choice import FORMATS, Format, write_findings

__all__ = ["FORMATS", "Format", "write_findings"]
