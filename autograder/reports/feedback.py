"""Turns an executed notebook and its report into the page that the learner reads (pure).

The page shows the learner's code and its outputs, and a card per test: its points, and the check's
message. It never shows the source of a test, visible or hidden; of a hidden test it shows the one
line that the released notebook shows too and, once the instructor allows it, the explanation of
every option of a question.

No text is compared with hidden lines here: whoever prints guesses would read from the page which of
them are right. Outputs of cells, and messages of visible tests, were made before any hidden test
ran; what may be said of a hidden one is decided where it runs (`engine/messages/`).
"""

import re
from dataclasses import dataclass, field, replace

from nbformat import NotebookNode

from autograder.engine.split.graded_cell import PART
from autograder.model import Marks, Report, Result, Status
from autograder.notebook import markers, split_or_together
from autograder.notebook.cell_kinds import (
    about,
    is_hidden,
    is_marked_by_hand,
    is_test,
)
from autograder.notebook.option_explanations import explanations
from autograder.reports import exercise_rows, points, render
from autograder.reports.pages import filled
from autograder.reports.pages import points as shown_points
from autograder.text import asides
from utils.check_failed import LABELS
from utils.words import counted

MAX_MESSAGE = 1000  # an error's text is the learner's, and may be very long
IN_PART = "◐ in part"
SAME = "The same as in the check above."
OLDER = (
    "The notebook that you submitted is of an older version, without the exercise `{name}`: so far "
    "you have none of its points."
)
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

    kind: str  # text, given, answer, own, earlier, test
    html: str = ""
    outputs: list[str] = field(default_factory=list)
    title: str = ""
    points: float = 0.0
    max_points: float = 0.0
    status: str = ""
    passed: bool = False
    message: str = ""
    details: dict[str, str] = field(default_factory=dict)  # the message in parts, by their label
    comment: str = ""
    explanations: dict[str, str] = field(default_factory=dict)
    marked: str = ""  # of a cell that a person marks: what became of its points
    anchor: str = ""


def page(
    notebook: NotebookNode,
    report: Report,
    marks: Marks | None = None,
    *,
    with_answers: bool = False,
    plain: bool = False,
) -> str:
    """Return the feedback on one submission as one HTML page.

    Args:
        notebook: the executed notebook.
        report: what it earned.
        marks: what the gradebook holds: manual points and comments, and the late penalty.
        with_answers: whether to explain every option of a question, which reveals the right one.
        plain: whether to show every cell as plain text, which is fast.

    Returns:
        A page that needs no other file and no network.
    """
    waiting, most = points.waiting(notebook, marks), points.most(notebook)
    marks = marks or Marks(
        score=report.score, max_score=report.max_score + sum(most[each] for each in waiting)
    )
    marks = replace(marks, waiting=waiting)
    graded = _is_graded(report)
    return filled(
        "feedback.html",
        css=render.CODE_CSS,
        report=report,
        marks=marks,
        waiting=sum(most[each] for each in waiting),
        title=_title(notebook, report),
        exercises=exercise_rows.rows(notebook, report, marks),
        notes=_notes(report, marks),
        graded=graded,
        blocks=_blocks(notebook, report, marks, plain) if graded else [],
        plain=plain,
        with_answers=with_answers,
    )


def _notes(report, marks):
    """Return what the learner reads of the notes for review, and which exercises are newer."""
    of_file = asides.for_learner(report.review)
    newer = [OLDER.format(name=name) for name in exercise_rows.newer(report, marks)]
    return of_file + newer


def _is_graded(report):
    """Whether anything was run; a notebook without tests is there for a person to mark."""
    if not report.exercises:
        return not report.is_empty
    return any(each.status is not Status.NOT_RUN for each in report.exercises)


def _blocks(notebook, report, marks, plain):
    results = {result.grade_id: result for result in report.exercises}
    blocks, above, anchors = [], ("", ""), exercise_rows.anchors(notebook)
    owner = points.owners(notebook)
    for cell in notebook.cells:
        if is_test(cell):
            name = about(cell)["grade_id"]
            block = _test(cell, results.get(name), marks)
            said = owner.get(name, ""), block.message
            if block.message and said == above:
                block.message, block.details = SAME, {}
            above = said
            blocks.append(block)
        elif cell.source.strip():
            blocks.append(_cell(cell, marks, plain))
            blocks[-1].anchor = anchors.get(about(cell).get("grade_id", ""), "")
    return blocks


def _cell(cell, marks, plain):
    mark = about(cell)
    mine = "answer" if mark.get("solution") else exercise_rows.whose(cell)
    block = Block(mine or ("given" if cell.cell_type == "code" else "text"))
    source = cell.source if mine else markers.released(cell.source)
    if plain:
        block.html = render.plain(source, note="")
    elif cell.cell_type == "code":
        block.html, block.outputs = render.code(source), _outputs(cell, mine)
    else:
        block.html = render.markdown(source, trusted=not mine)
    grade_id = mark.get("grade_id", "")
    block.comment = marks.comments.get(grade_id, "")
    if is_marked_by_hand(cell):
        block.marked = _marked(grade_id, float(mark.get("points") or 0), marks)
    return block


def _marked(grade_id, most, marks):
    """Say what became of the points that a person gives."""
    earned = marks.points.get(grade_id, 0.0)
    if grade_id in marks.waiting and grade_id in marks.by_hand:
        so_far = f"{shown_points(earned)} of {counted(most, 'point')}"
        return f"{so_far}, given for an earlier answer of yours. This one waits to be marked."
    if grade_id in marks.waiting:
        return f"Waiting to be marked; {counted(most, 'point')} at most."
    given = earned or grade_id in marks.by_hand
    by = ", given by a person" if given else ": nothing was written here"
    return f"{shown_points(earned)} of {counted(most, 'point')}{by}."


def _outputs(cell, mine):
    """Return a cell's outputs; without unfinished figures if one of the course's cells failed."""
    failed = not mine and any(one.output_type == "error" for one in cell.outputs)
    kept = [one for one in cell.outputs if not failed or one.output_type in ("stream", "error")]
    return [html for one in kept if (html := render.output(one))]


def _test(cell, result, marks):
    grade_id = about(cell)["grade_id"]
    most = float(about(cell)["points"])
    result = result or Result(grade_id, 0.0, most, Status.NOT_RUN)
    passed, got = result.status is Status.PASS, marks.points.get(grade_id, result.points)
    in_part = result.status is Status.FAIL and 0 < got < most
    silent = passed or is_about_points(result)  # the points are shown anyway
    return Block(
        "test",
        title=_test_title(cell),
        points=got,
        max_points=most,
        status=IN_PART if in_part else f"{'✓' if passed else '✗'} {WORDS[result.status]}",
        passed=passed,
        message="" if silent else said(result.message),
        details={} if passed else _labelled(result.details),
        comment=marks.comments.get(grade_id, ""),
        explanations=explanations(cell),
    )


def is_about_points(result: Result) -> bool:
    """Whether a test's message says nothing but its points: its last line counts them."""
    return result.message == PART.format(earned=result.points, points=result.max_points)


def said(message: str) -> str:
    """Return a check's message, or a part of it, shortened if it is very long."""
    text = message.strip()
    return text if len(text) <= MAX_MESSAGE else f"{text[:MAX_MESSAGE]} …"


def _labelled(details):
    return {label: said(details[name])
            for name, label in LABELS.items() if name in details}  # fmt: skip


def _test_title(cell):
    """Return the description in the first line of a test cell."""
    if not is_hidden(cell):
        return "The check that you can see"
    first = cell.source.split("\n")[0]
    described = re.sub(r"^#\s*(Hidden test)?,?\s*([\d.]+ points?)?:?\s*", "", first)
    shown = first.startswith("#") and not markers.found(first, markers.HIDDEN) and described
    if shown:
        return _capital(described.replace("`", ""))
    return "A test with hidden lines" if _has_public_code(cell.source) else "A hidden test"


def _has_public_code(source):
    lines = map(str.strip, split_or_together.public_part(source).splitlines())
    return any(line and not line.startswith("#") for line in lines)


def _capital(sentence):
    """Return a sentence with its first letter capitalized, unless it begins with an identifier."""
    first = sentence.split(maxsplit=1)[0]
    return sentence[0].upper() + sentence[1:] if first.isalpha() else sentence


def _title(notebook, report):
    return exercise_rows.heading(exercise_rows.courses_own(notebook), "# ") or report.assignment
