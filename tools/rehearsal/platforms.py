"""The hand-ins of learners without an account: what Canvas, Moodle and ILIAS let one download."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.support.lms_zips import packed
from tools.synthetic import HandIn

FILE = "random_initialization.ipynb"
OWN_LIST = "id,first_name,last_name,email,lms_user_id"
CANVAS_LIST = "Student,ID,SIS User ID,SIS Login ID,Section,Random initialization"
MOODLE_LIST = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Last modified (submission)"
)
HEADS = {
    "canvas": [CANVAS_LIST, "    Points Possible,,,,,100"],
    "moodle": [MOODLE_LIST],
    "ilias": [OWN_LIST],
}


class Platform(NamedTuple):
    """A platform's zip, and its list of the class, as two files in a folder."""

    name: str
    zip: Path
    roster: Path
    learners: list[str]


def write(folder: Path, hand_ins: Sequence[HandIn], when: datetime) -> list[Platform]:
    """Write the files of all three platforms, a third of the class on each.

    Args:
        folder: where to.
        hand_ins: what learners handed in.
        when: when they did; the first learner of Canvas and of Moodle handed in 42 hours later.
    """
    writers = {"canvas": _canvas, "moodle": _moodle, "ilias": _ilias}
    return [
        _written(folder, name, writer, hand_ins[first :: len(writers)], when)
        for first, (name, writer) in enumerate(writers.items())
    ]


def _written(folder, name, writer, hand_ins, when):
    files, rows, learners = {}, [], []
    for number, each in enumerate(hand_ins):
        file, row, learner = writer(number, each.student, when, late=number == 0)
        files[file] = each.data
        rows.append(row)
        learners.append(learner)
    archive, roster = folder / f"{name}.zip", folder / f"{name}.csv"
    archive.write_bytes(packed(files, time=when.timetuple()[:6]))
    roster.write_text("\n".join([*HEADS[name], *rows, ""]), encoding="utf-8")
    return Platform(name, archive, roster, learners)


def _canvas(number, student, _when, *, late):
    file = f"learner{student}_{'LATE_' if late else ''}{4000 + number}_{90 + number}_{FILE}"
    return file, f'"Learner, {student}",{4000 + number},u{student},{student},A,', student


def _moodle(number, student, when, *, late):
    participant, email = 700 + number, f"{student}@uni.example"
    time = f"{when + timedelta(hours=42 * late):%Y-%m-%d %H:%M}"
    row = f"Participant {participant},Learner {student},{email},Submitted,,100,{time}"
    return f"Learner {student}_{participant}_assignsubmission_file_/{FILE}", row, email


def _ilias(number, student, _when, *, late):
    del late  # ILIAS exports no time of a hand-in, so a late one looks like any other
    folder = f"Sheet/Submissions/Family{student}_Learner_{student}_{5000 + number}"
    row = f"{student},Learner,Family{student},{student}@uni.example,{5000 + number}"
    return f"{folder}/{FILE}", row, student
