"""The bank is what its README says, and its golden points are of this bank."""

import ast
from itertools import chain

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from tests.constructs import crowd, golden, nbgraders_own, reading
from tests.constructs.words import Construct

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
CONSTRUCTS = {construct.name: construct for construct in crowd.constructs()}


def test_there_are_enough_of_them():
    assert len(CONSTRUCTS) == len(crowd.constructs()) >= 120
    assert all(len(name) <= 50 for name in CONSTRUCTS)


@pytest.mark.parametrize("construct", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_a_construct_has_a_right_and_a_wrong_answer(construct):
    kinds = {answer.rstrip("0123456789") for answer in construct.answers}
    assert kinds >= {"model", "wrong", "untouched"}
    assert all(answer.earns <= construct.points for answer in construct.answers.values())
    idents = [cell.ident for cell in construct.cells if cell.kind != "plain"]
    assert len(idents) == len(set(idents))
    for answer in construct.answers.values():
        assert {*(answer.cells or {}), *answer.added, *answer.deleted} <= {*idents}


def test_a_file_beside_a_notebook_has_one_text():
    texts = [each for construct in CONSTRUCTS.values() for each in construct.files.items()]
    assert len(dict(texts)) == len(texts)


def test_every_theme_is_in_one_notebook():
    assert sorted(chain(*crowd.NOTEBOOKS.values())) == sorted(crowd.themes())


@pytest.mark.parametrize("notebook", crowd.NOTEBOOKS)
def test_constructs_of_one_notebook_share_no_answer(notebook):
    """A name that two answers of a notebook bind could make a missing answer look right."""
    constructs = crowd.layout()[crowd.CROWD][notebook]
    bound = [(name, each.name) for each in constructs for name in answered(each)]
    owners = {}
    for name, construct in bound:
        assert owners.setdefault(name, construct) == construct, name


def answered(construct: Construct) -> set[str]:
    """Return the names that the model solution binds and the tests read but do not bind."""
    read, bound = names(construct, "test", ast.Load), names(construct, "test", ast.Store)
    return (names(construct, "solution", ast.Store) & read) - bound


def names(construct: Construct, kind: str, context: type) -> set[str]:
    """Return the names that the cells of a kind read, or bind outside of functions."""
    transform = TransformerManager().transform_cell
    trees = [ast.parse(transform(c.source)) for c in construct.cells if c.kind == kind]
    nodes = [node for tree in trees for node in walk(tree, context is ast.Load)]
    found = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, context)}
    return found | {
        n.name for n in nodes if isinstance(n, DEFINITIONS[:3]) and context is ast.Store
    }


def walk(node: ast.AST, inside: bool):
    """Yield the nodes below a node, those inside of definitions too or not."""
    for child in ast.iter_child_nodes(node):
        yield child
        if inside or not isinstance(child, DEFINITIONS):
            yield from walk(child, inside)


def test_the_golden_points_are_of_these_answers():
    points = golden.constructs()
    assert {name: [*each.answers] for name, each in CONSTRUCTS.items()} == {
        name: [*answers] for name, answers in points.items()
    }
    assert golden.own().keys() == nbgraders_own.SOURCES.keys()


def test_wherever_stock_is_wrong_the_bank_says_why():
    assert not [*golden.deviations(golden.constructs())]


def test_a_construct_that_is_misspelt_is_refused(tmp_path):
    path = tmp_path / "theme.txt"
    path.write_text("=== name nowhere\n--- solution\nx = 1\n")
    with pytest.raises(AssertionError, match="'nowhere' is no place"):
        reading.read(path)
    path.write_text("=== name\n--- solutoin\nx = 1\n")
    with pytest.raises(AssertionError, match="'solutoin' is no section"):
        reading.read(path)
