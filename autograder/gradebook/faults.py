"""What can be wrong with a gradebook, told from what is wrong with one submission in it."""

import contextlib

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
from autograder.text import foreign

#: What SQLite says of the values of one statement; all else is the gradebook's own.
_ROW = (DataError, IntegrityError, InterfaceError, ProgrammingError)


@contextlib.contextmanager
def of_this_row(student):
    """Tell what is wrong with one submission's values from what is wrong with the gradebook."""
    try:
        yield
    except (StatementError, ValueError, TypeError, ArithmeticError, LookupError) as error:
        if isinstance(error, DBAPIError) and not isinstance(error, _ROW):
            raise
        said = getattr(error, "orig", None) or error
        cause = foreign.clean(f"{type(error).__name__}: {said}", 500)
        raise EntryError(
            f"the gradebook does not take what {foreign.shown(student)} handed in ({cause}); "
            "look at the submission"
        ) from error


@contextlib.contextmanager
def explained(db_url):
    """Say what went wrong with the gradebook, and what to do."""
    again = "Nothing is lost: put that right and run the same command again."
    try:
        yield
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise GradebookError(f"the gradebook {db_url} cannot be used: {cause}. {again}") from error
    except (ValueError, RuntimeError) as error:  # nbgrader's InvalidEntry is a ValueError
        raise GradebookError(f"the gradebook {db_url} refuses: {error}. {again}") from error
