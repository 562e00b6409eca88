"""Summarizes a class of graded notebooks for its instructor (pure)."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from statistics import median

from nbformat import NotebookNode

from autograder.model import Marks, Status
from autograder.notebook import newer_exercises
from autograder.notebook.cell_kinds import exercise_of, exercises
from autograder.notebook.definitions import is_stub
from autograder.notebook.intake import MISSING
from autograder.reports import feedback, points, similarity
from autograder.reports.graded_notebooks import GradedNotebook
from utils.check_failed import placed

_NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?!\w)")
NO_CODE = "(this code does not parse)"


@dataclass
class Success:
    """How a class did on one exercise: learners with full, partial or no points."""

    name: str
    title: str
    max_points: float
    full: int = 0
    part: int = 0
    none: int = 0
    untouched: int = 0
    mean: float = 0.0


@dataclass(frozen=True)
class Mistake:
    """One mistake, how many learners made it, and an anonymous example.

    `key` names it in commands; `test` is the test with points that it fails first, most often.
    `test_points` is what that test is worth; 0 if no test of the exercise has points.
    """

    exercise: str
    title: str
    what: str
    count: int
    example: str
    key: str = ""
    test: str = ""
    test_points: float = 0.0
    students: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Review:
    """One submission that a person should look at, and why."""

    student: str
    notes: list[str]


@dataclass
class Insight:
    """The summary of one assignment."""

    assignment: str
    max_score: float
    scores: list[float]
    exercises: list[Success]
    mistakes: list[Mistake]
    review: list[Review]
    alike: list[similarity.Group]
    isolations: list[str]
    seconds: dict[str, float] = field(default_factory=dict)  # total, median, longest
    too_long: list[str] = field(default_factory=list)  # learners whose code was not compared
    names: dict[str, str] = field(default_factory=dict)  # learners' names, as far as known
    versions: list[str] = field(default_factory=list)  # of the tests, in words


def of(
    notebooks: Iterable[GradedNotebook], source: NotebookNode, marks: Mapping[str, Marks]
) -> Insight:
    """Return the insight into a class.

    Args:
        notebooks: the graded notebooks; each is read once.
        source: the instructor's notebook.
        marks: what the gradebook holds, by learner; manual points count.
    """
    tally = _Tally(source, marks)
    for graded in notebooks:
        tally.add(graded)
    return tally.insight()


def rows(insight: Insight) -> list[tuple]:
    """Return the summary as a table: section, exercise, what, number, of, remark."""
    learners = len(insight.scores)
    table = [("section", "exercise", "what", "number", "of", "remark")]
    table += [("score", "", "points", score, insight.max_score, "") for score in insight.scores]
    for each in insight.exercises:
        table.append(("exercise", each.name, "mean points", each.mean, each.max_points, ""))
        for what in ("full", "part", "none", "untouched"):
            table.append(("exercise", each.name, what, getattr(each, what), learners, ""))
    table += [("mistake", m.exercise, m.what, m.count, learners, ", ".join(m.students))
              for m in insight.mistakes]  # fmt: skip
    table += [("review", "", one.student, "", "", "; ".join(one.notes)) for one in insight.review]
    for group in insight.alike:
        shared, remark = ", ".join(group.exercises), ", ".join(group.students)
        table.append(("alike", shared, "a question", len(group.students), learners, remark))
    table += [("alike", "", "too long to compare", "", "", who) for who in insight.too_long]
    return table + [("seconds", "", what, n, "", "") for what, n in insight.seconds.items()]


def data(insight: Insight) -> dict:
    """Return the summary as plain data for JSON."""
    return asdict(insight) | {"alike": [group._asdict() for group in insight.alike]}


class _Tally:
    """Adds up a class, one notebook at a time, so that memory does not grow with the class."""

    def __init__(self, source, marks):
        self.source, self.marks = source, marks
        self.model = exercises(source)
        self.owner = exercise_of(source)
        self.success = {
            name: Success(name, title, 0.0) for name, title in feedback.titles(source).items()
        }
        self.most = points.most(source)
        for name, most in points.by_exercise(self.owner, self.most).items():
            self.success[name].max_points = most
        self.scores, self.seconds, self.review, self.isolations = [], {}, [], set()
        self.versions = set()
        # (exercise, key of a message) -> (message, learner, code, test)
        self.made = defaultdict(list)
        self.answers = {}
        self.assignment = ""

    def add(self, graded):
        report = graded.report
        self.assignment = report.assignment
        marks = self.marks.get(graded.student)
        self.scores.append(marks.score if marks else report.score)
        self.seconds[graded.student] = graded.seconds
        self.isolations.add(report.isolation)
        self.versions |= {report.version} - {""}
        if report.review:
            self.review.append(Review(graded.student, report.review))
        answers = self.answers[graded.student] = exercises(graded.notebook)
        self._count(points.by_exercise(self.owner, points.counting(report, marks)), answers)
        self._note_mistakes(graded, answers)

    def _max_score(self):
        """Return the points of the gradebook, which has tasks that a person grades, too."""
        tests = sum(each.max_points for each in self.success.values())
        return max((marks.max_score for marks in self.marks.values()), default=tests) or tests

    def insight(self):
        learners = max(1, len(self.scores))
        for each in self.success.values():
            each.mean = round(each.mean / learners, 2)
        spent = list(self.seconds.values()) or [0.0]
        too_long = similarity.floods(self.answers)
        for who in too_long:
            del self.answers[who]
        return Insight(
            assignment=self.assignment,
            max_score=self._max_score(),
            scores=sorted(self.scores),
            exercises=[each for each in self.success.values() if each.max_points],
            mistakes=self._mistakes(),
            review=self.review,
            alike=similarity.groups(self.answers, self.model),
            isolations=sorted(self.isolations),
            seconds={"total": sum(spent), "median": median(spent), "longest": max(spent)},
            too_long=too_long,
            versions=sorted(self.versions),
        )

    def _count(self, earned, answers):
        for name, success in self.success.items():
            got = earned.get(name, 0.0)
            success.mean += got
            if got >= success.max_points:
                success.full += 1
            elif got > 0:
                success.part += 1
            elif self._untouched(name, answers):
                success.untouched += 1
            else:
                success.none += 1

    def _untouched(self, name, answers):
        answer = answers.get(name, MISSING)
        return answer in (MISSING, newer_exercises.TEXT) or is_stub(answer, self.model[name])

    def _note_mistakes(self, graded, answers):
        """Record each exercise's first failed check: the others mostly follow from it."""
        seen = set()
        for each in graded.report.exercises:
            owner = self.owner.get(each.grade_id)
            if each.status is Status.PASS or owner in seen or self._untouched(owner, answers):
                continue
            seen.add(owner)
            message, test = _what(each), self._markable(each, graded.report)
            self.made[owner, _NUMBER.sub("…", message)].append(
                (message, graded.student, answers[owner], test)
            )

    def _markable(self, first, report):
        """Return the test to mark for a mistake: the first that it fails and that has points.

        Where no failed test has points, another one of the exercise that has some.
        """
        owner = self.owner[first.grade_id]
        worth = [each for each in report.exercises
                 if self.owner.get(each.grade_id) == owner and each.max_points]  # fmt: skip
        failed = [each for each in worth if each.status is not Status.PASS]
        return next(iter([*failed, *worth, first])).grade_id

    def _mistakes(self):
        found = [self._mistake(key, made) for key, made in self.made.items()]
        return sorted(found, key=lambda mistake: -mistake.count)

    def _mistake(self, key, made):
        owner = key[0]
        message = Counter(message for message, *_ in made).most_common(1)[0][0]
        # the shortest that can be shown; parsing them all would be expensive
        codes = sorted((code, who) for said, who, code, _ in made if said == message)
        shown = (_anonymous(code, who) for code, who in sorted(codes, key=lambda c: len(c[0]))
                 if who in self.answers)  # fmt: skip
        example = next(filter(None, shown), NO_CODE)
        test = Counter(test for *_, test in made).most_common(1)[0][0]
        return Mistake(
            owner, self.success[owner].title, message, len(made), example, _short(key),
            test=test, test_points=self.most[test],
            students=sorted(who for _, who, *_ in made),
        )  # fmt: skip


def _short(key):
    """Return a short name of a mistake, the same for the same exercise and message."""
    return hashlib.sha256("\0".join(key).encode()).hexdigest()[:6]


def _what(result):
    """Return a message without its line and formula, which similar mistakes do not share."""
    if result.status is Status.TIMEOUT:
        return "It took too long."
    said = result.message.removesuffix(placed(result.details))
    return feedback.said(said) or feedback.WORDS[result.status]


def _anonymous(source, student):
    """Return code without comments, or "" if it still contains the learner's id."""
    code = similarity.bare(source)
    return "" if student.lower() in code.lower() else code
