"""A changed file reaches the brochures that show it, and no other."""

import shutil
from datetime import date

import pytest

from foldwell.jobs.inputs import Inputs
from foldwell.jobs.local import Builder
from foldwell.jobs.owners import EVERYTHING, find_owners
from foldwell.jobs.plan import Job
from foldwell.jobs.scope import Scoper
from foldwell.pipeline import Order
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from tests.projects import ROOT

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")  # the engine's own leak

KNEE = "knee-stem-cells"
PAPER = Order(("screen", "office"))
JOBS = {
    "trifold": (Job("riverside", KNEE, "en-US", "trifold", "letter"), PAPER),
    "arabic": (Job("riverside", KNEE, "ar", "trifold", "letter"), PAPER),
    "booklet": (Job("riverside", KNEE, "en-US", "booklet", "letter"), PAPER),
    "britain": (Job("northmoor", KNEE, "en-GB", "trifold", "a4"), PAPER),
    "notice": (Job("bayview", KNEE, "en-US", "notice", "letter"), PAPER),
    "arthritis": (Job("riverside", "knee-arthritis", "en-US", "trifold", "letter"), PAPER),
    "pseudo": (Job("riverside", KNEE, "en-XA", "trifold", "letter"), PAPER),
    "low-vision": (Job("riverside", KNEE, "en-US", "trifold", "letter", "low-vision"), PAPER),
    "press": (Job("riverside", KNEE, "en-US", "trifold", "letter"), Order(("press",))),
    "web": (Job("riverside", KNEE, "en-US", "trifold", "letter"), Order(("web",))),
}
ALL = frozenset(JOBS)
US = ALL - {"britain"}
STEM = ALL - {"arthritis"}
TRIFOLDS = ALL - {"booklet", "notice"}
CALM = ALL - {"low-vision"}
TABLE = [
    (f"content/topics/{KNEE}/topic.yaml", STEM),
    (f"content/topics/{KNEE}/en-US.yaml", STEM),  # the others are held against it, or based on it
    (f"content/topics/{KNEE}/en-GB.yaml", {"britain"}),
    (f"content/topics/{KNEE}/ar.yaml", {"arabic"}),
    (f"content/topics/{KNEE}/zh-Hans.yaml", set()),
    (f"content/topics/{KNEE}/figures/knee.svg", STEM),
    ("content/topics/knee-arthritis/en-US.yaml", {"arthritis"}),
    ("content/topics/steroid-shot/topic.yaml", set()),
    ("content/clinics/riverside/clinic.yml", ALL - {"britain", "notice"}),
    ("content/clinics/northmoor/_brand.yml", {"britain"}),
    ("content/clinics/bayview/logo.svg", {"notice"}),
    ("content/locales/en-US.yaml", ALL - {"arabic", "britain"}),
    ("content/locales/en-GB.yaml", {"britain"}),
    ("content/locales/zh-Hans.yaml", set()),
    ("content/lexicons/ar/numbers.yaml", {"arabic"}),
    ("content/lexicons/en/voice.yaml", ALL),  # translations are held against the source
    ("content/lexicons/es/voice.yaml", set()),
    ("content/jurisdictions/US.yaml", ALL),  # whose regulator the topics tell of, everywhere
    ("content/jurisdictions/US-CA.yaml", {"notice"}),
    ("content/jurisdictions/IE.yaml", set()),
    ("content/notices/US-CA.yaml", {"notice"}),
    ("content/emergency-numbers.yaml", ALL),
    ("content/print-shops/us-coated.yaml", {"press"}),
    ("content/print-shops/eu-coated.yaml", set()),
    ("styles/icc/GRACoL2006_TR006_free.icc", {"press"}),
    ("styles/icc/FOGRA39_coated_free.icc", set()),
    ("styles/brochure.css", ALL),
    ("styles/web.css", {"web"}),
    ("styles/calibrate.css", set()),
    ("styles/layouts/trifold.css", TRIFOLDS),
    ("styles/layouts/booklet.css", {"booklet"}),
    ("styles/layouts/tent.css", set()),
    ("styles/locales/ar.css", {"arabic"}),
    ("styles/locales/zh-Hans.css", set()),
    ("styles/themes/calm.css", CALM),
    ("styles/themes/low-vision.css", {"low-vision"}),
    ("styles/themes/warm.css", set()),
    ("styles/icons/check.svg", ALL),
    ("templates/base.html.j2", ALL),
    ("templates/blocks/steps.html.j2", ALL),
    ("templates/layouts/trifold.html.j2", TRIFOLDS),
    ("templates/layouts/notice.yaml", {"notice"}),
    ("templates/web/page.html.j2", {"web"}),
    ("templates/check/review.html.j2", set()),
    ("styles/fonts/foldwell-naskh", {"arabic"}),
    ("styles/fonts/foldwell-hei", set()),
]


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """The bundled files, to change and to put back."""
    root = tmp_path_factory.mktemp("scope") / "shop"
    for folder in ("content", "styles", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.fixture(scope="module")
def keys_of(shop):
    """Keys as they are now; what did not change is not hashed again."""
    kept = [Inputs((shop,))]

    def find():
        kept[0] = kept[0].renew(frozenset())
        scoper = Scoper(Shelf(Library((shop,))))
        return {name: kept[0].key(scoper.find(job, order).files, name) for name, (job, order) in JOBS.items()}

    return find


@pytest.fixture(scope="module")
def keys(keys_of):
    return keys_of()


@pytest.mark.parametrize(("file", "reached"), TABLE, ids=[file for file, _ in TABLE])
def test_a_changed_file_reaches_those_that_show_it(shop, keys_of, keys, file, reached):
    path = shop / file
    path = next(path.glob("*.ttf")) if path.is_dir() else path
    before = path.read_bytes()
    path.write_bytes(before + b"\n")
    try:
        now = keys_of()
    finally:
        path.write_bytes(before)
    assert {name for name in now if now[name] != keys[name]} == reached


def test_every_kind_of_file_is_in_the_table(shop):
    """Each group of owners has a file in the table that reaches some, and one that reaches none or few."""
    tried = {kind for file, _ in TABLE for kind, _ in find_owners(f"{file}/x.ttf" if "fonts" in file else file)}
    kinds = {kind for seen in Inputs((shop,)).files if str(shop) in seen.path
             for kind, _ in find_owners(seen.path.removeprefix(f"{shop}/"))}  # fmt: skip
    assert tried == kinds


def test_keys_come_back_with_the_files(keys_of, keys):
    assert keys_of() == keys


@pytest.mark.parametrize(
    ("file", "reached"),
    [
        ("styles/layouts/trifold.css", TRIFOLDS),
        ("styles/themes/low-vision.yaml", {"low-vision"}),
        ("templates/blocks/steps.html.j2", ALL),
    ],
)
def test_a_projects_own_file_reaches_those_that_show_it(shop, tmp_path, file, reached):
    """A file that is new hides that of a later root."""
    own = tmp_path / "own"
    for folder in ("content/clinics", "content/topics"):
        shutil.copytree(shop / folder, own / folder)
    roots = (own, shop)

    def find():
        scoper = Scoper(Shelf(Library(roots)))
        return {name: Inputs(roots).key(scoper.find(job, order).files, name) for name, (job, order) in JOBS.items()}

    before = find()
    (own / file).parent.mkdir(parents=True)
    shutil.copy(shop / file, own / file)
    after = find()
    assert {name for name in after if after[name] != before[name]} == reached


def test_a_layout_that_is_made_of_another_shows_its_templates(shop, keys_of, keys):
    template = shop / "templates/layouts/booklet.html.j2"
    before = template.read_bytes()
    template.write_bytes(before + b'{% include "layouts/tent.html.j2" %}')
    other = shop / "templates/layouts/tent.html.j2"
    other_before = other.read_bytes()
    try:
        first = keys_of()
        other.write_bytes(other_before + b" ")
        second = keys_of()
    finally:
        template.write_bytes(before)
        other.write_bytes(other_before)
    assert first["booklet"] != second["booklet"]
    assert {name for name in first if first[name] != second[name]} == {"booklet"}
    assert first["trifold"] == keys["trifold"]


def test_a_brochure_whose_files_can_not_be_read_is_made_from_everything(shop):
    job, order = JOBS["trifold"]
    brand = shop / "content/clinics/riverside/_brand.yml"
    before = brand.read_bytes()
    brand.write_bytes(b"meta: [")
    try:
        assert Scoper(Shelf(Library((shop,)))).find(job, order).files == EVERYTHING
    finally:
        brand.write_bytes(before)


@pytest.mark.parametrize(
    ("job", "media"),
    [
        (Job("riverside", KNEE, "ar", "walletcard", "letter"), ("screen", "office", "web")),
        (Job("bayview", KNEE, "en-US", "notice", "letter"), ("screen", "press")),
    ],
)
def test_what_is_out_of_scope_changes_no_byte(shop, tmp_path, job, media):
    """All that a brochure is not made from is spoilt or gone, and it comes out the same in every medium.

    But for the other layouts' data: planning holds the papers that a clinic names against them.
    """
    order = Order(media)
    made = build(shop, tmp_path / "whole", job, order)
    spoilt = tmp_path / "spoilt"
    for folder in ("content", "styles", "templates"):
        shutil.copytree(shop / folder, spoilt / folder)
    scope = Scoper(Shelf(Library((shop,)))).find(job, order).files
    out = [path for path in spoilt.rglob("*.*") if not scope.holds(find_owners(path.relative_to(spoilt).as_posix()))]
    for path in (path for path in out if path.parent.name != "layouts" or path.suffix != ".yaml"):
        path.unlink() if path.suffix == ".ttf" else path.write_bytes(b"\0spoilt")
    assert len(out) > 100
    assert build(spoilt, tmp_path / "again", job, order) == made


def build(root, output, job, order):
    (outcome,) = Builder(Library((root,)), output, order, "draft", date(2026, 12, 1)).build([job], lambda _: None)
    assert outcome.failure is None
    return {name: (output / name).read_bytes() for name in outcome.files}
