"""The message of a failed check, in fields: a card shows each field, a grader the sentence."""

import re
from collections.abc import Mapping

from utils import own_line

#: The fields, and what a reader calls them, in the order in which they are read.
LABELS = {
    "found": "Found",
    "expected": "Expected",
    "likely": "Likely mistake",
    "line": "Your line",
    "look": "Look at",
}
#: The fields that say where to look, at the end of the sentence.
PLACES = ("line", "look")
#: What a failed check has found where a function is as it was released.
UNWRITTEN = "is not written yet"


class CheckFailed(AssertionError):  # noqa: N818, the learner reads this name first
    """An answer does not do what its exercise asks; the message is for the learner.

    Args:
        found: what was found, without a full stop at its end.
        expected: what was expected, without a full stop at its end.
        likely: the probable mistake, in sentences.
        look: the formula or place to look at.
        joint: the punctuation between the facts and the probable mistake, "." or ":".
        line: where the learner's own code stopped; by default that of the cause.
    """

    def __init__(
        self,
        found: str,
        expected: str = "",
        likely: str = "",
        look: str = "",
        joint: str = ".",
        line: str = "",
    ):
        # all of them, so that a copy of the exception has the same fields
        super().__init__(found, expected, likely, look, joint, line)
        self.found, self.expected, self.likely, self.look = found, expected, likely, look
        self.joint, self._line = joint, line

    @property
    def line(self) -> str:
        """Where the learner's own code stopped: as it was given, or by the exception's cause."""
        return self._line or own_line.of(self.__cause__)

    @property
    def unwritten(self) -> bool:
        """Whether there is no answer yet, so that no kind of data explains it."""
        return UNWRITTEN in self.found

    def __str__(self) -> str:
        return self.short + placed(self.details)

    @property
    def short(self) -> str:
        """Return the message without the places to look at."""
        facts = f"{self.found}, expected {self.expected}" if self.expected else self.found
        return f"{facts}{self.joint} {self.likely}" if self.likely else f"{facts}."

    @property
    def details(self) -> dict[str, str]:
        """Return the fields that are not empty, by name."""
        fields = {each: getattr(self, each) for each in LABELS}
        return {name: said for name, said in fields.items() if said}


def on_a_card(field: str, said: str) -> str:
    """Return a field as a card shows it: a sentence of its own, without marks for code (pure)."""
    if field == "line":  # the learner's own code
        return said
    said = said.replace("`", "")
    return said[:1].upper() + said[1:] if re.match("(a|[a-z]{2,}) ", said) else said


def placed(details: Mapping[str, str]) -> str:
    """Return the places to look at, as the end of a message: the line, then the formula."""
    return "".join(f" {LABELS[each]}: {details[each]}" for each in PLACES if each in details)
