"""The table of the answers to constructs of ordinary assignments (pure)."""

from collections.abc import Iterable, Iterator

from tools.parity.constructs import Row
from tools.parity.tables import table

_ROWS = (
    "construct",
    "answer",
    "deserved",
    "as chosen",
    "in order",
    "nbgrader",
    "why not nbgrader's",
)
_COUNTS = ("answers", "as chosen and in order the same", "as nbgrader", "nbgrader is unfair")


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a table of every answer, and the totals."""
    rows = list(rows)
    yield from table(_ROWS, map(_row, rows))
    same = sum(row.chosen == row.in_order for row in rows)
    stock = sum(row.chosen == row.in_order == row.stock for row in rows)
    unfair = sum(bool(row.why) for row in rows)
    yield from ("", *table(_COUNTS, [list(map(str, (len(rows), same, stock, unfair)))]))


def _row(row):
    points = (row.earned(each) for each in (row.chosen, row.in_order, row.stock))
    deserved = row.construct.answers[row.answer].earns
    shown = ("none" if each is None else f"{each:g}" for each in points)
    return row.construct.name, row.answer, f"{deserved:g}", *shown, row.why
