"""What comes next in the course, and a link that opens it."""

import html
import os
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from utils import hints, record
from utils.own_copy.copying import NoCopyError, own_copy
from utils.record import course, standing

#: Where lessons are: the reader's own copies, and the course's.
FOLDERS = (Path("work", "lessons"), Path("notebooks"))
CERTIFICATE = "Everything is done: your certificate is at the end of lesson 0."


class Next(NamedTuple):
    """What comes next: a sentence, and an assignment's name, or else a lesson's file and cell."""

    words: str
    assignment: str = ""
    lesson: str = ""
    cell: str = ""


def after(kept: dict) -> Next:
    """Return what comes next: an assignment, a lesson, or the certificate.

    The lessons that an assignment needs come before it, unless those of an assignment that is done
    include them.

    Args:
        kept: the learner's record.
    """
    assignments, lessons = course.assignments(record.COURSE), course.lessons(record.COURSE)
    now = standing.of(lessons, assignments, kept)
    unread = [one for one, far in zip(lessons, now.lessons, strict=True) if not far.read]
    behind: set[str] = set()
    for each, how_far in zip(assignments, now.assignments, strict=True):
        needed = _needed(each.name) or {lesson.file for lesson in lessons}
        if how_far.done:
            behind |= _needed(each.name)
        elif ahead := [lesson for lesson in unread if lesson.file in needed - behind]:
            return _read(ahead[0])
        else:
            return Next(f"What is next: {each.title}", assignment=each.name)
    return (
        _read(unread[0])
        if unread
        else Next(CERTIFICATE, lesson=lessons[0].file, cell="certificate")
    )


def _needed(assignment):
    """Return the files of the lessons that an assignment's hints name; none for a quiz."""
    return {hint.lesson.file for hint in hints.BY_ASSIGNMENT.get(assignment, {}).values()}


def _read(lesson):
    return Next(f"What is next: {lesson.title}", lesson=lesson.file)


def link(what: Next, here: Path) -> str:
    """Return a link to what comes next, from a notebook's folder; an assignment is copied first.

    Where there is no copy to open, return the reason.
    """
    try:
        file = own_copy(what.assignment, here)[0] if what.assignment else _lesson(what.lesson)
    except NoCopyError as error:
        return f"<p>{html.escape(str(error))}</p>"
    way = quote(Path(os.path.relpath(file, here)).as_posix())
    at = f"#cell-id={what.cell}" if what.cell else ""
    return f'<a class="next-up" href="{html.escape(way + at)}">Open {html.escape(file.name)}</a>'


def _lesson(name):
    found = (record.COURSE / folder / name for folder in FOLDERS)
    return next(filter(Path.exists, found), record.COURSE / FOLDERS[-1] / name)
