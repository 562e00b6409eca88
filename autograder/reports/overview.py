"""Writes the summary of a class as an HTML page, CSV and JSON."""

import json
from pathlib import Path
from typing import NamedTuple

import nbformat

from autograder.errors import CourseError
from autograder.files import private
from autograder.gradebook import dates, roster, score_reader
from autograder.gradebook.course import Course
from autograder.grading import notebooks
from autograder.reports import graded_notebooks, insight, insight_page, joined
from autograder.text import foreign, tables


class Written(NamedTuple):
    """The files written, and what is wrong with each learner's work that is not in them."""

    paths: list[Path]
    damaged: dict[str, str]


def learners(course: Course, assignment: str, key: str) -> list[str]:
    """Return who made a mistake, by its key on the page.

    Raises:
        CourseError: the summary was not written yet, or has no such mistake.
    """
    path = course.autograded.parent / "insight" / f"{assignment}.json"
    try:
        mistakes = json.loads(path.read_text(encoding="utf-8"))["mistakes"]
        made = {str(each["key"]): list(map(str, each["students"])) for each in mistakes}
    except (OSError, ValueError, KeyError, TypeError):
        raise CourseError(
            f"{path} has no mistakes; write it with: python -m autograder insight {assignment}"
        ) from None
    if key not in made:
        page = path.with_suffix(".html")
        raise CourseError(f"there is no mistake {key!r}; {page} shows the id of each of them")
    return made[key]


def write(course: Course, assignment: str) -> Written:
    """Write the summary of a graded assignment.

    Work that cannot be used is named on the page; the summary covers the rest of the class.

    Raises:
        CourseError: there is no such assignment, or nothing of it is graded.
        GradebookError: the gradebook cannot be used.
    """
    damaged: dict[str, str] = {}
    seen = _seen(course, assignment, damaged)
    if not seen.scores:
        raise CourseError(
            f"nothing is graded for {assignment} in {course.autograded}. "
            f"First: python -m autograder grade {assignment}"
            + "".join(f"\n{problem}" for problem in damaged.values())
        )
    seen.review += [insight.Review(who, [problem]) for who, problem in damaged.items()]
    zone = dates.zone_of(course)
    seen.versions = [dates.localized(each, zone) for each in seen.versions]
    seen.names = {who: foreign.shown(name) for who, name in roster.names(course).items() if name}
    folder = course.autograded.parent / "insight"
    texts = {
        "html": insight_page.page(seen),
        "csv": tables.text(insight.rows(seen), line_end="\n"),
        "json": json.dumps(insight.data(seen), indent=1, ensure_ascii=False) + "\n",
    }
    for kind, text in texts.items():
        private.save(folder / f"{assignment}.{kind}", text)
    return Written([folder / f"{assignment}.{kind}" for kind in texts], damaged)


def _seen(course, assignment, damaged):
    """Look at all notebooks of an assignment; what is damaged is collected by learner."""
    originals = {
        each.name: nbformat.reads(each.text, as_version=4)
        for each in notebooks.of(course, assignment)
    }
    parts = {
        name: graded_notebooks.read(course.autograded, assignment, damaged=damaged, notebook=name)
        for name in originals
    }
    marks = joined.marks(
        score_reader.read(course, assignment),
        {name: score_reader.read(course, assignment, name) for name in originals},
    )
    return insight.of(joined.graded(parts), joined.source(originals), marks)
