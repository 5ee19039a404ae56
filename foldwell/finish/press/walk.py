"""Everything that a page paints, turned into the inks of the press: its content, forms, patterns, pictures, masks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Stream

from foldwell.finish.press.content import ink_content
from foldwell.finish.press.inks import MaskGreys
from foldwell.finish.press.pictures import ink_picture, ink_shading

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

    from foldwell.finish.press.content import InkedContent
    from foldwell.finish.press.inks import Inks, Paint
    from foldwell.finish.press.profile import OutputProfile


def ink_pages(pdf: Pdf, inks: Inks, profile: OutputProfile) -> frozenset[str]:
    """Turn all pages into inks, in place; returns the names of the spot inks that are used."""
    walker = _Walker(pdf, inks, profile)
    for page in pdf.pages:
        walker.ink_page(page.obj)
    return frozenset(walker.spots)


class _Walker:
    def __init__(self, pdf: Pdf, inks: Inks, profile: OutputProfile) -> None:
        self._pdf, self._inks, self._profile = pdf, inks, profile
        self._seen: set[tuple[int, int]] = set()
        self._masks = _find_masks(pdf)
        self.spots: dict[str, Object] = {}
        """Colour spaces of the spot inks by name: one for all pages, so that one plate is made of each."""

    def ink_page(self, page: Object) -> None:
        resources = page.Resources
        inked = ink_content(page, resources, self._inks, scale=1.0, is_page=True)
        page.Contents = self._pdf.make_stream(inked.data)
        page.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)
        self._ink_resources(resources, self._inks, inked, scale=1.0)

    def _ink_resources(self, resources: Object, inks: Inks, inked: InkedContent, *, scale: float) -> None:
        for name, thing in resources.get("/XObject", Dictionary()).items():
            if thing.objgen in self._masks:
                continue
            if thing.get("/Subtype") == Name.Form:
                self._ink_form(thing, inks, inked.scales.get(name, scale))
            elif self._is_new(thing):
                ink_picture(thing, self._profile, is_in_mask=not inks.overprints)
        for shading in _list(resources, "/Shading"):
            ink_shading(shading, inks)
        for pattern in _list(resources, "/Pattern"):
            if isinstance(pattern, Stream):
                self._ink_form(pattern, inks, scale)
            elif "/Shading" in pattern:
                ink_shading(pattern.Shading, inks)
        for state in _list(resources, "/ExtGState"):
            mask = state.get("/SMask")
            if isinstance(mask, Dictionary) and "/G" in mask:
                self._ink_mask(mask, scale)
        self._add_resources(resources, inked)

    def _ink_form(self, form: Object, inks: Inks, scale: float) -> None:
        """A form or a tiling pattern; a group of transparency blends in inks too."""
        if not self._is_new(form):
            return
        if "/Group" in form and "/CS" in form.Group:
            form.Group.CS = Name.DeviceCMYK
        if "/Resources" not in form:
            form.Resources = Dictionary()
        inked = ink_content(form, form.Resources, inks, scale=scale, is_page=False)
        form.write(inked.data)
        self._ink_resources(form.Resources, inks, inked, scale=scale)

    def _ink_mask(self, mask: Object, scale: float) -> None:
        """A mask by lightness stays grey; one by opacity takes the inks, which nobody sees."""
        group = mask.G
        if not self._is_new(group):
            return
        if "/Group" in group:
            group.Group.CS = Name.DeviceGray
        if len(mask.get("/BC", Array())) == 3:
            red, green, blue = (float(number) for number in mask.BC)
            mask.BC = Array([round(0.3 * red + 0.59 * green + 0.11 * blue, 4)])
        resources = group.get("/Resources", Dictionary())
        inked = ink_content(group, resources, MaskGreys(), scale=scale, is_page=False)
        group.write(inked.data)
        self._ink_resources(resources, MaskGreys(), inked, scale=scale)
        group.Resources = resources

    def _add_resources(self, resources: Object, inked: InkedContent) -> None:
        for category, wanted in (("/ExtGState", inked.states), ("/ColorSpace", inked.spots)):
            if wanted and category not in resources:
                resources[category] = Dictionary()
        for name, (fill, stroke) in sorted(inked.states.items()):
            mode = 1 if fill or stroke else 0
            resources.ExtGState[name] = Dictionary(Type=Name.ExtGState, op=fill, OP=stroke, OPM=mode)
        for name, paint in sorted(inked.spots.items()):
            resources.ColorSpace[name] = self._spot_space(paint)

    def _spot_space(self, paint: Paint) -> Object:
        if paint.spot not in self.spots:
            full = [round(ink, 4) for ink in paint.full or paint.cmyk]
            self.spots[paint.spot] = self._pdf.make_indirect(separation(paint.spot, full))
        return self.spots[paint.spot]

    def _is_new(self, thing: Object) -> bool:
        if thing.objgen in self._seen:
            return False
        self._seen.add(thing.objgen)
        return True


def _find_masks(pdf: Pdf) -> frozenset[tuple[int, int]]:
    """The forms that are soft masks; the engine lists them among the others too."""
    holders = [thing for thing in pdf.objects if isinstance(thing, Dictionary | Stream)]
    resources = [*holders, *(thing.Resources for thing in holders if "/Resources" in thing)]
    states = [state for held in resources for state in _list(held, "/ExtGState")]
    masks = [state.SMask for state in states if isinstance(state.get("/SMask"), Dictionary)]
    return frozenset(mask.G.objgen for mask in masks if "/G" in mask)


def _list(resources: Object, category: str) -> list[Object]:
    held = resources.get(category, Dictionary())
    return [held[name] for name in held.keys()]  # noqa: SIM118 (a dictionary of the file, not of Python)


def separation(name: str, full: list[float]) -> Array:
    """The colour space of one ink. full: the CMYK that stands for it, unmixed, where it has no plate of its own."""
    mixed = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array(full), N=1)
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, mixed])
