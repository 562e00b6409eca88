"""The mutants that are not mistakes, each with its reason: equivalent_mutants.toml beside the bank.

    [[compute_cost]]
    reason = "A label is 0 or 1, so its square is the label."
    mutants = ["operator: Y * np.log(A2) -> Y ** np.log(A2)", "special case: Y *, result 0"]

A * stands for any text, a ? for one letter.
"""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

FILE = "equivalent_mutants.toml"


def read(folder: Path) -> dict[str, dict[str, str]]:
    """Return the reason of each pattern, by exercise; nothing where there is no file."""
    path = folder / FILE
    groups = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    return {
        exercise: {mutant: each["reason"] for each in listed for mutant in each["mutants"]}
        for exercise, listed in groups.items()
    }


def listed(what: str, patterns: Iterable[str]) -> bool:
    """Return whether one of the patterns names this mutant."""
    return any(_fits(pattern, what) for pattern in patterns)


def stale(lived: Iterable[str], patterns: Iterable[str]) -> list[str]:
    """Return the patterns that match no surviving mutant: they are out of date."""
    names = list(lived)
    return [each for each in patterns if not any(_fits(each, what) for what in names)]


def _fits(pattern, what):
    regex = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(regex, what) is not None
