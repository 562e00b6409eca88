"""Every message that crosses a pipe: its fields, who sends it, and what answers it (pure).

| from | to | message | answered by |
|---|---|---|---|
| engine | checker | `Job` | any number of `Progress`, then `Done`, `Exceeded` or `Fault` |
| learner's process | checker | `Ready` or `Refused`, once | |
| checker | learner's process | `Place` | |
| checker | learner's process | `Run` | `Ran` |
| checker | learner's process | `Test` | `Tested` |
| checker | learner's process | `Copy` | `Copied` |
| checker | learner's process | `Call` | any number of `Callback`, then `Returned` or `Raised` |
| learner's process | checker | `Callback` | `Answered` or `Failed` |

`Place`, `Test` and `Copy` are for tests that run together with the learner's code. A waiting copy
of the learner's process has a connection of its own, and answers `Test` as that process does.

A message is a list on the wire: its name, then its fields. What a learner's process sends may be
forged, so `received` is told which messages are valid now, and checks the types of their fields.
"""

from typing import NamedTuple, TypeVar, get_type_hints

from autograder.wire.frame_check import MalformedFrame

Message = TypeVar("Message", bound=tuple)


class Job(NamedTuple):
    """Run a notebook that intake has put together.

    `limits` are the fields of `model.Limits`; `files` lie beside the notebook: bytes by path.
    """

    notebook: dict
    limits: dict
    files: dict


class Progress(NamedTuple):
    """One test's result, as soon as it is known: the fields of a `model.Result`."""

    result: dict


class Done(NamedTuple):
    """All results, the outputs and count of each code cell, notes for review, and ids by name."""

    results: list
    cells: list
    review: list
    owners: dict


class Exceeded(NamedTuple):
    """The submission exceeded what the grader may spend on it; `message` is for its learner."""

    message: str


class Fault(NamedTuple):
    """The grader failed; `lost` says that one of its processes died, so a retry may succeed."""

    reason: str
    lost: bool


class Ready(NamedTuple):
    """The sandbox is set up, and no code has run yet."""


class Refused(NamedTuple):
    """The sandbox could not be set up."""

    reason: str


class Run(NamedTuple):
    """Run the notebook's cell number `cell`, and interrupt it after `seconds`.

    `names` are the graded names that it should define.
    """

    cell: int
    source: str
    names: list
    seconds: float


class Ran(NamedTuple):
    """The cell's outputs, and the graded names that it bound.

    A bound name is ["function"], or ["value", the value as `codec.pack` writes it].
    """

    outputs: list
    bound: dict


class Place(NamedTuple):
    """Write a file beside the notebook, before any cell runs; `content` is an array of bytes."""

    path: str
    content: object


class Test(NamedTuple):
    """Run a test cell with the learner's code, in at most `seconds`.

    `before` holds [source, names] for each earlier test that this one needs: it runs first, and the
    names, which a later cell has bound again, keep their values.
    """

    cell: int
    source: str
    before: list
    seconds: float


class Tested(NamedTuple):
    """A test cell's outputs, and the first one that decides about its points.

    `kind` is "error", "stderr", "result" (the value of its last line), or "" for none; `text` is
    what it says, and `classes` are the names of an exception's class and its base classes.
    """

    outputs: list
    kind: str
    text: str
    classes: list


class Copy(NamedTuple):
    """Make a waiting copy of the learner's process, which has its connection by this number."""

    number: int


class Copied(NamedTuple):
    """Whether the copy was made; the walls may forbid it."""

    made: bool


class Call(NamedTuple):
    """Call a function, looked up among the names as they were before cell `world`.

    `given` holds [arguments, keywords], as `codec.pack` writes them.
    """

    world: int
    name: str
    given: bytes


class Returned(NamedTuple):
    """The function's value, and its arguments after the call; None if they are unchanged."""

    value: bytes
    given: bytes | None


class Raised(NamedTuple):
    """The names of an exception's class and its base classes, its text, and the line.

    `line` is the innermost one in the file of the function that was called; 0 if there is none.
    """

    classes: list
    text: str
    line: int = 0


class Callback(NamedTuple):
    """Call the function that a test passed in, by its number."""

    number: int
    arguments: tuple
    keywords: dict


class Answered(NamedTuple):
    """The return value of a function that a test passed in."""

    value: object


class Failed(NamedTuple):
    """A function that a test passed in raised; a learner's code sees nothing but `reason`."""

    reason: str


_MESSAGES = (
    Job, Progress, Done, Exceeded, Fault, Ready, Refused, Place, Run, Ran, Test, Tested, Copy,
    Copied, Call, Returned, Raised, Callback, Answered, Failed,
)  # fmt: skip
_TYPES: dict[type, tuple[type, ...]] = {
    kind: tuple(get_type_hints(kind).values()) for kind in _MESSAGES
}


def sent(message: tuple) -> list:
    """Return a message in the form in which it is sent."""
    return [type(message).__name__, *message]


def received(value: object, *expected: type[Message]) -> Message:
    """Return a value as one of the expected messages.

    Args:
        value: what `Channel.receive` returned.
        expected: the messages that are valid now.

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
    raise MalformedFrame(f"not a valid message, expected {names}")
