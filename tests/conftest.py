"""What several tests need: nbgrader's commands on a copy of the course; a record of their own."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.grading import ROOT


@pytest.fixture(scope="session", autouse=True)
def no_learners_record(tmp_path_factory):
    """Keep what tests click and score out of the record of whoever runs them."""
    record = tmp_path_factory.mktemp("record") / "record.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_RECORD", str(record))
        yield record


@pytest.fixture
def course(tmp_path):
    """Run nbgrader's commands in a copy of the course, with its state beside it."""
    root, state = tmp_path / "course", tmp_path / "state"
    shutil.copytree(ROOT / "source", root / "source")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    # one thread a process: the arrays are small, and other tests want the second core
    environment = os.environ | {"NBGRADER_STATE": str(state), "OMP_NUM_THREADS": "1"}

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=root, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    run.root, run.state = root, state
    return run
