"""Everything that can change a file is seen, and nothing that can't."""

import hashlib
import os
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.jobs.inputs import Inputs
from foldwell.jobs.owners import EVERYTHING, Scope, find_owners
from tests.projects import ROOT, SMALL


@pytest.fixture
def root(tmp_path):
    shutil.copytree(SMALL, tmp_path / "p")
    shutil.copytree(tmp_path / "p/content/clinics/plain", tmp_path / "p/content/clinics/lake")
    shutil.copytree(ROOT / "templates", tmp_path / "p/templates")
    return tmp_path / "p"


def scope_of(clinic):
    return Scope({"clinic": frozenset({clinic}), "topic": frozenset({"tiny"})})


def key(root, clinic="plain", options="screen"):
    return Inputs((root,)).key(scope_of(clinic), options)


def append(path):
    path.write_bytes(path.read_bytes() + b"\n# more\n")


@pytest.mark.parametrize(
    ("file", "clinics"),
    [
        ("content/topics/tiny/en-US.yaml", {"plain", "lake"}),
        ("content/topics/tiny/figures/knee.svg", {"plain", "lake"}),
        ("content/clinics/plain/clinic.yml", {"plain"}),
        ("content/clinics/lake/logo.svg", {"lake"}),
        ("templates/base.html.j2", {"plain", "lake"}),
    ],
)
def test_a_change_reaches_those_that_show_it(root, file, clinics):
    before = {name: key(root, name) for name in ("plain", "lake")}
    print_before = Inputs((root,)).fingerprint()
    append(root / file)
    assert {name for name in before if key(root, name) != before[name]} == clinics
    assert Inputs((root,)).fingerprint() != print_before


def test_a_touched_file_has_the_same_key(root):
    before, print_before = key(root), Inputs((root,)).fingerprint()
    os.utime(root / "content/topics/tiny/en-US.yaml")
    assert key(root) == before
    assert Inputs((root,)).fingerprint() != print_before


def test_another_order_has_another_key(root):
    assert key(root, options="screen") != key(root, options="office")


def test_the_key_is_the_same_wherever_the_project_lies(root, tmp_path):
    before = key(root)
    root.rename(tmp_path / "moved")
    assert key(tmp_path / "moved") == before


def test_a_new_file_and_a_lost_one_are_seen(root):
    prints = {Inputs((root,)).fingerprint()}
    (root / "content/topics/tiny/signatures.yaml").write_text("x", encoding="utf-8")
    prints.add(Inputs((root,)).fingerprint())
    (root / "content/topics/tiny/en-US.yaml").unlink()
    prints.add(Inputs((root,)).fingerprint())
    assert len(prints) == 3


def test_hidden_files_do_not_count(root):
    before = key(root)
    (root / "content/.notes").write_text("x", encoding="utf-8")
    (root / "content/topics/tiny/.#en-US.yaml").symlink_to("nobody@nowhere")
    assert key(root) == before


@pytest.mark.parametrize("name", ["en-US.yaml~", "#en-US.yaml#", ".en-US.yaml.swp"])
def test_what_an_editor_keeps_beside_a_file_does_not_count(root, name):
    before = key(root)
    (root / "content/topics/tiny" / name).write_text("x", encoding="utf-8")
    assert key(root) == before


def test_what_was_made_does_not_count_wherever_it_lies(root):
    before = Inputs((root,))
    made = root / "content/clinics/plain/tiny.pdf"
    made.write_bytes(b"%PDF-")
    assert before.renew(frozenset([str(made)])).list_changes(before) == frozenset()
    assert before.renew(frozenset()).list_changes(before) == {"content/clinics/plain/tiny.pdf"}


def test_changed_new_and_lost_files_are_listed_by_their_path_in_the_root(root):
    before = Inputs((root,))
    assert before.renew(frozenset()).list_changes(before) == frozenset()
    append(root / "templates/base.html.j2")
    (root / "content/topics/tiny").rename(root / "content/topics/small")
    changed = before.renew(frozenset()).list_changes(before)
    files = ("topic.yaml", "en-US.yaml", "figures/knee.svg")
    moved = {f"content/topics/{topic}/{file}" for topic in ("tiny", "small") for file in files}
    assert changed == {"templates/base.html.j2", *moved}


def test_only_files_that_were_touched_are_read_again(root):
    before = Inputs((root,))
    old = before.key(scope_of("plain"), "")
    file = root / "content/clinics/plain/clinic.yml"
    told = file.stat()
    file.write_bytes(file.read_bytes()[::-1])
    os.utime(file, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert before.renew(frozenset()).key(scope_of("plain"), "") == old
    os.utime(file)
    assert before.renew(frozenset()).key(scope_of("plain"), "") != old


def test_a_file_that_changes_after_it_was_seen_has_a_hash_that_never_comes_again(root):
    seen = Inputs((root,))
    append(root / "content/clinics/plain/clinic.yml")
    while_changing = seen.key(scope_of("plain"), "screen")
    assert while_changing != key(root)
    assert while_changing != seen.renew(frozenset()).key(scope_of("plain"), "screen")


def test_links_that_lead_nowhere_or_in_a_circle_do_no_harm(root):
    before = len(Inputs((root,)).files)
    for name in ("a", "b"):
        (root / f"content/clinics/{name}").symlink_to(root / "content")
    (root / "content/gone.yaml").symlink_to(root / "gone")
    assert len(Inputs((root,)).files) == before
    assert key(root)


def test_a_linked_folder_counts(root, tmp_path):
    shared = tmp_path / "shared"
    (root / "content/clinics/lake").rename(shared)
    (root / "content/clinics/lake").symlink_to(shared)
    before = key(root, "lake")
    append(shared / "clinic.yml")
    assert key(root, "lake") != before


def test_a_project_without_folders_of_its_own_has_a_key(tmp_path):
    assert key(tmp_path / "none")


def test_sources_are_those_of_the_brochures(root):
    (root / "styles").mkdir()
    (root / "styles/brochure.css").write_text("p{}")
    told = Inputs((root, ROOT)).list_sources({"plain"}, {"tiny"})
    assert {"content/topics/tiny/topic.yaml", "content/clinics/plain/clinic.yml", "styles/brochure.css"} <= told.keys()
    assert "bundled:styles/icons/mirrored.txt" in told
    assert "bundled:styles/brochure.css" not in told, "the project's own hides it"
    assert not [path for path in told if "clinics/lake" in path or "knee-stem-cells" in path or path.endswith(".py")]
    assert told["styles/brochure.css"] == hashlib.sha256(b"p{}").hexdigest()


OWNED = [
    (seen.path, owners) for seen in Inputs((ROOT,)).files if (owners := find_owners(os.path.relpath(seen.path, ROOT)))
]
NAMES = {kind: sorted({name for _, owners in OWNED for one, name in owners if one == kind}) for kind in
         {kind for _, owners in OWNED for kind, _ in owners}}  # fmt: skip
SEEN = Inputs((ROOT,))


@given(
    st.fixed_dictionaries({}, optional={kind: st.frozensets(st.sampled_from(NAMES[kind])) for kind in sorted(NAMES)})
)
def test_a_scope_holds_the_same_files_found_by_their_owners_or_looked_through(shown):
    scope = Scope(shown)
    found = [seen.path for owned in SEEN.list_within(scope) for _, seen in owned.files]
    assert sorted(found) == sorted(path for path, owners in OWNED if scope.holds(owners))


def test_everything_is_within_everything():
    assert sum(len(owned.files) for owned in SEEN.list_within(EVERYTHING)) == len(OWNED) > 100
