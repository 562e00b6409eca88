"""Reads a CSV file that a person downloaded from another system."""

import csv
import io
from pathlib import Path
from typing import NamedTuple

from autograder.errors import CourseError
from autograder.files import distrusted
from autograder.text.foreign import shown

MAX_BYTES = 20_000_000
MAX_CELLS = 5_000_000


class Form(NamedTuple):
    """A table: its header, and rows of the header's length."""

    head: list[str]
    rows: list[list[str]]

    def records(self) -> list[dict[str, str]]:
        """Return each row by the names in the header."""
        return [dict(zip(self.head, row, strict=True)) for row in self.rows]


def read(path: Path) -> Form:
    """Read a CSV file in UTF-8, every row padded or cut to the length of its header.

    Raises:
        CourseError: it cannot be read, is too large, or is not separated by commas.
    """
    name = shown(str(path))
    if not path.exists():
        raise CourseError(f"{name} is not there; give the path of a CSV file")
    try:
        text = distrusted.read(path.resolve(), MAX_BYTES).decode("utf-8-sig")
        _refuse_other_separators(text, name)
        lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        head, *rows = [row for row in lines if row] or [[]]
    except distrusted.UnreadableError as error:
        raise CourseError(str(error)) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise CourseError(f"{name} cannot be read: {error}; expected a CSV file in UTF-8") from None
    if len(rows) * len(head) > MAX_CELLS:
        raise CourseError(
            f"{name} has {len(rows)} rows of {len(head)} columns, "
            f"expected at most {MAX_CELLS:,} cells; export fewer columns"
        )
    return Form(head, [[*row, *[""] * (len(head) - len(row))][: len(head)] for row in rows])


def _refuse_other_separators(text, name):
    first = text.lstrip().partition("\n")[0]
    if "," not in first and (";" in first or "\t" in first):
        raise CourseError(
            f"{name} is separated by semicolons or tabs, as a spreadsheet saves it; expected "
            "commas. Use the file as it was downloaded"
        )
