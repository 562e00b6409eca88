"""The data that the rooms exchange: what goes in and what comes out. Frozen, no behaviour."""

from dataclasses import dataclass, field
from enum import StrEnum

from nbformat import NotebookNode


class Status(StrEnum):
    """How a test cell ended. Only PASS and a partial FAIL earn points."""

    PASS = "PASS"
    FAIL = "FAIL"
    ERROR = "ERROR"
    TIMEOUT = "TIMEOUT"
    NOT_RUN = "NOT_RUN"


@dataclass(frozen=True)
class Result:
    """One test cell: points, how it ended, the message if it did not pass, and its seconds."""

    grade_id: str
    points: float
    max_points: float
    status: Status
    message: str = ""
    seconds: float = 0.0


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
class Submission:
    """One learner's submission, as bytes. `digest` changes when it or the source notebook does.

    `data` is None if nothing could be read; `review` says why.
    """

    assignment: str
    student: str
    notebook: str
    data: bytes | None
    digest: str
    timestamp: str = ""
    review: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """What a submission earned, and what a person should look at."""

    assignment: str
    student: str
    score: float
    max_score: float
    isolation: str
    exercises: list[Result] = field(default_factory=list)
    review: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Marks:
    """What the gradebook holds of a submission: points and comments by cell, also manual ones."""

    points: dict[str, float] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    by_hand: frozenset[str] = frozenset()
    score: float = 0.0
    max_score: float = 0.0
    late_penalty: float = 0.0
