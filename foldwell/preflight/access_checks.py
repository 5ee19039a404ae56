"""What a screen reader needs: tags, language, title, headings, alternatives, and the standards that ask for them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import page as validator
import pikepdf

from foldwell.findings import Severity
from foldwell.preflight.faults import Fault
from foldwell.preflight.naming import name_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.reading import Reading
    from foldwell.preflight.tags import Tag

ARCHIVE_PROFILES = ("1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u")

MOST_COLUMNS = 4
"""Columns of a table on a portrait page (content rule AX-10)."""

MOST_OBJECTS = 3
"""Objects named for each rule that fails; the others are counted."""

_HEADING = re.compile(r"H([1-6])")


def find_missing_tags(reading: Reading) -> Iterator[Fault]:
    """A file without structure."""
    marks = reading.pdf.Root.get("/MarkInfo")
    if not isinstance(marks, pikepdf.Dictionary) or not _is_true(marks.get("/Marked")):
        yield Fault("the file does not say that it is tagged (MarkInfo)", "export it as a tagged PDF (PDF/UA)")
    if not reading.tags.tags:
        yield Fault(
            "the file has no tags: a screen reader can't tell what it holds", "export it as a tagged PDF (PDF/UA)"
        )


def find_wrong_language(reading: Reading) -> Iterator[Fault]:
    """A language that is missing or not the brochure's."""
    language = str(reading.pdf.Root.get("/Lang", ""))
    if reading.known is None:
        if not language:
            yield Fault("the file does not say its language", "set the language of the document, and export it again")
        return
    wanted = reading.known.language
    if language.lower() != wanted.lower():
        said = f"says its language is {language}" if language else "does not say its language"
        yield Fault(f"the file {said}; it is {wanted}", f'write lang="{wanted}" on the html element')


def find_wrong_title(reading: Reading) -> Iterator[Fault]:
    """A title that is missing, wrong, or not shown in place of the file's name."""
    wanted = reading.known.title if reading.known else None
    with reading.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=False) as xmp:
        in_xmp = str(xmp.get("dc:title", ""))
    in_info = str(reading.pdf.trailer.get("/Info", pikepdf.Dictionary()).get("/Title", ""))
    if wanted is None and not (in_xmp or in_info):
        yield Fault("the file has no title", "write one into its metadata")
    for place, title in (("XMP", in_xmp), ("Info", in_info)):
        if wanted is not None and title != wanted:
            yield Fault(f"the title in {place} is {title or 'missing'}; it should be {wanted}", "write it as <title>")
    preferences = reading.pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    if not _is_true(preferences.get("/DisplayDocTitle")):
        yield Fault(
            "readers show the name of the file, not its title", "export it so that the title is shown (DisplayDocTitle)"
        )


def find_wrong_headings(reading: Reading) -> Iterator[Fault]:
    """Headings must start with the one H1 and go down a level at a time."""
    if reading.known is None and not reading.tags.tags:
        return
    levels = [(tag, int(match[1])) for tag in reading.tags.tags if (match := _HEADING.fullmatch(tag.name))]
    count = sum(level == 1 for _, level in levels)
    if count != 1:
        yield Fault(f"the file has {count or 'no'} headings of level 1", "give it exactly one h1, on the cover")
    previous = 0
    for tag, level in levels:
        if level > previous + 1:
            after = f"follows one of level {previous}" if previous else "comes first"
            yield Fault(f"{_place(tag)}: a heading of level {level} {after}", f"make it h{previous + 1}")
        previous = level


def find_untold_figures(reading: Reading) -> Iterator[Fault]:
    """Figures and formulas without a text alternative."""
    for tag in reading.tags.tags:
        if tag.name in ("Figure", "Formula") and not (tag.alt or tag.actual_text).strip():
            yield Fault(f"{_place(tag)}: a figure has no text alternative", "say in words what it shows")


def find_headless_tables(reading: Reading) -> Iterator[Fault]:
    """Tables without header cells, or whose header cells do not say what they head."""
    tags = reading.tags.tags
    heads: dict[int, list[Tag]] = {number: [] for number, tag in enumerate(tags) if tag.name == "Table"}
    for tag in tags:
        if tag.name == "TH":
            around = tag.parent
            while around >= 0 and tags[around].name != "Table":
                around = tags[around].parent
            heads.setdefault(around, []).append(tag)
    for number, cells in heads.items():
        if not cells:
            yield Fault(f"{_place(tags[number])}: a table has no header cells", "use th with a scope")
        if lacking := sum(not cell.has_scope for cell in cells):
            yield Fault(f"{_place(cells[0])}: {lacking} header cells do not say their scope", "give th a scope")


def find_wide_tables(reading: Reading) -> Iterator[Fault]:
    """Tables with more columns than a portrait page has room for."""
    tags = reading.tags.tags
    cells = Counter(tag.parent for tag in tags if tag.name in {"TH", "TD"})
    for row, count in cells.items():
        if count > MOST_COLUMNS and tags[row].page >= 0 and _is_portrait(reading, tags[row].page):
            yield Fault(
                f"{_place(tags[row])}: a table has {count} columns, more than {MOST_COLUMNS} on a narrow page",
                "make it cards or a list, one entry for each row",
            )
            return


def _is_portrait(reading: Reading, page: int) -> bool:
    left, bottom, right, top = (float(side) for side in reading.pdf.pages[page].mediabox)
    return right - left < top - bottom


def find_poor_tables(reading: Reading) -> Iterator[Fault]:
    """Tables that a screen reader, or the eye, can't follow."""
    yield from find_headless_tables(reading)
    yield from find_wide_tables(reading)


def find_wrong_tab_order(reading: Reading) -> Iterator[Fault]:
    """Pages whose links are not reached in the order of the tags."""
    for number, leaf in enumerate(reading.pdf.pages):
        is_needed = reading.known is not None or "/Annots" in leaf.obj
        if is_needed and leaf.obj.get("/Tabs") != pikepdf.Name.S:
            yield Fault(f"{name_page(number)}: links are not reached in reading order", "set Tabs to S")


def find_ua_failures(reading: Reading) -> Iterator[Fault]:
    """Rules of PDF/UA-1 (ISO 14289-1) that the file breaks."""
    claimed = reading.claims.access
    if reading.known or claimed == "1":
        yield from _judge_by_standard(reading.data, "ua1", "PDF/UA-1")
    elif claimed:
        yield Fault(f"PDF/UA-{claimed} is not checked: only part 1 can be", severity=Severity.NOTE)
    else:
        yield Fault(
            "the file does not claim to be accessible (PDF/UA)",
            "export it as PDF/UA-1 if its program can",
            severity=Severity.WARNING,
        )


def find_archive_failures(reading: Reading) -> Iterator[Fault]:
    """Rules of PDF/A that the file breaks: of 3a (ISO 19005-3) for ours, else of the part that it claims."""
    claimed = "3a" if reading.known else reading.claims.archive
    if claimed in ARCHIVE_PROFILES:
        yield from _judge_by_standard(reading.data, claimed, f"PDF/A-{claimed}")
    elif claimed:
        yield Fault(f"PDF/A-{claimed} is not checked: only parts 1 to 3 can be", severity=Severity.NOTE)


def _judge_by_standard(data: bytes, profile: str, name: str) -> Iterator[Fault]:
    broken: dict[str, list[Any]] = {}
    for failure in validator.validate_pdf_bytes(data, profile=profile).failures:
        broken.setdefault(failure.rule_id, []).append(failure)
    for rule, failures in broken.items():
        objects = [str(failure.object_id.object_number) for failure in failures if failure.object_id is not None]
        named = f" (object {', '.join(objects[:MOST_OBJECTS])})" if objects else ""
        more = f", {len(failures)} times" if len(failures) > 1 else ""
        yield Fault(f"{name} {rule}: {failures[0].message}{named}{more}")


def _is_true(value: object) -> bool:
    return value is True


def _place(tag: Tag) -> str:
    return name_page(tag.page) if tag.page >= 0 else "the file"
