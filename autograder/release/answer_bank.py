"""The answer bank: wrong answers that hidden tests must catch, right ones they must accept.

One answer is one small file, ASSIGNMENT/EXERCISE/wrong/SLUG.py or .../right/SLUG.py, as a learner
typed it; the exercise is named by the grade_id of its solution cell. Its first lines name it:

    # mistake: missing 1/m                    (a wrong answer)
    # message: 1/m | mean                     a word that its message must contain, or another
    # variant: scipy-free einsum              (a right answer)
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from nbformat import NotebookNode

from autograder.release import in_process

FOLDER = "answer_bank"  # in the course's root


class Answer(NamedTuple):
    """One file of the bank."""

    assignment: str
    function: str
    right: bool
    slug: str
    title: str
    words: tuple[str, ...]
    source: str


class Verdict(NamedTuple):
    """What the hidden tests made of one answer."""

    points: float
    max_points: float
    messages: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether no point was lost."""
        return self.points == self.max_points


def answers(root: Path, assignment: str) -> list[Answer]:
    """Read the answers to one assignment of a course, in the order of the folders."""
    return [_read(path) for path in sorted((root / FOLDER / assignment).glob("*/*/*.py"))]


def judge(answer: Answer, source: NotebookNode) -> Verdict:
    """Grade one answer in the source notebook, where every other solution is right."""
    return verdict(in_process.run(source, {answer.function: answer.source}, answer.function))


def verdict(results: Sequence[in_process.Result]) -> Verdict:
    """Return the verdict that the results of an exercise's tests are."""
    failed = tuple(result.message for result in results if result.message)
    return Verdict(
        sum(result.points for result in results),
        sum(result.max_points for result in results),
        failed,
    )


def named(answer: Answer, verdict: Verdict) -> bool:
    """Whether a message names the mistake: it contains one of the answer's words."""
    said = " ".join(verdict.messages).lower()
    return any(word in said for word in answer.words)


def _read(path):
    source = path.read_text("utf-8")
    head = dict(
        line[2:].split(":", 1)
        for line in source.splitlines()
        if line.startswith(("# mistake:", "# message:", "# variant:"))
    )
    words = tuple(word.strip().lower() for word in head.get("message", "").split("|"))
    right = path.parent.name == "right"
    title = head["variant" if right else "mistake"].strip()
    assignment, function = path.parts[-4:-2]
    return Answer(assignment, function, right, path.stem, title, words, source)
