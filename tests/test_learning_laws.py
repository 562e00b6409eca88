"""A question tests knowledge: no page answers it before the learner does, and no option does.

Whether a prediction is given away is looked at where the lessons run, in tests/test_lessons.py;
here are the laws that need no run.
"""

import ast
import re

import nbformat
import pytest

from tests.support import fairness, leaks
from tests.support.fairness import HABITS, Choice
from tests.support.grading import ROOT
from tests.support.quiz import QUESTIONS, points
from utils.widgets.questions import shuffled

LESSONS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
#: How a folded cell opens, by what it calls.
OPENINGS = {
    "predict": "# Your prediction: press Shift+Enter",
    "reveal": "# What happened: press Shift+Enter",
    "quiz": "# Check yourself: press Shift+Enter",
    "ordering": "# Check yourself: press Shift+Enter",
}
#: How a text on an experiment's result begins.
FOLDED = "<details><summary>What you saw, explained</summary>"
#: What a figure shows is said by these; its subject says what is drawn.
OUTCOMES = re.compile(
    r"\b(falls?|fell|falling|rises?|rose|rising|drops?|stays?|stayed|flat|meets?|part|cross|"
    r"crosses|apart|alike|equal|equals|differs?|shrinks?|grows?|grew|vanish|vanishes|explodes?|"
    r"fails?|stuck|nearly|almost|higher|lower|faster|slower|better|best|worse|worst|close|closer|"
    r"together|never|always|"
    r"(?:above|below)(?! \d|[,.]))\b",  # a threshold, or a place on the page, is no outcome
    re.IGNORECASE,
)
#: Chance allows a habit this many standard deviations. Lengths are the writer's: one course in
#: twenty has more by chance. Places are drawn, and nobody can choose them: one course in a hundred.
DEVIATIONS = {"the longest": 1.645, "the shortest": 1.645, "the first": 2.326, "the last": 2.326}
#: A right option is about as long as the others: this many times as long, and some letters.
LENGTHS = {"factor": 1.5, "letters": 5}
#: Points that a habit may earn in the quiz, of 100.
EARNED = 15

each_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


def code(path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def self_checks(path):
    """Return a lesson's self-checks, as its pages show them."""
    calls = [call for cell in code(path) for call in leaks.calls(cell, "quiz")]
    read = [(*map(ast.literal_eval, call.args), ast.literal_eval(call.keywords[0].value))
            for call in calls]  # fmt: skip
    return [Choice(asked, shuffled(asked, options), answer) for asked, options, answer in read]


SELF_CHECKS = [choice for path in LESSONS for choice in self_checks(path)]


@each_lesson
def test_a_folded_cell_says_first_what_it_is(path):
    wrong = [
        cell.id
        for cell in code(path)
        for name, opening in OPENINGS.items()
        if leaks.calls(cell, name) and not (leaks.folded(cell) and first_line(cell) == opening)
    ]
    unnamed = [
        cell.id
        for cell in code(path)
        if leaks.folded(cell) and not first_line(cell).startswith("# ")
    ]
    assert wrong + unnamed == [], f"fold the cell, and begin it with one of {OPENINGS}"


def first_line(cell):
    return cell.source.split("\n")[0]


@each_lesson
def test_the_answer_of_a_reveal_is_computed(path):
    written = [
        cell.id
        for cell in code(path)
        for call in leaks.calls(cell, "reveal")
        if isinstance(call.args[1], ast.Constant)
    ]
    assert written == []


@each_lesson
def test_what_an_experiment_showed_is_folded(path):
    """All text is on the page before any code has run, and the question is not answered yet."""
    assert untimely(nbformat.read(path, as_version=4).cells) == [], f"begin the cell with {FOLDED}"


def untimely(cells):
    """Return each cell of text that follows a reveal, is not folded and begins no section."""
    after_a_reveal, found = False, []
    for cell in cells:
        if leaks.calls(cell, "reveal"):
            after_a_reveal = True
        elif leaks.calls(cell, "predict"):
            after_a_reveal = False
        elif cell.cell_type == "markdown":
            folded = cell.source.startswith((FOLDED, "#"))
            found += [cell.id] if after_a_reveal and not folded else []
            after_a_reveal = False
    return found


@each_lesson
def test_the_subject_of_a_figure_does_not_say_what_it_shows(path):
    chosen = {number for cell in code(path) for number in literals(cell)}
    told = {cell.id: subject_faults(call, chosen)
            for cell in code(path) for call in leaks.calls(cell, "plots.show")}  # fmt: skip
    assert {cell: faults for cell, faults in told.items() if faults} == {}


def subject_faults(call, chosen):
    """Return what is wrong with a subject: it is computed, has an outcome or a measured number."""
    (subject,) = call.args[1:] or [word.value for word in call.keywords]
    if not (isinstance(subject, ast.Constant) and isinstance(subject.value, str)):
        return ["not a constant"]
    measured = [
        match[0]
        for match in leaks.NUMBER.finditer(subject.value)
        if re.search(r"[.e%]", match[0].lower()) and float_of(match[0]) not in chosen
    ]
    return measured + [match[0] for match in OUTCOMES.finditer(subject.value)]


def float_of(text):
    return leaks.numbers(text)[0]


def literals(cell):
    """Return the numbers that a cell's code chooses."""
    return [float(node.value) for node in ast.walk(ast.parse(cell.source))
            if isinstance(node, ast.Constant) and type(node.value) in (int, float)]  # fmt: skip


@pytest.mark.parametrize("habit", HABITS)
def test_no_habit_answers_more_self_checks_than_chance_allows(habit):
    assert len(SELF_CHECKS) >= 25
    assert fairness.hits(SELF_CHECKS, habit) <= fairness.bound(SELF_CHECKS, DEVIATIONS[habit])


@each_lesson
def test_the_right_option_of_a_self_check_is_about_as_long_as_the_others(path):
    odd = [each.question for each in self_checks(path) if fairness.stands_out(each, **LENGTHS)]
    assert odd == []


@each_lesson
def test_a_self_check_is_no_coin(path):
    assert [each.question for each in self_checks(path) if len(each.options) < 3] == []


@pytest.mark.parametrize("chosen", [1, 2], ids=["one option", "two options"])
@pytest.mark.parametrize("habit", HABITS)
def test_no_habit_earns_points_in_the_quiz(habit, chosen):
    """Where several options are right, the habit chooses one of them, or two."""
    assert sum(earned_by(habit, name, chosen) for name in QUESTIONS) <= EARNED


def earned_by(habit, name, chosen):
    asked = QUESTIONS[name]
    if asked.kind not in ("one", "several"):
        return 0
    key_of = {words: key for key, words in asked.options.items()}
    keys = [key_of[words] for words in HABITS[habit](list(key_of))]
    return points(name, keys[0] if asked.kind == "one" else keys[:chosen])


@pytest.mark.parametrize("name", [name for name, each in QUESTIONS.items() if each.kind == "one"])
def test_the_right_option_of_a_question_is_about_as_long_as_the_others(name):
    asked = QUESTIONS[name]
    choice = Choice(name, list(asked.options.values()), asked.options[asked.key])
    assert not fairness.stands_out(choice, **LENGTHS)


def test_the_place_of_an_option_depends_on_the_question_alone():
    options = [f"option {number}" for number in range(4)]
    orders = [shuffled(f"Question {number}?", options) for number in range(200)]
    assert orders == [shuffled(f"Question {number}?", options[::-1]) for number in range(200)]
    for option in options:
        assert all(
            30 <= [order.index(option) for order in orders].count(at) <= 70 for at in range(4)
        )
    # the draw is Python's own for text, the same on every machine
    assert orders[0] == ["option 0", "option 1", "option 3", "option 2"]


def test_hits_are_shared_and_chance_has_a_bound():
    choices = [Choice("?", ["aa", "bb", "c"], "aa"), Choice("?", ["a", "bb", "ccc"], "a")]
    found = {habit: fairness.hits(choices, habit) for habit in HABITS}
    assert found == {"the longest": 0.5, "the shortest": 1, "the first": 2, "the last": 0}
    assert fairness.bound(choices, 0) == pytest.approx(2 / 3)
    assert fairness.bound(choices, 1) == pytest.approx(2 / 3 + (4 / 9) ** 0.5)
    assert fairness.stands_out(Choice("?", ["No.", "It waits longer there."], "No."), 1.5, 5)
    assert not fairness.stands_out(choices[1], 1.5, 5)
