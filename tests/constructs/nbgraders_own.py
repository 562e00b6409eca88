"""nbgrader's own notebooks: its quickstart, its automatic tests, and some of its test suite.

The notebooks are those of the installed package; `nbgrader quickstart` copies ps1 from there.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import nbgrader
from nbformat import NotebookNode

from tests.constructs import notebooks
from tests.constructs.course import Assignment, HandIn

PACKAGE = Path(nbgrader.__file__).parent
GUIDE, APPS = "docs/source/user_guide", "tests/apps/files"
STEPS = "tests/preprocessors/files"
#: Hand-ins that are no file: the source with its solutions, the release as it is.
MODEL, UNTOUCHED = "model", "untouched"

#: Of each assignment: the files beside it, and of each notebook its source and its hand-ins.
SOURCES: Mapping[str, tuple[Mapping[str, str], Mapping[str, tuple[str, list[str]]]]] = {
    "ps1": (
        {"jupyter.png": f"{GUIDE}/source/ps1/jupyter.png"},
        {
            problem: (
                f"{GUIDE}/source/ps1/{problem}",
                [*(f"{GUIDE}/submitted/{who}/ps1/{problem}" for who in ("bitdiddle", "hacker")),
                 MODEL, UNTOUCHED],
            )
            for problem in ("problem1", "problem2")
        },
    ),
    "suite": (
        {"data.txt": f"{APPS}/data.txt", "jupyter.png": f"{APPS}/jupyter.png"},
        {
            "submitted": (
                f"{APPS}/submitted-changed",
                [f"{APPS}/submitted-changed", f"{APPS}/submitted-unchanged",
                 f"{APPS}/submitted-grade-cell-changed", f"{APPS}/submitted-locked-cell-changed",
                 f"{APPS}/submitted-cheat-attempt", f"{APPS}/submitted-cheat-attempt-alternative"],
            ),
            "hidden": (
                f"{APPS}/test-with-output",
                [f"{APPS}/test-hidden-tests", f"{APPS}/test-with-output", UNTOUCHED],
            ),
            "relative": (f"{APPS}/open_relative_file", [f"{APPS}/open_relative_file"]),
            "by_hand": (f"{STEPS}/manually-graded-code-cell", [MODEL, UNTOUCHED]),
        },
    ),
    "autotest": (
        {"autotests.yml": f"{APPS}/autotests.yml"},
        {
            "simple": (
                f"{APPS}/autotest-simple",
                [f"{APPS}/autotest-simple-changed", f"{APPS}/autotest-simple-unchanged", MODEL],
            ),
            "hidden": (
                f"{APPS}/autotest-hidden",
                [f"{APPS}/autotest-hidden-changed-right", f"{APPS}/autotest-hidden-changed-wrong",
                 f"{APPS}/autotest-hidden-unchanged"],
            ),
            "multi": (
                f"{APPS}/autotest-multi",
                [f"{APPS}/autotest-multi-changed", f"{APPS}/autotest-multi-unchanged", MODEL],
            ),
        },
    ),
}  # fmt: skip


def assignments() -> list[Assignment]:
    """Return nbgrader's own assignments; learner N hands in the N-th of each notebook."""
    return [_assignment(name, *given) for name, given in SOURCES.items()]


def _assignment(name: str, files: Mapping[str, str], given: Mapping) -> Assignment:
    sources = {notebook: _read(source) for notebook, (source, _) in given.items()}
    beside = {file: (PACKAGE / path).read_bytes() for file, path in files.items()}
    return Assignment(name, sources, beside, partial(_hand_ins, given))


def _read(name: str) -> NotebookNode:
    return notebooks.read(PACKAGE / f"{name}.ipynb")


def _hand_ins(given: Mapping, released: HandIn) -> dict[str, HandIn]:
    turns = range(max(len(answers) for _, answers in given.values()))
    return {
        f"learner{turn}": {
            notebook: _hand_in(source, answers[turn % len(answers)], released[notebook])
            for notebook, (source, answers) in given.items()
        }
        for turn in turns
    }


def _hand_in(source: str, answer: str, released: NotebookNode) -> NotebookNode:
    if answer == UNTOUCHED:
        return released
    if answer == MODEL:
        return notebooks.with_solutions(released, _read(source))
    return _read(answer)
