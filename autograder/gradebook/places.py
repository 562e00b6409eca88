"""Where nbgrader's settings of a course may yield to the machine's: the exchange, the gradebook.

nbgrader reads the course's nbgrader_config.py last, so it would win over the account's
(~/.jupyter) and the machine's (/etc/jupyter). The course's setting applies only where these have
none.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jupyter_core.paths import jupyter_config_path
from traitlets.config import Config
from traitlets.config.loader import JSONFileConfigLoader, PyFileConfigLoader
from traitlets.log import get_logger

CONFIG = "nbgrader_config"
OF_A_COURSE = f"{CONFIG}.py"
EVERYBODYS = 0o1777  # all hand in there, and the sticky bit keeps each from removing others' files
_GROUPS = stat.S_IWGRP | stat.S_ISGID

_reading: list[Path] = []


def elsewhere(own: Path) -> Config:
    """Return the settings that nbgrader reads besides those of the course.

    Args:
        own: the course's nbgrader_config.py. A machine's file may load it in turn, and then finds
            nothing here.
    """
    found = Config()
    if _reading:
        return found
    with _while_reading(own):
        for folder in reversed(jupyter_config_path()):  # the first takes precedence
            for path in (Path(folder, f"{CONFIG}.py"), Path(folder, f"{CONFIG}.json")):
                if path.is_file() and path.resolve() != own.resolve():
                    found.merge(_loaded(path))
    return found


def with_those_of_the_machine(config: Config, own: Path) -> Config:
    """Return a course's settings, and where it has none, those of the account or the machine."""
    found = elsewhere(own)
    found.merge(config)
    return found


@contextmanager
def _while_reading(own) -> Iterator[None]:
    _reading.append(own)
    try:
        yield
    finally:
        _reading.pop()


def of_course(root: Path) -> Config:
    """Return the settings in a course's folder, as nbgrader reads them: the .json file goes first.

    Raises:
        ConfigFileNotFound: there is no nbgrader_config.py.
    """
    found = PyFileConfigLoader(OF_A_COURSE, path=str(root)).load_config()
    other = Path(root, f"{CONFIG}.json")
    if other.is_file():
        found.merge(_loaded(other))
    return found


def _loaded(path: Path) -> Config:
    loader = PyFileConfigLoader if path.suffix == ".py" else JSONFileConfigLoader
    try:
        return loader(path.name, path=str(path.parent)).load_config()
    except Exception as error:  # as nbgrader does with the same file
        get_logger().error("%s cannot be read, so its settings are not used: %s", path, error)
        return Config()


def make(*folders: Path, exchange: Path | None = None) -> None:
    """Make the course's own folders, and change nothing about one that is there.

    Whoever only reads the course may not make them; the command that needs one will say so.

    Args:
        folders: what nbgrader expects.
        exchange: the course's own, in which everybody on the machine may hand in.
    """
    for folder in (*folders, *filter(None, [exchange])):
        try:
            folder.mkdir(parents=True)
        except OSError:
            continue
        if folder == exchange and os.name != "nt":
            folder.chmod(EVERYBODYS)


def is_shared(state: Path) -> bool:
    """Whether a group shares a folder: it may write, and what is made there is the group's."""
    try:
        return os.name != "nt" and stat.S_IMODE(state.stat().st_mode) & _GROUPS == _GROUPS
    except OSError:
        return False


def not_shared(state: Path) -> Iterator[Path]:
    """Yield what in a shared folder its group cannot change, made before it was shared.

    The exchange is left out: what learners hand in there is theirs.
    """
    group = state.stat().st_gid
    for here, folders, files in os.walk(state):
        if Path(here) == state and "exchange" in folders:
            folders.remove("exchange")
        for path in (Path(here, name) for name in (*folders, *files)):
            found = path.lstat()
            if found.st_gid != group or not found.st_mode & stat.S_IWGRP:
                yield path


def share() -> None:
    """Let the group change what this process writes from now on; others get no more than before."""
    os.umask(os.umask(0o077) & ~stat.S_IRWXG)
