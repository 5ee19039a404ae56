"""The brochure by ReportLab's Platypus: the same panels, fonts and drawings; it writes no tags."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus.flowables import AnchorFlowable
from svglib.svglib import svg2rlg

from benchmarks.peers.work import FACES, Node, do_work, fill_in, read_clinic, read_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportlab.graphics.shapes import Drawing
    from reportlab.pdfgen.canvas import Canvas

    from benchmarks.peers.work import Task

ROOT = Path(__file__).resolve().parents[2]
_TEXT, _BOLD, _BOLDER, _TITLE, _HEAD = (f"{family} {weight}" for family, _, weight in FACES)


def start(_materials: Path) -> Callable[[Task], bytes]:
    """The fonts of the brochure, read once."""
    for family, file, weight in FACES:
        pdfmetrics.registerFont(TTFont(f"{family} {weight}", ROOT / "styles/fonts" / file))
    pdfmetrics.registerFontFamily(_TEXT, normal=_TEXT, bold=_BOLD, italic=_TEXT, boldItalic=_BOLD)

    def make(task: Task) -> bytes:
        clinic = read_clinic(task)
        told = json.loads(fill_in((task.topic / "tree.json").read_text(encoding="utf-8"), clinic))
        return _Brochure(told, clinic, read_pictures(task, clinic)).write()

    return make


class _Brochure:
    def __init__(self, told: Node, clinic: dict[str, str], pictures: dict[str, bytes]) -> None:
        self._told, self._clinic, self._pictures = told, clinic, pictures
        self._size = told["size"]

    def write(self) -> bytes:
        """Every zone on pages of its own size."""
        file = io.BytesIO()
        document = BaseDocTemplate(file, title=self._told["title"], lang="en-US", invariant=True)
        story: list[Flowable] = []
        for zone in self._told["zones"]:
            name = zone["id"].removeprefix("zone-")
            document.addPageTemplates(self._template(name))
            story += [NextPageTemplate(name), PageBreak()] if story else []
            self._wide = document.pageTemplates[-1].frames[0]._width
            self._on_ground = name == "cover"
            story += self._show_all(zone["in"])
        document.build(story)
        return file.getvalue()

    def _template(self, name: str) -> PageTemplate:
        sheet = self._told["pages"][name]
        wide = sheet["width"] - sheet["left"] - sheet["right"]
        high = sheet["height"] - sheet["top"] - sheet["bottom"]
        frame = Frame(sheet["left"], sheet["bottom"], wide, high, 0, 0, 0, 0)
        ground = {"cover": "ground", "flap": "warm"}.get(name, "paper")

        foot_color = "on-ground-soft" if name == "cover" else "soft"

        def draw(canvas: Canvas, _document: BaseDocTemplate) -> None:
            canvas.setFillColor(self._color(ground))
            canvas.rect(0, 0, sheet["width"], sheet["height"], stroke=0, fill=1)
            canvas.setFillColor(self._color(foot_color))
            canvas.setFont(_TEXT, 9)
            canvas.drawString(sheet["left"], sheet["bottom"] - 15, self._told["foot"])

        return PageTemplate(name, [frame], pagesize=(sheet["width"], sheet["height"]), onPage=draw)

    def _color(self, role: str) -> HexColor:
        return HexColor(self._clinic[role])

    def _style(self, size: float = 0, font: str = _TEXT, role: str = "", leading: float = 1.26) -> ParagraphStyle:
        size = size or self._size
        role = role or ("on-ground" if self._on_ground else "ink")
        return ParagraphStyle("", fontName=font, fontSize=size, leading=size * leading, textColor=self._color(role))

    def _picture(self, source: str, wide: float) -> Drawing:
        drawing = svg2rlg(io.BytesIO(self._pictures[source.removeprefix("asset:")]))
        scale = wide / drawing.width
        drawing.scale(scale, scale)
        drawing.width, drawing.height = drawing.width * scale, drawing.height * scale
        drawing.hAlign = "CENTER" if "cover" in source else "LEFT"
        return drawing

    def _runs(self, node: Node | str) -> str:  # noqa: PLR0911
        """A line's words in the markup of Platypus."""
        if isinstance(node, str):
            return escape(node)
        inner = "".join(map(self._runs, node["in"]))
        small = next((_SMALL[name] for name in node["class"] if name in _SMALL), 0)
        if node["tag"] == "br":
            return "<br/>"
        if node["tag"] == "strong":
            return f"<b>{inner}</b>"
        if node["tag"] == "sup":
            return f'<super size="9" rise="3.6">{inner}</super>'
        if node["tag"] == "a":
            return f'<a href="{escape(node["href"])}" color="{self._clinic["brand"]}">{inner}</a>'
        if "id" in node:
            return f'<a name="{node["id"]}"/>{inner}'
        return f'<font size="{small * self._size}" color="{self._clinic["soft"]}">{inner}</font>' if small else inner

    def _line(self, node: Node, size: float = 0, font: str = _TEXT, role: str = "", leading: float = 1.26) -> Paragraph:
        anchor = f'<a name="{node["id"]}"/>' if "id" in node else ""
        return Paragraph(anchor + "".join(map(self._runs, node["in"])), self._style(size, font, role, leading))

    def _show_all(self, nodes: Iterable[Node | str]) -> list[Flowable]:
        return [flowable for node in nodes if not isinstance(node, str) for flowable in self._show(node)]

    def _show(self, node: Node) -> list[Flowable]:
        style = node.get("style", {})
        before: list[Flowable] = []
        if style.get("break-before") == "page":
            before = [PageBreak()]
        elif white := style.get("padding-top", style.get("margin-top")):
            before = [Spacer(0, float(white.removesuffix("pt")))]
        if "id" in node and node["tag"] in {"div", "section"}:
            before.append(AnchorFlowable(node["id"]))
        shape = self._shapes.get(node["kind"])
        shown = shape(self, node) if shape else self._show_other(node)
        return [*before, *shown, *([Spacer(0, 0.2 * self._size)] if "block" in node["class"] else [])]

    def _show_other(self, node: Node) -> list[Flowable]:
        if node["tag"] in {"p", "li"}:
            return [self._line(node)]
        if node["tag"] == "img":
            wide = float(node.get("style", {}).get("width", "120pt").removesuffix("pt"))
            return [self._picture(node["src"], wide)]
        return self._show_all(node["in"])

    def _boxed(self, node: Node, *look: tuple[object, ...], pad: float = 0.8) -> list[Flowable]:
        """A block that does not break, in a table of one cell, which has grounds and rules."""
        inset = pad * self._size
        commands = [("LEFTPADDING", (0, 0), (0, 0), inset), ("RIGHTPADDING", (0, 0), (0, 0), 0), *_FLUSH, *look]
        outer, self._wide = self._wide, self._wide - inset
        cell = self._show_all(node["in"])
        self._wide = outer
        return [Table([[cell]], colWidths=[outer], style=commands)]

    def _ruled(self, node: Node, role: str) -> list[Flowable]:
        return self._boxed(node, ("LINEBEFORE", (0, 0), (0, 0), 2.4, self._color(role)))

    def _grounded(self, node: Node, role: str) -> list[Flowable]:
        return self._boxed(node, ("BACKGROUND", (0, 0), (0, 0), self._color(role)), ("ROUNDEDCORNERS", [6] * 4))

    def _head(self, node: Node, size: float, font: str, leading: float, art: float) -> list[Flowable]:
        role = "alert-ink" if "alert" in node.get("style", {}).get("background-image", "") else "deep"
        line = self._line(node, size=size, font=font, role=role, leading=leading)
        told = node.get("style", {}).get("background-image")
        if not told:
            return [line]
        return [self._beside(self._picture(told[len("url(") : -1], art), line, art + 0.45 * self._size)]

    def _beside(self, art: Flowable, line: Flowable | list[Flowable], wide: float) -> Table:
        return Table([[art, line]], colWidths=[wide, self._wide - wide], style=[*_FLUSH, *_NO_SIDES])

    def _brand_slot(self, node: Node) -> list[Flowable]:
        logo, name = node["in"][0]["in"]
        return [self._beside(self._picture(logo["src"], 30), self._line(name, size=14, font=_HEAD), 38)]

    def _steps(self, node: Node) -> list[Flowable]:
        shown = []
        for number, step in enumerate(node["in"], 1):
            art = next((part for part in step["in"] if isinstance(part, dict) and part["tag"] == "img"), None)
            line = self._line({**step, "in": [part for part in step["in"] if part is not art]})
            figure = Paragraph(str(number), self._style(font=_HEAD, role="brand"))
            row = [[figure, self._picture(art["src"], 2.65 * self._size) if art else "", line]]
            widths = [1.45 * self._size, 3.05 * self._size, self._wide - 4.5 * self._size]
            shown.append(Table(row, colWidths=widths, style=[*_FLUSH, *_NO_SIDES]))
        return shown

    def _questions(self, node: Node) -> list[Flowable]:
        rule = ("LINEBELOW", (0, 0), (-1, -1), 0.6, self._color("rule"))
        return [Table([[self._line(item)] for item in node["in"]], colWidths=[self._wide], style=[*_NO_SIDES, rule])]

    def _list(self, node: Node) -> list[Flowable]:
        return [Paragraph("".join(map(self._runs, item["in"])), self._style(), bulletText="•") for item in node["in"]]

    def _note_lines(self, node: Node) -> list[Flowable]:
        rule = ("LINEBELOW", (0, 0), (-1, -1), 0.6, self._color("rule"))
        return [Table([[""] for _ in node["in"]], self._wide, 1.9167 * self._size, style=[rule])]

    def _code(self, node: Node) -> list[Flowable]:
        slot, words = node["in"][0]["in"]
        code = slot["in"][0]
        return [self._beside(self._picture(code["src"], 85), self._line(words), 88)]

    def _fine_print(self, node: Node) -> list[Flowable]:
        lines = [node] if node["tag"] == "p" else node["in"]
        return [KeepTogether([self._line(line, size=9, role="soft", leading=1.25) for line in lines])]

    def _option(self, node: Node) -> list[Flowable]:
        return self._boxed(node, ("LINEBELOW", (0, 0), (0, 0), 0.6, self._color("warm-rule")), pad=0)

    def _harm(self, node: Node) -> list[Flowable]:
        return self._grounded(node, "alert") if "emergency" in node["class"] else self._ruled(node, "alert-rule")

    def _unknown(self, node: Node) -> list[Flowable]:
        return self._ruled({**node, "in": [{**node, "kind": "p", "class": [], "style": {}}]}, "soft")

    _shapes: dict[str, Callable[[_Brochure, Node], list[Flowable]]] = {  # noqa: RUF012
        "brand-slot": _brand_slot,
        "draft-note": lambda self, node: [Spacer(0, 12), self._line(node, size=10, font=_BOLD)],
        "kicker": lambda self, node: [Spacer(0, 22), self._line(node, size=10, font=_BOLD, role="ground-accent")],
        "h1": lambda self, node: [self._line(node, size=30, font=_TITLE, leading=1.08), Spacer(0, 8)],
        "h2": lambda self, node: self._head(node, 1.5 * self._size, _HEAD, 1.14, 1.7 * self._size),
        "h3": lambda self, node: self._head(node, self._size, _BOLDER, 1.25, 1.35 * self._size),
        "purpose": lambda self, node: [self._line(node, size=13, role="on-ground-soft")],
        "first-message": lambda self, node: [Spacer(0, 8), self._line(node, size=1.08 * self._size, font=_BOLD)],
        "choice": lambda self, node: [self._line(node, role="on-ground-soft")],
        "fact": lambda self, node: self._ruled(node, "accent"),
        "card": lambda self, node: self._grounded(node, "tint"),
        "warning": lambda self, node: self._grounded(node, "alert"),
        "harm": _harm,
        "unknown": _unknown,
        "steps": _steps,
        "questions": _questions,
        "option": _option,
        "ul": _list,
        "write-on": _note_lines,
        "contact-name": lambda self, node: [self._line(node, size=1.1 * self._size, font=_HEAD, role="deep")],
        "qr": _code,
        "interest": lambda self, node: [self._line(node, font=_BOLD)],
        "status-line": lambda self, node: [self._line(node, font=_BOLD)],
        "certainty": lambda self, node: [self._line(node, size=0.8334 * self._size, role="soft")],
        "references": _fine_print,
        "review-line": _fine_print,
    }


_SMALL = {"certainty": 0.8334, "proof": 0.9167}
_FLUSH = [
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
_NO_SIDES = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]


if __name__ == "__main__":
    do_work(start)
