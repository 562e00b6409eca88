"""The tables of tools.parity count what is the same in both ways, and name what is not."""

from autograder.notebook.split_or_together import Way
from tests.support import grading
from tools.parity import answer_table, attack_table, counts, placed
from tools.parity.answers import Row
from tools.parity.attacks import Classroom, Outcome

SAME = Row("a", "right00", "f", "plain", True, {"t": 2.0}, {"t": 2.0}, {"t": 2.0}, 2.0, ("", ""))
PASSES = SAME._replace(answer="sly", right=False, split={"t": 0.0}, stock=None, said=("no", ""))
OTHERS = SAME._replace(assignment="b", answer="odd", stock={"t": 0.0})


def test_what_is_the_same_is_counted():
    one, two, every = counts.by_assignment([SAME, PASSES, OTHERS])
    assert (one.answers, one.same, one.verdicts, one.by_stock, one.stock_same) == (2, 1, 1, 1, 1)
    assert (two.same, two.verdicts, two.stock_same) == (1, 1, 0)
    assert (every.name, every.split, every.together) == ("all", 4.0, 6.0)


def test_what_differs_is_named_with_what_each_way_says():
    said = "\n".join(answer_table.lines([SAME, PASSES, OTHERS]))
    assert "Differing answers: 2" in said
    assert "- a, right00, `sly`: `t` gives [0.0, 2.0]\n  why: not known\n  split: no" in said
    assert "- b, right00, `odd`: `t` gives [2.0, 2.0, 0.0]" in said


def test_whoever_is_touched_is_named():
    fair, gained = Outcome("x", 3, 3, ()), Outcome("x", 5, 3, ("seed",))
    rooms = {Way.SPLIT: [Classroom([fair], 6, [])], Way.TOGETHER: [Classroom([gained], 6, ["ada"])]}
    said = list(attack_table.lines(rooms))
    assert "| x | 3 | 3 | 5: more, tells a secret |" in said
    assert "| split | 1 | 1 | 0 | 0 | 0 | 6 | 0 |" in said
    assert "| together | 1 | 0 | 1 | 0 | 1 | 6 | 1 |" in said
    assert said[-1] == "together: ada"


def test_the_courses_own_tests_find_what_they_import_beside_the_notebook():
    source = grading.source_notebook("concept_quiz")
    made = placed.stating(source, Way.TOGETHER)
    text = "\n".join(cell.source for cell in made.cells)
    assert "import utils.checks as checks" in text
    assert "utils/checks/__init__.py" in placed.files(Way.TOGETHER)
    assert placed.files(Way.SPLIT) == {}
    assert "import utils.checks as checks" not in str(source)
