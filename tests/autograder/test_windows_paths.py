"""Paths with drives and backslashes, wherever a path becomes text or text a path."""

import json
from pathlib import PureWindowsPath

from autograder.engine.processes import spawn
from autograder.gradebook import opening
from autograder.grading import server
from utils.exercises import this_notebook

ROOT = r"C:\Users\Zoë O'Neil\my course\new"


def test_a_started_process_finds_the_course(monkeypatch):
    monkeypatch.setattr(spawn, "ROOT", PureWindowsPath(ROOT))
    path: list[str] = []
    (line,) = (each for each in spawn._start("a.module").split(";") if "sys.path" in each)
    exec(line.strip(), {"sys": type("", (), {"path": path})})
    assert path == [ROOT]


def test_the_panel_asks_for_the_notebook_that_it_is_in(monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", rf"{ROOT}\work\mine.ipynb")
    mine = str(this_notebook())
    assert mine == rf"{ROOT}\work\mine.ipynb"
    assert str(server._asked(json.dumps({"notebook": mine}))[0]) == mine


def test_the_gradebooks_address_names_its_file():
    assert str(opening.path_of(rf"sqlite:///{ROOT}\state\gradebook.db")).startswith("C:\\")
