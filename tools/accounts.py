"""Replays deploy/exchange/README.md: a class of two, its instructor and a TA, each by an account.

Run it as root: python -m tools.accounts
The accounts and folders are those of a machine in a namespace: nothing of this machine is changed.
Prints how long each step took, and ends with 1 if a step failed, or a learner did not get points
and feedback, or can read what is not theirs.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import nbformat

from tests.browser.hub import repository
from tests.support import machine
from tests.support.grading import ROOT, handed_in
from tools.stage import Stage

README = ROOT / "deploy" / "exchange" / "README.md"
ASSIGNMENT = "concept_quiz"
COURSE, COPY = "/srv/course/random-initialization", "random-initialization"
LEARNERS = ("learner1", "learner2")
#: What a learner must not be able to do.
FORBIDDEN = {
    "read the source": f"cat {COURSE}/source/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
    "read the gradebook": f"cat {COURSE}/state/gradebook.db",
    "list what was submitted": "ls /srv/nbgrader/exchange/random-initialization/inbound",
    "list the feedback": "ls /srv/nbgrader/exchange/random-initialization/feedback",
    "change the learners' copy": "touch /srv/learners/random-initialization/new",
}


@click.command()
def main() -> None:
    """Replay the recipe."""
    with server() as (server_, folder):
        stage = Stage(server_, {"REPOSITORY": "/opt/course"})
        _replay(stage, folder)
        _promises(stage, folder)
    sys.exit(1 if stage.deviations else 0)


@contextmanager
def server() -> Iterator[tuple[machine.Machine, Path]]:
    """Make a machine with the course's repository in /opt; yield it, and the folder of its own."""
    if os.name == "nt" or os.getuid():
        raise click.ClickException("it makes accounts, and so needs Linux and root")
    with tempfile.TemporaryDirectory() as folder, machine.machine(Path(folder)) as made:
        repository(Path(folder, "course"), "answer_bank").rename(Path(folder, "opt", "course"))
        yield made, Path(folder)


def set_up(stage: Stage) -> None:
    """Follow what root does, and install the course."""
    stage.follow("root", README, "Set it up, as root")
    stage.server.root(f"ln -s {COURSE} {machine.COURSE}")  # where its packages look for the course
    stage.follow("instructor1", README, "Install the course, as the instructor")


def hand_in(stage: Stage, folder: Path, learner: str, assignment: str, answers: dict) -> None:
    """Let a learner get the course, fetch the assignment, write these answers and submit."""
    for heading in ("Get the course, as a learner", "Fetch, as a learner"):
        stage.follow(learner, README, heading)
    write(folder, learner, assignment, answers)
    stage.follow(learner, README, "Submit, as a learner")


def write(folder: Path, learner: str, assignment: str, answers: dict) -> None:
    """Write answers into a learner's own notebook; what is not given is the model's."""
    work = folder / "home" / learner / COPY / "work" / assignment / f"{assignment}.ipynb"
    if work.exists():  # else it was not fetched, and that step has deviated
        work.write_text(nbformat.writes(handed_in(answers, assignment)), "utf-8")


def _replay(stage, folder):
    set_up(stage)
    stage.follow("instructor1", README, "Release, as the instructor")
    for learner in LEARNERS:
        hand_in(stage, folder, learner, ASSIGNMENT, {})
    stage.follow("ta1", README, "Grade, as the instructor or a TA")
    stage.follow(LEARNERS[0], README, "Submit, as a learner")
    stage.follow("instructor1", README, "Grade, as the instructor or a TA")
    for learner in LEARNERS:
        stage.follow(learner, README, "Read the feedback, as a learner")


def _promises(stage, folder):
    """Check what the recipe promises."""
    export = f"cd {COURSE}\n.venv/bin/nbgrader export --to state/grades.csv; cat state/grades.csv"
    said = stage.step("ta1", export)
    for learner in LEARNERS:
        full = re.search(rf",{learner},.*,100\.0,0\.0,100\.0,100\.0", said)
        stage.expect(bool(full), f"{learner} does not have 100 of 100 points: {said}")
        pages = list((folder / "home" / learner / COPY / "work").rglob("feedback/*/*.html"))
        stage.expect(bool(pages), f"{learner} got no feedback")
        kept_out(stage, learner)


def kept_out(stage: Stage, learner: str) -> None:
    """Check that a learner is refused everything in FORBIDDEN, and a grader nothing of it."""
    for what, command in FORBIDDEN.items():
        stage.expect(not stage.server.may(learner, command), f"{learner} can {what}: {command}")
        stage.expect(stage.server.may("instructor1", command), f"instructor1 cannot {what}")


if __name__ == "__main__":
    main()
