"""A learner's own copies of the lessons in work/lessons/, so that git's files stay as they are.

A copy that the learner did not change follows the course; a copy with changes is never touched.
"""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

ORIGINALS, COPIES = Path("notebooks"), Path("work", "lessons")
LESSONS = "[0-9]*.ipynb"
#: In the folder of copies: the digest that each file had when it was copied.
VERSIONS = ".versions.json"
KEPT = (
    "{file} is your own version, and was not changed. The course has a newer one: to get it, "
    "rename or remove yours, and start again."
)
RENEWED = "{file} was replaced by the course's newer version; you had changed nothing in it."


class Copies(NamedTuple):
    """What was done: the names of files copied, replaced by newer ones, and kept though older."""

    new: list[str]
    renewed: list[str]
    kept: list[str]


def course(here: Path) -> Path | None:
    """Return the course's folder: the one that the package utils lies in, or else this one."""
    for folder in (Path(__file__).resolve().parents[2], here):
        if any((folder / ORIGINALS).glob(LESSONS)):
            return folder
    return None


def first(course: Path, folder: Path) -> Path:
    """Return the first lesson in a folder of the course, as a path from the course."""
    return min((course / folder).glob(LESSONS)).relative_to(course)


def copy(course: Path) -> Copies:
    """Bring the copies of the lessons up to date; never change what a learner has changed.

    Raises:
        OSError: the folder of copies cannot be written.
    """
    done = Copies([], [], [])
    (course / COPIES).mkdir(parents=True, exist_ok=True)
    versions = _versions(course)
    for original in sorted((course / ORIGINALS).glob("*.*")):
        _bring_up_to_date(original, course / COPIES / original.name, versions, done)
    _write(course / COPIES / VERSIONS, json.dumps(versions, indent=1).encode())
    return done


def news(copies: Copies) -> list[str]:
    """Say what a learner should know: a sentence for each copy that is older, or was replaced."""
    told = [(copies.renewed, RENEWED), (copies.kept, KEPT)]
    return [words.format(file=COPIES / name) for names, words in told for name in names]


def _bring_up_to_date(original, mine, versions, done):
    newest, name = digest(original), original.name
    if not mine.exists():
        done.new.append(name)
    elif digest(mine) == newest:
        versions[name] = newest
        return
    elif digest(mine) == versions.get(name):
        done.renewed.append(name)
    else:
        done.kept.append(name)
        return
    _write(mine, original.read_bytes())
    versions[name] = newest


def digest(file: Path) -> str:
    """Return the SHA-256 of what a person writes: of a notebook, its cells without outputs."""
    written = file.read_bytes()
    if file.suffix == ".ipynb":
        try:
            cells = json.loads(written)["cells"]
            written = repr([(c["cell_type"], "".join(c["source"])) for c in cells]).encode()
        except (ValueError, LookupError, TypeError, RecursionError):
            pass  # a damaged file is compared as it is: nobody's work is overwritten
    return hashlib.sha256(written).hexdigest()


def _versions(course):
    try:
        kept = json.loads((course / COPIES / VERSIONS).read_text("utf-8"))
    except (OSError, ValueError):
        return {}  # then no copy counts as unchanged
    return kept if isinstance(kept, dict) else {}


def _write(file, content):
    """Write a file under another name, then rename it: it is complete or not there at all."""
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(content)
    new.replace(file)
