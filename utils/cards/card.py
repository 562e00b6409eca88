"""A card: the outcome of one check, as text and as HTML."""

from dataclasses import dataclass, field

from utils.cards import page, text
from utils.cards.failure import Failure
from utils.hints import Hint

OUTDATED = "your code has changed since this check. Run its cell, and then the check again."
NOT_YET = "not yet"


@dataclass
class Card:
    """What holds so far in an exercise, and the first thing that does not."""

    name: str
    hint: Hint
    held: list[str] = field(default_factory=list)
    failure: Failure | None = None
    worth: str = ""
    title: str = ""
    outdated: bool = False
    printed: str = ""

    def holds(self, what: str) -> None:
        """Add a property that the lines above have shown."""
        self.held.append(what)

    @property
    def verdict(self) -> str:
        """Summarize how the check ended."""
        name = self.title or self.name
        if self.outdated:
            return f"{name}: {f'{NOT_YET}, and ' * bool(self.failure)}{OUTDATED}"
        return f"{name}: {NOT_YET if self.failure else 'the check holds' + self.worth}"

    @property
    def state(self) -> str:
        """Return how the check ended, in one word."""
        return "failed" if self.failure else "outdated" if self.outdated else "held"

    def __str__(self) -> str:
        return text.of(self)

    __repr__ = __str__

    def _repr_mimebundle_(self, **kwargs):
        return {"text/plain": text.of(self), "text/html": page.of(self)}
