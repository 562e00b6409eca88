"""Every message that crosses a pipe: its fields, who sends it, and what answers it (pure).

| from | to | message | answered by |
|---|---|---|---|
| engine | checker | `Job` | any number of `Told`, then `Done`, `Costly` or `Fault` |
| learner's process | checker | `Ready` or `Refused`, once | |
| checker | learner's process | `Run` | `Ran` |
| checker | learner's process | `Call` | any number of `Callback`, then `Returned` or `Raised` |
| learner's process | checker | `Callback` | `Answered` or `Failed` |

A message is a list on the wire: its name, then its fields. What a learner's process sends may be
forged, so `received` says which messages may come now, and checks their fields' types.
"""

from typing import NamedTuple, TypeVar, get_type_hints

from autograder.wire.measure import MalformedFrame

Message = TypeVar("Message", bound=tuple)


class Job(NamedTuple):
    """Run a notebook that intake has put together; `limits` are the fields of `model.Limits`."""

    notebook: dict
    limits: dict


class Told(NamedTuple):
    """The fields of one `model.Result`, as soon as it is known."""

    result: dict


class Done(NamedTuple):
    """All results, each code cell's outputs and count, notes for review, ids by their name."""

    results: list
    cells: list
    review: list
    owners: dict


class Costly(NamedTuple):
    """The submission cost the grader too much; `message` is for its learner."""

    message: str


class Fault(NamedTuple):
    """The grader failed; `lost` says that a process of its own is gone, and a new one may go on."""

    reason: str
    lost: bool


class Ready(NamedTuple):
    """The sandbox is set up, and no code has run yet."""


class Refused(NamedTuple):
    """The sandbox could not be set up."""

    reason: str


class Run(NamedTuple):
    """Run a cell, the notebook's `cell`-th; `names` are the graded ones that it is to define."""

    cell: int
    source: str
    names: list


class Ran(NamedTuple):
    """What the cell showed, and the graded names bound by it.

    A bound name is ["function"], or ["value", the value as `codec.pack` writes it].
    """

    outputs: list
    bound: dict


class Call(NamedTuple):
    """Call a function, among the names as they were before cell `world`.

    `given` holds [arguments, keywords], as `codec.pack` writes them.
    """

    world: int
    name: str
    given: bytes


class Returned(NamedTuple):
    """The function's value, and its arguments afterwards; None says that they are unchanged."""

    value: bytes
    given: bytes | None


class Raised(NamedTuple):
    """The names of an exception's class and of its bases, and what it says."""

    classes: list
    text: str


class Callback(NamedTuple):
    """Call the function that a test handed over under this number."""

    number: int
    arguments: tuple
    keywords: dict


class Answered(NamedTuple):
    """What a function that a test handed over returned."""

    value: object


class Failed(NamedTuple):
    """A function that a test handed over raised; a learner's code learns no more than `reason`."""

    reason: str


_MESSAGES = (
    Job, Told, Done, Costly, Fault, Ready, Refused, Run, Ran, Call, Returned, Raised, Callback,
    Answered, Failed,
)  # fmt: skip
_TYPES: dict[type, tuple[type, ...]] = {
    kind: tuple(get_type_hints(kind).values()) for kind in _MESSAGES
}


def sent(message: tuple) -> list:
    """Return what to send for a message."""
    return [type(message).__name__, *message]


def received(value: object, *expected: type[Message]) -> Message:
    """Return the message that a value is.

    Args:
        value: what came.
        expected: the messages that may come now.

    Raises:
        MalformedFrame: the value is not an expected message, or a field has the wrong type.
    """
    if isinstance(value, list) and value:
        for kind in expected:
            types, fields = _TYPES[kind], value[1:]
            if value[0] == kind.__name__ and len(fields) == len(types) and all(
                map(isinstance, fields, types)):  # fmt: skip
                return kind(*fields)
    names = " or ".join(kind.__name__ for kind in expected)
    raise MalformedFrame(f"a message of another form, expected {names}")
