"""Checks that not everybody can read the grades, or remove others' submissions."""

import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from autograder.gradebook import file
from autograder.gradebook.course import Course


def look(course: Course) -> Iterator[tuple[str, bool, str, str]]:
    """Yield for each check: what was checked, whether it passed, what was found, how to fix it.

    Files that do not exist yet are skipped.
    """
    books = [file.of(course.db_url), course.autograded.parent / "journal.db"]
    secrets = course.feedback.glob("*/*/submission_secret.txt")
    for path in [*filter(None, books), *secrets]:
        if path.exists() and _mode(path) & 0o007:
            said = f"{path} can be read or changed by everybody on this machine"
            yield "private files", False, said, f"chmod o-rwx {shlex.quote(str(path))}"
    exchange = Path(course.config.Exchange.get("root", ""))
    if exchange.is_absolute() and exchange.is_dir():
        yield from _exchange(exchange)


def _exchange(path):
    mode = _mode(path)
    if mode & 0o002 and not mode & stat.S_ISVTX:
        said = f"{path} has mode {mode:o}: everybody can remove others' submissions"
        yield "exchange", False, said, f"chmod 1777 {shlex.quote(str(path))}"
    else:
        yield "exchange", True, f"{path}, mode {mode:o}", ""


def _mode(path):
    return stat.S_IMODE(path.stat().st_mode)
