"""Print shops: which one a clinic sends its files to, its file, and its output profile."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import ImageCms

from foldwell.errors import InputError
from foldwell.model.print_shop import PressProfile, default_print_shop
from foldwell.read.suggestions import suggest

if TYPE_CHECKING:
    from foldwell.model.clinic import Clinic
    from foldwell.model.print_shop import PrintShop
    from foldwell.read.shelf import Loaded, Shelf

MOST_BYTES = 20_000_000
"""Output profiles have 0.3 to 3 MB."""
_HEADER = 128
"""Bytes of an ICC profile's header (ICC.1, 7.2)."""
_KINDS = {b"mntr": "a profile of a screen", b"scnr": "a profile of a scanner or camera", b"link": "a device link"}
_SPACES = {b"RGB ": "RGB", b"GRAY": "grey", b"Lab ": "Lab", b"XYZ ": "XYZ"}


def read_print_shop(shelf: Shelf, clinic: Clinic, wanted: str = "") -> PressProfile:
    """The shop that is wanted, else the clinic's own, else the bundled one of its country.

    Raises UsageError where the wanted shop does not exist, and InputError where the file has mistakes or its
    profile is none that can be printed with.
    """
    name = shelf.library.check_print_shop(wanted) if wanted else clinic.print_shop
    name = name or default_print_shop(clinic.jurisdiction)
    loaded = shelf.print_shop(name)
    place = loaded.source.place(("icc",))
    return PressProfile(name, loaded.model, _read_profile(shelf, loaded), place)


def _read_profile(shelf: Shelf, loaded: Loaded[PrintShop]) -> bytes:
    file = loaded.model.icc
    folders = ("content/print-shops", "styles/icc")
    found = next(filter(None, (shelf.library.find(f"{folder}/{file}") for folder in folders)), None)
    if found is None:
        known = shelf.library.profiles()
        remedy = suggest(file, known, nothing="put the file beside this one")
        raise _refusal(loaded, f"there is no profile {file!r} beside this file or in styles/icc", remedy)
    try:
        data = found.read_bytes() if found.stat().st_size <= MOST_BYTES else b""
    except OSError as problem:
        told = (problem.strerror or str(problem)).lower()
        raise _refusal(loaded, f"the profile {file} can't be read: {told}", "check its permissions") from None
    fault = find_profile_fault(data)
    if fault:
        raise _refusal(loaded, f"{file} is {fault}", "ask the print shop for its CMYK output profile (.icc)")
    return data


def find_profile_fault(data: bytes) -> str:
    """What a profile is instead of one for CMYK output; empty where it is one that colours can be converted with."""
    if len(data) < _HEADER or data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") > len(data):
        return "no ICC profile, or not a whole one"
    space = data[16:20]
    if space != b"CMYK":
        return f"a profile of {_SPACES.get(space, 'other')} colours, not of CMYK"
    if data[12:16] != b"prtr":
        return f"{_KINDS.get(data[12:16], 'another kind of profile')}, not one for output"
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        for intent in (ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Intent.PERCEPTUAL):
            ImageCms.buildTransform(ImageCms.createProfile("sRGB"), profile, "RGB", "CMYK", renderingIntent=intent)
    except (ImageCms.PyCMSError, OSError):
        return "a damaged profile: no colour can be converted with it"
    return ""


def _refusal(loaded: Loaded[PrintShop], message: str, remedy: str) -> InputError:
    return InputError([loaded.source.error("read.icc-profile", message, remedy, ("icc",))])
