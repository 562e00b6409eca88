"""Fixtures: a copy of the course with its commands, a learner's record per test."""

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from nbgrader import api

from autograder.gradebook import opening
from tests.support.grading import ROOT

#: What is tested there is in Linux alone: the walls and the fork servers.
ON_LINUX = (
    "attacks", "sandbox", "inside", "test_engine", "test_honest_work", "test_lost_checkers",
    "test_missing_cells", "test_whole_way", "test_cluster", "test_server", "test_gradescope",
    "test_same_points", "test_portable", "test_postgres", "test_rehearsal",
)  # fmt: skip
#: What is made there, Windows has not: pipes, modes, limits of a process, links without a right.
ON_POSIX = (
    "test_files", "test_permissions", "test_journal", "test_damaged_notebooks", "test_fuzz_wire",
    "test_damaged_record", "test_own_copy", "test_foreign_text", "test_zips", "test_package",
    "test_places", "test_replacing",
)  # fmt: skip
ELSEWHERE = () if sys.platform == "linux" else ON_LINUX
ELSEWHERE += ON_POSIX if sys.platform == "win32" else ()


#: Files in memory, where Linux has them, and how many bytes a run may need there.
MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30


def pytest_configure() -> None:
    """Keep temporary files in memory: hundreds of gradebooks would wait for the disk.

    Whoever sets TMPDIR chooses another place. And collect no garbage before the tests begin.
    """
    gc.disable()
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def pytest_collection_finish() -> None:
    """Let no garbage collection go through modules and tests: they stay to the end."""
    gc.enable()
    gc.freeze()
    gc.set_threshold(10_000)  # new objects; Python's 700 suit a process that makes little


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out what this system does not have; `pytest_report_header` says so."""
    return collection_path.stem in ELSEWHERE or None


def pytest_report_header() -> str:
    """Say which tests are not for this system."""
    return f"not for {sys.platform}: {', '.join(ELSEWHERE) or 'none'}"


@pytest.fixture(scope="session", autouse=True)
def no_learners_record(tmp_path_factory):
    """Keep what tests click and score out of the record of whoever runs them."""
    record = tmp_path_factory.mktemp("record") / "record.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_RECORD", str(record))
        yield record


@pytest.fixture(scope="session", autouse=True)
def alembic_is_not_started():
    """Make new gradebooks of this process as the product does, those that nbgrader opens too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "get_alembic_version", opening.revision)
        yield


class Course:
    """A copy of the course, with its state beside it: `course("autograde", NAME)` runs nbgrader."""

    def __init__(self, folder: Path):
        self.root, self.state = folder / "course", folder / "state"
        shutil.copytree(ROOT / "source", self.root / "source")
        shutil.copy(ROOT / "nbgrader_config.py", self.root)

    def __call__(self, *arguments: str) -> str:
        """Run a command of nbgrader's; return what it said."""
        return self._run("nbgrader", *arguments)

    def autograder(self, *arguments: str) -> str:
        """Run a command of our own; return what it said."""
        return self._run("autograder", *arguments)

    def _environment(self):
        # not the exchange of the machine that the tests run on
        own = {"NBGRADER_STATE": str(self.state), "NBGRADER_EXCHANGE": str(self.state / "exchange")}
        return os.environ | own

    def _run(self, *arguments):
        done = subprocess.run(
            [sys.executable, "-m", *arguments], cwd=self.root, env=self._environment(),
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr


class WarmCourse(Course):
    """A course whose commands start without importing nbgrader and the grader each time."""

    def _run(self, *arguments):
        from tests.support import commands  # it imports much, which few tests need

        code, said = commands.run(*arguments, folder=self.root, environment=self._environment())
        assert code == 0, said
        return said


#: Files of few but long tests: begun first, so that no worker waits for another at the end.
LONG = (
    "test_blast_radius", "test_same_points", "test_first_hands", "test_second_hands",
    "test_third_hands",
    "test_blast_landlock", "test_blast_elsewhere", "test_nbgrader", "test_hub", "test_quiz",
    "test_grade_me", "test_other_lessons", "test_knowing_nothing", "test_class", "test_lesson_4",
    "test_tools", "test_whole_way", "test_hostile", "test_spawn", "test_any_system",
    "test_lesson_5", "test_releasing", "test_grade_me_anywhere", "test_laws",
    "test_hostile_learner", "test_pool", "test_engine", "test_landlock", "test_walls", "test_cards",
    "test_lesson_2", "test_claims", "test_score_writer", "test_feedback", "test_lessons",
)  # fmt: skip


def pytest_collection_modifyitems(items: list) -> None:
    """Run the long files first, and mark as slow whatever is long or needs a browser."""
    place = {name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(item.path.stem, len(LONG)))
    for item in items:
        if item.path.stem in place or item.path.parent.name == "browser":
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def course(tmp_path) -> Course:
    """Make a copy of the course."""
    return WarmCourse(tmp_path)
