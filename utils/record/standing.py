"""A learner's progress: the record compared with the course (pure)."""

from datetime import datetime
from typing import NamedTuple

from utils.record.course import Assignment, Lesson

#: An assignment with at least this fraction of its points counts as done.
ENOUGH = 0.5


class LessonStanding(NamedTuple):
    """Progress in a lesson: predictions, answers, and how many were right at the first try."""

    title: str
    predicted: int
    predictions: int
    answered: int
    right_at_once: int
    quizzes: int

    @property
    def read(self) -> bool:
        """Whether every self-check at the end was finally answered correctly."""
        return self.answered == self.quizzes


class Attempt(NamedTuple):
    """One graded attempt at an assignment."""

    when: datetime
    score: float
    max_score: float


class AssignmentStanding(NamedTuple):
    """Progress in an assignment: the best score so far, and the latest attempts, oldest first.

    `score` is None if it was never graded. A record of an older course has no attempts.
    """

    title: str
    score: float | None
    max_score: float
    attempts: tuple[Attempt, ...] = ()

    @property
    def done(self) -> bool:
        """Whether at least half of the points were reached."""
        return self.score is not None and self.score >= ENOUGH * self.max_score


class Standing(NamedTuple):
    """The whole course."""

    lessons: list[LessonStanding]
    assignments: list[AssignmentStanding]

    @property
    def missing(self) -> list[str]:
        """Say what is still to be done; empty when the course is finished."""
        return [
            *(
                f"answer the self-checks of “{each.title}”"
                for each in self.lessons
                if not each.read
            ),
            *(
                f"{'take' if each.title.startswith('Quiz') else 'write'} “{each.title}”"
                for each in self.assignments
                if not each.done
            ),
        ]


def of(lessons: list[Lesson], assignments: list[Assignment], record: dict) -> Standing:
    """Return a learner's progress.

    Args:
        lessons: the course's lessons.
        assignments: the released assignments.
        record: as `store.read` returns it; entries of another course are ignored.
    """
    return Standing(
        [_lesson(each, record) for each in lessons],
        [_assignment(each, record) for each in assignments],
    )


def _lesson(lesson, record):
    answers = [record["quizzes"].get(question, {}) for question in lesson.quizzes]
    return LessonStanding(
        lesson.title,
        sum(key in record["predictions"] for key in lesson.predictions),
        len(lesson.predictions),
        sum(bool(answer.get("right")) for answer in answers),
        sum(bool(answer.get("first")) for answer in answers),
        len(lesson.quizzes),
    )


def _assignment(assignment, record):
    best = record["scores"].get(assignment.name)
    if not best:
        return AssignmentStanding(assignment.title, None, 0.0)
    attempts = tuple(map(_attempt, record["attempts"].get(assignment.name, ())))
    return AssignmentStanding(assignment.title, best["score"], best["max_score"], attempts)


def _attempt(kept):
    return Attempt(datetime.fromisoformat(kept["time"]), kept["score"], kept["max_score"])
