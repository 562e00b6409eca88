"""Summarizes a class of graded notebooks for its instructor (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from statistics import median

from nbformat import NotebookNode

from autograder.model import Marks, Status
from autograder.notebook import flagged_cells
from autograder.notebook.cell_kinds import exercises
from autograder.notebook.definitions import NO_ANSWER, is_stub
from autograder.notebook.placeholders import MISSING, is_placeholder
from autograder.reports import exercise_rows, joined, points, similarity
from autograder.reports.graded_notebooks import GradedNotebook
from autograder.reports.mistakes import Mistake, Mistakes


@dataclass
class Success:
    """How a class did on one exercise: learners with full, partial or no points, or no mark yet."""

    name: str
    title: str
    max_points: float
    full: int = 0
    part: int = 0
    none: int = 0
    untouched: int = 0
    waiting: int = 0  # for a person who marks it; these are not in the mean
    mean: float = 0.0


@dataclass(frozen=True)
class Review:
    """One submission that a person should look at, and why."""

    student: str
    notes: list[str]


@dataclass
class Insight:
    """The summary of one assignment.

    `automatic`: `scores` and `max_score` are those of tests alone, as somebody waits to be marked.
    """

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
    automatic: bool = False


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
        for what in ("full", "part", "none", "untouched", *(["waiting"] if each.waiting else [])):
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


def _open_notes(graded, marks):
    """Return the notes for review, without those that somebody has looked at."""
    notes = graded.report.review
    if marks is None:
        return notes
    flags = flagged_cells.of(notes, graded.notebook)
    return [note for note in notes if not flags[note] or marks.open.intersection(flags[note])]


class _Tally:
    """Adds up a class, one notebook at a time, so that memory does not grow with the class."""

    def __init__(self, source, marks):
        self.source, self.marks = source, marks
        self.model = exercises(source)
        self.owner = points.owners(source)
        self.success = {
            name: Success(name, title, 0.0) for name, title in exercise_rows.titles(source).items()
        }
        for name, most in points.by_exercise(self.owner, points.most(source)).items():
            self.success[name].max_points = most
        self.automatic, self.waits = [], False
        by_hand = points.by_hand(source)
        self.most_automatic = sum(
            most for cell, most in points.most(source).items() if cell not in by_hand
        )
        self.scores, self.seconds, self.review, self.isolations = [], {}, [], set()
        self.versions = set()
        self.mistakes = Mistakes()
        self.answers = {}
        self.assignment = ""

    def add(self, graded):
        report = graded.report
        self.assignment = report.assignment
        marks = self.marks.get(graded.student)
        counting = points.counting(report, marks)
        waiting = points.waiting(self.source, marks)
        self.scores.append(marks.score if marks else report.score)
        self.automatic.append(sum(counting[each.grade_id] for each in report.exercises))
        self.most_automatic = max(self.most_automatic, report.max_score)
        self.waits |= bool(waiting)
        self.seconds[graded.student] = graded.seconds
        self.isolations.add(report.isolation)
        self.versions |= {report.version} - {""}
        if notes := _open_notes(graded, marks):
            self.review.append(Review(graded.student, notes))
        answers = self.answers[graded.student] = exercises(graded.notebook)
        waits = {self.owner.get(each) for each in waiting}
        self._count(points.by_exercise(self.owner, counting), answers, waits)
        self._note_mistakes(graded, answers, counting)

    def _max_score(self):
        """Return the points of the gradebook, which has those that a person gives, too."""
        if self.waits:
            return self.most_automatic
        tests = sum(each.max_points for each in self.success.values())
        return max((marks.max_score for marks in self.marks.values()), default=tests) or tests

    def insight(self):
        for each in self.success.values():
            each.mean = round(each.mean / max(1, len(self.scores) - each.waiting), 2)
        spent = list(self.seconds.values()) or [0.0]
        too_long = similarity.floods(self.answers)
        for who in too_long:
            del self.answers[who]
        return Insight(
            assignment=self.assignment,
            max_score=self._max_score(),
            scores=sorted(self.automatic if self.waits else self.scores),
            exercises=[each for each in self.success.values() if each.max_points],
            mistakes=self.mistakes.found(
                {e.name: e.title for e in self.success.values()}, self.answers.keys()
            ),
            review=self.review,
            alike=similarity.groups(self.answers, self.model),
            isolations=joined.isolations(sorted(self.isolations)),
            seconds={"total": sum(spent), "median": median(spent), "longest": max(spent)},
            too_long=too_long,
            versions=sorted(self.versions),
            automatic=self.waits,
        )

    def _count(self, earned, answers, waits):
        for name, success in self.success.items():
            if name in waits:
                success.waiting += 1
                continue
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
        if name not in self.model:  # a task, which is done in cells of the learner's own
            return False
        answer = answers.get(name, MISSING)
        empty = is_placeholder(answer) or answer.strip() == NO_ANSWER
        return empty or is_stub(answer, self.model[name])

    def _note_mistakes(self, graded, answers, counting):
        """Record each exercise's first failed check: the others mostly follow from it."""
        seen = set()
        for each in graded.report.exercises:
            owner = self.owner.get(each.grade_id)
            if each.status is Status.PASS or owner in seen or owner not in self.model:
                continue
            if not self._untouched(owner, answers):
                seen.add(owner)
                tests = [one for one in graded.report.exercises
                         if self.owner.get(one.grade_id) == owner]  # fmt: skip
                counts = {one.grade_id: counting[one.grade_id] for one in tests}
                self.mistakes.note(owner, graded.student, each, tests, answers[owner], counts)
