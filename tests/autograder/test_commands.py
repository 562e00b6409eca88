"""The commands as a person or a script meets them, with the engine's place taken by a double."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from types import ModuleType

import pytest
from click.testing import CliRunner

from autograder import cli, console, doctor, options
from autograder.errors import SandboxUnavailable
from autograder.grading import batch, grader, own_notebook, own_record
from autograder.model import Report, Status
from autograder.notebook import score
from tests.support import runners
from tests.support.grading import ASSIGNMENT, ROOT, source_notebook
from tests.support.hands import write_submission
from utils import record
from utils.words import counted

WRONG = {"initialize_zeros": "def initialize_zeros(n_x, n_h, n_y):\n    return {}"}


class Forks:
    """Begins nothing."""

    def __init__(self, *, sandbox):
        pass

    def begin(self):
        return self

    def close(self):
        pass


class Engine:
    """Holds no process; remembers how it was asked for."""

    asked: list[bool] = []  # noqa: RUF012, shared on purpose

    def __init__(self, *, sandbox, forks=None):
        self.asked.append(sandbox)

    probes = ("read a file",)

    def start(self):
        return self

    def close(self):
        pass

    def __enter__(self):
        return self.start()

    def __exit__(self, *error):
        self.close()


@pytest.fixture
def limits(monkeypatch, tmp_path):
    """Put the double in the engine's place; return the limits that it was given."""
    given = []

    def run(notebook, *, limits, engine, files):
        given.append(limits)
        return runners.run(notebook)

    _stand_in(monkeypatch, Engine, run)
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "state"))
    monkeypatch.chdir(ROOT)
    Engine.asked.clear()
    yield given
    grader.close()


def _stand_in(monkeypatch, engine, run):
    from autograder import engine as room

    grader.close()
    stand_ins = {"engine": {"Engine": engine}, "start_checkers": {"Forks": Forks}}
    stand_ins |= {name: {"run": run} for name in ("runner", "in_parallel")}
    for name, content in stand_ins.items():
        module = ModuleType(f"autograder.engine.{name}")
        vars(module).update(content)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(room, name, module, raising=False)


def invoke(*arguments):
    return CliRunner().invoke(cli.main, list(map(str, arguments)), prog_name="autograder")


def hand_in(tmp_path, student, answers=None):
    folder = tmp_path / "state" / "submitted" / student / ASSIGNMENT
    write_submission(answers or {}, folder)
    return folder / f"{ASSIGNMENT}.ipynb"


def own(tmp_path, answers=None):
    folder = tmp_path / "work" / ASSIGNMENT
    write_submission(answers or {}, folder)
    return folder / f"{ASSIGNMENT}.ipynb"


def test_help_comes_at_once():
    """A tenth of a second: nothing is imported that takes longer."""
    command = [sys.executable, "-X", "importtime", "-m", "autograder", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"grade", "check", "doctor"} <= set(done.stdout.split())
    imported = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert "click" in imported
    assert not imported & {"numpy", "nbformat", "nbgrader", "matplotlib", "rich", "sqlalchemy"}


def test_check_prints_one_json_object_a_notebook(tmp_path, limits):
    right, wrong = hand_in(tmp_path, "ada"), hand_in(tmp_path, "bob", WRONG)
    renamed = right.rename(tmp_path / "my work (1).ipynb")
    done = invoke("check", renamed, wrong, "--json")
    assert done.exit_code == 0, done.output
    first, second = map(json.loads, done.stdout.splitlines())
    assert list(first) == ["assignment", "score", "max_score", "isolation", "exercises"]
    assert first["assignment"] == ASSIGNMENT
    assert (first["score"], second["score"]) == (runners.max_points(), 0.0)
    assert first["max_score"] == 100.0
    keys = {"grade_id", "points", "max_points", "status", "message", "details"}
    assert {frozenset(each) for each in first["exercises"]} == {frozenset(keys)}
    assert {each["status"] for each in second["exercises"]} == {"FAIL", "NOT_RUN"}


def test_check_shows_points_and_messages_to_a_person(tmp_path, limits):
    done = invoke("check", hand_in(tmp_path, "bob", WRONG))
    assert done.exit_code == 0, done.output
    assert "0 of 100 points" in done.stdout
    assert "\nExercise 1: start at zero: " in done.stdout
    assert "initialize_zeros-zeros" not in done.stdout
    assert console.MORE in " ".join(done.stdout.split())
    every = invoke("check", hand_in(tmp_path, "bob", WRONG), "--details")
    assert "initialize_zeros-zeros (0/3 points): " in every.stdout


@pytest.mark.parametrize(
    ("asked", "most", "points"), [("4", 8, 4), ("50%", 8, 4), ("12.5 %", 8, 1), ("0%", 0, 0)]
)
def test_the_least_is_points_or_a_share_of_them(asked, most, points):
    least = options.AtLeast().convert(asked, None, None)
    assert least.of(most) == points


@pytest.mark.parametrize("asked", ["-1", "many", "%", "101%", "nan"])
def test_a_least_that_is_none_is_refused_with_what_is_expected(asked):
    done = invoke("check", "mine.ipynb", f"--at-least={asked}")
    assert done.exit_code == 2
    assert "expected points such as 60, or a share of them such as 60%" in done.stderr


@pytest.mark.parametrize(("least", "code"), [("100", 0), ("100.5", 1)])
def test_check_exits_by_the_points_that_a_script_asks_for(tmp_path, limits, least, code):
    done = invoke("check", hand_in(tmp_path, "ada"), "--json", "--at-least", least)
    assert done.exit_code == code
    assert json.loads(done.stdout)["score"] == runners.max_points() == 100
    assert ("100 points, below --at-least 100.5" in done.stderr) == bool(code)


def test_an_interrupted_class_is_told_of_once(monkeypatch, tmp_path, limits):
    def run(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(batch, "run", run)
    monkeypatch.setattr(grader, "stop", lambda: None)  # else no later test could grade
    done = invoke("grade", ASSIGNMENT)
    assert done.exit_code == 130
    assert done.output.count("Interrupted") == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="commands start cold without a fork server")
def test_a_warm_command_is_of_this_course_wherever_it_is_started(tmp_path):
    (tmp_path / "autograder").mkdir()
    (tmp_path / "autograder" / "__init__.py").write_text("raise RuntimeError('another course')")
    begin = f"import os, sys; sys.path.insert(0, {str(ROOT)!r}); from pathlib import Path; "
    begin += "from tests.support import commands; commands.PRELOADED = ['autograder.cli']; "
    program = f"commands.run('autograder', '--help', folder=Path({str(ROOT)!r}), environment="
    done = subprocess.run(
        [sys.executable, "-c", f"{begin}print({program}dict(os.environ)))"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.startswith("(0,"), done.stderr


def test_an_interrupted_check_says_one_line(monkeypatch, tmp_path, limits):
    def check(path, settings):
        raise KeyboardInterrupt

    monkeypatch.setattr(own_notebook, "check", check)
    done = invoke("check", hand_in(tmp_path, "ada"))
    assert done.exit_code == 130
    assert done.stderr == "Interrupted.\n"


def test_check_keeps_the_best_score_in_the_record_as_grade_me_does(tmp_path, limits, monkeypatch):
    kept = tmp_path / "work" / "record.json"
    monkeypatch.setenv("COURSE_RECORD", str(kept))
    for answers in (WRONG, {}, WRONG):
        done = invoke("check", own(tmp_path, answers))
        assert done.exit_code == 0, done.output
    best = runners.max_points()
    assert f"Your best score so far: {best:g} of 100 points." in done.stdout
    read = json.loads(kept.read_text())
    assert read["scores"][ASSIGNMENT] == {"score": best, "max_score": 100}
    assert [each["score"] for each in read["attempts"][ASSIGNMENT]] == [0, best, 0]


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        (f"course/work/{ASSIGNMENT}/{ASSIGNMENT}.ipynb", True),
        ("course/work/of mine.ipynb", True),
        ("copy.ipynb", False),
        (f"course/release/{ASSIGNMENT}/{ASSIGNMENT}.ipynb", False),
        (f"course/state/submitted/ada/{ASSIGNMENT}/{ASSIGNMENT}.ipynb", False),
        ("another/work/copy.ipynb", False),
        ("course/work/../../copy.ipynb", False),
    ],
)
def test_only_the_score_of_the_own_copy_is_kept(tmp_path, monkeypatch, place, kept):
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "course" / "work" / "record.json"))
    monkeypatch.chdir(ROOT)
    record.keep_score(ASSIGNMENT, 1, 100)
    news, said = own_record.keep(Report(ASSIGNMENT, "", 90, 100, "sandboxed"), tmp_path / place)
    best = "90" if kept else "1"
    assert f"{record.read()['scores'][ASSIGNMENT]['score']:g}" == best
    assert ("best score so far" in said) == kept
    assert not news
    if not kept:
        assert str(tmp_path / "course" / "work") in said


def test_check_keeps_no_score_of_the_source_or_of_the_visible_tests_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "record.json"))
    monkeypatch.chdir(ROOT)
    whole = Report(ASSIGNMENT, "", 90, 100, "sandboxed")
    source = ROOT / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    assert own_record.keep(whole, source) == ("", "")
    partial = replace(whole, review=[own_notebook.VISIBLE_ONLY])
    assert own_record.keep(partial, tmp_path / "mine.ipynb") == ("", "")
    assert not (tmp_path / "record.json").exists()


def test_a_check_in_another_course_keeps_nothing_and_says_nothing(tmp_path, monkeypatch):
    (tmp_path / "source" / "ps").mkdir(parents=True)
    (tmp_path / "source" / "ps" / "ps.ipynb").write_text("{}")
    (tmp_path / "work").mkdir()
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "here" / "record.json"))
    monkeypatch.chdir(tmp_path)
    whole = Report("ps", "", 9, 9, "sandboxed")
    assert own_record.keep(whole, tmp_path / "work" / "ps.ipynb") == ("", "")
    assert not (tmp_path / "here").exists()


def test_a_check_prints_json_alone_though_the_record_was_damaged(tmp_path, limits, monkeypatch):
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "record.json"))
    (tmp_path / "record.json").write_text("damaged")
    done = invoke("check", own(tmp_path, WRONG), "--json")
    assert json.loads(done.stdout)["score"] == 0
    assert "could not be read as a record" in done.stderr


def test_check_continues_after_a_file_that_is_not_a_notebook(tmp_path, limits):
    (tmp_path / "bad.ipynb").write_text("no JSON")
    (tmp_path / "other.ipynb").write_text('{"cells": []}')
    good = hand_in(tmp_path, "ada")
    paths = [tmp_path / "bad.ipynb", tmp_path / "other.ipynb", tmp_path / "none.ipynb", good]
    done = invoke("check", *paths, "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["score"] == runners.max_points()
    for words in ("not JSON", "no exercise of any assignment", "No such file"):
        assert words in done.stderr


def test_grade_goes_into_the_gradebook_and_says_so(tmp_path, limits):
    hand_in(tmp_path, "ada")
    hand_in(tmp_path, "eve").write_text("no JSON")
    done = invoke("grade", ASSIGNMENT, "--workers", 2, "--timeout", 7)
    assert done.exit_code == 0, done.output
    assert f"{runners.max_points():g}/100" in done.stdout
    assert "not JSON" in done.stdout
    assert {each.call_seconds for each in limits} == {7.0}
    assert Engine.asked == [True]
    again = invoke("grade", ASSIGNMENT)
    assert again.exit_code == 0
    assert "Nothing new to grade" in again.stdout
    assert invoke("grade", ASSIGNMENT, "--student", "ada", "--no-sandbox").exit_code == 0
    assert Engine.asked[-1] is False


def test_a_dry_run_writes_nothing_and_a_mark_is_entered_for_several(tmp_path, limits):
    hand_in(tmp_path, "ada")
    hand_in(tmp_path, "bob", WRONG)
    dry = invoke("grade", ASSIGNMENT, "--dry-run")
    assert dry.exit_code == 0, dry.output
    assert "2  new: ada, bob" in dry.stdout
    assert not (tmp_path / "state" / "autograded").exists()
    assert not (tmp_path / "state" / "gradebook.db").exists()
    assert invoke("grade", ASSIGNMENT).exit_code == 0
    test = "initialize_zeros-zeros"
    both = invoke("mark", ASSIGNMENT, test, "--student", "ada", "--student", "bob", "--points", 1)
    assert both.stdout.splitlines()[:2] == ["ada", "bob"]
    assert "1 missing" not in invoke("grade", ASSIGNMENT).stdout
    assert "expected --student, --mistake or --older" in invoke("mark", ASSIGNMENT, test).stderr


def test_a_submission_without_a_result_is_in_the_exit_code(tmp_path, limits, monkeypatch):
    def breaks(notebook, *, limits, engine, files):
        if runners.is_model(notebook):
            return runners.run(notebook)
        raise ZeroDivisionError("our own fault")

    _stand_in(monkeypatch, Engine, breaks)
    hand_in(tmp_path, "ada", WRONG)
    done = invoke("grade", ASSIGNMENT)
    assert done.exit_code == 1
    assert "our own fault" in done.stdout


def test_the_graders_own_errors_are_one_message(tmp_path, limits, monkeypatch):
    class Refuses(Engine):
        def start(self):
            raise SandboxUnavailable("no bwrap here; sudo apt install bubblewrap")

    hand_in(tmp_path, "ada")
    _stand_in(monkeypatch, Refuses, None)
    for arguments in (["grade", ASSIGNMENT], ["check", hand_in(tmp_path, "bob")]):
        done = invoke(*arguments)
        assert done.exit_code == 1
        assert done.stderr.startswith("Error: no bwrap here; sudo apt install bubblewrap")
        # only of one's own notebook is it said that one can go on
        assert (cli.YOUR_OWN in done.stderr) == (arguments[0] == "check")
    assert "there is no" in invoke("grade", "lab7").stderr
    monkeypatch.chdir(tmp_path)
    assert "nbgrader_config.py" in invoke("grade", ASSIGNMENT).stderr


def test_a_test_out_of_time_says_what_to_do():
    tests = score.not_run(source_notebook())
    late = [replace(tests[0], status=Status.TIMEOUT), *tests[1:]]
    line = console.time_out_line(Report(ASSIGNMENT, "s042", 0, 100, "", late), 20)
    assert line == (
        f"s042: `initialize_zeros-visible` timed out after 20 s, with 0 of "
        f"{counted(late[0].max_points, 'point')}; everything else was graded. To allow more time: "
        "python -m autograder grade random_initialization --student s042 --timeout 60"
    )
    assert console.time_out_line(Report(ASSIGNMENT, "s042", 0, 100, "", tests), 20) == ""


def test_the_doctor_names_what_is_there_and_the_fix(tmp_path, limits, monkeypatch):
    monkeypatch.setattr(doctor, "walls", lambda: {"namespaces": "", "landlock": ""})
    done = invoke("doctor")
    assert done.exit_code == 0, done.output
    for what in ("sandbox", "nbgrader", "settings", "assignments", "state folder", "gradebook"):
        assert f"ok      {what}: " in done.stdout
    assert not (tmp_path / "state" / "gradebook.db").exists()
    (tmp_path / "state" / "gradebook.db").write_bytes(b"nonsense" * 1000)
    broken = {each.what: each for each in doctor.examine(ROOT)}["gradebook"]
    assert (broken.ok, "not a database" in broken.said) == (False, True)
    monkeypatch.chdir(tmp_path)
    lacking = invoke("doctor")
    assert lacking.exit_code == 1
    assert "MISSING settings" in lacking.stdout
    assert "fix: " in lacking.stdout
