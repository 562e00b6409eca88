"""What may be said of a hidden test that ran together with a learner's code (pure).

Whatever comes from there may have been written by the learner, to spell the test. So a message is
never passed on: it is recognized as one that the instructor has written in the test, and that text
is shown, without what the test has put into it. Of an error, the class is shown, and of a missing
name the name, if it is Python's or the instructor's cells show it.
"""

import ast
import re
from functools import lru_cache

from autograder.engine.messages import withheld_text, written_in_tests

HOLE = "…"
SHORTEST = 4  # letters of a message
FAILED = "this hidden test failed"
PRINTED = (
    "something wrote to the error stream while this hidden test ran, such as a warning: that "
    "counts as a failure, as with nbgrader"
)
REFUSED = "the sandbox does not allow this, such as starting a program or opening a connection"
_MISSING = re.compile(r"name '(\w{1,60})' is not defined")


def message(classes: list[str], text: str, test: str, public: str) -> str:
    """Return what may be shown of an error.

    Args:
        classes: the names of its class and its base classes.
        text: its message.
        test: the test's source.
        public: what the learner can read of the instructor's cells, and the names that the answers
            define. Words of a learner's choice could spell the test.
    """
    own = _recognized(text, test)
    if "AssertionError" in classes or "OutcomeException" in classes:
        return own or FAILED
    missing = _MISSING.match(text)
    if missing and "NameError" in classes and missing[1] in _words(public):
        return f"NameError: {missing[0]}"
    kind = next((each for each in classes if _is_known(each, public)), "Exception")
    own = own or (REFUSED if kind == "PermissionError" else withheld_text.MESSAGE)
    return f"{kind}: {own}"


def _is_known(name, public):
    return withheld_text.is_builtin(name) or bool(
        name.isidentifier() and re.search(rf"\bclass {name}\b", public)
    )


@lru_cache(maxsize=8)
def _words(text):
    return frozenset(re.findall(r"[A-Za-z_]\w*", text))


def _recognized(text, test):
    """Return the message if the instructor wrote it in the test, else ""."""
    text = text.strip()
    return next((HOLE.join(parts) for parts in _texts(test) if _fits(text, parts)), "")


def _fits(text, parts):
    """Whether a text has all fixed parts in order, and nothing before the first or after the last.

    In time that does not grow with the number of parts: a learner may have written the text.
    """
    first, *others = parts
    if not others:
        return text == first
    if not (text.startswith(first) and text.endswith(others[-1])):
        return False
    at, end = len(first), len(text) - len(others[-1])
    for part in others[:-1]:
        found = text.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return at <= end


@lru_cache(maxsize=256)
def _texts(test):
    """Return the messages that a test may give, each as the fixed parts of it."""
    try:
        found = list(written_in_tests.messages(ast.parse(test)))
    except (SyntaxError, ValueError, RecursionError):  # it has a magic, for example
        return ()
    return tuple(map(_stripped, filter(_is_long, found)))


def _is_long(parts):
    return len("".join(parts).strip()) >= SHORTEST


def _stripped(parts):
    first, *others = parts
    if not others:
        return [first.strip()]
    return [first.lstrip(), *others[:-1], others[-1].rstrip()]
