"""A learner's cells, and the graded names that they bind, as the tests refer to them (pure)."""

from typing import NamedTuple


class Cell(NamedTuple):
    """A cell to run: its place in the notebook, its text, the graded names that it is to define."""

    number: int
    source: str
    names: tuple[str, ...] = ()


class Seen(NamedTuple):
    """What a graded name is: a function, or a plain value."""

    function: bool
    value: object = None


class Bound(NamedTuple):
    """A graded name: the cell that bound it, what it is there, and the test whose names it sees."""

    name: str
    cell: int
    seen: Seen
    world: int | None = None
