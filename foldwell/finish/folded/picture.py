"""Pictures of folded pieces: finished pages on leaves, in perspective, with light and shadow."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw, ImageOps

from foldwell.finish.folded.camera import aim_camera, signed_area
from foldwell.finish.folded.light import draw_shadow, shade_leaf
from foldwell.finish.folded.order import sort_leaves
from foldwell.finish.folded.parts import BORDER, GLANCE, Ground, find_seen, paint_part
from foldwell.finish.folded.pose import pose_piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.finish.folded.camera import Camera, Pixel
    from foldwell.finish.folded.curves import Curve
    from foldwell.finish.folded.faces import Faces
    from foldwell.finish.folded.parts import Box
    from foldwell.finish.folded.pieces import Piece, State
    from foldwell.finish.folded.pose import Body

OVERSAMPLE = 2
FILL = 0.80
"""Share of the picture that the piece takes, in its longer measure."""
PAPER = (252, 251, 249)
DESK_NEAR, DESK_FAR = (224, 221, 217), (241, 240, 238)
SHADOW_COLOR = (38, 34, 40)
SHEET = 0.9
"""Thickness of a cut edge in points: cover stock of 0.25 mm and the air that each fold leaves."""
CUT = (226, 224, 221)
ENOUGH = 1.4
"""A face with so many times the pixels it needs is reduced first: fine type would sparkle."""
LEAST_AREA = 1.0
"""Pixels under which a part of a leaf is seen edge-on, and not drawn."""


def draw_piece(piece: Piece, faces: Sequence[Faces], state: State, size: tuple[int, int] = (1200, 800)) -> bytes:
    """A PNG of a piece in a state, of a size in pixels; faces: of each leaf, in the piece's order.

    Raises ValueError unless there are faces for each leaf.
    """
    scene = pose_piece(piece, state)
    leaves = len(scene.bodies[0].curves)
    if leaves != len(faces):
        raise ValueError(f"the piece has {leaves} leaves, but there are faces for {len(faces)}")
    large = (size[0] * OVERSAMPLE, size[1] * OVERSAMPLE)
    camera = aim_camera(scene, *large, FILL)
    canvas = _draw_desk(large)
    for body in scene.bodies:
        shadow = draw_shadow(body, camera, large)
        canvas.paste(Image.new("RGB", large, SHADOW_COLOR), (0, 0), shadow)
        order = sort_leaves(body.curves, body.project(camera.eye))
        seen = [_see_leaf(body, number, camera) for number in order]
        for leaf, glance in zip(seen, _glance(seen, large), strict=True):
            if box := find_seen(glance, (0, 0, *large)):
                leaf.paint(canvas, faces[leaf.number], box, glance)
    written = io.BytesIO()
    canvas.reduce(OVERSAMPLE).save(written, "PNG")
    return written.getvalue()


def _draw_desk(size: tuple[int, int]) -> Image.Image:
    slope = Image.linear_gradient("L").resize(size)
    return ImageOps.colorize(slope, DESK_FAR, DESK_NEAR)


@dataclass(frozen=True)
class _Leaf:
    """A leaf of a body as the camera sees it: its upper and its lower rail, in pixels."""

    body: Body
    number: int
    camera: Camera
    top: tuple[Pixel, ...]
    bottom: tuple[Pixel, ...]

    @property
    def curve(self) -> Curve:
        return self.body.curves[self.number]

    @property
    def outline(self) -> list[Pixel]:
        return [*self.top, *reversed(self.bottom)]

    def paint(self, canvas: Image.Image, faces: Faces, box: Box, glance: Image.Image) -> None:
        """Its visible faces and cut edges, inside a box; glance: where it is seen at all."""
        layer = Image.new("RGB", (box[2] - box[0], box[3] - box[1]), PAPER)
        ground = Ground(layer, box, glance)
        lit: dict[bool, Image.Image] = {}
        passed = 0.0
        for part, (one, other) in enumerate(pairwise(self.curve.points)):
            stops = (passed, passed + math.dist(one, other) / self.curve.length)
            passed = stops[1]
            quad = (self.top[part], self.top[part + 1], self.bottom[part + 1], self.bottom[part])
            if abs(area := signed_area(quad)) < LEAST_AREA:
                continue
            if (front := area > 0) not in lit:
                lit[front] = self._light(faces, front=front)
            paint_part(ground, lit[front], quad, stops)
        self._draw_edges(layer, box)
        canvas.paste(layer, box[:2], _draw_mask(self.outline, box))

    def _light(self, faces: Faces, *, front: bool) -> Image.Image:
        """One face as the front lies, lit, with a border that repeats its edge."""
        picture = faces.front if front else faces.back
        scale = self.camera.near_scale
        size = (max(2, round(self.curve.length * scale)), max(2, round(self.body.reach * scale)))
        if picture is None:
            picture = Image.new("RGB", size, PAPER)
        else:
            picture = picture if front else ImageOps.mirror(picture)
            picture = picture.transpose(Image.Transpose.ROTATE_90) if self.body.across else picture
            if picture.width > ENOUGH * size[0]:
                picture = picture.resize(size, Image.Resampling.HAMMING)
            size = picture.size
        light = shade_leaf(self.body, self.number, front=front)
        row = Image.new("L", (len(light), 1))
        row.putdata([round(255 * min(1.0, value)) for value in light])
        row = row.resize((size[0], 1), Image.Resampling.BICUBIC)
        shade = row.resize(size, Image.Resampling.NEAREST)
        face = ImageChops.multiply(picture, Image.merge("RGB", [shade] * 3))
        wide = face.resize((size[0] + 2 * BORDER, size[1] + 2 * BORDER), Image.Resampling.NEAREST)
        wide.paste(face, (BORDER, BORDER))
        return wide

    def _draw_edges(self, layer: Image.Image, box: Box) -> None:
        """The cut edge that is turned to the eye, as light as paper is inside."""
        eye_h = sum((e - o) * h for e, o, h in zip(self.camera.eye, self.body.origin, self.body.h, strict=True))
        if 0 <= eye_h <= self.body.reach:
            return
        line = self.bottom if eye_h < 0 else self.top
        mask = Image.new("L", (2 * layer.width, 2 * layer.height))
        width = max(1, round(4 * SHEET * self.camera.near_scale))
        ImageDraw.Draw(mask).line([(2 * (x - box[0]), 2 * (y - box[1])) for x, y in line], 255, width)
        layer.paste(CUT, (0, 0, *layer.size), mask.reduce(2))


def _see_leaf(body: Body, number: int, camera: Camera) -> _Leaf:
    points = body.curves[number].points
    top, bottom = (tuple(camera.see(body.place(u, v, h)) for u, v in points) for h in (body.reach, 0.0))
    return _Leaf(body, number, camera, top, bottom)


def _draw_mask(outline: Sequence[Pixel], box: Box) -> Image.Image:
    """Where a leaf is, with soft edges."""
    left, top, right, bottom = box
    mask = Image.new("L", (2 * (right - left), 2 * (bottom - top)))
    ImageDraw.Draw(mask).polygon([(2 * (x - left), 2 * (y - top)) for x, y in outline], fill=255)
    return mask.reduce(2)


def _glance(leaves: Sequence[_Leaf], size: tuple[int, int]) -> list[Image.Image]:
    """For each leaf, the farthest first, where it is seen past the nearer ones: small L pictures."""
    small = (size[0] // GLANCE, size[1] // GLANCE)
    covered = Image.new("L", small)
    glances = []
    for leaf in reversed(leaves):
        own, inside = Image.new("L", small), Image.new("L", small)
        outline = [(x / GLANCE, y / GLANCE) for x, y in leaf.outline]
        draw = ImageDraw.Draw(own)
        draw.polygon(outline, fill=255)
        draw.line([*outline, outline[0]], fill=255, width=2)
        draw = ImageDraw.Draw(inside)
        draw.polygon(outline, fill=255)
        draw.line([*outline, outline[0]], fill=0, width=5)
        glances.append(ImageChops.subtract(own, covered))
        covered = ImageChops.add(covered, inside)
    return glances[::-1]
