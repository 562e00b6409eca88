"""A question tests knowledge: no page answers it before the learner does, and no option does.

Whether a prediction is given away is looked at where the lessons run, in tests/test_lessons.py;
here are the laws that need no run, and the tests of that law on small notebooks.
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
#: What a figure shows is said by these; its subject says what is drawn.
OUTCOMES = re.compile(
    r"\b(falls?|fell|falling|rises?|rose|rising|drops?|stays?|stayed|flat|(?:above|below)(?! \d)|"
    r"meets?|part|cross|crosses|apart|alike|equal|equals|differs?|shrinks?|grows?|grew|vanish|"
    r"vanishes|explodes?|fails?|stuck|nearly|almost|higher|lower|faster|slower|better|best|worse|"
    r"worst|close|closer|together|never|always)\b",
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


ASKED = "Which network gets most of the points right, after 1,000 steps?"
ARMS = ["the one from zeros", "the random one", "both"]


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("The first starts from zeros, the second from random weights.", False),
        ("After 1,000 steps the network gets its points.", False),
        ("Random weights win.", True),
        ("It is the random one.", True),
    ],
)
def test_a_text_that_names_both_sides_gives_nothing_away(text, leak):
    assert leaks.leaks(text, ASKED, ARMS, "the random one") == leak


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("circles 652.7 steps a decade", True),
        ("about 650 or about 65", False),
        ("The data has 400 points.", False),
        ("$c = 650$ is a formula", False),
    ],
)
def test_a_number_that_is_near_the_right_one_gives_it_away(text, leak):
    question, options = "How many steps longer is the wait?", ["about 7", "about 65", "about 650"]
    assert leaks.leaks(text, question, options, "about 650") == leak


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("Small scales fail from three layers on.", True),
        ("See lesson 3.", False),
        ("The cost begins at ln 2.", False),
    ],
)
def test_a_small_number_counts_beside_a_word_of_the_question(text, leak):
    question = "How many hidden layers are too many?"
    assert leaks.leaks(text, question, ["2", "3", "6"], "3") == leak


def test_words_that_say_the_same_and_ln_2_are_understood():
    assert leaks.leaks(
        "All rows are equal.", "Then the two are", ["the same", "unlike"], "the same"
    )
    assert leaks.leaks("It begins at ln 2.", "The cost?", ["about 0", "about 0.69"], "about 0.69")
    assert leaks.numbers("8 % of W1, 1e-5, 5,000 and 1/2") == [0.08, 1e-5, 5000, 0.5]


def test_a_leak_is_found_between_the_heading_and_the_reveal():
    cells = [
        nbformat.v4.new_markdown_cell("# A title with grow\nIts promise.", id="title"),
        nbformat.v4.new_markdown_cell("## Before\nWeights grow.", id="before"),
        nbformat.v4.new_markdown_cell("## Section\nThey grow.\nThey shrink or grow.", id="claim"),
        code_cell('predict("k", "Do they?", ["grow", "shrink"])', "ask", folded=True),
        code_cell('plots.show(fig, "The weights grow in time.")\nx = "grow"  # grows', "figure"),
        code_cell('reveal("k", answer, "They grow.")', "seen", "It is: grow.", folded=True),
        nbformat.v4.new_markdown_cell("They grow.", id="after"),
    ]
    found = leaks.given_away(nbformat.v4.new_notebook(cells=cells))
    assert [line.split(" and ")[1].split(" says")[0] for line in found] == ["claim"] + [
        "figure"
    ] * 3


def test_what_a_cell_prints_counts_above_the_prediction():
    def printing(*, first):
        shown = code_cell("print(x)", "shown", "they grow")
        asked = code_cell('predict("k", "Do they?", ["grow", "shrink"])', "ask", folded=True)
        last = code_cell('reveal("k", answer, "So.")', "seen", "It is: grow.", folded=True)
        cells = [nbformat.v4.new_markdown_cell("## Section"), *([shown, asked] if first else
                 [asked, shown]), last]  # fmt: skip
        return leaks.given_away(nbformat.v4.new_notebook(cells=cells))

    assert len(printing(first=True)) == 1
    assert printing(first=False) == []


def code_cell(source, name, says="", *, folded=False):
    outputs = [nbformat.v4.new_output("display_data", {"text/plain": says})] if says else []
    metadata = {"jupyter": {"source_hidden": True}} if folded else {}
    return nbformat.v4.new_code_cell(source, id=name, outputs=outputs, metadata=metadata)


def test_hits_are_shared_and_chance_has_a_bound():
    choices = [Choice("?", ["aa", "bb", "c"], "aa"), Choice("?", ["a", "bb", "ccc"], "a")]
    found = {habit: fairness.hits(choices, habit) for habit in HABITS}
    assert found == {"the longest": 0.5, "the shortest": 1, "the first": 2, "the last": 0}
    assert fairness.bound(choices, 0) == pytest.approx(2 / 3)
    assert fairness.bound(choices, 1) == pytest.approx(2 / 3 + (4 / 9) ** 0.5)
    assert fairness.stands_out(Choice("?", ["No.", "It waits longer there."], "No."), 1.5, 5)
    assert not fairness.stands_out(choices[1], 1.5, 5)
