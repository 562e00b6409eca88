"""Which of the files that a learner handed in are the assignment's notebooks (pure)."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from autograder.lms.collecting.hand_in import suffix

#: What browsers, platforms and file managers append to a name that exists already.
_COPY = re.compile(
    r"(?:\s*\(\d{1,3}\)|-\d{1,3}|\s*-\s*(?:copy|kopie|copie)(?:\s*\(\d+\))?|\s+copy(?:\s*\d+)?)$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\d+")
MOST_APPENDED = 9  # times; a name that a learner chose may look as if it had been copied for ever


class Version(NamedTuple):
    """A file: its name, a number that grows with each hand-in, its time and place in the zip."""

    file: str
    turn: int
    changed: str
    place: int


def is_notebook(file: str) -> bool:
    """Whether a file's name is that of a notebook."""
    return suffix(file) == ".ipynb"


def expected_name(file: str, expected: Collection[str]) -> str:
    """Return the notebook that a file is, by its name without what was appended; "" if none.

    Args:
        file: its name, such as "lab 1 (2).ipynb".
        expected: the names of the assignment's notebooks.
    """
    stem, wanted = file[: -len(".ipynb")], {name.casefold(): name for name in expected}
    for _ in range(MOST_APPENDED):
        if name := wanted.get(f"{stem}.ipynb".casefold()):
            return name
        stem = _COPY.sub("", stem)
    return ""


def chosen(
    versions: Iterable[Version], expected: Collection[str]
) -> tuple[dict[str, Version], list[Version]]:
    """Return the newest version of each notebook by its expected name, and what is left.

    A single notebook under another name is taken for the one that is expected.
    """
    notebooks = [each for each in versions if is_notebook(each.file)]
    named: dict[str, list[Version]] = {}
    for each in notebooks:
        named.setdefault(expected_name(each.file, expected), []).append(each)
    unnamed = named.pop("", [])
    taken = {name: max(several, key=_age_of(name)) for name, several in named.items()}
    if not taken and len(unnamed) == 1 == len(expected):
        taken = {next(iter(expected)): unnamed[0]}
    used = set(taken.values())
    return taken, [each for each in notebooks if each not in used]


def _age_of(expected):
    """Return what grows with each hand-in: the platform's count, else the one in the name."""

    def age(version):
        counts = _COUNT.findall(version.file[len(expected) - len(".ipynb") :])
        return version.turn, int(counts[-1][:18]) if counts else 0, version.changed, version.place

    return age
