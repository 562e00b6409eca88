"""A learner's cells and the graded names that they define, as tests refer to them (pure)."""

from typing import NamedTuple


class Cell(NamedTuple):
    """A cell to run: its position, its source, and the graded names that it should define."""

    number: int
    source: str
    names: tuple[str, ...] = ()


class Seen(NamedTuple):
    """What a graded name is bound to: a function, or a plain value."""

    function: bool
    value: object = None


class Bound(NamedTuple):
    """A graded name: the cell that defines it, its value, and the test whose globals it sees."""

    name: str
    cell: int
    seen: Seen
    world: int | None = None
