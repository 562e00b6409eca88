"""A learner's progress, as a page in a notebook and as text."""

import base64
import json
from html import escape

from utils.literal import literal
from utils.record.standing import Standing

HEAD = ("", "lesson", "predictions", "self-checks answered", "right at once")
WORK = ("", "assignment", "best score")


class Page:
    """What `show` displays: the progress, the record's path, and a link to save a copy of it."""

    def __init__(self, standing: Standing, record: dict, notes: list[str]):
        self._standing, self._record, self._notes = standing, record, notes

    def __str__(self) -> str:
        rows = [*_lessons(self._standing), *_assignments(self._standing)]
        lines = [f"{sign} {title}: {', '.join(rest)}" for sign, title, *rest in _named(rows)]
        return "\n".join([*lines, *self._notes])

    __repr__ = __str__

    def _repr_mimebundle_(self, **kwargs):
        return {"text/plain": str(self), "text/html": self._html()}

    def _html(self):
        tables = _table(HEAD, _lessons(self._standing)) + _table(WORK, _assignments(self._standing))
        notes = "".join(f"<p>{escape(note)}</p>" for note in self._notes)
        return literal(tables + notes + _download(self._record))


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
    return [(_sign(each.done), each.title, score(each)) for each in standing.assignments]


def score(assignment) -> str:
    """Return a best score in words."""
    if assignment.score is None:
        return "not graded yet"
    return f"{assignment.score:g} of {assignment.max_score:g} points"


def _named(rows):
    """Append the column's name to each number of a lesson's row, for the text."""
    for row in rows:
        sign, title, *rest = row
        names = HEAD[2:] if len(rest) > 1 else ("",)
        yield (
            sign,
            title,
            *(f"{each} {name}".strip() for each, name in zip(rest, names, strict=True)),
        )


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
