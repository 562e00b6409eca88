"""Reads the cells of an untrusted notebook file (pure).

Only four things of a cell are used: its kind, its text, its grade_id and its id; and of the
notebook, the list of the exercises that its version had. The rest of the file (outputs, kernelspec,
widget state, attachments) is dropped, so it cannot do harm.
"""

import json
import re
from typing import NamedTuple

from autograder.text.foreign import clean
from utils.words import counted

MAX_BYTES = 20_000_000
MAX_CELLS = 2_000
MAX_CELL_CHARACTERS = 500_000
_STRUCTURE = b'"[{,'
_REST = bytes(set(range(256)) - set(_STRUCTURE))
_CHUNK = 2**20
KINDS = ("code", "markdown", "raw")
EXERCISES = "exercises"  # in the metadata of a release: the grade_ids of what a learner works on
#: A line that git leaves in a file which two people have changed; no line of JSON begins so.
_CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?= |\r?$).*", re.MULTILINE)


class Parts(NamedTuple):
    """How many parts a file has: lists and dicts, and the commas between their items."""

    lists: int
    items: int


#: More than large arrays and maps in outputs have. A file of nothing else would take a gigabyte and
#: many seconds of the process that grades the whole class.
MOST = Parts(lists=1_000_000, items=4_000_000)


class MalformedError(ValueError):
    """The file is not a notebook; the message says what it is, and what to do."""


class Cell(NamedTuple):
    """One submitted cell: its kind, its text, and the grade_id and id that it claims, or ""."""

    kind: str
    source: str
    grade_id: str = ""
    id: str = ""


class Submitted(NamedTuple):
    """The cells of a file, what a person should look at, and the exercises that its version had.

    `exercises` is None if the file does not say.
    """

    cells: list[Cell]
    review: list[str]
    exercises: frozenset[str] | None = None


def read_cells(data: bytes) -> Submitted:
    """Read the cells of a notebook file, nbformat 3 or 4, in any Unicode encoding.

    Args:
        data: the file's content.

    Returns:
        Its cells, in order, and notes for a person about what could not be read.

    Raises:
        MalformedError: the file is too large, not JSON, or not a notebook.
    """
    review: list[str] = []
    content = _parse(data, review)
    raw = _raw_cells(content)
    if len(raw) > MAX_CELLS:
        review.append(f"the file has {len(raw):,} cells; the first {MAX_CELLS:,} were read")
    cells = [_cell(each) for each in raw[:MAX_CELLS]]
    unread = sum(cell is None for cell in cells)
    if unread:
        have = f"{counted(unread, 'cell')} {'has' if unread == 1 else 'have'}"
        review.append(f"{have} no text that can be read, or too much; left out")
    found = [cell for cell in cells if cell is not None]
    return Submitted(found, review, _exercises(content.get("metadata")))


def _parse(data, review):
    if len(data) > MAX_BYTES:
        raise MalformedError(
            f"the file has {len(data):,} bytes, at most {MAX_BYTES:,} are read; clear its outputs"
        )
    if not data.strip():
        raise MalformedError("the file is empty; ask for it again")
    text = _text(data, review)
    _refuse_many_parts(text)
    try:
        return json.loads(text)
    except RecursionError:
        raise MalformedError(
            "the file is nested too deep for a notebook; check it by hand"
        ) from None
    except ValueError as error:
        why = why_not_json(data.decode("utf-8", "replace"), error)
        raise MalformedError(f"the file is not JSON{why}; ask for it again") from None


def _refuse_many_parts(text):
    if not _is_more(_parts(text)):  # a notebook's outputs may have more in their texts
        return
    structure = _without_strings(text)
    if _is_more(found := _parts(structure)):
        raise MalformedError(
            f"the file has {found.lists:,} lists and dicts and {found.items:,} items, at most "
            f"{MOST.lists:,} and {MOST.items:,} are read; clear its outputs"
        )


def _is_more(parts):
    return parts.lists > MOST.lists or parts.items > MOST.items


def _parts(text):
    return Parts(text.count("[") + text.count("{"), text.count(","))


def _without_strings(text):
    """Return the brackets and commas that are in no string, in little time and memory."""
    found = text.encode("utf-8", "replace").replace(rb"\\", b"").replace(rb"\"", b"")
    found, kept, inside = found.translate(None, _REST).replace(b'""', b""), [], 0
    for start in range(0, len(found), _CHUNK):
        pieces = found[start : start + _CHUNK].split(b'"')
        kept.append(b"".join(pieces[inside::2]))
        inside = (inside + len(pieces) - 1) % 2
    return b"".join(kept).decode()


def why_not_json(text: str, error: ValueError) -> str:
    """Return where a file is not JSON and why, to be read after "is not JSON".

    Args:
        text: the file's.
        error: what reading it as JSON raised.
    """
    if found := _CONFLICT.search(text):
        line, mark = text.count("\n", 0, found.start()) + 1, clean(found[0].rstrip(), 60)
        return f", line {line}: `{mark}` is a merge conflict mark"
    if isinstance(error, json.JSONDecodeError):
        return f", line {error.lineno}: {error.msg}"
    return f": {error}"


def _text(data, review):
    encoding = json.detect_encoding(data)  # by the byte order mark or the position of zero bytes
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        review.append(f"the file is not {encoding}: unreadable letters were replaced")
        return data.decode(encoding, "replace")


def _raw_cells(content):
    if not isinstance(content, dict):
        raise MalformedError(f"the file holds a JSON {type(content).__name__}, expected a notebook")
    cells = content.get("cells")
    if cells is None and isinstance(content.get("worksheets"), list):  # nbformat 3
        sheets = [sheet for sheet in content["worksheets"] if isinstance(sheet, dict)]
        cells = [cell for sheet in sheets for cell in _list(sheet.get("cells"))]
    if not isinstance(cells, list):
        raise MalformedError(
            "the file is JSON without a list of cells, so not a notebook; check it by hand"
        )
    return cells


def _cell(raw):
    if not isinstance(raw, dict):
        return None
    kind = raw.get("cell_type")
    source = _joined(raw.get("source", raw.get("input", "")))  # "input" in nbformat 3
    if source is None or len(source) > MAX_CELL_CHARACTERS:
        return None
    name = raw.get("id")
    kind = kind if kind in KINDS else "raw"
    return Cell(kind, source, _grade_id(raw.get("metadata")), name if isinstance(name, str) else "")


def _joined(source):
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        return None
    source = source.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate has no bytes
    return source.replace("\r\n", "\n").replace("\r", "\n")


def _grade_id(metadata):
    about = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = about.get("grade_id") if isinstance(about, dict) else None
    return grade_id if isinstance(grade_id, str) else ""


def _exercises(metadata):
    kept = metadata.get("autograder") if isinstance(metadata, dict) else None
    names = kept.get(EXERCISES) if isinstance(kept, dict) else None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return frozenset(names)


def _list(value):
    return value if isinstance(value, list) else []
