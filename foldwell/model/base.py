"""The ground every model stands on: unknown keys refused, nothing changed after loading."""

from __future__ import annotations

import math
import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

from foldwell.units import Length


class Model(BaseModel):
    """A mapping in a person's file."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_MEASURE = re.compile(r"[-+]?([0-9]{1,15}(\.[0-9]{0,15})?|\.[0-9]{1,15})([eE][-+]?[0-9]{1,3})?")
_SHARE = re.compile(r"[-+]?[0-9]{1,9}(/[0-9]{1,9}|\.[0-9]{1,9})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_whole(value: object) -> object:
    """YAML 1.2 core: digits and a sign; no spaces, no `1_000`, no `1.0`."""
    if isinstance(value, bool) or (isinstance(value, str) and not _WHOLE.fullmatch(value)):
        raise ValueError(f"{value!r} is not a whole number; write digits only, such as 1200")
    return int(value) if isinstance(value, str) else value


def _read_measure(value: object) -> object:
    """YAML 1.2 core, without infinity and `nan`."""
    if isinstance(value, bool) or (isinstance(value, str) and not _MEASURE.fullmatch(value)):
        raise ValueError(f"{value!r} is not a number; write digits with a point, such as 12.5")
    number = float(value) if isinstance(value, str) else value
    if isinstance(number, float) and not math.isfinite(number):
        raise ValueError(f"{value!r} is not a number that can be used; write digits with a point, such as 12.5")
    return number


def _read_bool(value: object) -> bool:
    """YAML 1.2 core: only true and false are truth values; `yes`, `no`, `on` and `off` are words."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in {"true", "True", "TRUE"}:
        return True
    if isinstance(value, str) and value in {"false", "False", "FALSE"}:
        return False
    raise ValueError(f"{value!r} is neither true nor false; write true or false")


def _read_length(value: object) -> Length:
    if isinstance(value, Length):
        return value
    if not isinstance(value, str):
        raise ValueError("this is not a length; write a number and a unit, such as 8.5in, 1/16in or 100mm")  # noqa: TRY004
    return Length.parse(value)


def _read_share(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    try:
        if _SHARE.fullmatch(str(value)):
            return Fraction(str(value))
    except ZeroDivisionError:
        pass
    raise ValueError(f"{value!r} is not a share; write a fraction such as 1/3 or -2/3")


def _read_date(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        if _DAY.fullmatch(str(value)):
            return date.fromisoformat(str(value))
    except ValueError:
        pass
    raise ValueError(f"{value!r} is not a date; write year-month-day, such as 2026-11-22")


Flag = Annotated[bool, BeforeValidator(_read_bool, json_schema_input_type=bool)]
Whole = Annotated[int, BeforeValidator(read_whole)]
"""A whole number."""
Measure = Annotated[float, BeforeValidator(_read_measure)]
"""A number that may have a fraction."""
Priority = Annotated[Literal[1, 2, 3], BeforeValidator(read_whole)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Words that a reader sees: bold, italic and links in the inline subset of Markdown, never HTML."""
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"), Field(examples=["knee", "on-the-day"])]
"""A name in lower case, with hyphens between words."""
RefId = Annotated[str, StringConstraints(pattern=r"^R[1-9][0-9]*$"), Field(examples=["R1", "R12"])]
LocaleTag = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"), Field(examples=["en-US", "zh-Hans"])
]
"""A BCP 47 tag, such as en-US or zh-Hans."""
Written = Annotated[
    Length,
    BeforeValidator(_read_length),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "examples": ["8.5in", "1/16in", "100mm"]}),
]
"""A length with its unit."""
Share = Annotated[
    Fraction,
    BeforeValidator(_read_share),
    PlainSerializer(str),
    WithJsonSchema({"type": ["string", "number"], "examples": ["1/3", "-2/3"]}),
]
"""A part of a whole, as an exact fraction."""
FileName = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=120), Field(examples=["knee.svg"])
]
"""A file in a folder that is known: no path."""
Day = Annotated[date, BeforeValidator(_read_date, json_schema_input_type=str), Field(examples=["2026-11-22"])]
"""A calendar date, written year-month-day."""
WebAddress = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[^\s<>\"{}|\\^`]+$", max_length=300),
    Field(examples=["https://www.example.org/guide"]),
]
"""A link that starts with http:// or https://."""
GuideAddress = Annotated[
    str,
    StringConstraints(
        pattern=r"^https?://[^\s<>\"{}|\\^`/?#]+([/?#]([^\s<>\"{}|\\^`]|\{[^{}\s]*\})*)?$", max_length=300
    ),
    Field(examples=["https://www.example.org/guide", "https://www.example.org/guide?{document}={revision}"]),
]
"""A link that starts with http:// or https:// and may hold placeholders after its host, such as {document}."""
