"""What a hint is made of."""

from typing import NamedTuple


class Place(NamedTuple):
    """A cell of a lesson: the file in notebooks/, the cell's id, and the heading in it."""

    file: str
    cell: str
    heading: str


class Hint(NamedTuple):
    """Steps towards one function, each unfolded after the one before; never a solution's code.

    Attributes:
        question: what to ask oneself.
        lesson: where the course explains it.
        formula: what to compute, in words or in plain characters, which need no typesetting.
        python: what Python or NumPy has for it, and what is easily confused; "" if that is plain.
    """

    question: str
    lesson: Place
    formula: str
    python: str = ""
