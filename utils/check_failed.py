"""The message of a failed check, in fields: a card shows each field, a grader the sentence."""

#: The fields, and what a reader calls them, in the order in which they are read.
LABELS = {
    "found": "Found",
    "expected": "Expected",
    "likely": "Likely mistake",
    "look": "Look at",
}


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
    """

    def __init__(
        self, found: str, expected: str = "", likely: str = "", look: str = "", joint: str = "."
    ):
        # all of them, so that a copy of the exception has the same fields
        super().__init__(found, expected, likely, look, joint)
        self.found, self.expected, self.likely, self.look = found, expected, likely, look
        self.joint = joint

    @property
    def unwritten(self) -> bool:
        """Whether there is no answer yet, so that no kind of data explains it."""
        return UNWRITTEN in self.found

    def __str__(self) -> str:
        return f"{self.short} Look at: {self.look}" if self.look else self.short

    @property
    def short(self) -> str:
        """Return the message without the place to look at."""
        facts = f"{self.found}, expected {self.expected}" if self.expected else self.found
        return f"{facts}{self.joint} {self.likely}" if self.likely else f"{facts}."

    @property
    def details(self) -> dict[str, str]:
        """Return the fields that are not empty, by name."""
        fields = {each: getattr(self, each) for each in LABELS}
        return {name: said for name, said in fields.items() if said}
