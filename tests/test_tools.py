"""Every tool that CONTRIBUTING.md names runs: here each is shortened."""

import pytest

from tests.support import tools

TOOLS = {
    "tools.kills": (
        ("--times", "1", "--learners", "1", "--assignment", "concept_quiz"),
        "skipped: 0 of 1",
    ),
    "tools.synthetic": (("8", "{folder}/inbound"), "mixed"),
    "tests.attacks": (("--ours-only", "--only", "NaN"), "right outcome: ours 1 of 1"),
    "benchmarks.grading": (
        ("--assignment", "concept_quiz", "--sizes", "1", "--runs", "1"),
        "autograder beside nbgrader",
    ),
    "benchmarks.whole_class": (("--size", "1", "--seed", "5"), "nbgrader export"),
    "benchmarks.test_cells": (("concept_quiz", "--runs", "1"), "without a kernel"),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_runs(tool, tmp_path):
    arguments, expected = TOOLS[tool]
    arguments = [each.format(folder=tmp_path) for each in arguments]
    assert expected in tools.printed(tool, *arguments, folder=tmp_path)
