"""The table of the attacks (pure)."""

from collections.abc import Iterator, Mapping, Sequence

from autograder.notebook.split_or_together import Way
from tools.parity.attacks import Classroom, Outcome
from tools.parity.tables import table


def lines(classes: Mapping[Way, Sequence[Classroom]]) -> Iterator[str]:
    """Yield a table of every attack, the totals, and who was touched."""
    by_way = [[each for room in rooms for each in room.outcomes] for rooms in classes.values()]
    yield from table(
        ("attack", "deserved", *map(str, classes)),
        (
            (same[0].attack, f"{same[0].deserved:g}", *map(outcome, same))
            for same in zip(*by_way, strict=True)
        ),
    )
    yield ""
    yield from table(
        ("way", "attacks", "as deserved", "more", "less", "tells a secret", "honest", "touched"),
        (_sums(way, rooms) for way, rooms in classes.items()),
    )
    for way, rooms in classes.items():
        yield from (f"{way}: {each}" for room in rooms for each in room.touched)


def outcome(one: Outcome) -> str:
    """Return an outcome in a few words."""
    if one.points is None:
        return "no result, and named"
    compared = {-1: ": less", 0: "", 1: ": more"}[_sign(one)]
    told = ", tells a secret" if one.told else ""
    return f"{one.points:g}{compared}{told}"


def _sign(one):
    due = one.deserved
    return 0 if one.points is None else (one.points > due) - (one.points < due)


def _sums(way, rooms):
    every = [each for room in rooms for each in room.outcomes]
    signs = [_sign(each) for each in every]
    numbers = (
        len(every), signs.count(0), signs.count(1), signs.count(-1),
        sum(bool(each.told) for each in every), sum(room.honest for room in rooms),
        sum(len(room.touched) for room in rooms),
    )  # fmt: skip
    return [str(way), *map(str, numbers)]
