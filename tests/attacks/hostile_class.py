"""A class with every attack of the suite, mixed with honest learners."""

import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
import nbformat
import psutil

from autograder.reports import graded_notebooks
from tests.attacks import leaking, runtime
from tests.attacks.case import Case
from tests.conftest import Course
from tests.support.grading import ASSIGNMENT, ROOT
from tests.support.users import as_user

HONEST = 4
#: Their tests take most of the time of a submission, and next to no attack is made there.
LEFT_OUT = (
    "forward_propagation", "backward_propagation", "update_parameters", "nn_model",
    "gradient_check", "symmetry_defect",
)  # fmt: skip


def unsolved(case: Case) -> Case:
    """Return a case whose author has not solved the exercises that take longest either."""
    names = [name for name in LEFT_OUT if name not in case.cells]
    empty = {name: f"def {name}(*given, **named):\n    return None\n" for name in names}
    return case._replace(cells=case.cells | empty, lost=case.lost | empty.keys())


class Member(NamedTuple):
    """One learner and what is handed in; `case` is the attack's name, "" for honest work."""

    student: str
    notebook: nbformat.NotebookNode
    case: str = ""


class Graded(NamedTuple):
    """What a run of the grader left: its exit code, all it said, and each learner's notebook."""

    code: int
    said: str
    notebooks: dict[str, graded_notebooks.GradedNotebook]


def one_attack_each(cases: dict[str, Case] = runtime.CASES) -> list[Member]:
    """Return a class in which each hostile learner makes one attack, and is `unsolved`."""
    hostile = [
        Member(f"hostile{number:03d}", runtime.handed_in(unsolved(case)), name)
        for number, (name, case) in enumerate(cases.items())
    ]
    return _mixed(hostile)


def crowded(cases: dict[str, Case] = runtime.CASES, *, harmful: bool = True) -> list[Member]:
    """Return a class in which each hostile learner makes as many attacks as have room.

    The hostile learners leave out what takes long; the honest ones solve everything.

    Args:
        cases: the attacks.
        harmful: whether to make those too that harm a machine without a sandbox.
    """
    by_place = defaultdict(list)
    for case in cases.values():
        if harmful or not case.harmful:
            by_place[tuple(case.cells)].append(case.cells)
    hostile = []
    for number, cells in enumerate(zip_longest(*by_place.values(), fillvalue={})):
        together = Case({place: text for each in cells for place, text in each.items()})
        notebook = runtime.handed_in(unsolved(together))
        hostile.append(Member(f"hostile{number:03d}", notebook, "many at once"))
    return _mixed(hostile)


def _mixed(hostile):
    """Put the honest learners between the others; they are graded in the order of their ids."""
    solved = runtime.handed_in(Case({}))
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

    def __init__(self, folder: Path, *, user: int | None = None, within: tuple[str, ...] = ()):
        """Copy the course.

        Args:
            folder: an empty folder, which the user can reach.
            user: who grades; by default whoever runs this.
            within: a program in which the grader is to run, with its arguments.
        """
        self.submitted = folder / "state" / "submitted"
        self._folder, self._user = folder, os.getuid() if user is None else user
        self._within = within
        self._course = Course(folder)
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
        done = self.run("grade", ASSIGNMENT, "--timeout", "2", *options)
        found = graded_notebooks.read(self._course.state / "autograded", ASSIGNMENT)
        return Graded(done.returncode, done.stdout, {each.student: each for each in found})

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the grader."""
        command = [*self._within, sys.executable, "-m", "autograder", *arguments]
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
        """Return the processes that this grader's environment shows to be its own."""
        return [name for name, environment in _environments()
                if environment.get("COURSE_SECRET") == self._secret]  # fmt: skip

    def _environment(self):
        return os.environ | {
            "NBGRADER_STATE": str(self._course.state), "COURSE_SECRET": self._secret,
            "TMPDIR": str(self._folder / "tmp"), "PYTHONPATH": str(ROOT),
        }  # fmt: skip


def _environments() -> Iterator[tuple[str, dict[str, str]]]:
    for process in psutil.process_iter():
        try:
            yield " ".join(process.cmdline())[:200], process.environ()
        except psutil.Error:  # ended, or another user's
            continue
