"""Checks whether this machine can grade: what is missing, and how to fix it."""

import os
import shlex
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from autograder.errors import AutograderError, SandboxUnavailable
from autograder.files import private
from utils.words import counted

#: Folders of the state in which learners' grades are.
GRADES = ("autograded", "backups", "collected", "exports", "feedback", "insight", "regraded")

if TYPE_CHECKING:  # nbgrader may be what is missing
    from autograder.gradebook.course import Course


class Finding(NamedTuple):
    """One thing that grading needs: whether it is in order, what was found, how to fix it."""

    what: str
    ok: bool
    said: str
    fix: str = ""


def examine(root: Path) -> list[Finding]:
    """Check the walls, nbgrader, its settings, the assignments, the gradebook and permissions.

    Args:
        root: the course's folder.
    """
    found = sandbox(walls())
    found.append(_tried("nbgrader", _nbgrader, "pip install -r requirements.txt"))
    if not found[-1].ok:
        return found
    settings = _tried("settings", lambda: _settings(root), "run the command in the course's folder")
    found.append(settings)
    if settings.ok:
        found += [
            _tried("assignments", lambda: _assignments(root), "restore source/"),
            _tried("state folder", lambda: _state(root), "make it writable, or free disk space"),
            _tried("dates", lambda: _dates(_course(root)), "correct the file"),
            _book(_course(root)),
            plugins(_course(root)),
            *permissions(_course(root)),
        ]
    return found


def _tried(what: str, look: Callable[[], str], fix: str) -> Finding:
    try:
        return Finding(what, True, look())
    except (AutograderError, ImportError, OSError) as error:
        return Finding(what, False, str(error), fix)


def walls() -> dict[str, str]:
    """Try each wall, the strongest first.

    Returns:
        Why a wall does not work and how to fix it, by its name; "" for one that works.
    """
    from autograder.sandbox import advice

    if sys.platform != "linux":
        return dict.fromkeys(("namespaces", "landlock"), advice.to_go_elsewhere())
    from autograder.engine.processes import probing
    from autograder.sandbox import choose

    found = {}
    for name, wall in choose.WALLS.items():
        choice = choose.Choice([wall])
        try:
            choice.proven(probing.refused).box.end()
            found[name] = ""
        except SandboxUnavailable:
            found[name] = choice.reasons[name]
    return found


def sandbox(walls: dict[str, str]) -> list[Finding]:
    """Return whether learners' code can be isolated, and what became of each wall.

    Args:
        walls: as the function `walls` returns it.
    """
    standing = [name for name, reason in walls.items() if not reason]
    if not standing:
        out = [Finding(f"wall {name}", False, *_halves(each)) for name, each in walls.items()]
        return [*out, Finding("sandbox", False, "no sandbox works", "or grade with --no-sandbox")]
    found = [Finding("sandbox", True, f"{standing[0]}, the strongest that works here")]
    for name, reason in walls.items():
        said = f"does not work here, {standing[0]} is used instead: {reason}"
        said = said if reason else "every attempt to escape was refused"
        found.append(Finding(f"wall {name}", True, said))
    own = "no isolation; only for your own notebook, or with --no-sandbox"
    return [*found, Finding("wall process", True, own)]


def _halves(reason):
    """Return what is wrong with a wall, and how to fix it."""
    said, _, fix = reason.partition(" Fix: ")
    return said, fix or "run the command again"


def _nbgrader():
    from importlib.metadata import version

    from autograder.gradebook import course as gradebook  # noqa: F401, only tries the import

    return f"version {version('nbgrader')}"


def _course(root):
    from autograder.gradebook import course as gradebook

    return gradebook.course(root)


def _settings(root):
    course = _course(root)
    return f"{root / 'nbgrader_config.py'}, course {course.course_id}"


def _assignments(root):
    from autograder.grading import notebooks

    found = notebooks.assignments(_course(root))
    if not found:
        raise OSError(f"no notebook in {_course(root).source}")
    return ", ".join(found)


def _state(root):
    folder = _course(root).autograded.parent
    with tempfile.TemporaryFile(dir=folder):
        free = shutil.disk_usage(folder).free / 2**30
    if free < 0.5:
        raise OSError(f"{folder} has {free:.1f} GiB free, expected at least 0.5")
    return f"{folder}, {free:.0f} GiB free"


def _dates(course):
    from autograder.gradebook import dates
    from autograder.grading import doubtful_dates, notebooks

    path = course.autograded.parent / dates.FILE
    found = dates.read(path.parent)
    if not found:
        return f"{path}: no dates; those of nbgrader's database count"
    other = doubtful_dates.unknown(found, notebooks.assignments(course))
    return f"{path}: {', '.join(sorted(found))}" + (
        f"; not in source/: {', '.join(other)}. Is the name right?" if other else ""
    )


def _book(course):
    from autograder.gradebook import gradebook_contents

    found = _tried("gradebook", lambda: gradebook_contents.look(course), "")
    return found if found.ok else found._replace(fix=gradebook_contents.advice(course))


def plugins(course: "Course") -> Finding:
    """Check that nbgrader's buttons and exports are ours: stock ones run code without a sandbox."""
    from autograder.gradebook import places
    from autograder.gradebook import plugins as ours

    path = course.root / places.OF_A_COURSE
    stock = list(ours.missing(places.with_those_of_the_machine(course.config, path)))
    if not stock:
        return Finding("plug-ins", True, "the formgrader's buttons are safe")
    return Finding("plug-ins", False, "; ".join(stock), f"add to the end of {path}: {ours.LINE}")


def permissions(course: "Course") -> Iterator[Finding]:
    """Check that not everybody can read the grades, or remove others' submissions.

    Files that do not exist yet are skipped. Windows has no such modes to check.
    """
    if os.name == "nt":
        return
    from autograder.gradebook import opening

    books = [opening.path_of(course.db_url), course.autograded.parent / "journal.db"]
    for path in filter(None, books):
        if path.exists() and _mode(path) & 0o007:
            said = f"{path} can be read or changed by everybody on this machine"
            yield Finding("private files", False, said, f"chmod o-rwx {shlex.quote(str(path))}")
    yield from _readable(course.autograded.parent)
    yield from _shared(course.autograded.parent)
    exchange = Path(course.config.Exchange.get("root", ""))
    if exchange.is_absolute():
        yield from _exchange(exchange)


def _readable(state):
    """Check the folders with grades: an older autograder left them open, or nbgrader itself."""
    for folder in (state / name for name in GRADES):
        if found := list(private.open_to_all(folder)):
            many = counted(len(found), "file")
            said = f"everybody on this machine can read {many} in {folder}, such as {min(found)}"
            yield Finding("private files", False, said, f"chmod o-rwx {shlex.quote(str(folder))}")


def _shared(state):
    """Check that a group which shares the state folder can change what is in it."""
    from autograder.gradebook import places

    if not places.is_shared(state):
        return
    group, closed = state.group(), next(places.not_shared(state), None)
    if closed:
        said = f"of {state}, the group {group} cannot change everything, for example {closed}"
        yield Finding("shared folder", False, said, _open_to(group, shlex.quote(str(state))))
    else:
        yield Finding("shared folder", True, f"{state}, by the group {group}")


def _open_to(group, state):
    whole = f"chgrp -R {group} {state} && chmod -R g+rwX {state}"
    return f"{whole} && find {state} -type d -exec chmod g+s {{}} +"


def _exchange(path):
    if not path.is_dir():
        fix = f"as root: install -d -m 1777 {shlex.quote(str(path))}"
        yield Finding("exchange", False, f"{path} is not there, so nobody can submit", fix)
        return
    mode = _mode(path)
    if mode & 0o002 and not mode & stat.S_ISVTX:
        said = f"{path} has mode {mode:o}: everybody can remove others' submissions"
        yield Finding("exchange", False, said, f"chmod 1777 {shlex.quote(str(path))}")
    else:
        yield Finding("exchange", True, f"{path}, mode {mode:o}")


def _mode(path):
    return stat.S_IMODE(path.stat().st_mode)
