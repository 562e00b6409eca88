"""Reads constructs from the plain text that `bank/` holds; `bank/README.md` describes it."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from tests.constructs.words import (
    BEGIN,
    BEGIN_HIDDEN,
    END,
    END_HIDDEN,
    Answer,
    Cell,
    Construct,
)  # fmt: skip

PLACES = ("crowd", "alone", "fatal")
#: The kinds of section that are cells.
CELLS = ("plain", "markdown", "locked", "solution", "test", "hidden", "manual", "essay", "task")
#: The ident of a cell that is given none, where it is not its kind.
IDENTS = {"solution": "answer", "hidden": "test"}
ANSWERS = ("right", "wrong", "untouched")


@dataclass(frozen=True)
class Section:
    """A section of a construct: its kind, the words after it, its options and its text."""

    kind: str
    words: list[str]
    options: dict[str, str]
    text: str


def read(path: Path) -> list[Construct]:
    """Return the constructs of one file."""
    parts = re.split(r"^=== (.+)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    titles, bodies = parts[1::2], parts[2::2]
    return [_construct(title, body) for title, body in zip(titles, bodies, strict=True)]


def _construct(title: str, body: str) -> Construct:
    name, place = (*title.split(), "crowd")[:2]
    assert place in PLACES, f"{name}: {place!r} is no place, expected one of {PLACES}"
    why, *rest = re.split(r"^--- (.+)\n", body, flags=re.MULTILINE)
    sections = [_section(*each) for each in zip(rest[::2], rest[1::2], strict=True)]
    cells = tuple(_cell(each) for each in sections if each.kind in CELLS)
    files = {each.words[0]: each.text + "\n" for each in sections if each.kind == "file"}
    bare = Construct(name, why.strip(), place, cells, {}, files)
    return replace(bare, answers=_answers(bare, sections))


def _section(header: str, text: str) -> Section:
    kind, *words = header.split()
    assert kind in (*CELLS, *ANSWERS, "file", "stock"), f"{header!r} is no section"
    options = dict(word.split("=", 1) for word in words if "=" in word)
    return Section(kind, [word for word in words if "=" not in word], options, text.strip("\n"))


def _cell(section: Section) -> Cell:
    """Return a cell; what a solution or a hidden test does not mark is marked whole."""
    kind, text = section.kind, section.text
    ident = section.words[0] if section.words else IDENTS.get(kind, kind)
    if kind == "solution" and BEGIN not in text:
        text = f"{BEGIN}\n{text}\n{END}"
    if kind == "hidden":
        kind, text = "test", f"{BEGIN_HIDDEN}\n{text}\n{END_HIDDEN}"
    markdown = kind in ("markdown", "essay", "task")
    kind = {"markdown": "plain", "essay": "manual"}.get(kind, kind)
    return Cell(kind, text, float(section.options.get("points", 1)), ident, markdown)


def _answers(bare: Construct, sections: list[Section]) -> dict[str, Answer]:
    """Return the model, right, wrong and untouched answers, each with what stock does wrong."""
    stock = {each.words[0]: each.text for each in sections if each.kind == "stock"}
    answers = {"model": Answer({}, bare.points)}
    for kind in ("right", "wrong"):
        ours = [each for each in sections if each.kind == kind]
        for number, section in enumerate(ours, 1):
            answers[f"{kind}{number}"] = _answer(bare, section)
    answers["untouched"] = Answer(None, 0)
    for section in sections:
        if section.kind == "untouched":
            answers["untouched"] = replace(_answer(bare, section), cells=None)
    assert stock.keys() <= answers.keys(), f"{bare.name}: stock names no answer: {stock}"
    return {k: replace(each, stock_wrong=stock.get(k, "")) for k, each in answers.items()}


def _answer(bare: Construct, section: Section) -> Answer:
    first, *rest = re.split(r"^~~~ (.+)\n", section.text + "\n", flags=re.MULTILINE)
    texts = dict(zip(rest[::2], (each.strip("\n") for each in rest[1::2]), strict=True))
    if first.strip():
        texts[_first_solution(bare)] = first.strip("\n")
    added = {ident[1:]: text for ident, text in texts.items() if ident.startswith("+")}
    cells = {ident: text for ident, text in texts.items() if not ident.startswith("+")}
    earns = section.options.get("earns", bare.points if section.kind == "right" else 0)
    lists = {k: tuple(v.split(",")) for k, v in section.options.items() if k != "earns"}
    return Answer(cells, float(earns), added=added, **lists)


def _first_solution(bare: Construct) -> str:
    return next(cell.ident for cell in bare.cells if cell.kind in ("solution", "manual"))
