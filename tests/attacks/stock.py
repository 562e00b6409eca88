"""Grades the same hostile notebooks with stock `nbgrader autograde`, each in its own process."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import nbformat

from tests.attacks import lab, leaking, runtime
from tests.attacks.case import Case
from tests.support import grading
from tests.support.hands import scores

SECONDS = 120
NOT_TRIED = "not tried: it would harm this machine"


class Stock:
    """A course of its own in a folder, graded by nbgrader, one learner after another."""

    def __init__(self, folder: Path):
        self._root, self._state = folder / "course", folder / "state"
        shutil.copytree(grading.ROOT / "source", self._root / "source")
        shutil.copy(grading.ROOT / "nbgrader_config.py", self._root)
        lab.put_into(self._root, lab.source())
        self._nbgrader("generate_assignment", grading.ASSIGNMENT)

    def outcome(self, number: int, case: Case) -> list[str]:
        """Grade a case; return what is not as it should be."""
        if case.harmful:
            return [NOT_TRIED]
        student = f"eve{number:02d}"
        folder = self._state / "submitted" / student / grading.ASSIGNMENT
        folder.mkdir(parents=True)
        (folder / "secret.txt").write_text(leaking.SECRET)
        nbformat.write(lab.smaller(runtime.handed_in(case)), folder / f"{grading.ASSIGNMENT}.ipynb")
        ended = self._nbgrader(
            "autograde", grading.ASSIGNMENT, "--student", student,
            "--ExecutePreprocessor.timeout=5",
        )  # fmt: skip
        return ended or self._graded(student, case)

    def _graded(self, student, case):
        path = self._state / "autograded" / student / grading.ASSIGNMENT
        try:
            text = (path / f"{grading.ASSIGNMENT}.ipynb").read_text("utf-8")
        except OSError:
            return ["no result for this learner"]
        points = scores(self._state / "gradebook.db", grading.ASSIGNMENT, student)
        return runtime.wrong(case, points, text, lab.source())

    def _nbgrader(self, *arguments):
        """Run a command; return what became of it when it did not end well."""
        environment = os.environ | {
            "NBGRADER_STATE": str(self._state), "COURSE_SECRET": leaking.SECRET,
        }  # fmt: skip
        process = subprocess.Popen(
            [sys.executable, "-m", "nbgrader", *arguments], cwd=self._root, env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            code = process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return [f"it hangs: killed after {SECONDS} s"]
        return [f"the command fails (exit code {code}); no score"] if code else []
