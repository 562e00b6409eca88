"""Hostile submissions harm no honest one that is graded beside them, whoever runs the grader."""

import subprocess
import sys

import pytest

from tests.attacks import beside
from tests.support.grading import ROOT
from tests.support.users import USERS, as_user


# Behind the walls of this machine, test_blast_*.py make each of these attacks in a class.
@pytest.mark.parametrize("kind", beside.KINDS)
def test_an_honest_submission_keeps_its_points_beside_hostile_ones(kind, tmp_path_factory):
    command = [sys.executable, "-m", "tests.attacks.beside", kind]
    done = subprocess.run(
        as_user(USERS[-1], command, tmp_path_factory.mktemp("home")),
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr[-4000:]
