"""A class with every attack of the suite, mixed with honest learners."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
import nbformat
import psutil

from autograder.reports import graded_notebooks
from tests.attacks import hasty, lab, leaking, runtime
from tests.attacks.case import EXTRA, Case
from tests.conftest import Course
from tests.support.grading import ASSIGNMENT, ROOT
from tests.support.users import as_user

HONEST = 6
#: A crowded hostile learner attacks in each exercise of the lab, or in so many cells beside them.
BESIDE = tuple(f"{EXTRA}{number}" for number in range(3))
#: Each takes all of its time limit: made one by one, behind one wall, is enough.
ENDLESS = (
    "an endless loop", "an endless loop in C", "a search without end",
    "a set of numbers that collide", "whole numbers for keys that collide",
    "a storm of timers", "the stack overflows", "no end of random bytes",
    "no end of CPU time", "an endless sleep that ignores signals",
)  # fmt: skip
#: Those of them that every wall must end.
ENDED = ENDLESS[-2:]
ENDING_SECONDS = 20  # less than any attack sleeps


class Member(NamedTuple):
    """One learner and what is handed in; `case` is the attack's name, "" for honest work."""

    student: str
    notebook: nbformat.NotebookNode
    case: str = ""


def handed_in(cells: dict[str, str]) -> nbformat.NotebookNode:
    """Return the lab, solved but for these cells."""
    return lab.smaller(runtime.handed_in(Case(cells)))


def quickly_handed_in(cells: dict[str, str]) -> nbformat.NotebookNode:
    """Return the lab without the tests of many calls, solved but for these cells."""
    return lab.quick(handed_in(cells))


class Graded(NamedTuple):
    """What a run of the grader left: its exit code, all it said, and each learner's notebook."""

    code: int
    said: str
    notebooks: dict[str, graded_notebooks.GradedNotebook]


def one_attack_each(cases: dict[str, Case], hand_in: Callable = quickly_handed_in) -> list[Member]:
    """Return a class in which each hostile learner makes one attack.

    Args:
        cases: the attacks.
        hand_in: makes a notebook of cells.
    """
    return _mixed(_one_each(cases, hand_in), hand_in)


def crowded(
    cases: dict[str, Case] = runtime.CASES,
    *,
    harmful: bool = True,
    hand_in: Callable = quickly_handed_in,
) -> list[Member]:
    """Return a class in which each hostile learner makes as many attacks as have room.

    Args:
        cases: the attacks.
        harmful: whether to make those too that harm a machine without a sandbox.
        hand_in: makes a notebook of cells.
    """
    hostile = [
        Member(f"hostile{number:03d}", hand_in(cells), "many at once")
        for number, cells in enumerate(together(cases, harmful=harmful))
    ]
    ended = {name: cases[name] for name in ENDED if name in cases}
    return _mixed([*hostile, *_one_each(ended, hand_in)], hand_in)


def _one_each(cases, hand_in):
    who = {name: hasty.ENDLESS if name in ENDLESS else "hostile" for name in cases}
    return [
        Member(f"{who[name]}{number:03d}", hand_in(case.cells), name)
        for number, (name, case) in enumerate(cases.items())
    ]


def together(cases: dict[str, Case], *, harmful: bool = True) -> Iterator[dict[str, str]]:
    """Yield the cells of each crowded learner: attacks in answers, or in cells beside them.

    No learner has both, for what ends a process lets the next one run all cells again. An attack
    that breaks what later cells need is made alone, lest it prevents others.
    """
    made = [each for name, each in cases.items()
            if name not in ENDLESS and (harmful or not each.harmful)]  # fmt: skip
    for alone in (each.cells for each in made if each.harms_itself):
        yield {place: moved(text, place) for place, text in alone.items()}
    for places in (lab.TESTED, BESIDE):
        texts = [text for each in made for place, text in each.cells.items()
                 if (place == EXTRA) == (places is BESIDE) and not each.harms_itself]  # fmt: skip
        for first in range(0, len(texts), len(places)):
            some = zip(places, texts[first:], strict=False)
            yield {place: moved(text, place) for place, text in some}


def moved(text: str, place: str) -> str:
    """Return an attack as one in another exercise, whatever its tests hand over."""
    if place not in lab.TESTED:
        return text
    text = re.sub(r"\b(?:compute_cost|symmetry_defect)\b", place, text)
    return re.sub(rf"def {place}\((\w+)[^)]*\)", rf"def {place}(\1=None, *_, **__)", text)


def _mixed(hostile, hand_in):
    """Put the honest learners between the others; they are graded in the order of their ids."""
    solved = hand_in({})
    honest = [Member(f"honest{number:02d}", solved) for number in range(HONEST)]
    gap = max(1, len(hostile) // HONEST)
    queue: list[Member] = []
    for number, one in enumerate(hostile):
        queue += honest[number // gap : number // gap + 1] if number % gap == 0 else []
        queue.append(one)
    queue += [one for one in honest if one not in queue]
    return [one._replace(student=f"s{place:03d}-{one.student}") for place, one in enumerate(queue)]


class Stage:
    """A course in a folder of its own, with a home and a temporary folder that are watched."""

    def __init__(
        self, folder: Path, *, user: int | None = None, within: tuple[str, ...] = (),
        source: nbformat.NotebookNode | None = None,
    ):  # fmt: skip
        """Copy the course, with the lab in it.

        Args:
            folder: an empty folder, which the user can reach.
            user: who grades; by default whoever runs this.
            within: a program in which the grader is to run, with its arguments.
            source: the lab; by default without the tests of many calls.
        """
        self.source = source or lab.quick_source()
        self.submitted = folder / "state" / "submitted"
        #: Where the assignment's notebook is, and whatever lies beside it.
        self.beside = folder / "course" / "source" / ASSIGNMENT
        self._folder, self._user = folder, os.getuid() if user is None else user
        self._within = within
        self._course = Course(folder)
        lab.put_into(self._course.root, self.source)
        self._secret = f"{leaking.SECRET}-{os.getpid()}-{folder.name}"
        (folder / "tmp").mkdir()
        shutil.copytree(mpl.get_cachedir(), folder / "home")  # else a font list is made there

    def grade(self, members: list[Member], *options: str) -> Graded:
        """Hand everything in and run the grader's command."""
        for each in members:
            target = self.submitted / each.student / ASSIGNMENT
            target.mkdir(parents=True)
            nbformat.write(each.notebook, target / f"{ASSIGNMENT}.ipynb")
            (target / "secret.txt").write_text(leaking.SECRET, encoding="utf-8")
        subprocess.run(["chown", "-R", str(self._user), self._folder], check=True)
        done = self.run("grade", ASSIGNMENT, *options)
        found = graded_notebooks.read(self._course.state / "autograded", ASSIGNMENT)
        return Graded(done.returncode, done.stdout, {each.student: each for each in found})

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the grader."""
        command = [*self._within, sys.executable, "-m", hasty.__name__, *arguments]
        return subprocess.run(
            as_user(self._user, command, self._folder / "home"),
            cwd=self._course.root, env=self._environment(), check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def outside(self) -> dict[str, int]:
        """Return every file that is not the grader's to write, with the time of its last change."""
        watched = (self._course.root, self._folder / "home", self._folder / "tmp")
        found = [path for folder in watched for path in folder.rglob("*")]
        return {str(path): path.lstat().st_mtime_ns for path in found}

    def still_running(self) -> list[str]:
        """Return the processes that this grader's environment shows to be its own.

        What was killed may need a moment to end; what a learner left would sleep for longer.
        """
        own = [process for process, environment in _environments()
               if environment.get("COURSE_SECRET") == self._secret]  # fmt: skip
        return [str(each) for each in psutil.wait_procs(own, timeout=ENDING_SECONDS)[1]]

    def _environment(self):
        return os.environ | {
            "NBGRADER_STATE": str(self._course.state), "COURSE_SECRET": self._secret,
            "TMPDIR": str(self._folder / "tmp"), "PYTHONPATH": str(ROOT),
        }  # fmt: skip


def _environments() -> Iterator[tuple[psutil.Process, dict[str, str]]]:
    for process in psutil.process_iter():
        try:
            yield process, process.environ()
        except psutil.Error:  # ended, or another user's
            continue
