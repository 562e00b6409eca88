"""An executed notebook and its report -> the page that the learner reads (pure).

The page shows the learner's own code with what it printed and drew, and for each test a card: its
points, and what the check said. The source of a test is never on it, hidden or not; of a hidden
test it has the one line that the released notebook shows too.
"""

import re
from dataclasses import dataclass, field

from nbformat import NotebookNode

from autograder import render
from autograder.intake import about
from autograder.model import Report, Result, Status
from autograder.pages import filled
from autograder.papers import Marks
from autograder.score import is_test

BEGIN, END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
WITHHELD = "(A line is left out here: it shows part of a hidden test.)"
SAME = "The same as in the check above."
WORDS = {
    Status.PASS: "passed",
    Status.FAIL: "not yet",
    Status.ERROR: "stopped with an error",
    Status.TIMEOUT: "took too long",
    Status.NOT_RUN: "did not run",
}


@dataclass
class Block:
    """One cell, as the page shows it."""

    kind: str  # text, given, answer, own, test
    html: str = ""
    outputs: list[str] = field(default_factory=list)
    title: str = ""
    points: float = 0.0
    max_points: float = 0.0
    status: str = ""
    passed: bool = False
    message: str = ""
    comment: str = ""


@dataclass
class Exercise:
    """One exercise's line in the table on top: its tests' points together."""

    title: str
    anchor: str
    points: float = 0.0
    max_points: float = 0.0

    @property
    def state(self) -> str:
        """Say in a word how much of it is there."""
        if self.points >= self.max_points:
            return "all"
        return "some" if self.points > 0 else "none"


def page(notebook: NotebookNode, report: Report, marks: Marks | None = None) -> str:
    """Return the feedback on one submission as one HTML page.

    Args:
        notebook: the learner's work on the instructor's notebook, run.
        report: what it earned.
        marks: what the gradebook has: points and comments given by hand, and being late.

    Returns:
        A page that needs no other file and no network.
    """
    marks = marks or Marks(score=report.score, max_score=report.max_score)
    secrets = Secrets(notebook)
    blocks = _blocks(notebook, report, marks, secrets)
    return filled(
        "feedback.html",
        css=render.CODE_CSS,
        report=report,
        marks=marks,
        title=_title(notebook, report),
        exercises=_exercises(notebook, report, marks),
        notes=[secrets.without(note) for note in report.review],
        blocks=blocks,
    )


class Secrets:
    """The hidden lines of a notebook's tests, and the numbers in them."""

    def __init__(self, notebook: NotebookNode):
        inside = [line for cell in notebook.cells for line in hidden_lines(cell.source)]
        self.lines = {line for line in inside if len(line) > 8}
        numbers = {number for line in inside for number in re.findall(r"\d{4,}", line)}
        self._numbers = re.compile(rf"(?<![\d.])(?:{'|'.join(sorted(numbers)) or '(?!)'})(?!\d)")

    def without(self, text: str) -> str:
        """Return text without hidden lines and the numbers in them."""
        return self._numbers.sub("…", self.without_lines(text))

    def without_lines(self, text: str) -> str:
        """Return text with each line that has a hidden line in it left out."""
        kept = [
            WITHHELD if any(secret in line for secret in self.lines) else line
            for line in text.split("\n")
        ]
        return "\n".join(kept)


def hidden_lines(source: str) -> list[str]:
    """Return the lines between the markers of a hidden test, stripped."""
    found, inside = [], False
    for line in source.splitlines():
        if line.strip() in (BEGIN, END):
            inside = line.strip() == BEGIN
        elif inside and line.strip():
            found.append(line.strip())
    return found


def _blocks(notebook, report, marks, secrets):
    results = {result.grade_id: result for result in report.exercises}
    blocks, before = [], ""
    for cell in notebook.cells:
        if is_test(cell):
            block = _test(cell, results.get(about(cell)["grade_id"]), marks, secrets)
            if block.message and block.message == before:
                block.message = SAME
            else:
                before = block.message or before
            blocks.append(block)
        elif cell.source.strip():
            blocks.append(_cell(cell, marks, secrets))
    return blocks


def _cell(cell, marks, secrets):
    mark = about(cell)
    mine = "answer" if mark.get("solution") else "" if mark else "own"
    if cell.cell_type == "code":
        outputs = filter(None, (render.output(_clean(one, secrets)) for one in cell.outputs))
        block = Block(mine or "given", render.code(cell.source), list(outputs))
    else:
        block = Block(mine or "text", render.markdown(cell.source, trusted=not mine))
    grade_id = mark.get("grade_id", "")
    block.comment = marks.comments.get(grade_id, "")
    if mark.get("grade"):
        block.points, block.max_points = marks.points.get(grade_id, 0.0), float(mark["points"])
    return block


def _clean(one, secrets):
    """Return an output whose text has no line of a hidden test."""
    one = NotebookNode(one)
    if one.output_type == "stream":
        one.text = secrets.without_lines(one.text)
    elif one.output_type == "error":
        one.traceback = [secrets.without_lines("\n".join(one.traceback))]
    elif "text/plain" in one.get("data", {}):
        one.data = one.data | {"text/plain": secrets.without_lines(one.data["text/plain"])}
    return one


def _test(cell, result, marks, secrets):
    grade_id = about(cell)["grade_id"]
    most = float(about(cell)["points"])
    result = result or Result(grade_id, 0.0, most, Status.NOT_RUN)
    passed = result.status is Status.PASS
    return Block(
        "test",
        title=_test_title(cell),
        points=marks.points.get(grade_id, result.points),
        max_points=most,
        status=WORDS[result.status],
        passed=passed,
        message="" if passed else secrets.without(said(result.message)),
        comment=marks.comments.get(grade_id, ""),
    )


def said(message: str) -> str:
    """Return a check's message without the name of the exception that brought it."""
    return message.strip().removeprefix("CheckFailed: ").removeprefix("AssertionError: ")


def _test_title(cell):
    """Return what the first line of a test cell says that it tests."""
    if BEGIN not in cell.source:
        return "The check that you can see"
    first = cell.source.splitlines()[0]
    described = re.sub(r"^#\s*(Hidden test)?,?\s*([\d.]+ points?)?:?\s*", "", first)
    shown = first.startswith("#") and BEGIN not in first and described
    return (described[0].upper() + described[1:]).replace("`", "") if shown else "A hidden test"


def _title(notebook, report):
    return _heading(notebook.cells, "# ") or report.assignment


def _heading(cells, level):
    for cell in cells:
        for line in cell.source.splitlines() if cell.cell_type == "markdown" else ():
            if line.startswith(level):
                return line.removeprefix(level).strip()
    return ""


def titles(notebook: NotebookNode) -> dict[str, str]:
    """Return each exercise's title, by the grade_id of its solution cell, in their order."""
    found, task = {}, ""
    for cell in notebook.cells:
        mark = about(cell)
        if mark.get("solution"):
            found[mark["grade_id"]] = _bare(task) or mark["grade_id"]
        elif cell.cell_type == "markdown":
            task = _heading([cell], "### ") or _heading([cell], "## ") or task
    return found


def _exercises(notebook, report, marks):
    """Add up the points of the tests that follow each solution cell."""
    points = {result.grade_id: result.points for result in report.exercises} | marks.points
    names = enumerate(titles(notebook).items(), 1)
    found = {name: Exercise(title, f"exercise-{number}") for number, (name, title) in names}
    now = None
    for cell in notebook.cells:
        mark = about(cell)
        now = found[mark["grade_id"]] if mark.get("solution") else now
        if mark.get("grade") and now:
            now.points += points.get(mark["grade_id"], 0.0)
            now.max_points += float(mark["points"])
    return list(found.values())


def _bare(title):
    """Return an exercise's title without the points, which stand beside it."""
    return re.sub(r"\s*\(\d+ points?\)$", "", title)
