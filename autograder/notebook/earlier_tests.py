"""Which earlier tests must run before a hidden test that runs with the learner's code (pure).

In the process where it runs, the learner's cells, the visible tests and the released lines of the
hidden tests before it have run, but not the hidden lines. If a name is bound only there, that test
is run first; if the name is an import, a function or a class, only that statement is.
"""

from collections.abc import Sequence
from typing import NamedTuple

from autograder.notebook import names, split_or_together

STAR = "*"


class Step(NamedTuple):
    """A code cell: its text, and the part of it that has run where the hidden test runs."""

    source: str
    ran: str


def step(source: str, *, is_test: bool, is_hidden: bool, together: bool) -> Step:
    """Return a cell as a step: of a test that runs elsewhere, nothing has run here."""
    if is_test and not together:
        return Step(source, "")
    return Step(source, split_or_together.public_part(source) if is_hidden else source)


def needed(steps: Sequence[Step], number: int) -> list[tuple[str, list[str]]]:
    """Return what must run before a test: texts, each with the names that keep their values.

    Args:
        steps: the code cells that come before in the notebook, and the test itself.
        number: the test's position.
    """
    ran = [names.of(each.ran).bound for each in steps[:number]]
    missing = _read_without_value(steps[:number], frozenset().union(*ran))
    wanted = set(names.of(steps[number].source).read) | missing
    found, later = [], frozenset()
    for place in range(number - 1, -1, -1):
        one = steps[place]
        if one.ran != one.source and (text := _part(one, wanted - later, ran[:place])):
            whole = names.of(text)
            found.append((text, sorted(whole.bound & later)))
            wanted |= whole.read
        later |= ran[place]
    return found[::-1]


def _read_without_value(steps, bound):
    """Return the names that cells read and none binds, such as a built-in that a test replaces."""
    read = frozenset().union(*(names.of(each.ran).read for each in steps))
    return set(read - bound)


def _part(one, wanted, before):
    """Return the text of a test, or the definitions in it, if it binds a wanted name; else ""."""
    own, shown = names.of(one.source), names.of(one.ran)
    known = frozenset().union(*before)
    hidden = own.bound - shown.bound - (own.reusable & known)
    use = {STAR} & hidden or hidden & wanted
    if not use:
        return ""
    return own.definitions if use <= own.reusable and STAR not in use else one.source
