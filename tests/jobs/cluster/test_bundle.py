"""The inputs reach a worker whole, in their roots, and so do their keys."""

import shutil

import pytest

from foldwell.errors import ClusterError
from foldwell.jobs.cluster.bundle import pack_inputs, unpack_inputs
from foldwell.jobs.inputs import Inputs
from foldwell.jobs.owners import Scope
from tests.projects import ROOT, SMALL


def test_the_inputs_come_out_as_they_went_in(tmp_path):
    inputs = Inputs((SMALL, ROOT))
    roots = unpack_inputs(pack_inputs(inputs), 2, tmp_path)
    unpacked = Inputs(roots)
    sent, come = ({name: path.read_bytes() for name, path in one.list_paths().items()} for one in (inputs, unpacked))
    assert sent == come
    assert {"0:content/topics/tiny/topic.yaml", "1:styles/brochure.css"} <= sent.keys()


def test_unpacked_inputs_have_the_same_key(tmp_path):
    inputs = Inputs((SMALL,))
    assert Inputs(unpack_inputs(pack_inputs(inputs), 1, tmp_path)).key(Scope(), "") == inputs.key(Scope(), "")


def test_a_root_without_files_keeps_its_place(tmp_path):
    (tmp_path / "empty").mkdir()
    roots = unpack_inputs(pack_inputs(Inputs((tmp_path / "empty", SMALL))), 2, tmp_path)
    assert [(root / "content").is_dir() for root in roots] == [False, True]


def test_a_file_that_is_gone_is_told(tmp_path):
    project = tmp_path / "project"
    shutil.copytree(SMALL, project)
    inputs = Inputs((project,))
    (project / "content/topics/tiny/topic.yaml").unlink()
    with pytest.raises(ClusterError, match=r"topic\.yaml can't be sent to the cluster: no such file"):
        pack_inputs(inputs)
