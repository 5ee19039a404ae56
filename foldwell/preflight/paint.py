"""The third reader: what each page paints, in which ink, how thick and where, straight from its content streams.

It follows forms, patterns and the appearances of annotations. Clips are not followed: what is painted and then cut
off counts as painted, as it does for a print shop's own checks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import pikepdf

from foldwell.preflight.content import DEEPEST_FORM, Matrix
from foldwell.preflight.expected import Box
from foldwell.preflight.inks import CMYK, GREY, RGB, UNKNOWN, Colour, Space, numbers_of, read_space
from foldwell.preflight.paint_state import Kind, Painted, State, least_scale, transparency_of

MOST_STEPS = 2_000_000
"""Operators that are followed in one file; a full tri-fold has some 6,000."""


def read_paint(pdf: pikepdf.Pdf) -> tuple[Painted, ...]:
    """Everything that the pages paint. Raises ValueError for a file that has no end of it."""
    reader = _Reader()
    for number, page in enumerate(pdf.pages):
        reader.read_page(number, page)
    return tuple(reader.painted)


class _Reader:
    """Walks the streams and keeps what they paint."""

    def __init__(self) -> None:
        self.painted: list[Painted] = []
        self._steps = 0
        self._parsed: dict[tuple[int, int], list[Any]] = {}

    def read_page(self, number: int, page: pikepdf.Page) -> None:
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        _Stream(self, number, resources, "", 0).run(page, State())
        for mark in page.obj.get("/Annots", ()):
            for form in _appearances_of(mark):
                own = form.get("/Resources", pikepdf.Dictionary())
                _Stream(self, number, own, "annotation", 1).run(form, State())

    def steps_of(self, stream: Any) -> list[Any]:  # noqa: ANN401
        """The operators of a stream; a form that is shown again is not parsed again."""
        key = (0, 0) if isinstance(stream, pikepdf.Page) else stream.objgen
        steps = self._parsed.get(key) if key != (0, 0) else None
        if steps is None:
            steps = list(pikepdf.parse_content_stream(stream))
            self._parsed[key] = steps
        self._steps += len(steps)
        if self._steps > MOST_STEPS:
            raise ValueError(f"the pages paint without end: over {MOST_STEPS} operators")
        return steps


def _appearances_of(mark: object) -> list[pikepdf.Object]:
    """What an annotation looks like: one form, or one for each of its states."""
    if not isinstance(mark, pikepdf.Dictionary):
        return []
    normal = mark.get("/AP", pikepdf.Dictionary()).get("/N")
    states = dict(normal.items()).values() if isinstance(normal, pikepdf.Dictionary) else (normal,)
    return [form for form in states if isinstance(form, pikepdf.Stream)]


class _Stream:
    """One content stream on its way to the page."""

    def __init__(self, reader: _Reader, page: int, resources: pikepdf.Object, inside: str, depth: int) -> None:
        self.reader, self.page, self.resources = reader, page, resources
        self.inside, self.depth = inside, depth
        self.state = State()
        self.path: list[tuple[float, float]] = []
        self.rectangles: list[tuple[float, float, float, float]] = []
        self.text = self.line = Matrix()
        self.leading = 0.0

    def run(self, stream: Any, state: State) -> None:  # noqa: ANN401
        """Follow every operator."""
        self.state = state
        kept: list[State] = []
        for step in self.reader.steps_of(stream):
            name = str(step.operator)
            if name == "q":
                kept.append(self.state)
            elif name == "Q":
                self.state = kept.pop() if kept else state
            elif name == "INLINE IMAGE":
                self._paint_image(step.iimage.obj)
            elif handler := _HANDLERS.get(name):
                handler(self, name, step.operands)

    # the state

    def _concatenate(self, _name: str, operands: Any) -> None:  # noqa: ANN401
        matrix = Matrix(*numbers_of(operands)).then(self.state.matrix)
        self.state = replace(self.state, matrix=matrix)

    def _set_width(self, _name: str, operands: Any) -> None:  # noqa: ANN401
        self.state = replace(self.state, width=numbers_of(operands)[0])

    def _set_device(self, name: str, operands: Any) -> None:  # noqa: ANN401
        colour = Colour(_DEVICE_OPERATORS[name.lower()], numbers_of(operands))
        self._set_colour(name, colour, None)

    def _set_space(self, name: str, operands: Any) -> None:  # noqa: ANN401
        space = read_space(operands[0], self.resources)
        first = {"cmyk": (0.0, 0.0, 0.0, 1.0), "spot": (1.0,) * space.components}
        self._set_colour(name, Colour(space, first.get(space.model, (0.0,) * space.components)), None)

    def _set_values(self, name: str, operands: Any) -> None:  # noqa: ANN401
        old = self.state.stroke if name.isupper() else self.state.fill
        pattern = None
        if len(operands) and isinstance(operands[-1], pikepdf.Name):
            pattern = self.resources.get("/Pattern", pikepdf.Dictionary()).get(str(operands[-1]))
        self._set_colour(name, Colour(old.space, numbers_of(operands)), pattern)

    def _set_colour(self, name: str, colour: Colour, pattern: Any) -> None:  # noqa: ANN401
        if name[0].isupper():
            self.state = replace(self.state, stroke=colour, stroke_pattern=pattern)
        else:
            self.state = replace(self.state, fill=colour, fill_pattern=pattern)

    def _set_extended(self, _name: str, operands: Any) -> None:  # noqa: ANN401
        extended = self.resources.get("/ExtGState", pikepdf.Dictionary()).get(str(operands[0]))
        if not isinstance(extended, pikepdf.Dictionary):
            return
        changes: dict[str, Any] = {}
        if "/OP" in extended:
            changes["stroke_over"] = changes["fill_over"] = bool(extended.OP)
        if "/op" in extended:
            changes["fill_over"] = bool(extended["/op"])
        if "/OPM" in extended:
            changes["over_mode"] = int(extended.OPM)
        if "/LW" in extended:
            changes["width"] = float(extended.LW)
        if isinstance(extended.get("/Font"), pikepdf.Array):
            changes["size"] = float(extended.Font[1])
        if (reason := transparency_of(extended)) is not None:
            changes["see_through"] = reason
        self.state = replace(self.state, **changes)

    # text

    def _begin_text(self, _name: str, _operands: Any) -> None:  # noqa: ANN401
        self.text = self.line = Matrix()

    def _set_text(self, name: str, operands: Any) -> None:  # noqa: ANN401
        values = numbers_of(operands)
        if name == "Tf":
            self.state = replace(self.state, size=values[-1])
        elif name == "Tr":
            self.state = replace(self.state, mode=int(values[0]))
        elif name == "TL":
            self.leading = values[0]
        elif name == "Tm":
            self.text = self.line = Matrix(*values)
        else:
            across, up = values if name in ("Td", "TD") else (0.0, -self.leading)
            self.leading = -up if name == "TD" else self.leading
            self.text = self.line = Matrix(e=across, f=up).then(self.line)

    def _show_text(self, name: str, _operands: Any) -> None:  # noqa: ANN401
        if name in ("'", '"'):
            self._set_text("T*", ())
        state = self.state
        matrix = self.text.then(state.matrix)
        size = abs(state.size) * (matrix.c**2 + matrix.d**2) ** 0.5
        box = Box(matrix.e, matrix.f, matrix.e, matrix.f)
        if state.mode in (0, 2, 4, 6):
            self._keep("text", "fill", box=box, size=size)
        if state.mode in (1, 2, 5, 6):
            self._keep("text", "stroke", box=box, size=size)

    # paths

    def _add_point(self, _name: str, operands: Any) -> None:  # noqa: ANN401
        values = numbers_of(operands)
        self.path += zip(values[::2], values[1::2], strict=True)

    def _add_rectangle(self, _name: str, operands: Any) -> None:  # noqa: ANN401
        x, y, width, height = numbers_of(operands)
        self.path += [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self.rectangles.append((x, y, width, height))

    def _paint_path(self, name: str, _operands: Any) -> None:  # noqa: ANN401
        box = self._box_of_path()
        if box is not None and name.upper()[0] in "FB" and name != "n":
            self._keep("fill", "fill", box=box, thickness=self._thinnest_rectangle())
        if box is not None and name in ("S", "s", "B", "B*", "b", "b*"):
            self._keep("stroke", "stroke", box=box, thickness=self.state.width * least_scale(self.state.matrix))
        self.path, self.rectangles = [], []

    def _box_of_path(self) -> Box | None:
        if not self.path:
            return None
        xs, ys = zip(*self.path, strict=True)
        return self.state.matrix.move(Box(min(xs), min(ys), max(xs), max(ys)))

    def _thinnest_rectangle(self) -> float | None:
        """The thinner side of the thinnest rectangle of a path of nothing else."""
        if not self.rectangles or len(self.path) != 4 * len(self.rectangles):
            return None
        matrix = self.state.matrix
        across, upward = (matrix.a**2 + matrix.b**2) ** 0.5, (matrix.c**2 + matrix.d**2) ** 0.5
        sides = [sorted((abs(width) * across, abs(height) * upward)) for *_, width, height in self.rectangles]
        lines = [thin for thin, long in sides if long >= 1]
        return min(lines) if lines else None

    # what holds other things

    def _show_object(self, _name: str, operands: Any) -> None:  # noqa: ANN401
        shown = self.resources.get("/XObject", pikepdf.Dictionary()).get(str(operands[0]))
        if not isinstance(shown, pikepdf.Stream):
            return
        if shown.get("/Subtype") == pikepdf.Name.Image:
            self._paint_image(shown)
        elif shown.get("/Subtype") == pikepdf.Name.Form:
            self._run_inner(shown, self.state, self.inside)

    def _run_inner(self, stream: pikepdf.Object, state: State, inside: str) -> None:
        if self.depth >= DEEPEST_FORM:
            return
        matrix = Matrix(*(float(value) for value in stream.get("/Matrix", (1, 0, 0, 1, 0, 0))))
        resources = stream.get("/Resources", self.resources)
        inner = _Stream(self.reader, self.page, resources, inside, self.depth + 1)
        inner.run(stream, replace(state, matrix=matrix.then(state.matrix)))

    def _paint_image(self, image: Any) -> None:  # noqa: ANN401
        box = self.state.matrix.move(Box(0, 0, 1, 1))
        if image.get("/ImageMask", image.get("/IM")) is True:
            self._keep("image", "fill", box=box)
            return
        space = image.get("/ColorSpace", image.get("/CS"))
        colour = Colour(read_space(space, self.resources) if space is not None else UNKNOWN)
        see_through = "a soft mask" if "/SMask" in image else self.state.see_through
        self._add("image", colour, box=box, see_through=see_through)

    def _paint_shading(self, _name: str, operands: Any) -> None:  # noqa: ANN401
        shading = self.resources.get("/Shading", pikepdf.Dictionary()).get(str(operands[0]))
        if isinstance(shading, pikepdf.Object):
            self._add("shading", Colour(read_space(shading.get("/ColorSpace"), self.resources)))

    def _keep(self, kind: Kind, with_colour: Literal["fill", "stroke"], **more: Any) -> None:  # noqa: ANN401
        """Keep what is painted in a colour of the state, or what its pattern paints."""
        state = self.state
        is_fill = with_colour == "fill"
        colour, pattern = (state.fill, state.fill_pattern) if is_fill else (state.stroke, state.stroke_pattern)
        over = state.fill_over if is_fill else state.stroke_over
        if isinstance(pattern, pikepdf.Object):
            self._paint_pattern(pattern, colour)
        else:
            self._add(kind, colour, overprint=over, **more)

    def _paint_pattern(self, pattern: pikepdf.Object, colour: Colour) -> None:
        if int(pattern.get("/PatternType", 0)) == 2:
            space = pattern.get("/Shading", pikepdf.Dictionary()).get("/ColorSpace")
            self._add("shading", Colour(read_space(space, self.resources)))
        elif isinstance(pattern, pikepdf.Stream):
            own = colour if colour.space.alternate is None else replace(colour, space=colour.space.alternate)
            start = State(fill=own, stroke=own) if int(pattern.get("/PaintType", 1)) == 2 else State()
            self._run_inner(pattern, start, "pattern")

    def _add(self, kind: Kind, colour: Colour, **more: Any) -> None:  # noqa: ANN401
        more.setdefault("see_through", self.state.see_through)
        if self.inside == "pattern":
            more["box"] = None
        self.reader.painted.append(
            Painted(self.page, kind, colour, mode=self.state.over_mode, inside=self.inside, **more)
        )


_DEVICE_OPERATORS: dict[str, Space] = {"g": GREY, "rg": RGB, "k": CMYK}

_HANDLERS: dict[str, Any] = {
    "cm": _Stream._concatenate,
    "w": _Stream._set_width,
    "gs": _Stream._set_extended,
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), _Stream._set_device),
    **dict.fromkeys(("cs", "CS"), _Stream._set_space),
    **dict.fromkeys(("sc", "SC", "scn", "SCN"), _Stream._set_values),
    "BT": _Stream._begin_text,
    **dict.fromkeys(("Tf", "Tr", "TL", "Tm", "Td", "TD", "T*"), _Stream._set_text),
    **dict.fromkeys(("Tj", "TJ", "'", '"'), _Stream._show_text),
    **dict.fromkeys(("m", "l", "c", "v", "y"), _Stream._add_point),
    "re": _Stream._add_rectangle,
    **dict.fromkeys(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"), _Stream._paint_path),
    "Do": _Stream._show_object,
    "sh": _Stream._paint_shading,
}
