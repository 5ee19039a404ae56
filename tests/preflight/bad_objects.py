"""Faults of structure, links and actions: each changes an object of a good file."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary, Name, String

from tests.preflight.bad_samples import INSIDE, changed, elements, expecting, written
from tests.preflight.samples import CONTENT

# for a screen reader


@changed("no tags", "tags", "no tags")
def _strip_tags(pdf):
    del pdf.Root["/StructTreeRoot"]


@changed("not marked", "tags", "MarkInfo")
def _unmark(pdf):
    pdf.Root.MarkInfo = Dictionary(Marked=False)


@changed("no language", "language", "does not say its language")
def _strip_language(pdf):
    del pdf.Root["/Lang"]


expecting("other language", "language", "says its language is en-US", language="es-US")
expecting("other title", "title", "it should be Hip", title="Hip")


@changed("title not shown", "title", "not its title")
def _hide_title(pdf):
    del pdf.Root["/ViewerPreferences"]


written("level skipped", "headings", "level 4 follows one of level 2", inside_left=INSIDE.replace("h3", "h4"))
written("two h1", "headings", "2 headings of level 1", flap=CONTENT["flap"].replace("h2", "h1"))


@changed("figure untold", "figures", "page 5: a figure has no text alternative")
def _untell(pdf):
    del elements(pdf, "/Figure")[0]["/Alt"]


@changed("table without scope", "tables", "2 header cells do not say their scope")
def _unscope(pdf):
    for cell in elements(pdf, "/TH"):
        del cell.A["/Scope"]


written("table without head", "tables", "no header cells", inside_middle=CONTENT["inside-middle"].replace("th", "td"))


@changed("no tab order", "tab-order", "page 3")
def _untab(pdf):
    del pdf.pages[2]["/Tabs"]


@changed("no PDF/UA", "pdf-ua", "PDF/UA-1")
def _unclaim(pdf):
    pdf.Root.Metadata = pdf.make_stream(pdf.Root.Metadata.read_bytes().replace(b"pdfuaid:part", b"pdfuaid:parx"))


@changed("no PDF/A", "pdf-a", "PDF/A-3a")
def _strip_intent(pdf):
    pdf.pages[0].Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    pdf.Root.Metadata = pdf.make_stream(pdf.Root.Metadata.read_bytes().replace(b"pdfaid:part", b"pdfaid:parx"))


# links and what runs

LINK = 'href="https://clinic.example/a"'
written("mail link", "links", "mailto:", inside_left=INSIDE.replace(LINK, 'href="mailto:a@clinic.example"'))
written("script link", "links", "javascript:", inside_left=INSIDE.replace(LINK, 'href="javascript:alert(1)"'))


@changed("link to nowhere", "links", "page 6: a link leads nowhere")
def _misdirect(pdf):
    next(link for link in pdf.pages[5].Annots if "/Dest" in link).Dest = String("nowhere")


@changed("no bookmarks", "bookmarks", "no bookmarks")
def _strip_bookmarks(pdf):
    del pdf.Root["/Outlines"]


@changed("bookmark to nowhere", "bookmarks", "leads nowhere")
def _misdirect_bookmark(pdf):
    pdf.Root.Outlines.First.Dest = String("nowhere")


@changed("script on opening", "active", "JavaScript")
def _add_script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@changed("program started by a link", "active", "page 3 starts an action (Launch)")
def _launch(pdf):
    pdf.pages[2].Annots[0].A = Dictionary(S=Name.Launch, F=String("a.exe"))


@changed("page action", "active", "page 2 starts an action by itself")
def _add_page_action(pdf):
    pdf.pages[1].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("1")))


@changed("program attached", "active", "'setup.exe' is attached")
def _attach(pdf):
    pdf.attachments["setup.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ", filename="setup.exe")
