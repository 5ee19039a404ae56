"""PDFs that say what they are made from; nothing is typeset."""

import io
import json

from pikepdf import Array, AttachedFileSpec, Pdf


def make_pdf(said):
    """A page that was made from these data."""
    pdf, out = Pdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.Root.AF = Array([AttachedFileSpec(pdf, json.dumps(said).encode(), filename="brochure.json").obj])
    pdf.save(out)
    return out.getvalue()
