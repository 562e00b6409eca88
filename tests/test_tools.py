"""Every tool that CONTRIBUTING.md names runs: here each is shortened, and begins warm."""

import os

import pytest
from click.testing import CliRunner

from benchmarks import grading, whole_class
from tests.conftest import WarmCourse
from tests.support import commands, tools

TOOLS = {
    "tools.kills": (
        ("--times", "1", "--learners", "1", "--assignment", "concept_quiz"),
        "skipped: 0 of 1",
    ),
    "tools.synthetic": (("8", "{folder}/inbound"), "mixed"),
    "tools.parity": (
        ("answers", "--assignment", "concept_quiz", "--hand", "right05"),
        "Differing answers: 0",
    ),
    "tests.attacks": (("--ours-only", "--only", "NaN"), "right outcome: ours 1 of 1"),
    "benchmarks.test_cells": (("concept_quiz", "--runs", "1"), "without a kernel"),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_runs(tool, tmp_path):
    arguments, expected = TOOLS[tool]
    arguments = [each.format(folder=tmp_path) for each in arguments]
    assert expected in tools.printed(tool, *arguments)


def test_the_steps_of_a_class_are_timed(monkeypatch):
    monkeypatch.setattr(whole_class, "Course", WarmCourse)
    assert "nbgrader export" in _said(whole_class.main, "--size", "1", "--seed", "5")


def test_the_grader_is_timed_beside_nbgrader_and_a_lower_limit(monkeypatch):
    """The limit begins cold, as all do for a reader, and its memory is watched."""
    cold = grading.command

    def command(module, *arguments, course):
        if module == grading.LIMIT[0]:
            return cold(module, *arguments, course=course)
        code, said = commands.run(module, *arguments, folder=course, environment=dict(os.environ))
        assert code == 0, said
        return 0.0

    monkeypatch.setattr(grading, "command", command)
    said = _said(grading.main, "--assignment", "concept_quiz", "--sizes", "1", "--runs", "1")
    for other in ("nbgrader", "limit"):
        assert f"autograder beside {other}" in said


def _said(main, *arguments):
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done.output
