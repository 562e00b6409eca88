"""What decides points is in the version of the tests, and nothing else is."""

import copy

import pytest

from autograder.files import companions
from autograder.grading import version
from autograder.model import Version
from tests.support.grading import source_notebook


def cell(notebook, grade_id):
    return next(
        c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )


def prose(notebook):
    next(c for c in notebook.cells if c.cell_type == "markdown").source += "A typo is corrected."


def outputs(notebook):
    cell(notebook, "compute_cost").execution_count = 3
    notebook.metadata["language_info"] = {"version": "3.99"}


def test_code(notebook):
    cell(notebook, "compute_cost-visible").source += "\nassert True"


def points(notebook):
    cell(notebook, "compute_cost-visible").metadata.nbgrader["points"] += 1


def tags(notebook):
    cell(notebook, "compute_cost-visible").metadata["tags"] = ["setup"]


def answer(notebook):
    cell(notebook, "compute_cost").source += "\n# written differently"


def settings(notebook):
    notebook.metadata["autograder"] = {"way": "together"}


test_code.__test__ = False


def test_added_cells_are_named_whichever_notebook_they_are_in():
    first = {"`one`": "a", "utils/network.py": "b"}
    second = first | {"`two`": "c", "extra: `three`": "d", "cell 4": "e", "utils/plots.py": "f"}
    assert version.added([first, second], second) == {"two", "three"}
    assert version.added([second], second) == version.added([], second) == frozenset()


def of(notebook, folder):
    return version.of({"": notebook}, companions.of_assignment(folder))


@pytest.mark.parametrize("edit", [prose, outputs])
def test_what_decides_no_points_changes_no_version(edit, tmp_path):
    changed = copy.deepcopy(source_notebook())
    edit(changed)
    assert of(changed, tmp_path) == of(source_notebook(), tmp_path)


@pytest.mark.parametrize(
    ("edit", "part"),
    [
        (test_code, "`compute_cost-visible`"),
        (points, "`compute_cost-visible`"),
        (tags, "`compute_cost-visible`"),
        (answer, "`compute_cost`"),
        (settings, "the notebook's settings"),
    ],
)
def test_what_decides_points_is_named(edit, part, tmp_path):
    changed = copy.deepcopy(source_notebook())
    edit(changed)
    old, new = of(source_notebook(), tmp_path), of(changed, tmp_path)
    assert old.tests != new.tests
    assert str(version.changed(old.parts, new.parts)) == part


def test_files_beside_the_notebook_and_the_checks_count(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "numbers.csv").write_text("1")
    (tmp_path / "lab.ipynb").write_text("{}")
    parts = of(source_notebook(), tmp_path).parts
    assert "data/numbers.csv" in parts
    assert "lab.ipynb" not in parts
    checks = {"utils/checks/calling.py", "utils/network/passes.py", version.GRADER}
    assert checks < parts.keys()
    assert not [name for name in parts if name.startswith("utils/widgets/")]
    assert isinstance(of(source_notebook(), tmp_path), Version)


def test_many_changes_are_counted():
    changed = version.changed({"a": "1", "b": "1"}, {"a": "1", "c": "1", "d": "1", "e": "1"})
    assert str(changed) == "c, d, e and 1 more"
