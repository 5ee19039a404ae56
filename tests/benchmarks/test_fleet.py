from benchmarks.fleet import edit_topic, make_clinic, make_project, name_topics, tell_for
from foldwell.jobs.plan import Filters, plan_jobs
from foldwell.read.brochures import read_brochure
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from tests.projects import ROOT


def files_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_fleet_can_be_read_and_each_topic_says_its_joint(tmp_path):
    make_project(tmp_path, clinics=3, topics=2)
    shelf = Shelf(Library((tmp_path, ROOT)))
    plan = plan_jobs(shelf, Filters())
    assert not plan.findings
    assert {(job.clinic, job.topic) for job in plan.jobs} == {
        (clinic, topic)
        for clinic in ("riverside", "clinic-001", "clinic-002")
        for topic in ("knee-stem-cells", "hip-stem-cells")
    }
    titles = {read_brochure(shelf, **job.names).words.title for job in plan.jobs}
    assert titles == {"Cell shots for knee arthritis", "Cell shots for hip arthritis"}


def test_the_same_fleet_each_time(tmp_path):
    one, other = (make_project(tmp_path / name, clinics=2, topics=1) for name in "ab")
    assert files_of(one) == files_of(other)


def test_clinics_differ():
    clinics = [make_clinic(number) for number in range(1, 100)]
    for told in ("id", "name", "web"):
        assert len({getattr(clinic, told) for clinic in clinics}) == 99
    assert len({clinic.colors["primary"] for clinic in clinics}) > 90
    assert all("555-01" in clinic.phone and clinic.web.endswith(".example") for clinic in clinics)


def test_ids_and_keys_stay_when_the_joint_changes():
    told = 'knee: "A red knee"\nnew-knee: {name: New knee}\nKnee surgeons\n'
    assert tell_for("hip", told) == 'knee: "A red hip"\nnew-knee: {name: New hip}\nHip surgeons\n'


def test_an_edit_changes_one_file_and_the_next_puts_it_back(tmp_path):
    make_project(tmp_path, clinics=1, topics=1)
    before = files_of(tmp_path)
    edit_topic(tmp_path, "knee-stem-cells")
    changed = files_of(tmp_path)
    assert [path.name for path in before if before[path] != changed[path]] == ["en-US.yaml"]
    edit_topic(tmp_path, "knee-stem-cells")
    assert files_of(tmp_path) == before


def test_as_many_topics_as_are_asked_for():
    assert len(set(name_topics(25))) == 25
