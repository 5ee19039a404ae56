"""Small PDFs to compare, written by hand."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String

PAGE = (300, 400)
TEXT = (
    "A wrap may ease a sore knee a little.",
    "No one has shown that it heals the knee.",
    "Walk and rest first, then ask us.",
)


def write_pdf(  # noqa: PLR0913
    *pages, title="A wrap", lang="en-US", size=12, shift=(0, 0), colour="0 0 0", extra="", page=PAGE, **save
):
    """A PDF with the lines of each page; shift in points; extra: operators drawn on the first page."""
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for number, lines in enumerate(pages or (TEXT,)):
        rows = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
        x, y = 30 + shift[0], 350 - shift[1]
        content = f"{extra if not number else ''} BT {colour} rg /F {size} Tf {x} {y} Td {rows} ET"
        added = pdf.add_blank_page(page_size=page)
        added.Resources = Dictionary(Font=Dictionary(F=font))
        added.Contents = pdf.make_stream(content.encode("latin-1"))
    pdf.Root.Lang = String(lang)
    pdf.docinfo["/Title"] = String(title)
    written = io.BytesIO()
    pdf.save(written, deterministic_id="encryption" not in save, **save)
    return written.getvalue()


def link_to(data, address):
    """The file with a link on its first page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        action = Dictionary(S=Name.URI, URI=String(address))
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()
