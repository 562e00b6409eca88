"""Crowds the constructs into few assignments, so that all of them are graded in few runs."""

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

from tests.constructs import notebooks, reading
from tests.constructs.course import Assignment, Graded, HandIn
from tests.constructs.words import Construct

#: The assignment of the constructs that share notebooks; in the others each has its own.
CROWD = "crowd"
#: The notebooks that they share, and the themes in each.
NOTEBOOKS = {
    "classes": ("classes", "special_classes", "types", "objects"),
    "functions": ("functions", "values", "numbers", "inspecting", "texts"),
    "frames": ("arrays", "frames", "science", "figures"),
    "files": ("files", "outputs", "notebook_ways"),
    "copies": ("copies",),
    "order": ("order",),
    "tests": ("testing", "exceptions", "credit"),
    "cells": ("state", "locked_and_own_cells", "damage", "by_hand", "limits"),
}
BANK = Path(__file__).parent / "bank"
Members = Mapping[str, list[Construct]]


@cache
def themes() -> Mapping[str, tuple[Construct, ...]]:
    """Return the constructs of each theme."""
    return {path.stem: tuple(reading.read(path)) for path in sorted(BANK.glob("*.txt"))}


def constructs() -> list[Construct]:
    """Return every construct."""
    return [construct for theme in themes().values() for construct in theme]


@cache
def shared() -> Mapping[str, str]:
    """Return the notebook of each construct that shares one."""
    return {
        construct.name: notebook
        for notebook, group in NOTEBOOKS.items()
        for theme in group
        for construct in themes()[theme]
        if construct.place == CROWD
    }


def place(construct: Construct) -> tuple[str, str]:
    """Return the assignment and the notebook that a construct is in."""
    return construct.place, shared().get(construct.name, construct.name)


def assignments() -> list[Assignment]:
    """Return the assignments that hold all constructs."""
    return [_assignment(name, members) for name, members in layout().items()]


def parts() -> list[Assignment]:
    """Return the same assignments, a notebook each, to be graded side by side."""
    return [
        _assignment(name, {notebook: group})
        for name, members in layout().items()
        for notebook, group in members.items()
    ]


def layout() -> Mapping[str, Members]:
    """Return the notebooks of each assignment, and the constructs of each notebook."""
    found: dict[str, dict[str, list[Construct]]] = {}
    for construct in constructs():
        assignment, notebook = place(construct)
        found.setdefault(assignment, {}).setdefault(notebook, []).append(construct)
    return found


def _assignment(name: str, members: Members) -> Assignment:
    everyone = [construct for group in members.values() for construct in group]
    files = {file: text.encode() for each in everyone for file, text in each.files.items()}
    sources = {notebook: notebooks.source(group) for notebook, group in members.items()}
    return Assignment(name, sources, files, partial(_hand_ins, members))


def _hand_ins(members: Members, released: HandIn) -> dict[str, HandIn]:
    """Return what each learner hands in: one turn of every construct's answers."""
    counts = (len(each.answers) for group in members.values() for each in group)
    return {learner(turn): _hand_in(members, released, turn) for turn in range(max(counts))}


def learner(turn: int) -> str:
    """Return the id of the learner who hands in this turn of every construct's answers."""
    return f"learner{turn}"


def _hand_in(members: Members, released: HandIn, turn: int) -> HandIn:
    return {
        name: notebooks.handed_in(released[name], [(each, each.answer(turn)[1]) for each in group])
        for name, group in members.items()
    }


def of_constructs(graded: Graded) -> dict[str, dict[str, dict[str, float | None] | None]]:
    """Return, from the points of assignments and learners, those of constructs and answers.

    Constructs whose assignment is not there are left out; an answer whose hand-in was not graded
    has None.
    """
    return {
        construct.name: {
            construct.answer(turn)[0]: _of_answer(construct, graded, turn)
            for turn in range(len(construct.answers))
        }
        for construct in constructs()
        if place(construct)[0] in graded
    }


def _of_answer(construct: Construct, graded: Graded, turn: int):
    assignment, notebook = place(construct)
    scored = graded[assignment].get(learner(turn), {}).get(notebook)
    if scored is None:
        return None
    idents = [cell.ident for cell in construct.cells if cell.kind in ("test", "manual")]
    return {each: scored.get(notebooks.grade_id(construct, each)) for each in idents}
