"""Names of folders: which can be used, and which one a name for people becomes."""

from __future__ import annotations

import re
import unicodedata

from pydantic import TypeAdapter, ValidationError

from foldwell.model.base import Id

LONGEST_NAME = 40
"""Characters of a folder's name: it is part of every file's name and of the sample addresses."""
_ID: TypeAdapter[str] = TypeAdapter(Id)


def is_folder_name(name: str) -> bool:
    """Whether a topic, clinic or layout can be called so: lower case, hyphens between words, not too long."""
    try:
        _ID.validate_python(name)
    except ValidationError:
        return False
    return len(name) <= LONGEST_NAME


def suggest_name(name: str, kind: str) -> str:
    """The nearest name that can be used: `Lake View` is lake-view; empty where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain.replace("'", ""))
    if words and not words[0][0].isalpha():
        words.insert(0, kind)
    return "-".join(words)[:LONGEST_NAME].rstrip("-")
