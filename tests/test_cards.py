"""The cards under the checks: what they say, in text and in HTML, and what an exception becomes."""

import contextlib
import re
import warnings
from html.parser import HTMLParser

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from tests.support import bank, grading
from utils import cards, checks, exercises, hints, last_run
from utils.cards import failure, lessons, summary, unwritten, watch, worth
from utils.cards.card import OUTDATED, Card
from utils.check_failed import on_a_card

HINT = hints.HINTS["initialize_zeros"]


def swapped(n_x, n_h, n_y):
    return {"W1": np.zeros((n_x, n_h))} | {name: np.zeros((1, 1)) for name in ("b1", "W2", "b2")}


def shown(answer, capsys):
    """What a check of `initialize_zeros` prints where there is no notebook, and its exception."""
    with pytest.raises(Exception) as caught, cards.check("initialize_zeros") as card:
        card.holds("it is there")
        checks.initialize_zeros_gives_the_shapes(answer, rng=np.random.default_rng(1))
        card.holds("never said")
    return capsys.readouterr().out, caught.value


def test_a_card_says_what_holds(capsys):
    with cards.check("initialize_zeros") as card:
        card.holds("the shapes")
        card.holds("the zeros")
    assert capsys.readouterr().out == (
        "✓ initialize_zeros: the check holds\n  ✓ the shapes\n  ✓ the zeros\n"
    )


def test_a_card_says_what_does_not_hold_and_the_check_still_fails(capsys):
    text, error = shown(swapped, capsys)
    assert isinstance(error, checks.CheckFailed)
    assert "✗ initialize_zeros: not yet\n  ✓ it is there\n  Found: W1 has shape (" in text
    assert re.search(r"Expected: \(n_h, n_x\) = .*\n  Likely mistake: Rows are units", text)
    assert "never said" not in text
    places = [text.index(f"Hint {step}") for step in (1, 2, 3, 4)]
    assert places == sorted(places)
    assert HINT.formula[:20] in text


@pytest.mark.parametrize(
    ("name", "words"),
    [("numpy", "write np instead"), ("np", "Run the cell with"), ("math", "the import")],
)
def test_a_missing_import_is_named(name, words, capsys):
    def answer(n_x, n_h, n_y):
        raise NameError(f"name '{name}' is not defined")

    text, _ = shown(answer, capsys)
    assert f"stopped with NameError: name '{name}' is not defined" in text
    assert words in text


@pytest.mark.parametrize(
    "mistake",
    [
        "W1, b1, W2 = parameters",
        "[p.shape for p in parameters]",
        *(
            f"W1, b1, W2, b2 = parameters; {use}"
            for use in (
                "W1 @ np.ones((2, 2))",
                "np.dot(W1, np.ones((2, 2)))",
                "W1 - np.ones(2)",
                "np.abs(W1)",
                "np.ones((2, 2)) @ W2",
                "W1[0, 1]",
                "float(W1)",
                "W1 ** 2",
            )
        ),
    ],
)
def test_a_dict_that_is_unpacked_is_named(mistake):
    def answer(parameters):
        exec(mistake, {"parameters": parameters, "np": np})

    with pytest.raises(checks.CheckFailed, match="gives its keys"):
        checks.symmetry_defect_is_zero_for_copies(answer, rng=np.random.default_rng(1))


def test_prints_and_warnings_are_not_failures(capsys):
    def noisy(n_x, n_h, n_y):
        warnings.warn("a warning of the learner's", stacklevel=1)
        print("printed")
        sizes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
        return {name: np.zeros(size) for name, size in sizes.items()}

    with cards.check("initialize_zeros"):
        checks.initialize_zeros_gives_the_shapes(noisy, rng=np.random.default_rng(1))
    assert capsys.readouterr().out.startswith("✓ initialize_zeros: the check holds\n")


def test_a_check_that_was_stopped_asks_for_the_loop(capsys):
    text, error = shown_of(KeyboardInterrupt, capsys)
    assert "Found: The check was stopped while it ran" in text
    assert "Is there a loop that does not end" in text
    assert error._render_traceback_() == [
        "Not yet: The check was stopped while it ran. The card above says more."
    ]


def test_a_kernel_that_ends_shows_no_card(capsys):
    assert shown_of(SystemExit, capsys)[0] == ""


def shown_of(stop, capsys):
    with pytest.raises(stop) as stopped, cards.check("initialize_zeros"):
        raise stop
    return capsys.readouterr().out, stopped.value


def test_an_unknown_exercise_is_named():
    with pytest.raises(ValueError, match="expected one of: initialize_zeros"), cards.check("zeros"):
        pass


def test_every_word_of_a_message_is_on_the_card():
    failed = [
        result
        for answer in bank.answers()
        if not answer.right and answer.function in ("backward_propagation", "initialize_zeros")
        for result in grading.run({answer.function: answer.source}, only=answer.function)
        if result.message
    ]
    assert len({result.message for result in failed}) > 50
    for result in failed:
        message = result.message.partition(": ")[2]
        parts = failure.of(checks.CheckFailed(**result.details))
        said = re.findall(r"\w+", " ".join(parts).replace(", expected ", " "))
        wanted = re.findall(r"\w+", message.replace(", expected ", " ").replace("Look at: ", ""))
        assert sorted(map(str.lower, said)) == sorted(map(str.lower, wanted)), message
        assert parts.found


def test_a_card_reads_fields_whatever_words_are_in_them():
    """What a learner's code says may hold the very words that join the parts of a message."""
    found = "f stopped with ValueError: no, expected 3. Is it? Look at: me"
    error = checks.CheckFailed(found, "4, expected 5", "Look at: this. Or that", "there")
    assert failure.of(error)[:4] == (found, "4, expected 5", "Look at: this. Or that", "there")


@pytest.mark.parametrize(
    ("error", "found"),
    [
        (AssertionError(), "a condition does not hold"),
        (AssertionError("W1, expected W2. Look at: it"), "W1, expected W2. Look at: it"),
        (ValueError("odd, expected even"), "ValueError: odd, expected even"),
    ],
)
def test_an_exception_of_another_kind_is_shown_as_it_is(error, found):
    assert failure.of(error) == failure.Failure(found)


class _Tags(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.tags, self.words = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words += data


def test_nothing_of_a_learner_becomes_html():
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    card = Card("initialize_zeros", HINT, held=[evil])
    card.failure = failure.Failure(evil, evil, evil, evil, evil)
    page = _Tags(card._repr_mimebundle_()["text/html"])
    assert page.words.count(evil) == 6
    assert set(page.tags) == {
        *("style", "div", "p", "ul", "li", "dl", "dt", "dd", "code", "details", "summary", "a"),
    } - ({"a"} if not lessons.link(HINT.lesson) else set())


def test_a_hint_is_inside_the_one_before():
    card = Card("initialize_zeros", HINT)
    assert "<details>" not in card._repr_mimebundle_()["text/html"]
    card.failure = failure.Failure("no")
    page = card._repr_mimebundle_()["text/html"]
    order = [page.index(f"<summary>Hint {step}") for step in (1, 2, 3, 4)]
    assert order == sorted(order)
    assert page.endswith("</details></details></details></details></div></div>")


def test_the_place_to_look_at_comes_after_the_hints_and_unfolds():
    card = Card("initialize_zeros", HINT, failure=failure.Failure("no", look="W1 = <0>"))
    page = card._repr_mimebundle_()["text/html"]
    last = "</details><details><summary>Look at</summary><code>W1 = &lt;0&gt;</code></details>"
    assert page.endswith(f"{last}</div></div>")
    assert "<dt>Look at" not in page
    assert str(card).splitlines()[-1] == "  Look at: W1 = <0>"


def test_a_card_has_no_hint_in_python_where_there_is_none():
    card = Card("initialize_zeros", HINT._replace(python=""), failure=failure.Failure("no"))
    assert "Hint 4" not in card._repr_mimebundle_()["text/html"] + str(card)


def test_the_way_to_a_lesson_is_found_from_any_folder_of_the_course(tmp_path, monkeypatch):
    lesson = hints.Place("02_why_zero_fails.ipynb", "ties-claim", "Which tie matters?")
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "02_why_zero_fails.ipynb").touch()
    copy = tmp_path / "work" / "my copy"
    copy.mkdir(parents=True)
    monkeypatch.chdir(copy)
    assert lessons.link(lesson) == "../../notebooks/02_why_zero_fails.ipynb#cell-id=ties-claim"
    assert lessons.title(lesson) == "lesson 2, “Which tie matters?”"
    assert lessons.link(lesson._replace(file="09_never_written.ipynb")) == ""


@pytest.fixture
def shell():
    """An IPython of its own, as it runs a notebook's cells."""
    made = InteractiveShell.instance(colors="nocolor")
    yield made
    made.reset(new_session=True)
    made.restore_sys_module_state()  # it puts a module of its own in the place of `__main__`
    InteractiveShell.clear_instance()


SETUP = """
import numpy as np
from utils import cards, checks
rng = np.random.default_rng(1)
"""
CHECK = """
with cards.check("initialize_zeros"):
    checks.initialize_zeros_gives_the_shapes(initialize_zeros, rng=rng)
"""


def ran_with(shell, answer):
    """What the notebook shows: the card's text, and what stands in place of the traceback."""
    shell.run_cell(SETUP + answer)
    with capture_output() as captured:
        shell.run_cell(CHECK)
    return captured.outputs[0].data["text/plain"], captured.stdout


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("def initialize_zeros(*sizes): return None", 0),
        ("def initialize_zeros(*sizes):\n    half = 1\n    return half / 0", 3),
        ("def initialize_zeros(*sizes):\n    raise NotImplementedError()", 0),
        ("def initialize_zeros(*sizes):\n    return np.linalg.inv(7)", 2),
        ("\n\ndef initialize_zeros(*sizes):\n    return np.linalg.inv(7)", 4),
    ],
)
def test_the_notebook_shows_the_learners_line_and_no_traceback(shell, answer, line):
    shell.run_cell(SETUP + "cards.watch.current()")
    shell.run_cell(answer, cell_id="initialize_zeros", store_history=True)
    with capture_output() as captured:
        shell.run_cell(CHECK)
    text, traceback = captured.outputs[0].data["text/plain"], captured.stdout
    where = f"Your line: in initialize_zeros, line {line} of its cell: return"
    assert (where in " ".join(text.split())) if line else ("Your line" not in text)
    assert traceback.startswith("Not yet: ")
    assert len(traceback.strip().splitlines()) == 1


def test_a_missing_function_is_reported_plainly(shell):
    text, _ = ran_with(shell, "")
    assert "Found: initialize_zeros is not defined" in text
    assert "Run the cell with your code first" in text


GOOD = """
def initialize_zeros(n_x, n_h, n_y):
    sizes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
    return {name: np.zeros(size) for name, size in sizes.items()}
"""
BROKEN = GOOD.replace("in sizes.items()", "in sizes.items(")


def cards_of(shell, *cells):
    """Run cells as JupyterLab does; return the text of every card shown or changed by the last."""
    watch.current()
    shell.run_cell(SETUP)
    for cell in cells:
        with capture_output() as captured:
            shell.run_cell(cell)
    return [output.data["text/plain"] for output in captured.outputs if output.data]


def test_a_card_does_not_stay_green_over_a_newer_error(shell):
    stopped = "The cell of initialize_zeros stopped in line 4 with SyntaxError"
    for cells in ([GOOD, BROKEN, CHECK], [GOOD, CHECK, BROKEN]):
        (text,) = cards_of(shell, *cells)
        assert text.startswith("✗ initialize_zeros: not yet")
        assert stopped in text
        assert watch.OLDER in " ".join(text.split())
    assert cards_of(shell, GOOD)[0].startswith("✗ initialize_zeros: not yet, and your code has")
    # a cell that stops after it has defined the function is checked as it is
    for last in (GOOD, GOOD + "1 / 0"):
        (text,) = cards_of(shell, last, CHECK)
        assert text.startswith("✓")


def test_a_card_says_when_the_code_has_changed_since_its_check(shell):
    other = GOOD + "# other"
    assert cards_of(shell, GOOD, CHECK, GOOD) == []
    (held,) = cards_of(shell, GOOD, CHECK, other)
    assert held == f"↻ initialize_zeros: {OUTDATED}"
    (failed,) = cards_of(shell, "def initialize_zeros(*sizes): return 1", CHECK, GOOD)
    assert failed.startswith(f"✗ initialize_zeros: not yet, and {OUTDATED}")
    assert "Found: What initialize_zeros returns is a int" in failed
    (mended,) = cards_of(shell, GOOD, CHECK, BROKEN, GOOD)
    assert mended.startswith(f"✗ initialize_zeros: not yet, and {OUTDATED}")
    assert not watch.current().held()


def test_a_card_says_when_the_code_that_was_graded_is_other_code(shell):
    cards_of(shell, GOOD, CHECK)
    watch.current().graded("initialize_zeros", f"{GOOD}\n")
    assert watch.current().held() == {"initialize_zeros"}
    watch.current().graded("initialize_zeros", "")  # an emptied cell never reaches the kernel
    assert not watch.current().held()


def test_in_a_notebook_a_card_says_what_it_is_worth_and_has_a_button(shell, monkeypatch):
    notebook = grading.ROOT / "release" / grading.ASSIGNMENT / f"{grading.ASSIGNMENT}.ipynb"
    monkeypatch.setenv("JPY_SESSION_NAME", str(notebook))
    assert cards_of(shell, GOOD, CHECK) == ["✓ initialize_zeros: the check holds"]
    shell.kernel = "a browser shows what it displays"
    for cell in (GOOD, BROKEN):
        waits, card, button, _ = cards_of(shell, cell, CHECK)
        assert not waits  # its text is for a page alone, where the card takes its place
        assert (": the check holds, worth 1 of its 4 points" in card) == (cell is GOOD)
        assert "python -m autograder check random_initialization.ipynb" in button


def test_each_cell_is_remembered_as_it_was_last_run(shell):
    watch.current()
    for text in ("a = 1", "a = 2 +", "a = 3"):
        shell.run_cell(text, cell_id="a")
        shell.run_cell("b = 1", cell_id="b")
        assert last_run.cells() == {"a": text, "b": "b = 1"}


def test_a_name_whose_cell_stopped_says_so(shell):
    for line, words in {
        "%nosuch": "initialize_zeros is missing: its cell stopped in line 1 with UsageError",
        "import no_such_module": "stopped in line 1 with ModuleNotFoundError: No module named",
        'raise NotImplementedError("not written yet")': "Found: Not answered yet",
    }.items():
        (text,) = cards_of(shell, line + GOOD, CHECK)
        assert words in " ".join(text.split())


def test_the_exception_keeps_its_kind_and_its_words(capsys):
    for error in (ZeroDivisionError("words"), AssertionError("words")):
        with contextlib.suppress(type(error)), cards.check("initialize_zeros"):
            raise error
        assert str(error) == "words"
        assert "words" in capsys.readouterr().out


FOUND = {
    "f": exercises.Exercise("Exercise 1: f", "f", 3, 1, 4),
    "g": exercises.Exercise("Exercise 2: g", "g", 7, 2, 9),
    "id": exercises.Exercise("Your id", "id", 9, 0, 0),
}


@pytest.mark.parametrize(
    ("held", "left"), [(set(), ["f", "g"]), ({"f"}, ["g"]), ({"id", "g"}, ["f"])]
)
def test_what_is_unfinished_is_listed_in_order(held, left):
    titles = [FOUND[name].title for name in left]
    assert str(summary.words(FOUND, held)).splitlines() == [
        summary.LEFT, *(f"- {title}" for title in titles)
    ]  # fmt: skip


def test_when_every_check_holds_nothing_is_unfinished():
    assert str(summary.words(FOUND, {"f", "g"})) == summary.DONE


def test_a_check_that_fails_again_no_longer_holds():
    watched = watch.Watch({})
    watched.showed(Card("initialize_zeros", HINT), None)
    watched.showed(Card("compute_cost", HINT, failure=failure.Failure("stale")), None)
    assert watched.held() == {"initialize_zeros"}
    watched.showed(Card("initialize_zeros", HINT, failure=failure.Failure("no")), None)
    assert watched.held() == set()


def raised_by(source):
    with pytest.raises(NotImplementedError) as raised:
        exec(source, {})
    return raised.value


def test_a_placeholder_shows_one_line_that_says_what_to_write():
    answer = "raise NotImplementedError('not written yet')"
    assert unwritten.line(raised_by(answer)) == unwritten.ANSWER
    function = raised_by(f"def f(x):\n    {answer}\nf(1)")
    assert unwritten.line(function).startswith("f is not written yet.")
    assert not unwritten.line(raised_by("raise NotImplementedError('something else')"))


def test_the_line_stands_in_for_the_traceback(capsys):
    shell = InteractiveShell()
    unwritten.watch(shell)
    result = shell.run_cell("raise NotImplementedError('not written yet')")
    assert isinstance(result.error_in_exec, NotImplementedError)
    assert capsys.readouterr().out.strip() == unwritten.ANSWER
    shell.run_cell("raise NotImplementedError('something else')")
    assert "Traceback" in capsys.readouterr().out


def answering(shell, *cells):
    """Run a question's cell several times, then its check; return the card's text."""
    watch.current()
    shell.run_cell(SETUP)
    for text in cells:
        shell.run_cell(text, cell_id="question-ties")
    check = "with cards.check('question-ties') as card:\n"
    check += "    checks.is_an_option(answer_ties, options='abcd')"
    (card,) = cards_of(shell, check)
    return " ".join(card.split())


def test_a_stop_is_forgotten_when_its_cell_has_run(shell):
    text = answering(shell, "answer_ties = b", 'answer_tie = "b"')
    assert "stopped" not in text
    assert "its cell does not define it Likely mistake: It defines answer_tie:" in text
    assert "in quotes" in answering(shell, "answer_ties = b")


@pytest.mark.parametrize("newer", ['answer_tie = "b"', 'answer_ties == "b"'])
def test_a_name_that_its_cell_no_longer_defines_is_no_answer(shell, newer):
    text = answering(shell, 'answer_ties = "a"', newer)
    assert "Its cell no longer defines answer_ties" in text
    assert watch.OLDER in text
    assert answering(shell, 'answer_ties = "a"').startswith("✓")


def test_a_function_that_is_misspelt_after_a_good_run_is_named(shell):
    watch.current()
    shell.run_cell(SETUP)
    for text in (GOOD, GOOD.replace("initialize_zeros", "initialise_zeros")):
        shell.run_cell(text, cell_id="initialize_zeros")
    (text,) = cards_of(shell, CHECK)
    assert "no longer defines initialize_zeros, but initialise_zeros" in " ".join(text.split())


def test_a_function_that_was_never_spelled_right_is_named(shell):
    watch.current()
    shell.run_cell(SETUP)
    wrong = GOOD.replace("initialize_zeros", "initialize_zeroes")
    shell.run_cell(wrong, cell_id="initialize_zeros")
    (text,) = cards_of(shell, CHECK)
    text = " ".join(text.split())
    assert "It defines initialize_zeroes: write the name as the task does." in text


@pytest.mark.parametrize(
    ("field", "said", "shown"),
    [
        ("likely", "the bias `b1` is missing.", "The bias b1 is missing."),
        ("likely", "b1 is subtracted, not added.", "b1 is subtracted, not added."),
        ("found", "compute_cost is 0", "compute_cost is 0"),
        ("line", "in f, line 1: a = `b`", "in f, line 1: a = `b`"),
        ("found", "", ""),
    ],
)
def test_a_field_on_a_card_is_a_sentence_without_marks(field, said, shown):
    assert on_a_card(field, said) == shown


def test_a_helper_may_leave_a_functions_cell(shell):
    watch.current()
    shell.run_cell(SETUP)
    for text in (f"def helper():\n    return 1\n{GOOD}", GOOD):
        shell.run_cell(text, cell_id="initialize_zeros")
    (text,) = cards_of(shell, CHECK)
    assert text.startswith("✓")


@pytest.mark.parametrize(
    ("value", "answered"),
    [("", False), ([], False), (None, False), ("a", True), (["a"], True), (0.0, True)],
)
def test_a_question_is_answered_when_its_name_holds_something(value, answered):
    assert watch.Watch({"q": value}).answers("q") == answered
    assert not watch.Watch({}).answers("q")


def test_the_worth_of_a_check_without_points_is_that_of_the_hidden_tests():
    assert worth.of(FOUND["f"]) == ", worth 1 of its 4 points"
    nothing = FOUND["f"]._replace(visible=0)
    assert worth.of(nothing) == "; the hidden tests decide its 4 points"
