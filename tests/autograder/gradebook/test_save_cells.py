"""Exercises are added, removed and given other points after hand-ins, and manual marks stay."""

import copy
import csv
import sqlite3
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbgrader import api

from autograder.errors import CourseError
from autograder.gradebook import (
    backups,
    gradebook_contents,
    marks,
    save_cells,
    score_reader,
    standing,
)
from autograder.gradebook import course as gradebook
from autograder.gradebook.score_writer import Gradebook
from autograder.model import Report, Result, Status
from autograder.notebook import cell_kinds
from tests.support.grading import ROOT

LAB = "lab"


def cell(source, grade_id, **mark):
    kind = {"grade": False, "solution": False, "task": False, "locked": False, "schema_version": 3}
    made = nbformat.v4.new_code_cell(source)
    made.metadata["nbgrader"] = kind | {"grade_id": grade_id} | mark
    return made


def exercise(name, points):
    return [
        cell(f"def {name}(): pass", name, solution=True),
        cell(f"{name}()", f"{name}-test", grade=True, locked=True, points=points),
    ]


def notebook(**points):
    cells = [each for name, worth in points.items() for each in exercise(name, worth)]
    return nbformat.v4.new_notebook(cells=cells)


@pytest.fixture
def ours(tmp_path, monkeypatch):
    """A lab of two exercises that ada has handed in, with a mark and a comment by hand."""
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "state"))
    course = gradebook.course(ROOT)
    with Gradebook(course, LAB, notebook(one=3, two=4)) as book:
        assert book.changes == []
        book.write(report("ada", one=3, two=0), notebook(one=3, two=4))
        book.write(report("bob", one=0, two=4), notebook(one=3, two=4))
    for name in ("one", "two"):
        mark = marks.Mark(f"{name}-test", 1.5, f"about {name}")
        marks.enter(course, LAB, {LAB: notebook(one=3, two=4)}, mark, ["ada"])
    return course


def report(student, **points):
    results = [Result(f"{name}-test", float(p), 4.0, Status.PASS) for name, p in points.items()]
    return Report(LAB, student, 0, 0, "", results)


def held(course, student="ada"):
    return score_reader.read(course, LAB)[student]


def test_marks_by_hand_replace_the_tests_points_and_comments_are_at_the_answer(ours):
    ada = held(ours)
    assert ada.points == {"one-test": 1.5, "two-test": 1.5}
    assert ada.comments == {"one": "about one", "two": "about two"}
    assert ada.by_hand == {"one-test", "two-test"}
    assert held(ours, "bob").points == {"one-test": 0, "two-test": 4}


def test_marks_of_removed_cells_are_kept_where_a_server_has_the_gradebook(ours, monkeypatch):
    monkeypatch.setattr(backups, "kept", lambda db_url: [])
    monkeypatch.setattr(backups, "keep", lambda db_url: None)
    monkeypatch.setattr(save_cells, "path_of", lambda db_url: None)
    for points in ({"one": 3}, {"three": 3}):
        with Gradebook(ours, LAB, notebook(**points)):
            pass
    kept = sorted((ours.autograded.parent / "backups").glob("removed-*.csv"))
    assert ["about two" in path.read_text() for path in kept] == [True, False]
    assert "about one" in kept[1].read_text()


@pytest.mark.parametrize(
    ("mark", "students", "message"),
    [
        (marks.Mark("three-test", 1), ["ada"], "cells with points: one-test, two-test"),
        (marks.Mark("one-test", 3.5), ["ada"], "worth 3 points, expected a number from 0 to that"),
        (marks.Mark("one-test", 1), ["bob", "zoe"], "nothing was entered: zoe"),
    ],
)
def test_a_mark_that_cannot_be_entered_changes_nothing(ours, mark, students, message):
    with pytest.raises(CourseError, match=message):
        marks.enter(ours, LAB, {LAB: notebook(one=3, two=4)}, mark, students)
    assert held(ours, "bob").by_hand == frozenset()


def test_a_cell_of_several_notebooks_is_named_with_its_notebook(ours):
    both = {LAB: notebook(one=3, two=4), "more": notebook(two=4, three=5)}
    for name, held_by in (("one-test", "one-test"), (f"{LAB}/two-test", "two-test")):
        marks.enter(ours, LAB, both, marks.Mark(name, 2.5), ["bob"])
        assert held(ours, "bob").points[held_by] == 2.5
    for name, said in (
        ("two-test", f"several notebooks.* {LAB}/two-test, more/two-test"),
        ("two", f"{LAB}/one-test, {LAB}/two-test, more/two-test, more/three-test"),
        ("more/one-test", "`more/one-test` has no points"),
    ):
        with pytest.raises(CourseError, match=said):
            marks.enter(ours, LAB, both, marks.Mark(name, 1), ["bob"])


def test_an_exercise_is_added_another_removed_and_a_third_is_worth_more(ours):
    new = notebook(one=5, three=6)
    planned = save_cells.pending(ours, LAB, new)
    assert planned == [
        "`three-test` is new, 6 points",
        "`three` is new",
        "`two-test` is gone, 4 points; its manual marks (1) go to a table in backups/",
        "`two` is gone; its manual marks (1) go to a table in backups/",
        "`one-test` has 5 points, before 3",
    ]
    copies = len(backups.kept(ours.db_url))
    with Gradebook(ours, LAB, copy.deepcopy(new)) as book:
        assert book.changes == planned
        assert (held(ours).points, held(ours).max_score) == ({"one-test": 1.5}, 11)
        book.write(report("ada", one=5, three=6), new)
    assert held(ours).points == {"one-test": 1.5, "three-test": 6}
    assert held(ours).comments == {"one": "about one"}
    assert len(backups.kept(ours.db_url)) == copies + 1
    (lost,) = backups.kept(ours.db_url)[-1].parent.glob("removed-*.csv")
    with lost.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["learner"] == "ada"]
    assert {(row["cell"], row["by hand"], row["comment"]) for row in rows} == {
        ("two-test", "1.5", ""),
        ("two", "", "about two"),
    }
    with Gradebook(ours, LAB, new) as book:
        assert book.changes == []


def test_nobody_looks_at_what_is_newer_than_a_hand_in(ours):
    new = notebook(one=3, two=4)
    by_hand = {"three": {"solution": True}, "four": {"task": True}}
    new.cells += [cell("# newer", name, grade=name == "three", points=2, **mark)
                  for name, mark in by_hand.items()]  # fmt: skip
    with Gradebook(ours, LAB, copy.deepcopy(new)) as book:
        older = replace(report("bob", one=0, two=4), newer=list(by_hand))
        book.write(older, new)
        book.write(report("cyd", one=0, two=4), new)
    rows = standing.read(ours, LAB).rows
    assert (rows["bob"].by_hand, rows["cyd"].by_hand) == (False, True)
    assert rows["bob"].points == 4


def test_a_test_that_becomes_an_answer_for_a_person_is_another_cell(ours):
    new = notebook(one=3, two=4)
    mark = cell_kinds.about(new.cells[3])
    mark.update(solution=True, locked=False)
    with Gradebook(ours, LAB, new):
        pass
    with api.Gradebook(ours.db_url, ours.course_id) as book:
        names = [each.name for each in book.find_notebook(LAB, LAB).solution_cells]
    assert sorted(names) == ["one", "two", "two-test"]
    assert held(ours).points["two-test"] == 1.5


def test_the_last_ten_states_are_kept(ours):
    path = Path(ours.db_url.removeprefix("sqlite:///"))
    newest = backups.keep(ours.db_url)
    assert backups.keep(ours.db_url) == newest
    for number in range(backups.KEPT + 2):
        with sqlite3.connect(path) as db:
            db.execute("update student set last_name = ?", (str(number),))
        newest = backups.keep(ours.db_url)
    there = backups.kept(ours.db_url)
    assert (len(there), there[-1]) == (backups.KEPT, newest)
    assert newest.stat().st_mode & 0o007 == 0
    with sqlite3.connect(newest) as db:
        assert db.execute("select last_name from student").fetchone() == (str(number),)


def test_the_advice_about_a_damaged_gradebook_says_what_it_and_the_copy_hold(ours):
    backups.keep(ours.db_url)
    path = Path(ours.db_url.removeprefix("sqlite:///"))
    path.write_bytes(b"nonsense" * 1000)
    said = gradebook_contents.advice(ours)
    assert f"cp {path} {path}.kept" in said
    assert "the file holds nothing that can be read" in said
    assert "1 assignment, 2 learners, 2 submissions, 2 manual marks, 2 manual comments" in said
    assert f"cp {backups.kept(ours.db_url)[-1]} {path}" in said
