"""The certificate of a finished course: one self-contained HTML page, to be printed."""

from datetime import date
from html import escape
from pathlib import Path
from string import Template

from utils.record.page import score
from utils.record.standing import Standing

_PAGE = Path(__file__).parent / "certificate.html"


def page(standing: Standing, name: str, day: date) -> str:
    """Return the certificate as HTML.

    Args:
        standing: a finished course.
        name: the learner's name.
        day: the date on it.

    Raises:
        ValueError: the course is not finished; the message says what is missing.
    """
    if standing.missing:
        raise ValueError("The course is not finished. Still to do: " + "; ".join(standing.missing))
    return Template(_PAGE.read_text("utf-8")).substitute(
        name=escape(name),
        day=f"{day.day} {day:%B %Y}",
        lessons="".join(map(_lesson, standing.lessons)),
        assignments="".join(map(_assignment, standing.assignments)),
    )


def _lesson(each):
    return (
        f'<tr><th scope="row">{escape(each.title)}</th>'
        f"<td>{each.predicted} of {each.predictions}</td>"
        f"<td>{each.right_at_once} of {each.quizzes}</td></tr>"
    )


def _assignment(each):
    return f'<tr><th scope="row">{escape(each.title)}</th><td>{score(each)}</td></tr>'
