"""Says for each test whether it runs split, together or in order, and why, from the model solution.

A way stated in the notebook takes precedence. All other tests of a notebook run in one way, since
one may need what another has changed: in both ways, split and in order, if their texts allow it
(`notebook/can_split.py`) and the model solution earns all of its points so; else in order; and
together where no test is below a hidden one.
Both take a second, and are the same for a whole class, so what was found is kept.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import nbformat

from autograder.files import atomic
from autograder.grading import grader
from autograder.model import Result, Submission
from autograder.notebook import can_split, model_solution, spelt_asserts, split_or_together
from autograder.notebook.cell_kinds import about, is_test
from autograder.notebook.split_or_together import Way
from utils.words import counted

STATED = "the notebook says so"
SAFE = "it only compares what functions return with values"
NOT_SPLIT = "not split: {why}"
BELOW = "; in order, as a test is below a hidden one"
WITH_ANOTHER = "`{test}` does not run split, and may need what this test changes"
NOT_ALL = "so, the model solution does not earn its points: {message}"
NOT_TOGETHER = (
    "not together: after all cells, the model solution does not earn its points: {message}"
)
ORDER_OF_ANOTHER = "`{test}` runs in order, and so do all tests of its notebook"
NO_REASON = "it gives no reason"
KEPT = "ways.json"
MOST_KEPT = 200
#: The version of the rules here and in can_split.py; kept answers of another version are discarded.
RULES = "5"


@dataclass(frozen=True)
class Finding:
    """How a test runs, why, and what the model solution earns in it."""

    test: str
    way: Way
    why: str
    result: Result

    @property
    def is_right(self) -> bool:
        """Whether the model solution earns all points."""
        return _is_full(self.result)

    @property
    def lost(self) -> str:
        """Say what the model solution does not earn, and why."""
        points = f"{self.result.points:g} of {counted(self.result.max_points, 'point')}"
        return f"`{self.test}` gives the model solution {points}: {_message(self.result)}"


def _is_full(result):
    return result.points >= result.max_points


def examine(text: str, files: Mapping[str, bytes], settings: grader.Settings) -> list[Finding]:
    """Return a finding per test of a notebook.

    Args:
        text: the instructor's notebook, with its solutions.
        files: what lies beside it, by path.
        settings: limits, and whether to use a sandbox.

    Raises:
        CourseError: the notebook states an unknown way to run a test.
        SandboxUnavailable: this machine cannot isolate.
    """
    source = nbformat.reads(text, as_version=4)
    why = _first(source)
    alone = {name: (Way.SPLIT, SAFE) if reason == SAFE else (way, reason)
             for name, (way, reason) in why.items()}  # fmt: skip
    results = _results(_stating(source, alone), files, settings)
    if wrong := _without_points(alone, results, Way.SPLIT):
        why |= {name: _inside(source, _said(NOT_ALL, each)) for name, each in wrong.items()}
        why = _in_one_way(source, why)
    if why != alone:
        results = _results(_stating(source, why), files, settings)
    if wrong := _without_points(why, results, Way.TOGETHER):
        ordered = _in_order(why, wrong)
        tried = _results(_stating(source, ordered), files, settings)
        if any(map(_is_full, (tried[name] for name in wrong))):
            why, results = ordered, tried
    return [Finding(name, way, reason, results[name]) for name, (way, reason) in why.items()]


def _without_points(why, results, way):
    """Return the results below full points of the tests that run so, but need not."""
    return {
        name: results[name]
        for name, (each, reason) in why.items()
        if each is way and reason not in (STATED, can_split.COURSE) and not _is_full(results[name])
    }


def _in_order(why, wrong):
    """Let all tests that run together run in order, for those that have not all points so."""
    reasons = {name: _said(NOT_TOGETHER, each) for name, each in wrong.items()}
    other = ORDER_OF_ANOTHER.format(test=next(iter(wrong)))
    return {
        name: (Way.IN_ORDER, reasons.get(name, other))
        if way is Way.TOGETHER and reason != STATED
        else (way, reason)
        for name, (way, reason) in why.items()
    }


def settled(
    text: str,
    files: Mapping[str, bytes],
    settings: grader.Settings,
    kept: Path | None = None,
    *,
    keep: bool = True,
) -> str:
    """Return the text of a notebook that states the way of each test.

    Args:
        text: the instructor's notebook; it is returned as it is if it needs no change.
        files: what lies beside it, by path.
        settings: how the model solution is graded where that decides.
        kept: the folder in which the answer is kept; None keeps it in this process alone.
        keep: whether an answer that is not kept yet may be written there.
    """
    source = nbformat.reads(text, as_version=4)
    why = _first(source)
    if all(reason in (STATED, can_split.COURSE) for _, reason in why.values()):
        return text
    found = _found(text, tuple(sorted(files.items())), settings, kept, keep)
    return nbformat.writes(split_or_together.chosen(source, found))


def by_text(text: str) -> str:
    """Return the text of a notebook without solutions, with the way that each test's text tells."""
    source = nbformat.reads(text, as_version=4)
    why = _first(source)
    if all(reason in (STATED, can_split.COURSE) for _, reason in why.values()):
        return text
    return nbformat.writes(_stating(source, why))


@lru_cache(maxsize=8)
def _found(text, files, settings, kept, keep):
    key, path = _key(text, files), kept and kept / KEPT
    known = _read(path) if path else {}
    if key not in known:
        known[key] = {f.test: str(f.way) for f in examine(text, dict(files), settings)}
        if path and keep:
            path.parent.mkdir(parents=True, exist_ok=True)
            newest = dict(list(known.items())[-MOST_KEPT:])
            atomic.save(path, json.dumps(newest, indent=1))
    return {test: Way(way) for test, way in known[key].items()}


def _read(path):
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # it is made again
        return {}
    return known if isinstance(known, dict) else {}


def _key(text, files):
    parts = [RULES, text, *(f"{path}\0{len(data)}" for path, data in files)]
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace"))
    for _, data in files:
        digest.update(data)
    return digest.hexdigest()


def _first(source):
    """Return the way and the reason of each test, before anything has run."""
    stated, course = split_or_together.stated(source), can_split.of_the_course(source)
    against = can_split.reasons(source)
    found = {}
    for cell in filter(is_test, source.cells):
        name = about(cell)["grade_id"]
        if name in stated:
            found[name] = stated[name], STATED
        elif against[name]:
            found[name] = _inside(source, against[name])
        else:
            found[name] = (Way.SPLIT, can_split.COURSE) if course else (Way.BOTH, SAFE)
    return _in_one_way(source, found)


def _inside(source, why):
    """Return how tests run that need the learner's process, and why."""
    why = NOT_SPLIT.format(why=why)
    if split_or_together.order_matters(source):
        return Way.IN_ORDER, why + BELOW
    return Way.TOGETHER, why


def _in_one_way(source, why):
    """Let tests that may run split run as another one does that cannot."""
    inside = (Way.TOGETHER, Way.IN_ORDER)
    other = next((name for name, (way, _) in why.items() if way in inside), None)
    if other is None:
        return why
    way, reason = why[other]
    instead = _inside(source, WITH_ANOTHER.format(test=other))
    if reason == STATED:  # then it runs as that one does, whatever the order
        instead = way, NOT_SPLIT.format(why=WITH_ANOTHER.format(test=other))
    return {name: instead if each == (Way.BOTH, SAFE) else each for name, each in why.items()}


def _stating(source, why):
    return split_or_together.chosen(source, {name: way for name, (way, _) in why.items()})


def _results(source, files, settings):
    """Grade the model solution; return the results by test."""
    text = nbformat.writes(spelt_asserts.spelt(source))
    one = Submission("", "", "", model_solution.handed_in(text), "", files=dict(files),
                     is_model=True)  # fmt: skip
    report = grader.grade(one, text, settings).report
    return {result.grade_id: result for result in report.exercises}


def _said(why, result):
    return why.format(message=" ".join(_message(result).split())[:200])


def _message(result):
    return result.message or NO_REASON
