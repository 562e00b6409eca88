"""What a hint is made of."""

from typing import NamedTuple


class Hint(NamedTuple):
    """Three steps towards one function, each unfolded after the one before; never code.

    Attributes:
        question: what to ask oneself.
        lesson: the cell that shows it, "NN_name.ipynb#Its-heading", as a link in notebooks/.
        formula: what to compute, in words or in plain characters, so that it needs no network.
    """

    question: str
    lesson: str
    formula: str
