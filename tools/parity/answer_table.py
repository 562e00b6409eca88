"""The table of the bank's answers (pure)."""

from collections.abc import Iterable, Iterator

from tools.parity import counts
from tools.parity.answers import WAYS, Row
from tools.parity.tables import table

_ROWS = ("assignment", "hand", "exercise", "answer", "of", "split", "together", "nbgrader")
_COUNTS = (
    "assignment", "answers", "tests", "points split", "points together", "same",
    "verdict as the bank's", "by nbgrader too", "same by nbgrader",
)  # fmt: skip
_SHOWN = 300  # characters of a message


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a table of every answer, the totals, and the tests that differ."""
    rows = list(rows)
    yield from table(_ROWS, map(_answer, rows))
    yield from ("", *table(_COUNTS, map(_numbers, counts.by_assignment(rows))))
    different = counts.differing(rows)
    yield from ("", f"Differing answers: {len(different)}", "")
    for row in different:
        yield from _difference(row)


def _answer(row):
    points = (_points(each) for each in (row.split, row.together, row.stock))
    answer = f"{'right' if row.right else 'wrong'}: {row.answer}"
    return row.assignment, row.student, row.exercise, answer, f"{row.worth:g}", *points


def _points(points):
    return "" if points is None else f"{counts.total(points):g}"


def _numbers(count):
    return [each if isinstance(each, str) else f"{each:g}" for each in count]


def _difference(row):
    """Yield a line per test that differs, the known reason, and what each way says."""
    for test in row.split:
        ways = [each[test] for each in (row.split, row.together, row.stock) if each is not None]
        if len(set(ways)) > 1:
            yield f"- {row.assignment}, {row.student}, `{row.answer}`: `{test}` gives {ways}"
    yield f"  why: {row.why or 'not known'}"
    for way, text in zip(WAYS, row.said, strict=True):
        yield from [f"  {way}: {text[:_SHOWN]}"] if text else []
