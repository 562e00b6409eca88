"""What the rows of the bank add up to, and which of them differ (pure)."""

from collections.abc import Iterable
from typing import NamedTuple

from tools.parity.answers import Points, Row

#: Below it, two sums of points are the same.
NEAR = 1e-9


class Count(NamedTuple):
    """The answers of one assignment, or of all."""

    name: str
    answers: int
    tests: int
    split: float
    together: float
    same: int  # answers with the same points in each test, split and together
    verdicts: int  # right ones with all points, wrong ones without, in both ways
    by_stock: int
    stock_same: int  # of those, with the points of together in each test


def counted(name: str, rows: Iterable[Row]) -> Count:
    """Count the rows of an assignment."""
    rows = list(rows)
    stock = [row for row in rows if row.stock is not None]
    return Count(
        name, len(rows), sum(len(row.split) for row in rows),
        sum(total(row.split) for row in rows), sum(total(row.together) for row in rows),
        sum(row.split == row.together for row in rows), sum(map(_as_expected, rows)),
        len(stock), sum(row.stock == row.together for row in stock),
    )  # fmt: skip


def by_assignment(rows: Iterable[Row]) -> list[Count]:
    """Count each assignment, and all of them."""
    rows = list(rows)
    names = sorted({row.assignment for row in rows})
    each = [counted(name, [row for row in rows if row.assignment == name]) for name in names]
    return [*each, counted("all", rows)]


def differing(rows: Iterable[Row]) -> list[Row]:
    """Return the rows whose points are not the same everywhere."""
    return [
        row for row in rows
        if row.split != row.together or row.stock not in (None, row.together)
    ]  # fmt: skip


def total(points: Points) -> float:
    """Return the points of all tests."""
    return sum(points.values())


def _as_expected(row: Row) -> bool:
    """Whether a right answer has all points in both ways, and a wrong one in neither."""
    full = [total(points) > row.worth - NEAR for points in (row.split, row.together)]
    return not row.worth or full == [row.right] * 2
