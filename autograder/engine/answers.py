"""Reads what a learner's process answers, once it has the form of an answer (pure).

Raises TypeError, ValueError, LookupError or AttributeError where a part of it is forged.
"""

from typing import Any, NamedTuple

from autograder.engine.bindings import Seen
from autograder.wire import codec
from autograder.wire.protocol import Raised, Tested

MOST_CLASSES = 50  # of an error: its own, and those that it is derived from


class Answer(NamedTuple):
    """What a function returned, and its arguments, packed, if it changed them."""

    value: object
    changed: bytes | None


def of_call(given: bytes, answer: Any) -> Answer | Raised:
    """Return the answer to a call with these packed arguments."""
    if isinstance(answer, Raised):
        return answer
    changed = None if answer.given == given else answer.given
    return Answer(codec.unpack(answer.value), changed)


def of_cell(answer: Any) -> tuple[object, dict[str, Seen]]:
    """Return a cell's outputs, and the graded names that it has bound."""
    bound = {name: _seen(*each) for name, each in answer.bound.items()}
    return _outputs(answer.outputs), bound


def of_test(answer: Tested) -> Tested:
    """Return the answer of a test that ran together with the learner's code."""
    _outputs(answer.outputs)
    names = [each for each in answer.classes if isinstance(each, str)]
    if len(names) != len(answer.classes) or len(names) > MOST_CLASSES:
        raise ValueError("an error with too many classes, or with classes that are not names")
    return answer


def _outputs(outputs):
    """Refuse outputs that are not of the form in which notebooks keep them."""
    for each in outputs:
        if not isinstance(each, dict) or not _is_plain(each):
            raise TypeError("an output that is not in the form of a notebook's")
    return outputs


def _is_plain(value):
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, str | bytes | int | float)


def _seen(kind, packed=b""):
    return Seen(False, codec.unpack(packed)) if kind == "value" else Seen(True)
