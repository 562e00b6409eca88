"""What an ordinary assignment of one's own shares with the package is no leak; its tests are."""

import nbformat
import pytest

from autograder.release import laws
from autograder.release.package import common_lines, leaks
from tests.support.grading import ASSIGNMENTS, source_notebook


def found(files, sources):
    return leaks.found(files, sources, ())


def in_notebook(text):
    cell = nbformat.v4.new_code_cell(text, id="a")
    return nbformat.writes(nbformat.v4.new_notebook(cells=[cell])).encode()


def ordinary(hidden, visible="", *, solution="", marked=True):
    """Return an instructor's notebook, as one writes it who does not know this package."""
    marks = ("### BEGIN SOLUTION\n", "\n### END SOLUTION") if marked else ("", "")
    answer = f"class Stack:\n    ...\n{marks[0]}{solution}{marks[1]}"
    test = f"{visible}\n### BEGIN HIDDEN TESTS\n{hidden}\n### END HIDDEN TESTS"
    about = {"grade_id": "stack", "solution": True, "grade": False}
    hides = {"grade_id": "stack_hidden", "solution": False, "grade": True, "points": 1}
    cells = [nbformat.v4.new_code_cell(text, metadata={"nbgrader": each}, id=each["grade_id"])
             for text, each in ((answer, about), (test, hides))]  # fmt: skip
    return {"week1/classes.ipynb": nbformat.v4.new_notebook(cells=cells)}


COMMON = ["except IndexError:", "import matplotlib.pyplot as plt", "from a.b import c, d",
          "for i in range(10):", "result = []", "# edge cases", "raise IndexError"]  # fmt: skip
SECRET = ["s = Stack()", "assert s.pop() == 3", "for key in [159]:", 'name = "Ada"', "x = 7"]


@pytest.mark.parametrize("line", COMMON)
def test_a_common_line_is_in_the_package_by_chance_but_not_in_its_own_release(line):
    source = ordinary(line, solution=line)
    assert found({"autograder/x.py": line.encode(), "utils/x.py": line.encode()}, source) == []
    assert found({"notebooks/x.ipynb": in_notebook(line)}, source) == []
    own = {"release/week1/data.ipynb.txt": line.encode()}
    assert len(found(own, source)) == 1


@pytest.mark.parametrize("line", SECRET)
@pytest.mark.parametrize("path", ["autograder/x.py", "utils/x.py", "release/week2/x.py"])
def test_a_line_of_the_assignments_own_is_a_leak_anywhere(line, path):
    assert len(found({path: line.encode()}, ordinary(line))) == 1


def test_a_line_that_learners_see_in_the_assignment_is_no_secret():
    line = "s = Stack()"
    files = {"utils/x.py": line.encode(), "notebooks/x.ipynb": in_notebook(line)}
    assert found(files, ordinary(line, visible=line, solution=line)) == []
    for where in (ordinary(line, solution=line), ordinary(line, solution=line, marked=False)):
        assert len(found(files, where)) == 2


def test_every_hidden_test_of_the_course_has_a_line_that_is_found_anywhere():
    for source in map(source_notebook, ASSIGNMENTS):
        names = common_lines.defined(source)
        secret = {cell for cell, line in laws.lines_between(source, laws.HIDDEN)
                  if common_lines.says(line) and not common_lines.is_common(line, names)
                  and line not in {*common_lines.visible(source)}}  # fmt: skip
        assert secret == {cell for cell, _ in laws.lines_between(source, laws.HIDDEN)}
