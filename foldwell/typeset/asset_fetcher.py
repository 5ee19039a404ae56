"""The engine's only door to files: assets by name, fonts of our own, nothing else."""

from __future__ import annotations

import math
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from foldwell.model.brochure import Artwork
from foldwell.typeset.engine_import import FatalURLFetchingError, URLFetcher, URLFetcherResponse
from foldwell.typeset.photos import PRINT_PPI, crop_photo, encode_logo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foldwell.compose.artwork import Asset

_PT_PER_INCH = 72


class AssetFetcher(URLFetcher):  # type: ignore[misc]
    """Answers `asset:<name>` from memory and refuses every other address.

    Raises FatalURLFetchingError, which ends the layout: an address that is not ours is a fault, not a gap.
    """

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        super().__init__(timeout=0, allowed_protocols=frozenset({"asset"}), allow_redirects=False, fail_on_errors=True)
        self._assets = assets

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """The bytes of an asset with their media type."""
        name = url.removeprefix("asset:")
        if not url.startswith("asset:") or name not in self._assets:
            raise FatalURLFetchingError(f"blocked address {url[:80]!r}")
        asset = self._assets[name]
        return URLFetcherResponse(url, prepare_asset(name, asset, is_packed=False), {"Content-Type": asset.media_type})


def prepare_asset(name: str, asset: Asset, *, is_packed: bool = True) -> bytes:
    """A picture as a file gets it: rasters from outside are decoded, cropped and encoded anew.

    is_packed: not needed for the engine, which packs logos itself.
    """
    if asset.box is None:
        return asset.data
    artwork = Artwork(name, raster=_take_colour(asset.data) if asset.grey else asset.data)
    if asset.media_type == "image/png":
        most_width = math.ceil(asset.box[0] / _PT_PER_INCH * PRINT_PPI)
        return encode_logo(artwork, most_width=most_width, is_packed=is_packed)
    return crop_photo(artwork, box=asset.box, focus=asset.focus)


def _take_colour(raster: bytes) -> bytes:
    """The picture in greys, upright, its transparency kept."""
    with Image.open(BytesIO(raster)) as opened:
        upright = ImageOps.exif_transpose(opened)
    has_alpha = "A" in upright.getbands() or "transparency" in upright.info
    grey = upright.convert("RGBA").convert("LA") if has_alpha else upright.convert("RGB").convert("L")
    written = BytesIO()
    grey.save(written, "PNG")
    return written.getvalue()
