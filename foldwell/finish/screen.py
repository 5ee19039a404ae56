"""The screen file: panels in reading order, one a page, PDF/UA-1 and PDF/A-3a at once."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pikepdf import Pdf

from foldwell.finish.fields import add_fields
from foldwell.finish.marked_text import MarkedText
from foldwell.finish.metadata import attach_source, write_metadata
from foldwell.finish.spoken import describe_links, number_lists
from foldwell.finish.stream_ends import write_bytes
from foldwell.finish.structure import repair_structure

if TYPE_CHECKING:
    from foldwell.finish.facts import DocumentFacts
    from foldwell.finish.fields import Form


def finish_screen(engine_pdf: bytes, *, facts: DocumentFacts, source: bytes = b"", form: Form | None = None) -> bytes:
    """Make the screen file of a document as the engine wrote it (`pdf_variant="pdf/a-3a"`).

    source: the data that the document was made from, as JSON; embedded where there is any.
    form: what is written in its lines; without it they stay lines.
    The same input gives the same bytes.
    """
    with Pdf.open(io.BytesIO(engine_pdf)) as pdf:
        elements = repair_structure(pdf)
        texts = MarkedText()
        describe_links(elements, texts)
        number_lists(elements, texts)
        if form is not None:
            add_fields(pdf, form)
        write_metadata(pdf, facts)
        if source:
            attach_source(pdf, source, facts)
        return write_bytes(pdf)
