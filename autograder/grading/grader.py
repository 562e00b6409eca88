"""Grades one submission, from bytes to a report: what each worker does, on any machine.

A worker process keeps one engine running; each submission gets its own sandbox from it.
"""

import atexit
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import nbformat

from autograder.errors import WorkerError
from autograder.model import (
    NOTHING_RAN,
    Execution,
    Limits,
    Report,
    Submission,
    report_to_data,
)
from autograder.notebook import (
    can_split,
    definitions,
    intake,
    newer_exercises,
    owner,
    score,
    split_or_together,
)

if TYPE_CHECKING:
    from autograder.engine.engine import Engine
    from autograder.engine.processes.start_checkers import Forks

Run = Callable[..., Execution]  # of a notebook, and where there are any, of files


@dataclass(frozen=True)
class Settings:
    """How to run learners' code, and what is known of the tests' version.

    `version` is what a report says of it; `added` are the grade_ids that an older one did not have.
    """

    limits: Limits = field(default_factory=Limits)
    sandbox: bool = True
    version: str = ""
    added: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Graded:
    """A submission's report, and its executed notebook as the text of a file."""

    report: Report
    notebook: str


def grade(
    submission: Submission, source: str, settings: Settings, run: Run | None = None
) -> Graded:
    """Grade one submission.

    Args:
        submission: what was submitted.
        source: the text of the instructor's notebook.
        settings: limits, and whether to use a sandbox.
        run: runs a notebook; by default in this process's engine.

    Returns:
        The report and the executed notebook. A file that is not a notebook gets 0 and a note.
    """
    original = _parsed(source)
    run = run or partial(in_engine, settings=settings, files=submission.files)
    execution, review, newer = _executed(submission, original, run, settings.added)
    review = [note for note in review if note not in _of_every_answer(source)]
    report = score.report(
        execution,
        original,
        assignment=submission.assignment,
        student=submission.student,
        review=[
            *submission.review,
            *review,
            *execution.review,
            *owner.notes(execution.owners, submission.student),
        ],
    )
    report = newer_exercises.told(replace(report, version=settings.version), original, newer)
    execution.notebook.metadata.setdefault("autograder", {}).update(_kept(report, execution))
    return Graded(report, nbformat.v4.writes(intake.kept(execution.notebook)))


def _kept(report, execution):
    """Return the report's data for feedback and insight; stored in the executed notebook."""
    plain = report_to_data(report)
    kept = {name: plain[name] for name in ("review", "results", "isolation", "version")}
    return kept | {"newer": report.newer, "seconds": round(execution.seconds, 3)}


def _executed(submission, source, run, added):
    if submission.data is None:
        return _nothing_ran(source, submission.review[-1]), [], []
    try:
        taken = intake.place(submission.data, source, added)
    except intake.MalformedError as error:
        return _nothing_ran(source, str(error)), [str(error)], []
    review = [*taken.review, *_redefined(taken.notebook)]
    taken.notebook.metadata.setdefault("autograder", {}).update(
        is_model=submission.is_model, is_course=source.metadata["autograder"]["is_course"]
    )
    return run(taken.notebook), review, taken.newer


def _redefined(notebook):
    """Return notes on names that are bound again; tests that run together find the last value."""
    inside = set(split_or_together.together(notebook))
    splits = any(test.grade_id not in inside for test in score.not_run(notebook))
    return definitions.redefined(notebook) if splits else []


@lru_cache(maxsize=4)
def _of_every_answer(source):
    """Return the notes that the instructor's own notebook gets: what they say is not a finding."""
    taken = intake.place(source.encode(), _parsed(source))
    return frozenset([*taken.review, *_redefined(taken.notebook)])


def _nothing_ran(source, message):
    results = score.not_run(source, f"not graded: {message}")
    return Execution(intake.blank(source), results, NOTHING_RAN, 0.0)


@lru_cache(maxsize=4)
def _parsed(source):
    notebook = nbformat.reads(source, as_version=4)
    # here once, not for each learner: it takes as long as some of them
    is_course = can_split.of_the_course(notebook)
    notebook.metadata.setdefault("autograder", {})["is_course"] = is_course
    return notebook


_engines: "dict[bool, Engine]" = {}
_begun: "dict[bool, Forks]" = {}
_lock = threading.Lock()
_stopped = threading.Event()


def in_engine(
    notebook: nbformat.NotebookNode,
    settings: Settings,
    files: Mapping[str, bytes] | None = None,
    *,
    alone: bool = False,
) -> Execution:
    """Run in this process's engine; if the engine was lost, retry once in a new one.

    Args:
        notebook: as `intake` has assembled it.
        settings: limits, and whether to use a sandbox.
        files: what lies beside the notebook, by path.
        alone: whether no other notebook is graded meanwhile, so that it may use every core.
    """
    from autograder.engine import in_parallel, runner

    run, engine = in_parallel.run if alone else runner.run, _engine(settings.sandbox)
    try:
        return run(notebook, limits=settings.limits, engine=engine, files=files)
    except WorkerError:
        _discard(settings.sandbox, engine)
        engine = _engine(settings.sandbox)
        return run(notebook, limits=settings.limits, engine=engine, files=files)


def adopt(forks: "Forks", *, sandbox: bool) -> None:
    """Use a fork server that was begun before this module was imported, unless there is one."""
    with _lock:
        if sandbox in _engines or sandbox in _begun:
            forks.close()
        else:
            _begun[sandbox] = forks


def start_engine(settings: Settings) -> None:
    """Start this process's engine, so that no submission waits for it.

    Raises:
        SandboxUnavailable: the machine cannot isolate; the message says how to fix it.
    """
    _stopped.clear()
    _engine(settings.sandbox)


def stop() -> None:
    """End what runs in this process's engines, and start no other until `start_engine` is called.

    Each submission that runs raises a WorkerError.
    """
    _stopped.set()
    for sandbox in list(_engines):
        if engine := _engines.pop(sandbox, None):
            engine.close(at_once=True)
    close()


def _engine(sandbox):
    from autograder.engine.engine import Engine

    with _lock:
        if _stopped.is_set():
            raise WorkerError("grading was interrupted")
        if sandbox not in _engines:
            _engines[sandbox] = Engine(sandbox=sandbox, forks=_begun.pop(sandbox, None)).start()
        return _engines[sandbox]


def _discard(sandbox, engine):
    with _lock:
        if _engines.get(sandbox) is engine:
            del _engines[sandbox]
            engine.close()


@atexit.register
def close() -> None:
    """Close this process's engines; they restart when needed."""
    while _begun:
        _begun.popitem()[1].close()
    for sandbox, engine in list(_engines.items()):
        _discard(sandbox, engine)
