"""Hostile submissions harm no honest one that is graded beside them, whoever runs the grader."""

import subprocess
import sys

import pytest

from tests.support.grading import ROOT
from tests.support.users import USERS, as_user


@pytest.mark.parametrize(
    ("kind", "user"), [*(("walls", user) for user in USERS), ("bare", USERS[-1])]
)
def test_an_honest_submission_keeps_its_points_beside_hostile_ones(kind, user, tmp_path_factory):
    command = [sys.executable, "-m", "tests.attacks.beside", kind]
    done = subprocess.run(
        as_user(user, command, tmp_path_factory.mktemp("home")),
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr[-4000:]
