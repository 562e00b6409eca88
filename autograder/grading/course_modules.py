"""The course's own modules on PYTHONPATH that an assignment imports: they go beside its notebook.

Nothing else of those folders does: a sandbox does not see them.
"""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from autograder.files import companions
from autograder.sandbox import policy

_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+(\w+)|import[ \t]+([^#;\n]+))", re.MULTILINE)


def found(texts: Iterable[str], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files with the modules added that they import, directly or not.

    Args:
        texts: the instructor's cells.
        files: what lies beside the notebook, by path; it takes precedence over a module of that
            name.

    Raises:
        CourseError: a module cannot be read, or is too large.
    """
    every, folders = dict(files), list(_folders())
    waiting = [*texts, *map(_text, _modules(files))] if folders else []
    seen = {path.partition("/")[0].removesuffix(".py") for path in files}
    while waiting:
        for name in _imported(waiting.pop()) - seen:
            seen.add(name)
            added = _module(name, folders)
            every |= added
            waiting += map(_text, _modules(added))
    return every


def _folders():
    """Yield the folders of PYTHONPATH but the grader's own and those that a sandbox sees anyway."""
    visible = {*map(Path, (*policy.python(), *policy.SYSTEM))}
    for entry in filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep)):
        folder = Path(entry).resolve()
        is_graders = (folder / "autograder" / "inside").is_dir()  # its utils hold answers
        if not is_graders and not visible & {folder, *folder.parents}:
            yield folder


def _module(name, folders):
    for folder in folders:
        if (folder / name / "__init__.py").is_file():
            inner = companions.of_assignment(folder / name)
            return {f"{name}/{path}": data for path, data in inner.items()}
        if (folder / f"{name}.py").is_file():
            return {f"{name}.py": companions.content(folder / f"{name}.py")}
    return {}


def _modules(files):
    return [data for path, data in files.items() if path.endswith(".py")]


def _text(data):
    return data.decode("utf-8", "replace")


def _imported(text):
    """Return the names of the modules that a text imports."""
    listed = (
        each for one, several in _IMPORT.findall(text) for each in (one or several).split(",")
    )
    return {name for each in listed for name in re.findall(r"^\s*(\w+)", each)}
