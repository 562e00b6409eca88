"""Checks of the four diagnoses, and of the id from which the networks are drawn."""

from collections.abc import Sequence
from typing import Any

from utils import sick
from utils.checks import ladder
from utils.checks.choices import is_the_best_option, shown


def is_a_learners_id(learner: object) -> None:
    """Refuse a value from which no networks can be drawn.

    Raises:
        CheckFailed: with what was found.
    """
    ladder.require(
        (type(learner) is str and bool(learner.strip()))
        or (type(learner) is int and abs(learner) <= ladder.LARGEST),
        f"learner_id is {shown(learner)}",
        expected='a string such as "s042": your name or number in class',
    )


def is_the_same_id(learner: Any, drawn_for: Any) -> None:
    """Refuse an id that was set again after its own cell.

    Raises:
        CheckFailed: with the cell where the id is set.
    """
    is_a_learners_id(drawn_for)
    ladder.require(
        type(learner) is type(drawn_for) and learner == drawn_for,
        "learner_id differs from the one set in its own cell",
        expected="the same",
        likely="The four networks are drawn from the id of that cell: set it there alone.",
        look="the cell under “Your id”.",
    )


def is_the_diagnosis(
    answer: object, number: int, *, learner: Any, drawn_for: Any, key: Sequence[str]
) -> None:
    """Refuse all words but the one for this learner's network; no message reveals it.

    Args:
        answer: the learner's word.
        number: which of the four networks.
        learner: the learner's id, as the notebook holds it now.
        drawn_for: the id as it was where it was defined.
        key: the words in the order of the kinds.

    Raises:
        CheckFailed: with the place in the notebook to look at again.
    """
    is_the_same_id(learner, drawn_for)
    is_the_best_option(
        answer, key[sick.kind(drawn_for, number)], options=sick.WORDS,
        look=f"the three pictures of network {number}, each against the table of what they show",
    )  # fmt: skip
