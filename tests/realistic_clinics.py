"""Clinics as they are found in the world, made up by number: the same number is the same clinic on every machine.

They say how much room a slot must reserve: names of 8 to 55 letters, one to three sites, two to four lines of
address, one to three lines of hours, codes of 25 to 70 characters, logos from square to six times as wide as high.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from foldwell.model.brochure import Artwork
from foldwell.model.clinic import Clinic, OpenHours, Price, Site

COUNT = 100
"""Clinics that stand for all."""

_SHORT = ("OrthoOne", "Kneewell", "JointCare", "Pro Motion", "Bone & Joint", "OrthoWest", "Mobility+")
_PLACES = {
    "US": (
        "Riverside", "Cedar Falls", "Lakeview", "Northern Plains", "Bay Area", "St. Catherine's", "Blue Ridge",
        "Prairie Valley", "Mount Carmel", "San Marcos", "Grand Rapids", "Willamette Valley",
    ),
    "GB": (
        "Northmoor", "Ashby", "Kingsbridge", "St Oswald's", "Wharfedale", "The Royal Pennine", "Upper Thames",
        "Llanfair", "Loch Lomond", "East Devon",
    ),
}  # fmt: skip
_FIELDS = {
    "US": (
        "Orthopedics", "Knee Clinic", "Joint & Spine", "Sports Medicine", "Orthopedic Institute", "Bone and Joint",
        "Pain and Regenerative Medicine", "Orthopedics and Sports Medicine", "Orthopaedic Associates",
    ),
    "GB": ("Joint Clinic", "Orthopaedics", "Knee Centre", "Musculoskeletal Service", "Sports and Joint Clinic"),
}  # fmt: skip
_HOUSES = {
    "US": ("", "", "Center", "Group", "Medical Center", "Specialists"),
    "GB": ("", "", "Hospital", "Partnership", "NHS Foundation Trust"),
}
_STREETS = {
    "US": ("River Road", "N. Michigan Avenue", "Lakeview Street", "Heron Way", "Dr. Martin Luther King Jr. Boulevard"),
    "GB": ("Moorgate Terrace", "High Street", "St Mary's Hospital Road", "Kew Lane", "Old Station Approach"),
}
_SUITES = {
    "US": ("Suite 210", "Floor 2", "Building C, Suite 1400", "Medical Arts Pavilion"),
    "GB": ("Outpatient Department", "Floor 3", "Wellbeing House", "Science Park"),
}
_CITIES = {
    "US": ("Springfield, IL 62701", "Duluth, MN 55802", "San Luis Obispo, CA 93401", "Colorado Springs, CO 80903"),
    "GB": ("Northmoor NM1 4QX", "Kingsbridge TQ7 1AB", "Stratford-upon-Avon CV37 6QQ", "Ashby LE65 1AA"),
}
_SITES = ("Downtown", "Northside", "West County", "Hospital campus", "Harbor Point", "Airport Road")
_PHONES = {
    "US": ("(217) 555-01{:02}", "217-555-01{:02}", "+1 217 555 01{:02}", "1-800-555-01{:02}"),
    "GB": ("01632 9601{:02}", "+44 1632 9601{:02}", "020 7946 01{:02}", "+44 (0)20 7946 01{:02}"),
}
_HOURS = (
    ((("mon", "fri"), "08:00", "17:00"),),
    ((("mon", "fri"), "07:30", "17:30"),),
    ((("mon", "fri"), "08:30", "17:00"), (("sat",), "09:00", "12:00")),
    ((("mon", "thu"), "08:00", "18:00"), (("fri",), "08:00", "12:30")),
    ((("mon", "wed"), "07:45", "18:15"), (("thu", "fri"), "08:00", "16:30"), (("sat",), "09:00", "12:30")),
)
_COVERS = {
    "en": (
        *("the shot and one check", "the visit and the shot", "both knees", "the first visit", "one knee") * 6,
        *("one knee and two checks", "the shot, the scan and one check", "the scan, the shot and two visits") * 4,
        "the shot, two checks and six weeks of exercise classes",
    ),
    "es": ("la inyección y un control", "una rodilla", "la inyección, la ecografía y dos controles"),
    "ar": ("الحقنة وفحص واحد", "ركبة واحدة", "الحقنة والتصوير وفحصان"),
    "zh": ("注射和一次复查", "一侧膝关节", "注射、超声检查和两次复查"),
}  # fmt: skip
_PATHS = (
    "knee", "guides/knee", "patients/guides/stem-cells-for-knee-arthritis", "g/{document}",
    "patient-guides/{document}?v={revision}", "{locale}/knee",
)  # fmt: skip
_COLORS = (
    {"primary": "#14505c", "secondary": "#c8553d"},
    {"primary": "#7a1f5c"},
    {"primary": "#f2b705", "secondary": "#1d3557"},
    {"primary": "#0b6e4f", "secondary": "#f29f05", "tertiary": "#5c4b8a"},
    {"primary": "#2f6fde", "secondary": "#e63946"},
    {"primary": "#333333"},
)
_ASPECTS = (1.0, 1.0, 1.25, 0.8, 2.0, 3.0, 4.5, 6.0)


@dataclass(frozen=True)
class RealisticClinic:
    """A clinic with what its brand gives: logo and colours."""

    clinic: Clinic
    logo: Artwork | None
    colors: dict[str, str]


def make_clinic(number: int, like: Clinic, locale: str = "en-US") -> RealisticClinic:
    """The clinic of a number, where another one is, which offers the same topics, prices where that tells one."""
    chance, country = Random(f"clinic {number}"), "GB" if like.jurisdiction == "GB" else "US"
    name = _make_name(chance, country)
    letters = "".join(filter(str.isalnum, name.lower()))[: chance.choice((8, 12, 16, 20, 24))]
    host = f"https://{chance.choice(('', 'www.'))}{letters}.example"
    offers = {topic: _make_offer(chance, offer, host, locale) for topic, offer in like.offers.items()}
    clinic = like.model_copy(
        update={
            "name": name,
            "phone": chance.choice(_PHONES[country]).format(chance.randrange(100)),
            "after_hours": chance.choice(_PHONES[country]).format(chance.randrange(100)),
            "hours": tuple(OpenHours(days=d, opens=o, closes=c) for d, o, c in chance.choice(_HOURS)),
            "sites": _make_sites(chance, country),
            "web": host,
            "offers": offers,
        }
    )
    return RealisticClinic(clinic, _make_logo(chance), chance.choice(_COLORS))


def dress(brochure, number):
    """A brochure as the clinic of a number hands it out."""
    made = make_clinic(number, brochure.clinic, brochure.locale_tag)
    return replace(brochure, clinic=made.clinic, logo=made.logo, logo_reversed=None, colors=made.colors)


def _make_name(chance: Random, country: str) -> str:
    if chance.random() < 0.1:
        return chance.choice(_SHORT)
    while True:
        parts = (chance.choice(told[country]) for told in (_PLACES, _FIELDS, _HOUSES))
        name = " ".join(filter(None, parts))
        if len(name) <= 55:
            return name


def _make_sites(chance: Random, country: str) -> tuple[Site, ...]:
    count = chance.choices((1, 2, 3), (82, 13, 5))[0]
    names = chance.sample(_SITES, count) if count > 1 else [None]
    return tuple(Site(name=name, address=_make_address(chance, country)) for name in names)


def _make_address(chance: Random, country: str) -> tuple[str, ...]:
    street = f"{chance.randrange(1, 4000)} {chance.choice(_STREETS[country])}"
    between = chance.sample(_SUITES[country], chance.choices((0, 1, 2), (55, 33, 12))[0])
    return (street, *between, chance.choice(_CITIES[country]))


def _make_offer(chance: Random, offer, host: str, locale: str):
    price = offer.price
    if price is not None:
        covers = {locale: chance.choice(_COVERS[locale.split("-", maxsplit=1)[0]])}
        amount = chance.choice((260, 850, 4800, 12500))
        price = Price(amount=amount, currency=price.currency, year=2026, covers=covers)
    path = chance.choice([path for path in _PATHS if len(host) + len(path) < 70])
    return offer.model_copy(update={"price": price, "guide": f"{host}/{path}"})


def _make_logo(chance: Random) -> Artwork | None:
    aspect, color = chance.choice(_ASPECTS), chance.choice(("#14505c", "#c8553d", "#2f6fde", "#222222"))
    if chance.random() < 0.04:
        return None
    width, height = round(240 * max(1.0, aspect)), round(240 * max(1.0, aspect) / aspect)
    if chance.random() < 0.3:
        return Artwork("logo.png", raster=_paint(width, height, color), width=width, height=height)
    shapes = f'<rect width="{width}" height="{height}" rx="30" fill="{color}"/><circle cx="110" cy="110" r="70"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{shapes}</svg>'
    return Artwork("logo.svg", svg=svg, width=width, height=height)


def _paint(width: int, height: int, color: str) -> bytes:
    picture, written = Image.new("RGBA", (width, height), (0, 0, 0, 0)), BytesIO()
    ImageDraw.Draw(picture).ellipse((0, 0, width - 1, height - 1), fill=color)
    picture.save(written, "PNG")
    return written.getvalue()
