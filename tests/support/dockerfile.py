"""Reads a Dockerfile, its stages and their instructions, and a .dockerignore.

Only what the project's own Dockerfile uses; anything else is an error.
"""

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import PurePosixPath
from typing import NamedTuple

KNOWN = {"CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "RUN", "USER", "WORKDIR"}


class Instruction(NamedTuple):
    """One instruction, such as RUN, and the rest of its line."""

    name: str
    rest: str

    @property
    def command(self) -> list[str]:
        """The words of an instruction in its exec form, as of CMD."""
        return json.loads(self.rest[self.rest.index("[") :])

    @property
    def pairs(self) -> dict[str, str]:
        """The names and values of ENV."""
        return dict(each.split("=", 1) for each in self.rest.split())


class Copy(NamedTuple):
    """What COPY copies: from a stage or, where that is empty, from the build's folder."""

    stage: str
    owner: str
    sources: list[str]
    target: str

    @classmethod
    def read(cls, rest: str) -> "Copy":
        """Take the instruction apart."""
        options = dict(re.findall(r"--(\w+)=(\S+)", rest))
        *sources, target = [each for each in rest.split() if not each.startswith("--")]
        return cls(options.get("from", ""), options.get("chown", ""), sources, target)


class Stage(NamedTuple):
    """One FROM and what follows it."""

    base: str
    name: str
    instructions: list[Instruction]

    def all(self, name: str) -> list[Instruction]:
        """Return its instructions of one kind."""
        return [each for each in self.instructions if each.name == name]

    def copies(self) -> list[Copy]:
        """Return what its COPY instructions copy."""
        return [Copy.read(each.rest) for each in self.all("COPY")]

    def last(self, name: str) -> Instruction:
        """Return the instruction of one kind that holds in the end."""
        return self.all(name)[-1]


def stages(text: str) -> list[Stage]:
    """Return the stages of a Dockerfile, the image's own as the last."""
    found: list[Stage] = []
    for name, rest in _instructions(text):
        if name == "FROM":
            base, _, stage = rest.partition(" AS ")
            found.append(Stage(base, stage, []))
        elif name in KNOWN:
            found[-1].instructions.append(Instruction(name, rest))
        else:
            raise ValueError(f"{name} is not among {sorted(KNOWN)}: teach it to {__name__}")
    return found


def _instructions(text: str) -> Iterator[list[str]]:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        yield line.split(maxsplit=1)


def ignored(path: str, patterns: list[str]) -> bool:
    """Tell whether .dockerignore's patterns leave out a path, relative to the build's folder."""
    parts = PurePosixPath(path).parts
    for pattern in patterns:
        anywhere = pattern.startswith("**/")
        among = parts if anywhere else parts[:1]
        if any(fnmatch(each, pattern.removeprefix("**/")) for each in among):
            return True
    return False


def ignore_patterns(text: str) -> list[str]:
    """Return the patterns of a .dockerignore."""
    return [line for line in text.splitlines() if line and not line.startswith("#")]
