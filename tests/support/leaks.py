"""Finds what gives a prediction away before it is revealed, in a lesson that has been run (pure).

Text below the reveal counts, too, while it is on the same screen as the question: all text of a
lesson is there before any of its code has run, unless it is folded with <details>.

The answer is the one that the lesson itself reveals. A mark of an option is a word or a number that
it has, and neither the question nor another option has. A piece of text before the reveal is a leak
if it has more than half of the right option's marks, and a larger share of them than of any wrong
one's: a sentence that names both sides, such as the two arms of an experiment, gives nothing away.
"""

import ast
import io
import math
import re
import tokenize
from collections.abc import Iterator
from typing import NamedTuple

from nbformat import NotebookNode

#: Words without a content of their own.
EMPTY = """
    a about again all also an and any are as at be been before but by can could did do does done
    each every few for from get gets give gives had has have here how if in into is it its just
    least less like made make many may more most much must no nor not of off on once one ones only
    onto or other others our out over own quite so some still such than that the their them then
    there these they this those through to too up upon us very was way we were what when where
    which while who why will with within without would you your
"""
NUMBERS = {
    "zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "third": 3, "fourth": 4, "fifth": 5, "twice": 2, "half": 0.5,
    "hundred": 100, "thousand": 1000, "million": 1e6, "tenth": 0.1, "hundredth": 0.01,
    "thousandth": 1e-3, "millionth": 1e-6,
}  # fmt: skip
#: Words that say the same thing.
ALIKE = (
    "same equal alike identical",
    "different differ separate apart",
    "large big",
    "grow increase rise",
    "shrink decrease fall",
)
NUMBER = re.compile(r"ln \d+|\d[\d,]*/\d[\d,]*|\d[\d,]*(?:\.\d+)?(?:e-?\d+)?(?: ?%)?")
MATHS = re.compile(r"\$\$.*?\$\$|\$[^$\n]*\$|\]\([^)\n]*\)", re.S)
#: Numbers are alike within this fraction: a lesson prints rounded ones.
NEAR = 0.02
#: A text with this share of an option's marks, or less, may have them by chance.
HALF = 0.5
#: What a screen shows below a question, in lines.
SCREEN = 30
FOLDED = re.compile(r"<details>.*?</details>", re.S)
#: A whole number up to this one is everywhere: it counts beside a word of the question alone.
SMALL = 10


class Prediction(NamedTuple):
    """One question, its options, the one that is revealed, and the text that is read before."""

    key: str
    question: str
    options: list[str]
    answer: str
    texts: list[tuple[str, str]]


def given_away(notebook: NotebookNode) -> list[str]:
    """Return a line for each piece of text that gives a prediction away.

    Args:
        notebook: a lesson with the outputs of a run from top to bottom.
    """
    return [
        f"{each.key} is {each.answer!r}, and {place} says: {text[:120]}"
        for each in predictions(notebook)
        for place, text in each.texts
        if leaks(text, each.question, each.options, each.answer)
    ]


def leaks(text: str, question: str, options: list[str], answer: str) -> bool:
    """Say whether a piece of text gives the answer away."""
    about = bool(stems(question) & stems(text))
    right = _told(text, question, answer, options, small=about)
    wrong = [each for each in options if each != answer]
    return right > max(HALF, *(_told(text, question, each, options, small=True) for each in wrong))


def predictions(notebook: NotebookNode) -> Iterator[Prediction]:
    """Read each pair of `predict` and `reveal`, with what is read from its heading on."""
    asked = {}
    for at, cell in enumerate(notebook.cells):
        for call in calls(cell, "predict"):
            key, question, options = map(ast.literal_eval, call.args)
            asked[key] = at, question, options
        for call in calls(cell, "reveal"):
            key = ast.literal_eval(call.args[0])
            asked_at, question, options = asked[key]
            texts = [*_promise(notebook), *_before(notebook, asked_at, at)]
            texts += below(notebook, asked_at, at)
            yield Prediction(key, question, options, revealed(cell), texts)


def revealed(cell: NotebookNode) -> str:
    """Return the answer that a reveal's output shows; "" if there is none."""
    plain = "\n".join(_plain(cell))
    found = re.search(r"It is: (.*)\.$", plain, re.MULTILINE)
    return found[1] if found else ""


def calls(cell: NotebookNode, function: str) -> list[ast.Call]:
    """Return the calls of a function, or of a module's function, in a code cell."""
    if cell.cell_type != "code":
        return []
    nodes = (node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call))
    return [call for call in nodes if ast.unparse(call.func) == function]


def folded(cell: NotebookNode) -> bool:
    """Say whether a cell's source is folded away."""
    return bool(cell.metadata.get("jupyter", {}).get("source_hidden"))


def _promise(notebook):
    """Yield the lines of the first cell but its title, which is the course's own question."""
    first = notebook.cells[0]
    for line in first.source.splitlines():
        if line.strip() and not line.startswith("#"):
            yield first.id, line


def _before(notebook, asked_at, revealed_at):
    """Yield what is read from the section's heading to the reveal.

    What a cell prints counts above the prediction alone: below it the experiment itself speaks.
    """
    heading = max(
        (at for at in range(asked_at) if re.search(r"^## ", notebook.cells[at].source, re.M)),
        default=0,
    )
    for at in range(heading, revealed_at):
        cell = notebook.cells[at]
        yield from ((cell.id, text) for text in _read(cell))
        if at < asked_at and not folded(cell):
            yield from ((cell.id, line) for text in _plain(cell) for line in text.splitlines())


def below(notebook: NotebookNode, asked_at: int, revealed_at: int) -> Iterator[tuple[str, str]]:
    """Yield the unfolded lines of prose that are on the question's screen, below the reveal.

    Args:
        notebook: a lesson, with or without outputs.
        asked_at: the place of the question's cell.
        revealed_at: the place of the cell that reveals the answer.
    """
    lines = 0
    for at in range(asked_at + 1, len(notebook.cells)):
        cell = notebook.cells[at]
        seen = _seen(cell)
        if at > revealed_at and cell.cell_type == "markdown":
            yield from ((cell.id, line) for line in seen[: max(0, SCREEN - lines)])
        lines += len(seen)


def _seen(cell):
    """Return the lines of a cell that a reader sees; what is folded is one line, and says none."""
    if cell.cell_type == "markdown":
        return list(filter(str.strip, FOLDED.sub("...", cell.source).splitlines()))
    return ["..."] if folded(cell) else cell.source.splitlines()


def _read(cell):
    """Yield the texts of a cell: lines of prose; sentences, comments and labels in open code."""
    if cell.cell_type == "markdown":
        yield from filter(str.strip, cell.source.splitlines())
    elif not folded(cell):
        strings = [node.value for node in ast.walk(ast.parse(cell.source))
                   if isinstance(node, ast.Constant) and isinstance(node.value, str)]  # fmt: skip
        yield from (text for text in strings if len(text.split()) > 3)
        yield " | ".join(text for text in strings if len(text.split()) <= 3)
        yield from _comments(cell.source)


def _comments(source):
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


def _plain(cell):
    for output in cell.get("outputs", ()):
        yield output.get("text", "") or output.get("data", {}).get("text/plain", "")


def _told(text, question, option, options, *, small):
    """Return the share of an option's marks that a text has, 1 if it has it word for word.

    Whole numbers up to SMALL count where `small` says so.
    """
    if len(option) > 2 and _plainly(option) in _plainly(text):
        return 1.0
    known = [question, *(each for each in options if each != option)]
    words = stems(option) - set().union(*map(stems, known))
    taken = [number for each in known for number in numbers(each)]
    marks = [number for number in numbers(option) if not _among(number, taken)]
    found = [number for number in marks if _among(number, numbers(text))
             and (small or number != int(number) or number > SMALL)]  # fmt: skip
    return (len(words & stems(text)) + len(found)) / max(1, len(words) + len(marks))


def stems(text: str) -> set[str]:
    """Return the stems of the content words of a text; its formulas are left out."""
    words = re.findall(r"[a-z][a-z0-9]*", MATHS.sub(" ", text).lower())
    return {_stem(word) for word in words if word not in _EMPTY and word not in NUMBERS}


def _stem(word):
    return _ALIKE.get(_bare(word), _bare(word))


def _bare(word):
    for ending in ("ing", "ies", "ed", "es", "s", "ly", "er", "est", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


_EMPTY = frozenset(EMPTY.split())
_ALIKE = {_bare(word): _bare(group.split()[0]) for group in ALIKE for word in group.split()}


def numbers(text: str) -> list[float]:
    """Return the numbers of a text, those written as words and as “ln 2” too."""
    text = MATHS.sub(" ", text).lower()
    found = [_number(match[0]) for match in NUMBER.finditer(text) if _alone(match)]
    return [*found, *(float(NUMBERS[word]) for word in re.findall("[a-z]+", text)
                      if word in NUMBERS)]  # fmt: skip


def _alone(match):
    """Say whether a number is no part of a name, such as W1."""
    return not re.search(r"[a-z_]$", match.string[: match.start()]) or match[0].startswith("ln")


def _number(text):
    text = text.replace(",", "")
    if text.startswith("ln"):
        return math.log(max(1, int(text[3:])))
    if "/" in text:
        over, under = map(float, text.split("/"))
        return over / under if under else math.inf
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def _among(number, found):
    return any(math.isclose(number, each, rel_tol=NEAR) for each in found)


def _plainly(text):
    """Return a text's words and numbers between spaces, to look for one text in another."""
    return f" {' '.join(re.findall(r'[a-z0-9./%-]+', text.lower()))} "
