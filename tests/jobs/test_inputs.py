"""Everything that can change a file is seen, and nothing that can't."""

import os
import shutil

import pytest

from foldwell.jobs.inputs import Inputs
from tests.projects import ROOT, SMALL


@pytest.fixture
def root(tmp_path):
    shutil.copytree(SMALL, tmp_path / "p")
    shutil.copytree(tmp_path / "p/content/clinics/plain", tmp_path / "p/content/clinics/lake")
    shutil.copytree(ROOT / "templates", tmp_path / "p/templates")
    return tmp_path / "p"


def key(root, clinic="plain", options="screen"):
    return Inputs((root,)).key(clinic=clinic, topic="tiny", options=options)


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
