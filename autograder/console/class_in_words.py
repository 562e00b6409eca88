"""Sentences about a graded class, below its table (pure)."""

from collections import Counter
from collections.abc import Iterable, Iterator

from autograder.model import Report


def older_versions(reports: Iterable[Report], assignment: str) -> Iterator[str]:
    """Yield how many submissions are older than an exercise, what it costs, and how to exempt."""
    newer = [report.newer for report in reports if report.newer]
    if not newer:
        return
    of = Counter(name for each in newer for name in each)
    cells = {name: worth for each in newer for name, worth in each.items()}
    are = "submission is" if len(newer) == 1 else "submissions are"
    lack = ", ".join(f"{number} without `{name}`" for name, number in of.items())
    yield (
        f"{len(newer)} {are} of an older version ({lack}). The points of what is missing count in "
        "the maximum, and nobody has them without it. To give them to those of an older version:"
    )
    for name, points in {cell: n for worth in cells.values() for cell, n in worth.items()}.items():
        yield f"  python -m autograder mark {assignment} {name} --points {points:g} --older"


def isolations(reports: Iterable[Report]) -> str:
    """Return how submissions were isolated, the most frequent way first, with their numbers."""
    found = Counter(report.isolation for report in reports)
    ways = found.most_common()
    return ways[0][0] if len(ways) == 1 else "; ".join(f"{way} ({n})" for way, n in ways)
