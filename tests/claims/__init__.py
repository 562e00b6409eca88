"""Claims: what a lesson prints in its prose, and the measurement that each number stands on.

A lesson NN has a module `lesson_NN.py` beside this one, with

    CLAIMS    the numbers that were measured, each a `Claim`
    SETTINGS  quotes whose numbers were chosen, not measured (a learning rate, a starting scale)

`tests/test_claims.py` finds the modules and holds every lesson to them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

#: A number as prose writes it: 0.94, -3, 7,580, 1e-9.
NUMBER = re.compile(
    r"(?<![\w.])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?:e[-+]?\d+)?(?![\w]|\.\d|,\d)", re.IGNORECASE
)


def numeric(text: str) -> float:
    """Return the value of a number as prose writes it."""
    return float(text.replace(",", "").replace("−", "-"))


@dataclass(frozen=True)
class Claim:
    """One printed number and its measurement.

    Args:
        quote: the exact words of the lesson that hold the number.
        measure: computes the number again; share long trainings with `functools.cache`.
        tolerance: how far the measurement may be from the printed number.
        reason: where the tolerance comes from.
        value: the printed number, needed only where the quote holds more than one.
    """

    quote: str
    measure: Callable[[], float]
    tolerance: float
    reason: str
    value: float | None = None

    @property
    def places(self) -> list[re.Match]:
        """Where in the quote its number stands: once, or several times in a table's row.

        Raises:
            ValueError: the quote holds no number, or several and `value` is none of them.
        """
        found = list(NUMBER.finditer(self.quote))
        if self.value is not None:
            found = [match for match in found if numeric(match[0]) == self.value]
        if len({numeric(match[0]) for match in found}) != 1:
            raise ValueError(
                f"the quote {self.quote!r} holds {[match[0] for match in found]} as its number, "
                "expected one value: shorten the quote, or name the number with value=."
            )
        return found

    @property
    def number(self) -> float:
        """The printed number."""
        return numeric(self.places[0][0])

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where in a text the quote's number stands, for every time that it is quoted."""
        begins = [match.start() for match in re.finditer(re.escape(self.quote), text)]
        return [
            (begin + place.start(), begin + place.end())
            for begin in begins
            for place in self.places
        ]
