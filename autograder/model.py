"""The data that the rooms exchange, what goes in and what comes out, and its plain form."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from nbformat import NotebookNode

from utils.check_failed import LABELS

NOTHING_RAN = "nothing ran"  # the isolation of a hand-in in which nothing could be run


class Status(StrEnum):
    """How a test cell ended. Only PASS and a partial FAIL earn points."""

    PASS = "PASS"
    FAIL = "FAIL"
    ERROR = "ERROR"
    TIMEOUT = "TIMEOUT"
    NOT_RUN = "NOT_RUN"


@dataclass(frozen=True)
class Result:
    """One test cell: points, how it ended, the message if it did not pass, and its seconds.

    `details` has the message in parts, by the names in LABELS; it is empty if the failure is not
    one of the course's own checks.
    """

    grade_id: str
    points: float
    max_points: float
    status: Status
    message: str = ""
    seconds: float = 0.0
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Limits:
    """What a learner's code may use: wall-clock seconds, MiB, threads, KiB of output."""

    call_seconds: float = 20.0
    total_seconds: float = 120.0
    memory_mb: int = 1024
    threads: int = 16
    disk_mb: int = 16
    output_kb: int = 256


@dataclass(frozen=True)
class Execution:
    """An executed notebook: its outputs, a result per test cell, how it was isolated.

    `review` lists what a person should look at; `owners` the ids that tests received, by name.
    """

    notebook: NotebookNode
    results: list[Result]
    isolation: str
    seconds: float
    review: list[str] = field(default_factory=list)
    owners: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Version:
    """The tests that grade: a short digest of all that decides points, and of each part by name."""

    tests: str
    parts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Submission:
    """One learner's submission, as bytes. `digest` changes when its content does.

    `data` is None if nothing could be read; `review` says why. `files` lie beside the notebook, by
    path: the assignment's own and those that were handed in. `original` is the name of the
    instructor's notebook; "" if that is the assignment's own. `is_model` says that it is the
    instructor's own solution, about which a hidden test may say everything.
    """

    assignment: str
    student: str
    notebook: str
    data: bytes | None
    digest: str
    timestamp: str = ""
    review: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    original: str = ""
    is_model: bool = False


@dataclass(frozen=True)
class Report:
    """What a submission earned, and what a person should look at.

    `newer` are the exercises that its version of the notebook did not have, each with the points
    that its graded cells can give, by the cells' names.
    """

    assignment: str
    student: str
    score: float
    max_score: float
    isolation: str
    exercises: list[Result] = field(default_factory=list)
    review: list[str] = field(default_factory=list)
    version: str = ""  # which version of the tests graded it, in words
    newer: dict[str, dict[str, float]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was handed in that could be run."""
        return self.isolation == NOTHING_RAN


@dataclass(frozen=True)
class Marks:
    """What the gradebook holds of a submission: points and comments by cell, also manual ones.

    `waiting` are the cells that a person must mark and that nobody has marked yet, or not since the
    answer changed: their points say nothing. `open` are those, and all that somebody must look at
    because of a note for review. `times` says in a sentence when it was due and submitted, for the
    learner; "" if there is no due date.
    """

    points: dict[str, float] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    by_hand: frozenset[str] = frozenset()
    score: float = 0.0
    max_score: float = 0.0
    late_penalty: float = 0.0
    times: str = ""
    waiting: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()


def details_of(error: object) -> dict[str, str]:
    """Return what a failed check says, in parts; an exception of another kind has none."""
    said = getattr(error, "details", None) if isinstance(error, AssertionError) else None
    said = said if isinstance(said, Mapping) else {}
    return {name: str(said[name]) for name in LABELS if name in said}


def to_data(result: Result) -> dict[str, Any]:
    """Return a result as plain data: what crosses a pipe, and what is kept in a notebook."""
    return asdict(result) | {"status": str(result.status)}


def from_data(data: Mapping) -> Result:
    """Return the result that plain data is; older data has no `details`.

    Raises:
        TypeError: it has another field, or lacks one.
        ValueError: it has no such status.
    """
    fields = {**data, "details": dict(data.get("details", {})), "status": Status(data["status"])}
    return Result(**fields)


def report_to_data(report: Report) -> dict[str, Any]:
    """Return a report as plain data."""
    names = ("assignment", "student", "score", "max_score", "isolation", "version")
    head = {name: getattr(report, name) for name in names}
    results = [to_data(result) for result in report.exercises]
    return head | {"review": list(report.review), "results": results}


def report_from_data(data: Mapping, *, assignment: str, student: str) -> Report:
    """Return the report that plain data is; its sums are those of its results."""
    results = [from_data(each) for each in data["results"]]
    return Report(
        assignment=assignment,
        student=student,
        score=sum(result.points for result in results),
        max_score=sum(result.max_points for result in results),
        isolation=data.get("isolation", ""),
        exercises=results,
        review=list(data.get("review", ())),
        version=data.get("version", ""),
        newer={name: dict(cells) for name, cells in data.get("newer", {}).items()},
    )
