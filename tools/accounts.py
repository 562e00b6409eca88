"""Replays deploy/exchange/README.md: a class of two, its instructor and a TA, each by an account.

Run it as root: python -m tools.accounts
The accounts and folders are those of a machine in a namespace: nothing of this machine is changed.
Prints how long each step took, and ends with 1 if a learner did not get points and feedback, or can
read what is not theirs.
"""

import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import nbformat

from tests.browser.hub import repository
from tests.support import machine
from tests.support.grading import ROOT, handed_in

README = ROOT / "deploy" / "exchange" / "README.md"
ASSIGNMENT = "concept_quiz"
COURSE, COPY = "/srv/course/random-initialization", "random-initialization"
LEARNERS = ("learner1", "learner2")
INSTALL = "python3 -m venv .venv && .venv/bin/python -m pip install -r requirements.txt"
INSTALLED = f"ln -s {machine.HUB} .venv"  # the packages of whoever runs this
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
    if os.name == "nt" or os.getuid():
        raise click.ClickException("it makes accounts, and so needs Linux and root")
    with tempfile.TemporaryDirectory() as folder, machine.machine(Path(folder)) as server:
        repository(Path(folder, "course"), "answer_bank").rename(Path(folder, "opt", "course"))
        _replay(server, Path(folder))
        wrong = list(_wrong(server, Path(folder)))
    for line in wrong:
        click.echo(line)
    sys.exit(1 if wrong else 0)


def _replay(server, folder):
    for step in steps("Set it up, as root"):
        with _timed("root", step):
            server.root(step)
    server.root(f"ln -s {COURSE} {machine.COURSE}")  # where its packages look for the course
    for heading in ("Install the course, as the instructor", "Release, as the instructor"):
        _follows(server, "instructor1", heading)
    for learner in LEARNERS:
        for heading in ("Get the course, as a learner", "Fetch, as a learner"):
            _follows(server, learner, heading)
        work = folder / "home" / learner / COPY / "work" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        work.write_text(nbformat.writes(handed_in({}, ASSIGNMENT)), "utf-8")
        _follows(server, learner, "Submit, as a learner")
    _follows(server, "ta1", "Grade, as the instructor or a TA")
    _follows(server, LEARNERS[0], "Submit, as a learner")
    _follows(server, "instructor1", "Grade, as the instructor or a TA")
    for learner in LEARNERS:
        _follows(server, learner, "Read the feedback, as a learner")


def steps(heading: str) -> list[str]:
    """Return the commands under a heading of the recipe, one text per block."""
    part = README.read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", part, re.S)
    return [re.sub(r"^   ", "", block, flags=re.M) for block in blocks]


def _follows(server, name, heading):
    """Let an account do the steps under a heading, each command timed."""
    for step in steps(heading):
        folder, *commands = step.strip().splitlines()
        if not folder.startswith("cd "):
            commands, folder = [folder, *commands], "true"
        done = [folder]
        for line in commands:
            command = line.replace("REPOSITORY", "/opt/course").replace(INSTALL, INSTALLED)
            if command.startswith("cd "):
                done.append(command)
                continue
            with _timed(name, command):
                server.user(name, "\n".join([*done, command]))


@contextmanager
def _timed(name, what) -> Iterator[None]:
    start = time.monotonic()
    yield
    first = what.strip().splitlines()[0]
    click.echo(f"{time.monotonic() - start:6.1f} s  {name:<12}{_short(first)}")


def _short(text):
    return text if len(text) < 80 else f"{text[:77]}..."


def _wrong(server, folder) -> Iterator[str]:
    """Yield what is not as the recipe promises."""
    script = (
        f"cd {COURSE} && .venv/bin/nbgrader export --to state/grades.csv && cat state/grades.csv"
    )
    said = server.user("ta1", script)
    for learner in LEARNERS:
        if not re.search(rf",{learner},.*,100\.0,0\.0,100\.0,100\.0", said):
            yield f"{learner} does not have 100 of 100 points: {said}"
        pages = list((folder / "home" / learner / COPY / "work").rglob("feedback/*/*.html"))
        if not pages:
            yield f"{learner} got no feedback"
        for what, command in FORBIDDEN.items():
            if server.may(learner, command):
                yield f"{learner} can {what}: {command}"


if __name__ == "__main__":
    main()
