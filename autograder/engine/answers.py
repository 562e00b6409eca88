"""Reads what a learner's process answers, once it has the form of an answer (pure).

Raises TypeError, ValueError, LookupError or AttributeError where a part of it is forged.
"""

from typing import Any, NamedTuple

from autograder.engine.bindings import Seen
from autograder.wire import codec
from autograder.wire.protocol import Raised


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
    return answer.outputs, {name: _seen(*each) for name, each in answer.bound.items()}


def _seen(kind, packed=b""):
    return Seen(False, codec.unpack(packed)) if kind == "value" else Seen(True)
