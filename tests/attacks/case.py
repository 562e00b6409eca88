"""One hostile submission: an honest notebook with one cell changed, and the right outcome."""

from typing import NamedTuple

EXTRA = "extra"


class Case(NamedTuple):
    """What is submitted, and what must come of it.

    `cells` are texts by the exercise whose cell they replace; EXTRA is a cell of the learner's own
    before all exercises. Every exercise keeps its points but those in `lost`, which have none; and
    nothing of `secrets` may stand in what it shows. One that `harms_itself` breaks what its own
    later answers need, so that these may lose points too. `harmful` ones are not tried on a grader
    without a sandbox, for they would harm the machine.
    """

    cells: dict[str, str]
    lost: frozenset[str] = frozenset()
    secrets: tuple[str, ...] = ()
    harmful: bool = False
    harms_itself: bool = False


def cheat(code: str, answer: str = "def symmetry_defect(parameters):\n    return None\n") -> Case:
    """Make a case that hopes for the points of `symmetry_defect` without solving it."""
    return Case({"symmetry_defect": f"{code}\n{answer}"}, frozenset({"symmetry_defect"}))


def answer(value: str) -> Case:
    """Make a case that returns a strange thing from `symmetry_defect`."""
    return cheat("", f"def symmetry_defect(parameters):\n    return {value}\n")


def leak(code: str, *secrets: str) -> Case:
    """Make a case that prints what it should not see, beside honest work."""
    return Case({EXTRA: code}, secrets=secrets)


def damage(body: str, *, harmful: bool = False) -> Case:
    """Make a case that does harm when `compute_cost` is called, and only then."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    code = f"import os, sys, signal, time, threading, ctypes\ndef compute_cost(A2, Y):\n{lines}"
    return Case({"compute_cost": code}, frozenset({"compute_cost"}), harmful=harmful)


def damage_in_passing(code: str, *, harmful: bool = False) -> Case:
    """Make a case that does harm in a cell of its own, beside honest work."""
    return Case({EXTRA: code}, harmful=harmful)
