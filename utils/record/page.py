"""A learner's progress, as a page in a notebook and as text."""

import base64
import json
from html import escape

from utils.literal import literal
from utils.record.standing import Standing
from utils.words import counted

HEAD = ("", "lesson", "predictions", "self-checks right", "right at once")
WORK = ("", "assignment", "best score", "last score", "scores before")
#: So many earlier scores are shown; the record holds some more.
SHOWN = 5


class Page:
    """What `show` displays: the progress, the record's path, and links to save and to open."""

    def __init__(self, standing: Standing, record: dict, notes: list[str], links: str = ""):
        self._standing, self._record, self._notes = standing, record, notes
        self._links = links

    def __str__(self) -> str:
        rows = [*_lessons(self._standing), *_assignments(self._standing)]
        heads = [HEAD] * len(self._standing.lessons) + [WORK] * len(self._standing.assignments)
        return "\n".join([*map(_line, heads, rows), *self._notes])

    __repr__ = __str__

    def _repr_mimebundle_(self, **kwargs):
        return {"text/plain": str(self), "text/html": self._html()}

    def _html(self):
        tables = _table(HEAD, _lessons(self._standing)) + _table(WORK, _assignments(self._standing))
        notes = "".join(f"<p>{escape(note)}</p>" for note in self._notes)
        return literal(tables + notes + _download(self._record) + self._links)


def _lessons(standing):
    return [
        (
            _sign(each.read),
            each.title,
            f"{each.predicted} of {each.predictions}",
            f"{each.answered} of {each.quizzes}",
            f"{each.right_at_once} of {each.quizzes}",
        )
        for each in standing.lessons
    ]


def _assignments(standing):
    return [
        (_sign(each.done), each.title, score(each), last(each), before(each))
        for each in standing.assignments
    ]


def score(assignment) -> str:
    """Return a best score in words."""
    if assignment.score is None:
        return "not graded yet"
    return f"{assignment.score:g} of {counted(assignment.max_score, 'point')}"


def last(assignment) -> str:
    """Return the last score and its time, in this machine's zone; "" if no attempt was kept."""
    if not assignment.attempts:
        return ""
    latest = assignment.attempts[-1]
    return f"{latest.score:g}, on {latest.when.astimezone():%Y-%m-%d at %H:%M}"


def before(assignment) -> str:
    """Return the scores of the attempts before the last one, the latest first."""
    scores = [f"{each.score:g}" for each in assignment.attempts[:-1][::-1][:SHOWN]]
    return ", ".join(scores)


def _line(head, row):
    """Return a row as a line of text, in which each number has its column's name."""
    (sign, title, *cells), names = row, head[2:]
    words = [_named(cell, name) for cell, name in zip(cells, names, strict=True) if cell]
    return f"{sign} {title}: {', '.join(words)}"


def _named(cell, name):
    if name == WORK[2]:  # it is a sentence already
        return cell
    return f"{name} {cell}" if name in WORK else f"{cell} {name}"


def _sign(done):
    return "✓" if done else "–"


def _table(head, rows):
    first, *others = head
    cells = f'<td aria-label="done">{first}</td>' + "".join(
        f'<th scope="col" style="text-align:left">{name}</th>' for name in others
    )
    return (
        f"<table><thead><tr>{cells}</tr></thead><tbody>{''.join(map(_row, rows))}</tbody></table>"
    )


def _row(row):
    sign, title, *rest = map(escape, row)
    done = "done" if sign == "✓" else "to do"
    return (
        f'<tr><td><span role="img" aria-label="{done}">{sign}</span></td>'
        f'<th scope="row" style="text-align:left">{title}</th>'
        + "".join(f'<td style="text-align:left">{each}</td>' for each in rest)
        + "</tr>"
    )


def _download(record):
    data = base64.b64encode(json.dumps(record, ensure_ascii=False).encode()).decode()
    return (
        f'<p><a download="record.json" href="data:application/json;base64,{data}">'
        "Save a copy of your record</a></p>"
    )
