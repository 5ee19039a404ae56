"""Clinics and topics for measuring: a project folder with as many of both as a case asks for, the same each time.

Names, addresses, logos and brand colours are made up and as varied as those of real clinics; telephone numbers are
of the range that is kept for fiction, addresses on the web of the ending `.example`. Topics are the bundled one about
cell shots, told for other joints: brochures of real length, with figures, sources and numbers.
"""

from __future__ import annotations

import colorsys
import random
import re
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
PATTERN_TOPIC = "knee-stem-cells"
PATTERN_CLINIC = "riverside"
SEED = 6

JOINTS = ("knee", "hip", "wrist", "thumb", "ankle", "elbow", "toe", "shin", "heel", "foot")
"""What the topics are about: the first is the bundled topic itself. Short words, so that each fits its tri-fold."""

_KNEE, _CAPITAL_KNEE = (re.compile(rf"(?<![\w-]){word}(?![\w:-])(?! \(2017\))") for word in ("knee", "Knee"))
_PLACES = (
    ("Columbus", "OH", "43215", "614"), ("Madison", "WI", "53703", "608"), ("Boise", "ID", "83702", "208"),
    ("Des Moines", "IA", "50309", "515"), ("Portland", "ME", "04101", "207"), ("Knoxville", "TN", "37902", "865"),
    ("Tulsa", "OK", "74103", "918"), ("Spokane", "WA", "99201", "509"), ("Lincoln", "NE", "68508", "402"),
    ("Albuquerque", "NM", "87102", "505"), ("Burlington", "VT", "05401", "802"), ("Grand Rapids", "MI", "49503", "616"),
)  # fmt: skip
_FIRST = (
    "Lakeshore", "Summit", "Cedar Grove", "Harbor", "Prairie", "Stonebridge", "Three Rivers", "Elm Street", "Northgate",
    "Meadowbrook", "St. Luke's", "Granite", "Willow Creek", "Old Mill", "Fairview", "Pine Ridge", "Union",
)  # fmt: skip
_LAST = ("Orthopedics", "Joint Center", "Bone and Joint", "Sports Medicine", "Orthopedic Group", "Knee and Hip Clinic")
_STREETS = ("Main Street", "Oak Avenue", "River Road", "Lincoln Way", "Hospital Drive", "Second Street", "Park Lane")
_MARKS = (
    '<circle cx="24" cy="24" r="20" fill="{one}"/><path d="M14 30C20 14 28 14 34 30" fill="none" stroke="{two}"'
    ' stroke-width="5" stroke-linecap="round"/>',
    '<rect x="5" y="5" width="38" height="38" rx="9" fill="{one}"/><path d="M24 13V35M13 24H35" stroke="{two}"'
    ' stroke-width="6" stroke-linecap="round"/>',
    '<path d="M24 4L44 40H4Z" fill="{one}"/><circle cx="24" cy="29" r="6.500" fill="{two}"/>',
    '<path d="M6 36C6 18 18 8 42 8C42 28 32 40 12 40Z" fill="{one}"/><path d="M10 40C16 28 24 20 34 15" fill="none"'
    ' stroke="{two}" stroke-width="3.500" stroke-linecap="round"/>',
)
_LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><title>{name}</title>{mark}</svg>\n'


@dataclass(frozen=True)
class FleetClinic:
    """A made-up clinic: what its files say of it."""

    id: str
    name: str
    address: tuple[str, str]
    phone: str
    after_hours: str
    web: str
    price: int
    colors: dict[str, str]
    mark: int


RIVERSIDE = FleetClinic(
    id="riverside",
    name="Riverside Orthopedics",
    address=("1200 River Road, Suite 210", "Springfield, IL 62701"),
    phone="(217) 555-0142",
    after_hours="(217) 555-0199",
    web="https://riverside-ortho.example",
    price=4800,
    colors={},
    mark=-1,
)
"""The bundled clinic, whose files name topics that no fleet has; brand and logo are its own."""


def make_clinic(number: int) -> FleetClinic:
    """The clinic of this number, the same each time; the first is Riverside."""
    if number == 0:
        return RIVERSIDE
    chance = random.Random(f"{SEED}/{number}")
    first, last = _FIRST[number % len(_FIRST)], _LAST[number // len(_FIRST) % len(_LAST)]
    city, state, code, area = _PLACES[number % len(_PLACES)]
    suite = f", Suite {chance.randrange(100, 480, 10)}" if number % 3 else ""
    street = f"{chance.randrange(12, 4800)} {chance.choice(_STREETS)}{suite}"
    hue = chance.random()
    shade = partial(_hex_color, hue)
    return FleetClinic(
        id=f"clinic-{number:03}",
        name=f"{first} {last}",
        address=(street, f"{city}, {state} {code}"),
        phone=f"({area}) 555-01{number % 50:02}",
        after_hours=f"({area}) 555-01{50 + number % 50:02}",
        web=f"https://clinic-{number:03}.example",
        price=100 * chance.randrange(30, 70),
        colors={
            "primary": shade(0.0, 0.2 + 0.1 * chance.random(), 0.6),
            "accent": shade(0.4, 0.5, 0.55),
            "tint": shade(0.08, 0.93, 0.5),
        },
        mark=number % len(_MARKS),
    )


def _hex_color(hue: float, turn: float, lightness: float, saturation: float) -> str:
    parts = colorsys.hls_to_rgb((hue + turn) % 1, lightness, saturation)
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def name_topics(count: int) -> list[str]:
    """The ids of so many topics, the bundled one first."""
    rounds = range(-(-count // len(JOINTS)))
    names = [f"{joint}-stem-cells{f'-{turn + 1}' if turn else ''}" for turn in rounds for joint in JOINTS]
    return names[:count]


def make_project(folder: Path, clinics: int, topics: int) -> Path:
    """A project of so many clinics, each of which hands out every one of so many topics; returns its folder."""
    names = name_topics(topics)
    for name in names:
        _write_topic(folder / "content/topics" / name, name)
    for number in range(clinics):
        _write_clinic(folder / "content/clinics", make_clinic(number), names)
    return folder


def edit_topic(folder: Path, topic: str) -> None:
    """Change one word that every brochure of a topic prints."""
    words = folder / "content/topics" / topic / "en-US.yaml"
    told = words.read_text(encoding="utf-8")
    before, after = ("No gain", "No help") if "No gain" in told else ("No help", "No gain")
    words.write_text(told.replace(before, after), encoding="utf-8")


def _write_topic(home: Path, name: str) -> None:
    joint = name.split("-", maxsplit=1)[0]
    pattern = ROOT / "content/topics" / PATTERN_TOPIC
    shutil.copytree(pattern / "figures", home / "figures")
    shutil.copy(pattern / "topic.yaml", home)
    told = (pattern / "en-US.yaml").read_text(encoding="utf-8")
    (home / "en-US.yaml").write_text(tell_for(joint, told), encoding="utf-8")


def tell_for(joint: str, told: str) -> str:
    """The words of the knee for another joint; ids such as `knee:` and `new-knee` stay."""
    told = _KNEE.sub(joint, told)
    return _CAPITAL_KNEE.sub(joint.capitalize(), told)


def _write_clinic(clinics: Path, clinic: FleetClinic, topics: Iterable[str]) -> None:
    home = clinics / clinic.id
    home.mkdir(parents=True)
    (home / "clinic.yml").write_text(_clinic_text(clinic, topics), encoding="utf-8")
    if clinic is RIVERSIDE:
        for file in ("_brand.yml", "logo.svg", "logo-reversed.svg"):
            shutil.copy(ROOT / "content/clinics" / PATTERN_CLINIC / file, home)
        return
    (home / "_brand.yml").write_text(_brand_text(clinic), encoding="utf-8")
    mark = _MARKS[clinic.mark]
    one, two = clinic.colors["primary"], clinic.colors["accent"]
    logos = {"logo.svg": (one, "#ffffff" if clinic.mark != 3 else two), "logo-reversed.svg": ("#ffffff", one)}
    for file, (first, second) in logos.items():
        (home / file).write_text(_LOGO.format(name=clinic.name, mark=mark.format(one=first, two=second)))


def _clinic_text(clinic: FleetClinic, topics: Iterable[str]) -> str:
    offers = "".join(
        f"  {topic}:\n    variant: {{source: marrow}}\n    sells: true\n"
        f"    price: {{amount: {clinic.price}, currency: USD, year: 2026, covers: {{en-US: the shot and one check}}}}\n"
        f"    guide: {clinic.web}/{topic.split('-', maxsplit=1)[0]}\n"
        for topic in topics
    )
    return (
        f'schema: clinic/1\nname: "{clinic.name}"\njurisdiction: US\nlocales: [en-US]\npaper: [letter]\n'
        f"layouts: [trifold]\nphone: {clinic.phone}\nafter_hours: {clinic.after_hours}\n"
        'hours:\n  - {days: [mon, fri], opens: "08:00", closes: "17:00"}\n'
        f'sites:\n  - address: ["{clinic.address[0]}", "{clinic.address[1]}"]\n'
        f"web: {clinic.web}\noffers:\n{offers}since: 2026-11-22\n"
    )


def _brand_text(clinic: FleetClinic) -> str:
    pattern = (ROOT / "content/clinics" / PATTERN_CLINIC / "_brand.yml").read_text(encoding="utf-8")
    told = pattern.partition("    print:")[0].replace("Riverside Orthopedics", clinic.name)
    for mine, theirs in {"#14505c": "primary", "#c8553d": "accent", "#f5efe4": "tint"}.items():
        told = told.replace(mine, clinic.colors[theirs])
    return told.replace("short: Riverside", f'short: "{clinic.name.split(" ")[0]}"').replace(
        "https://riverside-ortho.example", clinic.web
    )
