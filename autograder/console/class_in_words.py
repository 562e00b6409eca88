"""Sentences about a graded class, below its table (pure)."""

from collections import Counter
from collections.abc import Iterable

from autograder.model import Report
from utils.words import counted


def older_versions(reports: Iterable[Report]) -> str:
    """Return how many submissions are of an older version, and what it lacks; "" if none."""
    found = Counter(tuple(report.newer) for report in reports if report.newer)
    if not found:
        return ""
    kinds = [(number, _exercises(names)) for names, number in found.most_common()]
    total = sum(found.values())
    said = f"{counted(total, 'submission')} {'is' if total == 1 else 'are'} of an older version "
    said += (
        f"without {kinds[0][1]}"
        if len(kinds) == 1
        else f"({', '.join(f'{number} without {names}' for number, names in kinds)})"
    )
    one = len({name for names in found for name in names}) == 1
    who = "it is" if total == 1 else "they are"
    return f"{said}: {who} graded without {'it' if one else 'them'}"


def isolations(reports: Iterable[Report]) -> str:
    """Return how submissions were isolated, the most frequent way first, with their numbers."""
    found = Counter(report.isolation for report in reports)
    ways = found.most_common()
    return ways[0][0] if len(ways) == 1 else "; ".join(f"{way} ({n})" for way, n in ways)


def _exercises(names):
    noun = "exercise" if len(names) == 1 else "exercises"
    return f"{noun} {', '.join(f'`{name}`' for name in names)}"
