"""How a message describes a learner's value: short, printable, without calling its methods."""

from collections.abc import Iterable
from typing import Any

LONGEST, MOST = 60, 9
#: What returning a value of this type most often means.
_MEANINGS = {
    "generator": ": is `yield` written where `return` belongs?",
    "coroutine": ": write def without async",
    "function": ": are the brackets of a call missing?",
    "builtin_function_or_method": ": are the brackets of a call missing?",
    "method": ": are the brackets of a call missing?",
}


def text(value: object, longest: int = LONGEST) -> str:
    """Return text on one line, shortened, with a ? for each character that cannot be printed."""
    said = str(value)
    short = said if len(said) <= longest else said[:longest] + " ..."
    if short.isprintable():
        return short
    return "".join(letter if letter.isprintable() else "?" for letter in short)


def kind(got: Any) -> str:
    """Return how a message describes a value: its type, and the length of a tuple or a list."""
    for each in (tuple, list):
        if issubclass(type(got), each):
            return f"a {text(type(got).__name__)} of {each.__len__(got)}"
    # the autograder's stand-in for a value that could not leave the sandbox names its own type
    name = type(got).__name__
    name = text(vars(got).get("type_name", name) if name == "Unsendable" else name)
    return f"a {name}{_MEANINGS.get(name, '')}"


def listed(keys: Iterable[Any]) -> str:
    """Return the first few keys; a key that is not text is named by its type."""
    names = [text(str.__str__(key) if issubclass(type(key), str) else kind(key), 30)
             for key in keys]  # fmt: skip
    return ", ".join(names[:MOST]) + (f" and {len(names) - MOST} more" * (len(names) > MOST))


def shape_of(array) -> str:
    """Return an array's shape, shortened if it has many axes."""
    return str(array.shape) if array.ndim <= 4 else f"({array.shape[0]}, ...) of {array.ndim} axes"
