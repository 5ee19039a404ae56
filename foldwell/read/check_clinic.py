"""Checks between a clinic and the topic, the locale and the layouts it wants."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from foldwell.errors import InputError, UsageError
from foldwell.findings import note
from foldwell.model.brochure import GUIDE_PLACEHOLDERS
from foldwell.model.inline import unfinished_marks
from foldwell.read.check_topic import find_missing, walk_blocks
from foldwell.read.jurisdictions import check_jurisdiction, tell_unverified
from foldwell.read.notices import require_notice
from foldwell.read.suggestions import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Finding
    from foldwell.model.brochure import Profile
    from foldwell.model.clinic import Clinic
    from foldwell.model.jurisdiction import Law
    from foldwell.read.shelf import Files, Loaded, Shelf
    from foldwell.read.yaml_source import Source, Steps


def check_clinic(clinic: Loaded[Clinic], shelf: Shelf) -> Iterator[Finding]:
    """Names of layouts, papers, topics and locales that the clinic's file uses and that do not exist."""
    model, source, library = clinic.model, clinic.source, shelf.library
    papers = [(("paper", n), name) for n, name in enumerate(model.paper)]
    layouts = [(("layouts", n), name) for n, name in enumerate(model.layouts)]
    locales = [(("locales", n), name) for n, name in enumerate(model.locales)]
    offers = [(("offers", name), name) for name in model.offers]
    sheets = [(("printer", name), name) for name in model.printer]
    yield from find_missing(source, papers, shelf.known_papers(), "a paper of any layout", "read.unknown-paper")
    yield from find_missing(source, sheets, shelf.known_sheets(), "a calibration sheet", "read.unknown-sheet")
    yield from find_missing(source, layouts, library.layouts(), "a layout", "read.unknown-layout")
    yield from find_missing(source, locales, library.locales(), "a locale in content/locales", "read.unknown-locale")
    yield from find_missing(source, offers, library.topics(), "a topic", "read.unknown-topic")
    told = [(("offers", t, "locales", n), tag) for t, o in model.offers.items() for n, tag in enumerate(o.locales)]
    yield from find_missing(source, told, model.locales, "a locale of this clinic", "read.unknown-locale")
    shops = [(("print_shop",), model.print_shop)] if model.print_shop else []
    yield from find_missing(source, shops, library.print_shops(), "a print shop", "read.unknown-print-shop")
    yield from check_jurisdiction(shelf, source, model.jurisdiction)
    yield from _check_notices(clinic, shelf)
    yield from _check_guides(clinic)


def _check_guides(clinic: Loaded[Clinic]) -> Iterator[Finding]:
    """Placeholders of the pages that the codes lead to, where there is nothing to fill them with."""
    for topic, offer in clinic.model.offers.items():
        for name in dict.fromkeys(re.findall(r"\{(.*?)\}", offer.guide)):
            if name not in GUIDE_PLACEHOLDERS:
                message, steps = f"{{{name}}} is nothing that can be filled in", ("offers", topic, "guide")
                remedy = suggest(name, GUIDE_PLACEHOLDERS)
                yield clinic.source.error("read.unknown-placeholder", message, remedy, steps)


def _check_notices(clinic: Loaded[Clinic], shelf: Shelf) -> Iterator[Finding]:
    """Layouts that can't print the notice that the law of the clinic's jurisdiction asks for."""
    clinic_id = PurePath(clinic.source.file).parent.name
    known = {*shelf.library.layouts()}, {*shelf.library.topics()}
    for number, name in enumerate(clinic.model.layouts):
        for topic in clinic.model.offers:
            try:
                if name in known[0] and topic in known[1]:
                    require_notice(shelf, clinic_id, topic, name)
            except UsageError as problem:
                yield clinic.source.error("read.missing-notice", problem.message, problem.remedy, ("layouts", number))
                break
            except InputError:
                continue


def check_offer(files: Files, locale: str) -> Iterator[Finding]:
    """What a brochure of this clinic, topic and locale needs of the clinic's file."""
    yield from _check_variant(files)
    yield from _check_photos(files, locale)
    offer = files.clinic.model.offers[files.topic_id]
    if offer.trial and locale not in offer.trial.told:
        message = f"patients are not told in {locale} of the study"
        trial: Steps = ("offers", files.topic_id, "trial", "told")
        yield files.clinic.source.error("read.missing-words", message, f"add {locale}:", trial)
    if offer.price and locale not in offer.price.covers:
        steps = ("offers", files.topic_id, "price", "covers")
        message = f"the price does not say in {locale} what it covers"
        yield files.clinic.source.error("read.missing-words", message, f"add {locale}:", steps)


def check_unfinished(source: Source) -> Iterator[Finding]:
    """Placeholders that were left in a file (rule AC-04)."""
    for steps, text in source.texts():
        for problem in unfinished_marks(text):
            message, _, remedy = problem.partition("; ")
            yield source.error("read.bad-text", message, remedy, steps)


def _check_variant(files: Files) -> Iterator[Finding]:
    variants = files.topic.model.variants
    chosen = files.clinic.model.offers[files.topic_id].variant
    source, steps = files.clinic.source, ("offers", files.topic_id, "variant")
    yield from find_missing(
        source, [((*steps, axis), axis) for axis in chosen], variants, f"a variant of {files.topic_id}"
    )
    for axis, values in variants.items():
        if axis not in chosen:
            message = f"the topic leaves {axis} open, and the clinic does not choose"
            remedy = f"add variant: {{{axis}: ...}} with one of: {', '.join(values)}"
            yield source.error("read.missing-variant", message, remedy, steps)
        else:
            yield from find_missing(source, [((*steps, axis), chosen[axis])], values, f"a {axis} of {files.topic_id}")


def check_law(files: Files, law: Law, profile: Profile) -> Iterator[Finding]:
    """Whether the topic says what the law where the clinic is says, and whether somebody has verified it."""
    clinic, topic = files.clinic, files.topic.model
    jurisdiction = law.id
    told = next((one for one in law.chain if one in topic.status), None)
    tells_status = any(block.kind == "status" for _, block in walk_blocks(topic))
    if told and topic.status[told].is_open:
        message = f"nobody has held the status in {told} against the law"
        steps = ("status", told, "verify")
        yield tell_unverified("read.unverified-status", message, files.topic.source, steps, profile)
    if tells_status and told and told not in files.words.model.status:
        message = f"there are no words for what the law of {told} says"
        yield files.words.source.error("read.missing-words", message, f"add {told}: under status:", ("status",))
    if tells_status and told and told != jurisdiction:
        message = f"{files.topic_id} does not say what the law of {jurisdiction} says; it prints that of {told}"
        remedy = f"add status: {jurisdiction}: to its topic.yaml if the law there says more"
        place = clinic.source.place(("jurisdiction",))
        yield note("read.status-of-country", message, remedy, place, "jurisdiction")
    elif tells_status and not told:
        message = f"{files.topic_id} does not say what the law of {jurisdiction} says"
        remedy = f"add status: {jurisdiction}: to its topic.yaml; it has: {', '.join(topic.status) or 'none'}"
        yield clinic.source.error("read.missing-status", message, remedy, ("jurisdiction",))


def _check_photos(files: Files, locale: str) -> Iterator[Finding]:
    photos = files.clinic.model.photos
    for steps, block in walk_blocks(files.topic.model):
        if block.kind != "photo":
            continue
        if block.use not in photos:
            remedy = suggest(block.use, photos, nothing=f"add photos: {block.use}: to clinic.yml")
            message = f"{files.clinic_id} has no photo {block.use!r}"
            yield files.topic.source.error("read.unknown-photo", message, remedy, (*steps, "use"))
        elif locale not in photos[block.use].alt:
            alt: Steps = ("photos", block.use, "alt")
            message = f"the photo is not described in {locale}"
            yield files.clinic.source.error("read.missing-words", message, f"add {locale}:", alt)
    for name, photo in photos.items():
        for number, part in enumerate(photo.focus):
            if not 0 <= part <= 1:
                message, at = f"{part:g} is not in the picture", ("photos", name, "focus", number)
                yield files.clinic.source.error("read.out-of-range", message, "write a number from 0 to 1", at)
