"""Lays answers that look alike next to each other, for the insight page (pure)."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from autograder.reports import render
from autograder.reports.similarity import Group
from autograder.text import foreign

MOST = 6  # learners of one group


class Comparison(NamedTuple):
    """One exercise of a group: a learner's name and the code as HTML, for each of them."""

    title: str
    columns: list[tuple[str, str]]


def comparisons(
    group: Group, titles: Mapping[str, str], label: Callable[[str], str]
) -> list[Comparison]:
    """Return the shared exercises of a group, each with the answers of its first learners.

    Args:
        group: who has nearly the same code, and where.
        titles: of the exercises, by name.
        label: returns a learner's id, with the name if it is known.
    """
    return [
        Comparison(
            titles.get(exercise, exercise),
            columns({who: group.answers[who][exercise] for who in group.students[:MOST]}, label),
        )
        for exercise in group.exercises
    ]


def columns(answers: Mapping[str, str], label: Callable[[str], str]) -> list[tuple[str, str]]:
    """Return each learner's name and code; the lines that no other learner has are marked."""
    texts = {who: foreign.clean(source) for who, source in answers.items()}
    lines = {who: [line.strip() for line in text.split("\n")] for who, text in texts.items()}
    found = []
    for who, text in texts.items():
        others = {line for other, theirs in lines.items() if other != who for line in theirs}
        own = [n for n, line in enumerate(lines[who], 1) if line and line not in others]
        found.append((label(who), render.code(text, frozenset(own))))
    return found
