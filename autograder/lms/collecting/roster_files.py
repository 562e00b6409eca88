"""Reads the class from a file of a platform, and joins it with the gradebook's learners.

    id,first_name,last_name,email,lms_user_id              as `nbgrader db student import` reads it
    Student,ID,SIS User ID,SIS Login ID,Section,...        Canvas, Grades > Export
    Identifier,Full name,Email address,...                 Moodle, an assignment's grading worksheet

Source: Canvas guide "How do I export grades in the Gradebook?"; Moodle,
mod/assign/feedback/offline/locallib.php (download_grades).
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from autograder.errors import CourseError
from autograder.files import forms, worksheets
from autograder.gradebook.students import Student
from autograder.lms.collecting.hand_in import PARTICIPANT
from autograder.lms.collecting.roster import Learner, Roster, is_an_id
from autograder.text.foreign import shown

_NUMBER = re.compile(r"\d+$")
#: Rows of Canvas that are not learners.
_NO_LEARNER = ("points possible", "student, test")


def class_of(path: Path | None, students: list[Student]) -> Roster:
    """Return the class: the file's learners, else the gradebook's.

    Args:
        path: of the file; None if there is none.
        students: the gradebook's learners, whose ids are kept.

    Raises:
        CourseError: the file is not a roster, or holds an id that is not valid, or one twice.
    """
    if path is None:
        return Roster([_of_student(one) for one in students if is_an_id(one.id)])
    form = forms.read(path)
    form = forms.Form(worksheets.in_english(form.head), form.rows)
    learners = [_joined(one, students) for one in _reader(form.head, path)(form.records())]
    _refuse_bad_ids(learners, path)
    return Roster(learners)


def _reader(head, path):
    for names, reader in (
        ({"id"}, _of_nbgrader), ({"Student", "ID"}, _of_canvas), ({"Identifier"}, _of_moodle),
    ):  # fmt: skip
        if names <= set(head):
            return reader
    what = f"is not a roster: its columns are {shown(', '.join(head))}" if head else "is empty"
    raise CourseError(
        f"{shown(str(path))} {what}; expected nbgrader's "
        "id,first_name,last_name,email,lms_user_id; Canvas's exported gradebook; or "
        "the grading worksheet of the assignment in Moodle, downloaded with Moodle set to English "
        "or German"
    )


def _of_nbgrader(rows):
    for row in rows:
        names = (row.get("first_name", ""), row.get("last_name", ""))
        numbers, email = {row.get("lms_user_id", "")}, row.get("email", "")
        one = _learner(row["id"], " ".join(names), numbers, {row["id"], email})
        yield _with(one, *names, email)


def _of_canvas(rows):
    for row in rows:
        if row["Student"].strip().lower() not in _NO_LEARNER and row["ID"]:
            ids = [row.get(name, "") for name in ("SIS Login ID", "SIS User ID", "ID")]
            first, name = next(filter(None, ids)), row["Student"].lstrip("'")
            last_name, _, first_name = name.partition(", ")
            one = _learner(first, name, {row["ID"]}, set(ids[:2]))
            yield _with(one, first_name, last_name, "")


def _of_moodle(rows):
    for row in rows:
        ids = [row.get(name, "") for name in ("Username", "ID number", "Email address")]
        number = _NUMBER.search(row["Identifier"])
        numbers = {f"{PARTICIPANT}{number[0]}"} if number else set()
        name, time = row.get("Full name", ""), row.get("Last modified (submission)", "")
        first = next(filter(None, [*ids, *numbers]), "")
        one = _learner(first, name, numbers, set(ids), time)
        one = replace(one, group=row.get("Group", "").strip())
        yield _with(one, "", name, row.get("Email address", ""))  # which name is the last, unknown


def _of_student(one):
    name = f"{one.first_name} {one.last_name}"
    return _learner(one.id, name, {one.lms_user_id}, {one.id, one.email})


def _learner(student, name, numbers, logins, time=""):
    logins = frozenset(each.strip().casefold() for each in logins if each.strip())
    numbers = frozenset(each.strip() for each in numbers if each.strip())
    return Learner(student.strip(), name.strip(), numbers, logins, time.strip())


def _with(learner: Learner, first_name: str, last_name: str, email: str) -> Learner:
    """Return a learner with what the roster says for the gradebook."""
    known = (each.strip() for each in (first_name, last_name, email))
    return replace(learner, student=Student(learner.id, *known))


def _joined(learner: Learner, students: Iterable[Student]) -> Learner:
    """Return the learner with the id that the gradebook has for them, if it knows them."""
    for one in students:
        theirs = {one.id.casefold(), one.email.casefold()} - {""}
        if theirs & learner.logins or (one.lms_user_id and one.lms_user_id in learner.numbers):
            return replace(learner, id=one.id)
    return learner


def _refuse_bad_ids(learners, path):
    ids = Counter(one.id for one in learners)
    bad = [one for one in ids if not is_an_id(one)]
    twice = [one for one, times in ids.items() if times > 1]
    for wrong, why in ((bad, "cannot be a learner's id"), (twice, "is there more than once")):
        if wrong:
            raise CourseError(
                f"{shown(str(path))}: {shown(wrong[0])!r} {why}; correct the file. An id is the "
                "name of a folder: letters, digits, and . _ - @"
            )
