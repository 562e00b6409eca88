"""What a learner is told of an exception that a test has raised.

To say what it says, an exception asks the values in it for their text, and these may come from a
learner: whatever they raise then is that test's failure, and no fault of the grader.
"""

from typing import NamedTuple

from autograder.engine.messages import of_tests_together, withheld_text
from autograder.engine.messages.why_missing import Absent
from autograder.model import Status, details_of
from autograder.notebook import outputs
from autograder.wire.type_codes import DidNotCross
from utils import own_line
from utils.check_failed import placed

UNSAID = "its message cannot be shown"
FAILED = f"this test failed, and {UNSAID}"


class TooCostly(BaseException):
    """A submission used more of the grader's own time or memory than one submission may."""


class Said(NamedTuple):
    """How a test ended, its message, and the message in parts."""

    status: Status
    message: str
    details: dict[str, str]


def told(error: BaseException, said: list[str], test: str, public: str | None) -> Said:
    """Return what is told of a test's exception.

    Args:
        error: what the test raised.
        said: the texts of the exceptions that a learner's code has raised in this test.
        test: its source.
        public: for a test that shows nothing but the instructor's messages, what the learner can
            read anyway; otherwise None.
    """
    status = Status.FAIL if _fails(error) and not isinstance(error, Absent) else Status.ERROR
    try:
        return Said(status, *_message(error, said, test, public))
    except TooCostly:
        raise
    except BaseException as why:
        return Said(status, _unsaid(error, why, test, public), {})


def _message(error, said, test, public):
    if public is not None and not isinstance(error, Absent | DidNotCross):
        return of_tests_together.message(_classes(error), str(error), test, public), {}
    message, details, line = _whole(error), details_of(error), own_line.of(error)
    if public is None or details:
        message = _kept(message, said, line)
    return message, {name: _kept(text, said, line) for name, text in details.items()}


def _whole(error):
    if _fails(error):
        return str(error)
    line = own_line.of(error)
    return f"{type(error).__name__}: {error}" + placed({"line": line} if line else {})


def _unsaid(error, why, test, public):
    if public is not None:
        return of_tests_together.message(_classes(error), "", test, public)
    what = FAILED if _fails(error) else f"{type(error).__name__}: {UNSAID}"
    return f"{what}: {why}" if type(why) is DidNotCross else what


def _classes(error):
    return [kind.__name__ for kind in type(error).__mro__]


def _fails(error):
    """Whether a test says that it fails: by an assertion, or by pytest.fail and pytest.raises."""
    return isinstance(error, AssertionError) or "OutcomeException" in _classes(error)


def _kept(text, said, line):
    """Return what may be kept of a message, or of a part of it.

    The line of the learner's cell, which comes last, is not a text that a function has made up.
    """
    before, own, after = text.rpartition(line) if line else (text, "", "")
    kept = withheld_text.message(before, said) + own + withheld_text.message(after, said)
    return outputs.cut(kept, outputs.MAX_MESSAGE)
