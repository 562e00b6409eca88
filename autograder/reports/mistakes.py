"""Counts the mistakes of a class: who made each, an anonymous example, and which test to mark."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from autograder.model import Result, Status
from autograder.reports import feedback, similarity
from utils.check_failed import placed

_NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?!\w)")
#: Of a test whose `assert` has no message.
SILENT = {Status.FAIL: "the test failed, and gives no reason"}
PARTLY = "{}; the test does not say for what, so these may be different mistakes"
NO_CODE = "(this code does not parse)"


@dataclass(frozen=True)
class Mistake:
    """One mistake, how many learners made it, and an anonymous example.

    `key` names it in commands; `test` is the test with points that it fails first, most often.
    `test_points` is what that test is worth; 0 if no test of the exercise has points. `earned` is
    the most that one of these learners has in it.
    """

    exercise: str
    title: str
    what: str
    count: int
    example: str
    key: str = ""
    test: str = ""
    test_points: float = 0.0
    earned: float = 0.0
    students: list[str] = field(default_factory=list)


class _Made(NamedTuple):
    """A mistake as one learner made it; `test` is the one to mark for it, `earned` by test."""

    message: str
    student: str
    code: str
    test: Result
    earned: Mapping[str, float]


class Mistakes:
    """The mistakes of a class; messages that differ only in their numbers are the same one."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], list[_Made]] = defaultdict(list)

    def note(
        self, exercise: str, student: str, failed: Result, tests: list[Result], code: str,
        earned: Mapping[str, float],
    ) -> None:  # fmt: skip
        """Note one learner's mistake in an exercise.

        Args:
            exercise: its name.
            student: whose.
            failed: the first check that failed.
            tests: the results of all tests of the exercise.
            code: the answer.
            earned: the points that count, by test.
        """
        message = what(failed)
        made = _Made(message, student, code, _to_mark(failed, tests), earned)
        same = message if feedback.is_about_points(failed) else _NUMBER.sub("…", message)
        self._made[exercise, same].append(made)

    def found(self, titles: Mapping[str, str], shown: Collection[str]) -> list[Mistake]:
        """Return the mistakes, the most common one first.

        Args:
            titles: of the exercises, by name.
            shown: the learners whose code may be an example.
        """
        found = [_mistake(key, titles, made, shown) for key, made in self._made.items()]
        return sorted(found, key=lambda mistake: -mistake.count)


def _mistake(key, titles, made, shown):
    message = Counter(one.message for one in made).most_common(1)[0][0]
    # the shortest that can be shown; parsing them all would be expensive
    codes = sorted((one.code, one.student) for one in made if one.message == message)
    by_length = sorted(codes, key=lambda each: len(each[0]))
    examples = (anonymous(code, who) for code, who in by_length if who in shown)
    worth = {one.test.grade_id: one.test.max_points for one in made}
    test = Counter(one.test.grade_id for one in made).most_common(1)[0][0]
    return Mistake(
        key[0], titles[key[0]], message, len(made), next(filter(None, examples), NO_CODE),
        _short(key), test, worth[test], max(one.earned.get(test, 0.0) for one in made),
        sorted(one.student for one in made),
    )  # fmt: skip


def _to_mark(first, tests):
    """Return the test to mark for a mistake: the first that it fails and that has points.

    Where no failed test has points, another one of the exercise that has some.
    """
    worth = [each for each in tests if each.max_points]
    failed = [each for each in worth if each.status is not Status.PASS]
    return next(iter([*failed, *worth, first]))


def _short(key):
    """Return a short name of a mistake, the same for the same exercise and message."""
    return hashlib.sha256("\0".join(key).encode()).hexdigest()[:6]


def what(result: Result) -> str:
    """Return a message without its line and formula, which similar mistakes do not share."""
    if result.status is Status.TIMEOUT:
        return "It took too long."
    if feedback.is_about_points(result):
        return PARTLY.format(result.message)
    said = result.message.removesuffix(placed(result.details))
    return feedback.said(said) or SILENT.get(result.status, feedback.WORDS[result.status])


def anonymous(source: str, student: str) -> str:
    """Return code without comments, or "" if it still contains the learner's id."""
    code = similarity.bare(source)
    return "" if student.lower() in code.lower() else code
