"""Tells faults of the gradebook from faults of one submission's values."""

import contextlib
import re

from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    ProgrammingError,
    SQLAlchemyError,
    StatementError,
)

from autograder.errors import EntryError, GradebookError
from autograder.files import full_disk
from autograder.gradebook import opening
from autograder.gradebook.retrying import is_passing
from autograder.text import foreign

DRIVER = "For PostgreSQL: pip install -e '.[postgres]'; then run the same command again."
DOCTOR = "python -m autograder doctor"
#: Errors about the values of one statement; all others concern the whole gradebook.
_ROW = (DataError, IntegrityError, InterfaceError, ProgrammingError)
_PLACE = re.compile(r"\nLINE \d+:")  # PostgreSQL shows where in its own query an error is


@contextlib.contextmanager
def of_this_row(student):
    """Turn an error about one submission's values into an EntryError; pass on all others."""
    try:
        yield
    except (StatementError, ValueError, TypeError, ArithmeticError, LookupError) as error:
        if isinstance(error, DBAPIError) and (not isinstance(error, _ROW) or is_passing(error)):
            raise
        said = getattr(error, "orig", None) or error
        cause = foreign.clean(f"{type(error).__name__}: {said}", 500)
        raise EntryError(
            f"the gradebook rejects what {foreign.shown(student)} submitted ({cause}); "
            "look at the submission"
        ) from error


@contextlib.contextmanager
def explained(db_url):
    """Turn a database error into a GradebookError that says what to do."""
    again = f"Nothing is lost: {DOCTOR} says what to do; then run the same command again."
    book = f"the gradebook {opening.shown(db_url)}"
    try:
        yield
    except SQLAlchemyError as error:
        said = _PLACE.split(str(getattr(error, "orig", None) or error))[0]
        said = "; ".join([said, *getattr(error, "__notes__", ())])
        cause = " ".join(foreign.clean(said, 500).split()).rstrip(".?")
        if path := opening.path_of(db_url):
            cause = full_disk.said(path, cause)
        again = _again(db_url) if is_passing(error) else again
        raise GradebookError(f"{book} cannot be used: {cause}. {again}") from error
    except ModuleNotFoundError as error:
        raise GradebookError(f"{book} needs the package {error.name}. {DRIVER}") from error
    except (ValueError, RuntimeError) as error:  # nbgrader's InvalidEntry is a ValueError
        raise GradebookError(f"{book} refuses: {error}. {again}") from error


def _again(db_url):
    """Say what to do about a fault that may pass."""
    look = (
        "close every other program that writes to this file, such as the formgrader"
        if opening.path_of(db_url)
        else "check that the database server responds and that nothing else holds a lock there"
    )
    return f"What was entered is kept: {look}, then run the same command again."
