"""Plays recipes on a machine of its own: who runs what, how long it takes, what deviates.

A step that ends or speaks otherwise than promised is a deviation: it is printed and kept, and the
play goes on, so that one run shows all of them.
"""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import click

from tests.support import machine

#: What a recipe installs with pip is there already: the packages of whoever runs this.
INSTALL = "python3 -m venv .venv && .venv/bin/python -m pip install -r requirements.txt"
INSTALLED = f"ln -sfn {machine.HUB} .venv"
ROOT = "root"


class Stage:
    """A machine, the names that a recipe's examples stand for, and what deviated.

    Args:
        server: the machine.
        names: what to replace in each command, such as the name of an example's assignment.
        log: a file for everything that the commands said.
    """

    def __init__(self, server: machine.Machine, names: dict[str, str], log: Path | None = None):
        self.server, self.deviations = server, []
        self._names, self._log = {INSTALL: INSTALLED} | names, log

    def follow(self, who: str, recipe: Path, heading: str) -> None:
        """Let somebody run the commands under a heading of a recipe, each of them timed."""
        for block in commands(recipe, heading):
            script = self._with_names(block)
            for each in [script] if who == ROOT else one_by_one(script):
                self.step(who, each)

    def step(self, who: str, script: str, *, says: str = "", code: int = 0) -> str:
        """Let somebody run a script; return what it said.

        Args:
            who: an account.
            script: its last line is shown; of root's, which is a whole block, its first.
            says: a regular expression that its output must contain.
            code: the exit code that it must have.
        """
        start = time.monotonic()
        ended, said = self.server.attempt(who, script)
        shown = script.strip().splitlines()[0 if who == ROOT else -1]
        click.echo(f"{time.monotonic() - start:6.1f} s  {who:<12}{_short(shown)}")
        self._keep(f"--- {who}: {shown}\n{said}\n")
        self.expect(ended == code, f"{shown}: exit code {ended}, expected {code}:\n{said[-2000:]}")
        self.expect(bool(re.search(says, said)), f"{shown}: expected {says!r} in:\n{said[-2000:]}")
        return said

    def _keep(self, text):
        if self._log:
            with self._log.open("a", encoding="utf-8") as log:
                log.write(text)

    def _with_names(self, script):
        for name, stands_for in self._names.items():
            script = script.replace(name, stands_for)
        return script

    def expect(self, holds: bool, otherwise: str) -> None:
        """Keep a deviation if a promise does not hold."""
        if not holds:
            self.deviations.append(otherwise)
            click.echo(f"  DEVIATION {otherwise}")


def one_by_one(script: str) -> Iterator[str]:
    """Yield each command of a script with the changes of folder before it."""
    folders = []
    for line in script.strip().splitlines():
        if line.startswith("cd "):
            folders.append(line)
        else:
            yield "\n".join([*folders, line])


def commands(recipe: Path, heading: str) -> list[str]:
    """Return the commands under a heading of a recipe, one text per block."""
    part = recipe.read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", part, re.S)
    if not blocks:
        raise ValueError(f"{recipe} has no commands under {heading!r}")
    return [re.sub(r"^   ", "", block, flags=re.M) for block in blocks]


def _short(text):
    return text if len(text) < 100 else f"{text[:97]}..."
