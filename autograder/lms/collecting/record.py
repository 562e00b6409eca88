"""What was collected from where: one CSV file per assignment, which a person can read too."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from autograder.files import forms, private
from autograder.text import tables


@dataclass(frozen=True)
class Entry:
    """One learner's collected hand-in.

    `number` is the platform's, `turn` grows with each hand-in ("0" if unknown), `changed` is the
    file's time in the zip, `digest` that of the notebooks.
    """

    learner: str
    platform: str = ""
    number: str = ""
    name: str = ""
    file: str = ""
    turn: str = "0"
    changed: str = ""
    late: str = ""
    digest: str = ""
    zip: str = ""


def digest(notebooks: Mapping[str, bytes]) -> str:
    """Return what tells two sets of notebooks apart."""
    mark = hashlib.sha256()
    for name in sorted(notebooks):
        mark.update(f"{len(notebooks[name])} {name}\n".encode("utf-8", "replace"))
        mark.update(notebooks[name])
    return mark.hexdigest()


def read(path: Path) -> dict[str, Entry]:
    """Return the entries by learner, none if there is no such file.

    Raises:
        CourseError: it cannot be read.
    """
    if not path.exists():
        return {}
    names = [each.name for each in fields(Entry)]
    rows = forms.read(path).records()
    found = [Entry(**{name: row.get(name, "") for name in names}) for row in rows]
    # a person may have changed the file
    return {
        each.learner: each if each.turn.isdecimal() else replace(each, turn="0") for each in found
    }


def save(path: Path, entries: Mapping[str, Entry]) -> None:
    """Write the entries, sorted by learner."""
    head = [each.name for each in fields(Entry)]
    rows = [list(asdict(entries[learner]).values()) for learner in sorted(entries)]
    private.save(path, tables.text([head, *rows]))
