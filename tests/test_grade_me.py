"""The panel behind "Grade me": what it asks, what it shows, what it says when things go wrong."""

import json
import os
import subprocess
import sys
import threading
import time

import pytest

from utils import record
from utils.exercises import Exercise, this_notebook
from utils.grade_me import asleep, choice, grader, next_up, notebook, onward, results
from utils.grade_me.grader import Grader, GraderError
from utils.grade_me.one import GradeOne
from utils.grade_me.shared_grader import SharedGrader
from utils.grade_me.whole import GradeMe

REPORT = {
    "assignment": "random_initialization",
    "score": 6.0,
    "max_score": 18.0,
    "isolation": "sandboxed",
    "review": ["look here"],
    "partial": False,
    "exercises": [
        {
            "grade_id": "zeros-visible",
            "points": 2,
            "max_points": 2,
            "status": "PASS",
            "message": "",
        },
        {"grade_id": "zeros-all", "points": 4, "max_points": 4, "status": "PASS", "message": ""},
        {
            "grade_id": "cost-visible",
            "points": 0,
            "max_points": 6,
            "status": "FAIL",
            "message": "a",
        },
        {"grade_id": "cost-mean", "points": 0, "max_points": 6, "status": "FAIL", "message": "a"},
    ],
}
MESSAGES = [
    {"ready": "sandboxed", "sandboxed": True},
    {"tests": ["zeros-visible", "zeros-all", "cost-visible", "cost-mean"], "seconds": 120},
    {"told": {"grade_id": "zeros-visible"}},
]
POPEN = subprocess.Popen
SAY = "import json, os, sys\ndef say(it): print(json.dumps(it), flush=True)\n"
READY = "say({'ready': 'a test', 'sandboxed': True})"


class Double:
    """Stands for the grader's process: says what it is given, or raises it."""

    started: list = []  # noqa: RUF012, shared on purpose
    asked: list = []  # noqa: RUF012, shared on purpose

    def __init__(self, course, *, anyway=False):
        self.started.append((course, anyway))
        self.closed = False

    def grade(self, path, exercise):
        self.asked.append((path, exercise))
        for message in self.says:
            if isinstance(message, Exception):
                raise message
            yield message

    def close(self):
        self.closed = True


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A notebook in a course, with a record of its own."""
    (tmp_path / "source").mkdir()
    made = tmp_path / "work" / "mine.ipynb"
    made.parent.mkdir()
    made.write_text(json.dumps({"cells": []}))
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "record.json"))
    monkeypatch.setattr(notebook, "SAVE_SECONDS", 0.0)
    Double.started.clear()
    Double.asked.clear()
    return made


def at(file, start=Grader):
    """The panel of a notebook."""
    return GradeMe(SharedGrader(file, start))


def press(file, *says, sandbox=True):
    """Press the button, and return every state that the browser saw after it."""
    Double.says = says
    return pressed(at(file, Double), sandbox=sandbox)


def pressed(made, *, sandbox=True):
    seen = []
    made.observe(lambda change: seen.append(change["new"]), "state")
    made._asked(None, {"kind": "grade", "sandbox": sandbox}, None)
    wait(made)
    return seen


def wait(made):
    assert made.shared_grader.busy.acquire(timeout=60)
    made.shared_grader.busy.release()


def test_a_report_is_shown_exercise_by_exercise(file):
    *before, last = press(file, *MESSAGES, {"report": REPORT})
    assert [state["phase"] for state in before] == ["saving", "running", "running"]
    assert (len(before[1]["tests"]), before[1]["done"], before[2]["done"]) == (4, 0, 1)
    assert last["phase"] == "done"
    assert last["words"].startswith("6 of 18 points")
    shown = [
        [row[key] for key in ("name", "points", "max_points", "state", "messages")]
        for row in last["rows"]
    ]
    assert shown == [["zeros", 6, 6, "right", []], ["cost", 0, 12, "wrong", ["a"]]]
    assert (last["score"], last["most"], last["best"]) == (6, 18, 6)
    assert last["notes"][1:] == ["look here", "Isolation: sandboxed."]
    assert record.read()["scores"]["random_initialization"]["score"] == 6


def test_what_earns_no_points_has_a_row_only_where_something_is_wrong():
    test = {"grade_id": "id-visible", "points": 0, "max_points": 0, "status": "PASS", "message": ""}
    assert results.rows([test], {}, {}) == []
    wrong = test | {"status": "FAIL", "message": "learner_id is empty"}
    assert [row["name"] for row in results.rows([wrong], {}, {})] == ["id"]


def test_points_of_the_visible_tests_alone_are_not_recorded(file):
    press(file, {"report": REPORT | {"partial": True}})
    assert record.read()["scores"] == {}


def test_a_damaged_record_is_named_where_the_button_is(file, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("utils.grade_me.notebook.saved_since", lambda *_: True)
    (tmp_path / "record.json").write_text("damaged")
    press(file, {"report": REPORT})
    assert "record.unreadable-1.json could not be read" in capsys.readouterr().out
    assert record.read()["scores"]["random_initialization"]["score"] == 6


def test_an_unsaved_notebook_is_graded_with_its_cells_as_they_ran(file, monkeypatch):
    cell = {"id": "a", "cell_type": "code", "metadata": {}, "source": "old"}
    file.write_text(json.dumps({"cells": [cell]}))
    monkeypatch.setattr("utils.last_run.cells", lambda: {"a": "new"})
    read = []

    class Reads(Double):
        def grade(self, path, exercise):
            read.append(json.loads(path.read_text())["cells"][0]["source"])
            yield {"report": REPORT}

    last = pressed(at(file, Reads))[-1]
    assert read == ["new"]
    assert "old" in file.read_text()
    assert "could not save the notebook" in last["notes"][0]
    assert "Ctrl+S" in last["notes"][0]


def test_a_machine_without_a_sandbox_offers_to_grade_without_one(file):
    last = press(file, {"refused": "bubblewrap is missing: sudo apt install bubblewrap"})[-1]
    assert last["offer"] == "Grade without a sandbox"
    assert "sudo apt install bubblewrap" in last["words"]
    assert "your own code" in last["words"]
    press(file, {"report": REPORT}, sandbox=False)
    assert [anyway for _, anyway in Double.started] == [False, True]
    assert {course for course, _ in Double.started} == {file.parents[1]}


def test_it_is_asked_once_and_the_choice_can_be_taken_back(file):
    press(file, {"report": REPORT}, sandbox=False)
    press(file, {"report": REPORT})  # in the next kernel
    choice.path().unlink()
    press(file, {"report": REPORT})
    assert [anyway for _, anyway in Double.started] == [True, True, False]


def test_a_record_that_cannot_be_written_does_not_keep_anybody_from_grading(file, monkeypatch):
    monkeypatch.setenv("COURSE_RECORD", str(file / "no folder" / "record.json"))
    assert press(file, {"report": REPORT}, sandbox=False)[-1]["phase"] == "done"


def test_without_walls_it_is_said_in_one_sentence(file):
    ready = {"ready": "none: as it is", "sandboxed": False}
    last = press(file, ready, *MESSAGES[1:], {"report": REPORT})[-1]
    assert last["notes"][-1] == "Your code runs without a sandbox, as it does in the cells above."
    assert not any("Isolation" in note for note in last["notes"])


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ({"trouble": "it is no notebook"}, "it is no notebook"),
        (GraderError("it ended"), "it ended"),
    ],
)
def test_trouble_is_shown_and_the_next_press_starts_again(file, says, words):
    last = press(file, says)[-1]
    assert (last["phase"], last["words"]) == ("trouble", words)


def test_a_missing_or_unnamed_notebook_is_reported(file):
    file.unlink()
    assert "was it renamed" in press(file)[-1]["words"].lower()
    assert "panel('my_notebook.ipynb')" in press(None)[-1]["words"]
    assert not Double.started


def test_a_second_press_while_one_runs_does_nothing(file):
    gate = threading.Event()

    class Slow(Double):
        def grade(self, path, exercise):
            gate.wait(60)
            yield {"report": REPORT}

    made, seen = at(file, Slow), []
    made.observe(lambda change: seen.append(change["new"]["phase"]), "state")
    for _ in range(3):
        made._asked(None, {"kind": "grade", "sandbox": True}, None)
    gate.set()
    wait(made)
    assert seen == ["saving", "done"]


def test_the_grader_warms_up_when_the_panel_is_seen_and_not_before(file):
    made = at(file, Double)
    assert not Double.started
    made._asked(None, {"kind": "shown"}, None)
    made._asked(None, {"kind": "shown"}, None)
    assert len(Double.started) == 1
    made.shared_grader.end()


def test_grading_waits_until_the_file_is_completely_saved(file, monkeypatch):
    before = notebook.stamp(file)

    def save():
        for text in ('{"cells": [', '{"cells": []}'):
            time.sleep(0.1)
            file.write_text(text)

    writer = threading.Thread(target=save)
    writer.start()
    monkeypatch.setattr(notebook, "SAVE_SECONDS", 5.0)
    assert notebook.saved_since(file, before)
    writer.join()
    assert json.loads(file.read_text()) == {"cells": []}
    monkeypatch.setattr(notebook, "SAVE_SECONDS", 0.0)
    assert not notebook.saved_since(file, notebook.stamp(file))


def test_this_notebook_is_the_one_of_the_session(monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", "/course/work/mine.ipynb")
    assert str(this_notebook()) == "/course/work/mine.ipynb"
    monkeypatch.setenv("JPY_SESSION_NAME", "console-1")
    assert this_notebook() is None


def test_a_real_grader_answers_ends_with_its_input_and_says_why_it_ended(tmp_path):
    nothing = tmp_path / "mine.ipynb"
    nothing.write_text("no notebook")
    grader = Grader(tmp_path)
    ready, trouble = grader.grade(nothing)
    assert "ready" in ready
    assert "trouble" in trouble
    os.kill(grader._process.pid, 9)
    with pytest.raises(GraderError, match="ended before it had an answer"):
        list(grader.grade(nothing))
    grader.close()


#: What a grader may do instead of its work, and the words about it.
FAULTS = {
    "it ends at its start": ("raise SystemExit('no module')", "last words: no module"),
    "it ends when it is asked": (f"{READY}; sys.stdin.readline(); os._exit(3)", "ended before"),
    "it ends half way": (
        f"{READY}; sys.stdin.readline(); say({{'tests': 9}}); raise OSError('gone')",
        "last words: OSError: gone",
    ),
    "it says what no grader says": ("print('Hello', flush=True)", "said 'Hello"),
    "it does not read": (f"{READY}; sys.stdin.close(); os._exit(0)", "ended before"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_grader_is_reported_and_the_next_press_starts_another(file, monkeypatch, fault):
    program, words = FAULTS[fault]
    run_instead(monkeypatch, f"{SAY}{program}")
    made = at(file)
    assert words in press_again(made)["words"]
    run_instead(monkeypatch, f"{SAY}{READY}; sys.stdin.readline(); say({{'report': {REPORT!r}}})")
    assert press_again(made)["words"].startswith("6 of 18 points")
    made.shared_grader.end()


def test_a_grader_that_refuses_is_followed_by_one_that_goes_on(file, monkeypatch):
    refuses = f"say({{'refused': 'no walls'}}) if '--anyway' not in sys.argv else ({READY})"
    run_instead(monkeypatch, f"{SAY}{refuses}\nsys.stdin.readline(); say({{'report': {REPORT!r}}})")
    made = at(file)
    assert press_again(made)["offer"] == "Grade without a sandbox"
    assert press_again(made, sandbox=False)["words"].startswith("6 of 18 points")
    made.shared_grader.end()
    made = at(file)  # in the next kernel, unasked
    assert press_again(made)["words"].startswith("6 of 18 points")
    made.shared_grader.end()


def test_a_grader_that_is_missing_is_reported(file, monkeypatch):
    monkeypatch.setattr(grader.sys, "executable", str(file / "nothing"))
    made = at(file)
    made._asked(None, {"kind": "shown"}, None)
    assert "could not be started" in press_again(made)["words"]


def run_instead(monkeypatch, program):
    """Let the panel start another program in the grader's place."""

    def popen(command, **options):
        return POPEN([sys.executable, "-c", program, *command[3:]], **options)

    monkeypatch.setattr(grader.subprocess, "Popen", popen)


def press_again(made, *, sandbox=True):
    made._asked(None, {"kind": "grade", "sandbox": sandbox}, None)
    wait(made)
    return made.state


def test_the_same_mistake_on_arrays_of_other_sizes_is_shown_once():
    said = [f"W1 has shape ({n}, 3), expected (3, {n})." for n in (2, 5)] + ["W1 is None."]
    tests = [REPORT["exercises"][2] | {"message": message} for message in said]
    tests[1:] = [each | {"grade_id": "cost-other"} for each in tests[1:]]
    assert results.rows(tests, {}, {})[0]["messages"] == [said[0], said[2]]


def test_rows_begin_with_the_visible_check():
    assert [row["name"] for row in results.rows(REPORT["exercises"], {}, {})] == ["zeros", "cost"]


def test_a_message_with_parts_is_shown_in_parts():
    tests = [
        REPORT["exercises"][2]
        | {
            "message": f"W1 is {n}, expected 9.",
            "details": {"found": f"W1 is {n}", "expected": "9"},
        }
        for n in (1, 2)
    ]
    tests[1] = tests[1] | {"grade_id": "cost-other"}
    (row,) = results.rows(tests, {}, {})
    assert row["messages"] == [[["Found", "W1 is 1"], ["Expected", "9"]]]


STATES = {
    "right": [("PASS", 1, ""), ("PASS", 2, "")],
    "partly": [("PASS", 1, ""), ("FAIL", 0, "no")],
    "wrong": [("FAIL", 0, "no"), ("FAIL", 0, "is not written yet")],
    "untried": [("ERROR", 0, "f is not written yet: replace it"), ("ERROR", 0, "With two, no")],
}


@pytest.mark.parametrize("state", STATES)
def test_a_row_says_how_far_it_is_and_what_is_new(state):
    tests = [
        {"grade_id": name, "points": points, "max_points": 2, "status": status, "message": said}
        for name, (status, points, said) in zip(("f-visible", "f-b"), STATES[state], strict=True)
    ]
    known = {"f": Exercise("Exercise 1: f", "cell", 4, 1, 4)}
    (row,) = results.rows(tests, known, {"f": 4.0})
    assert (row["state"], row["words"]) == (state, results.WORDS[state])
    assert (row["title"], row["cell"], row["place"]) == ("Exercise 1: f", "cell", 4)
    assert row["change"] == row["points"] - 4
    assert len(row["messages"]) == {"partly": 1, "wrong": 2}.get(state, 0)


@pytest.mark.parametrize(
    ("said", "points", "shown"),
    [
        ("Not answered yet. Write `answer_ties` into the cell.", 2, 0),
        ("compute_cost is not written yet: replace it", 2, 0),
        ("nn_model, or a function that it calls, is not written yet. The first part is f.", 5, 1),
        ("Not answered yet. Write your id into the cell.", 0, 1),
    ],
)
def test_what_nobody_has_tried_has_no_message_that_says_no_more(said, points, shown):
    test = {"grade_id": "f-visible", "points": 0, "max_points": points, "status": "FAIL"}
    (row,) = results.rows([test | {"message": said}], {}, {})
    assert (row["state"], len(row["messages"])) == ("untried", shown)


def test_an_attempt_is_compared_with_those_before_it():
    first, up, same, down = (onward.facts(each, best) for each, best in (
        ([40.0], 40), ([40.0, 64.5], 64.5), ([64.5, 64.5], 64.5), ([64.5, 10.0], 80),
    ))  # fmt: skip
    assert "first attempt" in first[0]
    assert up == ["+24.5 points since the last time. A new best. Your latest attempts: 40, 64.5."]
    assert same[0].startswith("As many points as the last time. Best so far: 64.5.")
    assert down[0].startswith("\N{MINUS SIGN}54.5 points since the last time. Best so far: 80.")
    assert onward.facts([], 0) == []


def test_of_a_notebook_that_is_not_the_own_copy_no_score_is_kept_or_shown(
    file, tmp_path, monkeypatch
):
    other = tmp_path / "other" / file.name
    other.parent.mkdir()
    other.write_text(file.read_text())
    monkeypatch.setenv("COURSE_RECORD", str(file.parent / "record.json"))
    press(file, {"report": REPORT | {"assignment": file.stem, "score": 18.0}})
    assert "Best so far: 18 of 18" in at(file).state["words"]
    last = press(other, {"report": REPORT | {"assignment": file.stem}})[-1]
    assert len(record.read()["attempts"][file.stem]) == 1
    assert last["best"] is None
    assert any("Not kept in your record" in note for note in last["notes"])
    assert "Best so far" not in at(other).state["words"]


def test_all_points_say_what_is_next(file):
    all_points = REPORT | {"score": 18.0}
    assert press(file, {"report": all_points})[-1]["onward"].startswith("What is next: Lesson")
    assert not press(file, {"report": REPORT})[-1]["onward"]


def test_the_button_sends_the_link_to_what_is_next(file, monkeypatch):
    shown = []
    monkeypatch.setattr(next_up, "link", lambda what, here: what.words)
    made = GradeMe(SharedGrader(file))
    made.send = shown.append
    made._asked(None, {"kind": "onward"}, None)
    assert shown[0]["link"].startswith("What is next: Lesson")


def test_one_exercise_is_asked_for_and_nothing_is_recorded(file):
    Double.says = ({"report": REPORT | {"exercises": REPORT["exercises"][2:]}},)
    last = pressed(GradeOne(SharedGrader(file, Double), "cost"))[-1]
    assert Double.asked[-1][1] == "cost"
    assert last["words"].startswith("6 of 18 points: not yet right, in ")
    assert last["row"]["messages"] == ["a"]
    visible = REPORT | {"exercises": REPORT["exercises"][2:], "partial": True}
    Double.says = ({"report": visible},)
    last = pressed(GradeOne(SharedGrader(file, Double), "cost"))[-1]
    assert last["words"].startswith("6 of 18 points of the visible test: ")
    assert "the hidden tests are not on this machine" in last["notes"][-1]
    assert record.read()["attempts"] == {}


def test_a_grade_of_older_code_says_so_until_that_code_runs_again(file):
    cell = {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "cost"}}, "id": "cost"}
    cell["source"] = ["cost = 1\n"]
    file.write_text(json.dumps({"cells": [cell]}))
    Double.says = ({"report": REPORT | {"exercises": REPORT["exercises"][2:]}},)
    made = GradeOne(SharedGrader(file, Double), "cost")
    made.ran("cost = 0")
    assert "older" not in made.state
    pressed(made)
    made.ran("cost = 1")  # edited before the button was pressed, and run after it
    assert not made.state["older"]
    made.ran("cost = 2")
    assert "has changed since then" in made.state["older"]
    made.ran("cost = 1")
    assert not made.state["older"]


def test_one_grader_serves_all_buttons_and_one_request_at_a_time(file):
    gate = threading.Event()

    class Slow(Double):
        def grade(self, path, exercise):
            gate.wait(60)
            yield {"report": REPORT}

    shared_grader = SharedGrader(file, Slow)
    whole, one = GradeMe(shared_grader), GradeOne(shared_grader, "cost")
    whole._asked(None, {"kind": "grade", "sandbox": True}, None)
    one._asked(None, {"kind": "grade", "sandbox": True}, None)
    assert "This notebook is being graded" in one.state["words"]
    gate.set()
    wait(whole)
    assert whole.state["phase"] == "done"
    assert len(Double.started) == 1


def test_cancel_ends_the_tests_and_the_next_press_grades(file, monkeypatch):
    run_instead(
        monkeypatch, f"{SAY}{READY}; say({{'tests': ['a'], 'seconds': 9}}); sys.stdin.read()"
    )
    made, waits = at(file), threading.Event()
    made.observe(lambda change: change["new"]["phase"] == "running" and waits.set(), "state")
    made._asked(None, {"kind": "grade", "sandbox": True}, None)
    assert waits.wait(60)
    made._asked(None, {"kind": "cancel"}, None)
    wait(made)
    assert made.state["words"].startswith("Cancelled: nothing was graded")
    assert record.read()["attempts"] == {}
    run_instead(monkeypatch, f"{SAY}{READY}; sys.stdin.readline(); say({{'report': {REPORT!r}}})")
    assert press_again(made)["words"].startswith("6 of 18 points")
    made.shared_grader.end()


def test_a_page_without_a_kernel_has_a_sentence_and_links_to_the_cells():
    evil = Exercise("<b>", 'a"b', 0, 1, 1)
    page = asleep.of("Press this.", "my copy.ipynb", [evil, evil._replace(cell="")])
    assert page == (
        '<div class="grade-me-asleep"><p>Press this.</p>'
        '<ul><li><a href="my%20copy.ipynb#cell-id=a%22b">&lt;b&gt;</a></li></ul></div>'
    )
