"""Mutation testing of the model solutions: the small mistakes that the tests let through.

Every solution is changed in hundreds of ways, by the rules in `edit_rules` and `special_cases`.
Each mutant is graded by the visible and hidden tests of its exercise, and is killed when it loses
a point. A survivor is a hole in the tests, or it is not a mistake: then
answer_bank/ASSIGNMENT/equivalent_mutants.toml names it, with the reason.

`python -m autograder.release.mutation ASSIGNMENT [EXERCISE]`, in the course's folder, prints the
table; `autograder release` refuses an assignment with survivors.

mutmut and cosmic-ray change the modules of a package, and start a test command for every mutant.
Here the solutions are cells of a notebook, a mutant is judged in 10 to 50 ms, and what matters
most, a function that fails for special sizes, is not a change of its text.
"""

import ast
import contextlib
import difflib
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import nbformat
import numpy as np
from nbformat import NotebookNode

from autograder.notebook import cell_kinds
from autograder.release import answer_bank, in_process
from autograder.release.mutation import calls, edits, equivalents, special_cases

#: Seconds of processor time after which a mutant counts as endless: the slowest test takes 0.1.
LIMIT = 5.0
#: The name under which a solution cell finds the function that wraps its own.
WRAP = "_wrapped_by_the_mutant"
#: How the one line begins that `autograder release` repeats, and the lines with its reasons.
SUMMARY = "mutants of the solutions"
LIVES = "has a surviving mutant:"
STALE = "no surviving mutant matches the pattern:"
COLUMNS = ("mutants", "killed", "equivalent", "survivors", "share", "minutes")
ROW = "{:<26}{:>9}{:>9}{:>13}{:>11}{:>10}{:>9}"


class Mutant(NamedTuple):
    """One wrong version of a solution: its text, and what is wrapped around its function."""

    exercise: str
    what: str
    source: str
    wrap: calls.Wrap | None = None


class Tally(NamedTuple):
    """What became of an exercise's mutants."""

    exercise: str
    killed: list[Mutant]
    equivalent: list[Mutant]
    survivors: list[Mutant]
    seconds: float

    @property
    def share(self) -> float:
        """Return the share of killed mutants among those that are not equivalent."""
        judged = len(self.killed) + len(self.survivors)
        return len(self.killed) / judged if judged else 1.0


class _TooLong(BaseException):
    """A mutant has used its time: no `except Exception` of a check may stop this."""


def functions(source: NotebookNode) -> dict[str, str]:
    """Return the name of the function that each solution cell defines, by the cell's grade_id."""
    found = {}
    for name, text in cell_kinds.exercises(source).items():
        defined = [each.name for each in ast.parse(text).body if isinstance(each, ast.FunctionDef)]
        found |= {name: defined[-1]} if defined else {}
    return found


def mutants(source: NotebookNode, exercise: str) -> list[Mutant]:
    """Return every mutant of one exercise's solution."""
    text = cell_kinds.exercises(source)[exercise]
    seen: list[calls.Call] = []
    recorder = Mutant(exercise, "", text, calls.recording(seen))
    if not survives(source, recorder):
        raise ValueError(f"the tests of {exercise} fail for its model solution")
    changed = [Mutant(exercise, *each) for each in edits.edits(text)]
    special = special_cases.specials(seen)
    return changed + [Mutant(exercise, what, text, wrap) for what, wrap in special]


def survives(source: NotebookNode, mutant: Mutant) -> bool:
    """Return whether one mutant keeps every point, where every other solution is right."""
    text, names = mutant.source, {}
    if mutant.wrap:
        function = functions(source)[mutant.exercise]
        text, names = f"{text}\n\n{function} = {WRAP}({function})\n", {WRAP: mutant.wrap}
    np.random.seed(0)  # a learner's np.random.randn draws from here
    solutions = {mutant.exercise: text}
    results = in_process.results(source, solutions, mutant.exercise, names)
    try:
        with _limited(), np.errstate(all="ignore"):
            return all(result.points == result.max_points and not result.message
                       for result in results)  # fmt: skip
    except _TooLong:
        return False


def tally(source: NotebookNode, exercise: str, known: dict[str, str]) -> Tally:
    """Judge every mutant of an exercise; `known` holds the equivalent ones and their reasons."""
    start = time.monotonic()
    kinds: tuple[list[Mutant], list[Mutant], list[Mutant]] = ([], [], [])
    for mutant in mutants(source, exercise):
        lives = survives(source, mutant)
        kinds[lives + (lives and not equivalents.listed(mutant.what, known))].append(mutant)
    return Tally(exercise, *kinds, time.monotonic() - start)


def tallies(root: Path, assignment: str, only: str = "") -> Iterator[Tally]:
    """Judge the mutants of an assignment's functions, exercise by exercise."""
    path = root / "source" / assignment / f"{assignment}.ipynb"
    source = nbformat.read(path, as_version=4)
    known = equivalents.read(root / answer_bank.FOLDER / assignment)
    for exercise in functions(source):
        if only in ("", exercise):
            yield tally(source, exercise, known.get(exercise, {}))


def diff(mutant: Mutant, original: str) -> str:
    """Return what a mutant changes, as a diff; a wrapped function says it in words."""
    if mutant.wrap:
        return mutant.what
    before, after = edits.plain(original).splitlines(), mutant.source.splitlines()
    lines = difflib.unified_diff(before, after, lineterm="", n=0)
    return "\n".join([mutant.what, *(f"    {line}" for line in list(lines)[2:] if line[0] != "@")])


def report(root: Path, assignment: str, only: str = "") -> list[str]:
    """Print the table of an assignment; return every survivor with its diff."""
    path = root / "source" / assignment / f"{assignment}.ipynb"
    originals = cell_kinds.exercises(nbformat.read(path, as_version=4))
    known = equivalents.read(root / answer_bank.FOLDER / assignment)
    print(
        ROW.format(assignment, "mutants", "killed", "equivalent", "survivors", "share", "minutes")
    )
    done, problems = [], []
    for each in tallies(root, assignment, only):
        print(row(each.exercise, [each]), flush=True)
        done.append(each)
        problems += [f"`{each.exercise}` {LIVES} {diff(one, originals[each.exercise])}"
                     for one in each.survivors]  # fmt: skip
        lived, patterns = [one.what for one in each.equivalent], known.get(each.exercise, {})
        problems += [f"`{each.exercise}`: {STALE} {pattern}"
                     for pattern in equivalents.stale(lived, patterns)]  # fmt: skip
    print(row("all", done), summary(done), sep="\n\n", end="\n\n")
    return problems


def summary(tallies: list[Tally]) -> str:
    """Say in one line how many mutants were killed."""
    killed, lived = (sum(len(getattr(each, kind)) for each in tallies)
                     for kind in ("killed", "survivors"))  # fmt: skip
    if not tallies:
        return f"{SUMMARY}: none, since no exercise defines a function"
    minutes = sum(each.seconds for each in tallies) / 60
    share = 100 * killed / (killed + lived) if killed + lived else 100
    return (
        f"{SUMMARY}: {killed} of {killed + lived} non-equivalent mutants are killed, "
        f"{share:.1f} %, in {minutes:.1f} minutes"
    )


def row(title: str, tallies: list[Tally]) -> str:
    """Write one line of the table."""
    killed, equivalent, survivors = (
        sum(len(getattr(each, kind)) for each in tallies)
        for kind in ("killed", "equivalent", "survivors")
    )
    judged = killed + survivors
    share = f"{100 * killed / judged:.1f} %" if judged else "-"
    minutes = f"{sum(each.seconds for each in tallies) / 60:.1f}"
    return ROW.format(title, judged + equivalent, killed, equivalent, survivors, share, minutes)


@contextlib.contextmanager
def _limited():
    """Interrupt what uses more than LIMIT seconds of the processor, again and again."""

    def stop(*_):
        raise _TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, LIMIT, LIMIT / 10)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
