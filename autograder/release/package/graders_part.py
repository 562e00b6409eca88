"""What a learner's copy has of the grader: what `check` and "Grade me" need (pure).

Left out are the rooms that only an instructor uses, and every module that imports one of these.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

#: Checks before a release, pages for a class, nbgrader's gradebook, and the machine's examination.
INSTRUCTORS = ("autograder.release", "autograder.reports", "autograder.gradebook",
               "autograder.doctor")  # fmt: skip


def needed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files without those of the grader that a learner does not need."""
    modules = {_module(path): path for path in files if path.startswith("autograder/")}
    imported = {name: set(_imported(path, files[path])) for name, path in modules.items()}
    out = {name for name in modules if _is_in(name, INSTRUCTORS) or modules[name].endswith(".md")}
    while more := {name for name in modules if name not in out and imported[name] & out}:
        out |= more
    left_out = {modules[name] for name in out}
    return {path: content for path, content in files.items() if path not in left_out}


def _module(path: str) -> str:
    """Return the dotted name of a file: a module's, or a name that no import has."""
    place = PurePosixPath(path)
    if place.suffix != ".py":
        return path.replace("/", ".")
    return ".".join((place.parent if place.name == "__init__.py" else place.with_suffix("")).parts)


def _is_in(name: str, rooms: tuple[str, ...]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def _imported(path: str, content: bytes) -> Iterator[str]:
    """Yield what a module imports at once; what a function imports, it needs only when called."""
    for node in ast.parse(content).body if path.endswith(".py") else ():
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
