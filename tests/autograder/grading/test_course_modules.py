"""The modules on PYTHONPATH that an assignment imports lie beside its notebook, and no others."""

import os

import pytest

from autograder.grading import course_modules


@pytest.fixture
def folder(tmp_path, monkeypatch):
    files = {
        "units.py": "from scale import KILO\n", "scale.py": "KILO = 1000\n",
        "answers.py": "KEY = 42\n", "shapes/__init__.py": "import scale\n", "shapes/a.csv": "1\n",
    }  # fmt: skip
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path / "none"), str(tmp_path), ""]))
    return tmp_path


@pytest.mark.parametrize(
    ("cell", "paths"),
    [
        ("import numpy", []),
        ("import units as u", ["scale.py", "units.py"]),
        ("%matplotlib inline\nif True:\n    import os, scale", ["scale.py"]),
        ("from shapes.round import area", ["scale.py", "shapes/__init__.py", "shapes/a.csv"]),
        ("import nosuch", []),
    ],
)
def test_a_module_brings_what_it_imports_itself(folder, cell, paths):
    assert sorted(course_modules.found([cell], {})) == paths


def test_what_lies_beside_the_notebook_counts_and_may_import(folder):
    files = {"units.py": b"import scale", "data.csv": b"1"}
    found = course_modules.found(["import units"], files)
    assert found == {**files, "scale.py": b"KILO = 1000\n"}


def test_the_graders_own_folder_gives_nothing(folder):
    (folder / "autograder" / "inside").mkdir(parents=True)
    assert course_modules.found(["import answers"], {}) == {}
