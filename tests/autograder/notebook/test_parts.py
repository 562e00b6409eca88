"""A notebook in parts: each test once, with the tests that it reads from, and one result of all."""

import nbformat
import pytest

from autograder.model import Execution, Result, Status
from autograder.notebook import cell_kinds, parts
from tests.support.grading import ASSIGNMENTS, source_notebook


def names_in(notebook):
    return {
        cell_kinds.about(cell)["grade_id"] for cell in filter(cell_kinds.is_test, notebook.cells)
    }


def cell(source, **mark):
    return nbformat.v4.new_code_cell(source, metadata={"nbgrader": mark} if mark else {})


def exercise(name, *sources):
    tests = [cell(source, grade_id=f"{name}-{n}", grade=True, points=1)
             for n, source in enumerate(sources)]  # fmt: skip
    return [cell(f"def {name}(): pass", grade_id=name, solution=True), *tests]


def notebook(*cells):
    return nbformat.v4.new_notebook(cells=list(cells))


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_each_test_counts_in_one_part_and_every_other_cell_is_in_all(assignment):
    whole = source_notebook(assignment)
    split = parts.split(whole, 2)
    assert len(split) == 2
    assert sorted(name for part in split for name in part.own) == sorted(names_in(whole))
    others = [each for each in whole.cells if not cell_kinds.is_test(each)]
    for part in split:
        assert part.own <= names_in(part.notebook)
        assert [each for each in part.notebook.cells if not cell_kinds.is_test(each)] == others


def test_a_test_whose_names_are_read_comes_along_and_does_not_count_twice():
    first, second = exercise("f", "limit = 3"), exercise("g", "assert g() < limit")
    split = parts.split(notebook(*first, *second), 2)
    assert [part.own for part in split] == [{"f-0"}, {"g-0"}]
    assert names_in(split[1].notebook) == {"f-0", "g-0"}


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        ([], 1),
        (exercise("f"), 1),
        (exercise("f", "f()"), 1),
        ([*exercise("f", "f()"), *exercise("g", "%time g()")], 1),
        ([cell("1", grade_id="early", grade=True, points=1), *exercise("f", "f()")], 1),
        ([*exercise("f", "f()"), *exercise("g", "g()"), *exercise("h", "h()")], 2),
    ],
    ids=["empty", "no test", "one", "not Python", "before the first exercise", "three"],
)
def test_there_are_no_more_parts_than_can_be_graded_apart(cells, count):
    whole = notebook(*cells)
    split = parts.split(whole, 2)
    assert len(split) == count
    assert set().union(*(part.own for part in split)) == names_in(whole)


def test_the_results_of_all_parts_are_one_without_what_is_said_twice():
    def execution(results, review, owners, seconds):
        made = [Result(name, points, 1.0, Status.FAIL) for name, points in results]
        return Execution(notebook(), made, "walls", seconds, review, owners)

    split = [parts.Part(notebook(), frozenset({"a"})), parts.Part(notebook(), frozenset({"b"}))]
    one = execution([("a", 1.0), ("b", 0.5)], ["cell 1"], {"id": ["s1"]}, 2.0)
    two = execution([("a", 0.0), ("b", 0.25)], ["cell 1", "cell 2"], {"id": ["s1", "s2"]}, 1.0)
    joined = parts.joined(split, [one, two])
    assert [(each.grade_id, each.points) for each in joined.results] == [("a", 1.0), ("b", 0.25)]
    assert (joined.review, joined.owners) == (["cell 1", "cell 2"], {"id": ["s1", "s2"]})
    assert (joined.seconds, joined.isolation) == (2.0, "walls")
