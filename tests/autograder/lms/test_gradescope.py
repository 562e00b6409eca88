"""The bundle for Gradescope, run in the folders that Gradescope makes."""

import json
import os
import subprocess
import sys
import zipfile

import nbformat
import pytest

from autograder.files.distrusted import UnreadableError
from autograder.gradebook.course import course as course_of
from autograder.lms.gradescope import bundle, results, running
from autograder.model import Report, Result, Status
from tests.support import lms_zips
from tests.support.lms_zips import FILE, NAME

SOLUTION = "def twice(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION"
VISIBLE = "assert twice(1) == 2"
HIDDEN = "### BEGIN HIDDEN TESTS\nassert twice(21) == 42\n### END HIDDEN TESTS"


def made(*cells) -> bytes:
    """Return a notebook of (source, grade_id, points); points are None for a solution."""
    found = []
    for source, grade_id, points in cells:
        mark = {"grade_id": grade_id, "solution": points is None, "grade": points is not None,
                "locked": points is not None, "schema_version": 3}  # fmt: skip
        mark |= {} if points is None else {"points": points}
        found.append(nbformat.v4.new_code_cell(source, metadata={"nbgrader": mark}, id=grade_id))
    return nbformat.writes(nbformat.v4.new_notebook(cells=found)).encode()


def handed_in(answer: str) -> bytes:
    return made((answer, "twice", None), (VISIBLE, "twice-visible", 1), ("", "twice-right", 3))


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Return Gradescope's root: the bundle unpacked, and a Python where setup.sh makes one."""
    folder = tmp_path_factory.mktemp("gradescope")
    course = lms_zips.course(folder / "course")
    source = made(
        (SOLUTION, "twice", None), (VISIBLE, "twice-visible", 1), (HIDDEN, "twice-right", 3)
    )
    (course / "source" / NAME / FILE).write_bytes(source)
    (course / "source" / NAME / "data.csv").write_text("1\n")
    path = bundle.write(course_of(course), NAME, "after_due_date", timeout=5, no_sandbox=False)
    with zipfile.ZipFile(path) as packed:
        programs = [each.filename for each in packed.infolist() if each.external_attr >> 16 & 0o111]
        assert programs == ["setup.sh", "run_autograder"]
        packed.extractall(folder / "autograder" / "source")
    python = folder / "autograder" / "source" / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    return folder / "autograder"


@pytest.fixture
def run(root):
    """Return a function that runs the bundle on files, and returns its exit code and results."""

    def graded(**files):
        for name in ("submission", "results"):
            folder = root / name
            folder.mkdir(exist_ok=True)
            for each in folder.iterdir():
                each.unlink()
        for name, data in files.items():
            (root / "submission" / name).write_bytes(data)
        (root / "results" / "results.json").write_text("of an earlier run")
        environment = {**os.environ, "GRADESCOPE_ROOT": str(root)}
        environment.pop("PYTHONPATH", None)
        done = subprocess.run(
            ["bash", root / "source" / "run_autograder"], env=environment, cwd=root,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        path = root / "results" / "results.json"
        return done, json.loads(path.read_text()) if path.exists() else None

    return graded


def test_a_submission_is_graded_as_gradescope_runs_it(run):
    wrong = "def twice(x):\n    return 2 if x == 1 else 0"
    done, found = run(**{"lab (1).ipynb": handed_in(wrong), "notes.txt": b"x"})
    assert done.returncode == 0, done.stdout + done.stderr
    assert found["score"] == 1
    assert found["stdout_visibility"] == "hidden"
    visible, hidden = found["tests"]
    assert (visible["name"], visible["score"], visible["max_score"]) == (
        "twice: twice-visible",
        1,
        1,
    )
    assert (visible["status"], visible["visibility"]) == ("passed", "visible")
    assert (hidden["score"], hidden["max_score"], hidden["status"]) == (0, 3, "failed")
    assert hidden["visibility"] == "after_due_date"
    assert [test["number"] for test in found["tests"]] == ["1", "2"]
    assert "42" not in json.dumps(found)
    assert "isolation: " in found["output"]


def test_another_file_gets_nothing_and_is_told_why(run):
    done, found = run(**{"essay.pdf": b"%PDF"})
    assert done.returncode == 0
    assert found["score"] == 0
    assert "no notebook" in found["output"]
    assert FILE in found["output"]


def test_a_fault_of_the_grader_is_no_score(run, root):
    source = root / "source" / "source" / NAME / FILE
    kept = source.read_bytes()
    source.write_text("{}")
    try:
        done, found = run(**{FILE: handed_in("twice = 1")})
    finally:
        source.write_bytes(kept)
    assert done.returncode != 0
    assert found is None


def test_the_bundle_holds_what_grading_needs_and_no_more(root):
    names = {path.name for path in (root / "source").iterdir()}
    assert names == {
        "setup.sh", "run_autograder", "pyproject.toml", "constraints.txt", "README.md", "LICENSE",
        "autograder", "utils", "source", ".venv",
    }  # fmt: skip
    assert sorted(path.name for path in (root / "source" / "source").iterdir()) == [NAME]
    assert (root / "source" / "source" / NAME / "data.csv").exists()
    for name in ("setup.sh", "run_autograder"):
        subprocess.run(["bash", "-n", root / "source" / name], check=True)


def test_results_have_gradescopes_fields_alone():
    marks = [Result("a-1", 1.0, 2.0, Status.FAIL, "why"), Result("b", 0.0, 0.0, Status.PASS)]
    report = Report("lab", "", 1.0, 2.0, "none", marks, ["looked [for the instructor: by hand]"])
    found = results.results(report, {"a-1": "a"}, {"a-1": "hidden"})
    assert set(found) == {
        "score", "output", "output_format", "visibility", "stdout_visibility", "tests",
        "extra_data",
    }  # fmt: skip
    (test,) = found["tests"]
    assert set(test) == {
        "name", "number", "score", "max_score", "status", "output", "output_format", "visibility",
    }  # fmt: skip
    assert test["visibility"] in results.VISIBILITIES
    assert found["output"].endswith("Note: looked")


def test_two_notebooks_of_other_names_are_not_guessed(tmp_path):
    for name in ("a.ipynb", "b.ipynb"):
        (tmp_path / name).write_text("{}")
    with pytest.raises(UnreadableError, match=r"a.ipynb, b.ipynb.*expected lab.ipynb"):
        running.notebook(tmp_path, FILE)
    assert running.notebook(tmp_path, "a.ipynb").name == "a.ipynb"
