"""The project's own grader gives stock nbgrader's points, whatever an assignment is made of.

Where stock is wrong, and the bank says why, what the answer deserves is accepted as well.
"""

import pytest

from tests.constructs import crowd, golden, nbgraders_own, ours

CONSTRUCTS = {construct.name: construct for construct in crowd.constructs()}
OWN = [(each, notebook) for each, (_, given) in nbgraders_own.SOURCES.items() for notebook in given]


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Grade everything once."""
    assignments = [*nbgraders_own.assignments(), *crowd.assignments()]
    return ours.grade(tmp_path_factory.mktemp("course") / "course", assignments)


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_construct_earns_what_stock_gives(graded, name):
    points, said = graded
    construct = CONSTRUCTS[name]
    got, stock = crowd.of_constructs(points)[name], golden.constructs()[name]
    stock = {answer: golden.counted(construct, each) for answer, each in stock.items()}
    wrong = {
        answer: f"got {got[answer]}, stock {stock[answer]}, deserved {expected.earns:g}"
        for answer, expected in construct.answers.items()
        if got[answer] != stock[answer]
        and not (expected.stock_wrong and golden.is_fair(construct, expected, got[answer]))
    }
    assert not wrong, said[crowd.place(construct)[0]][-2000:]


@pytest.mark.parametrize(("assignment", "notebook"), OWN)
def test_nbgraders_own_notebooks_earn_what_stock_gives(graded, assignment, notebook):
    points, said = graded
    stock = golden.own()[assignment]
    got = {learner: points[assignment].get(learner, {}).get(notebook) for learner in stock}
    expected = {learner: each.get(notebook) for learner, each in stock.items()}
    assert got == expected, said[assignment][-2000:]
