"""A card: the outcome of one check, as text and as HTML."""

from dataclasses import dataclass, field

from utils.cards import page, text
from utils.cards.failure import Failure
from utils.hints import Hint


@dataclass
class Card:
    """What holds so far in an exercise, and the first thing that does not."""

    name: str
    hint: Hint
    held: list[str] = field(default_factory=list)
    failure: Failure | None = None
    worth: str = ""
    title: str = ""

    def holds(self, what: str) -> None:
        """Add a property that the lines above have shown."""
        self.held.append(what)

    @property
    def verdict(self) -> str:
        """Summarize how the check ended."""
        name = self.title or self.name
        return f"{name}: {'not yet' if self.failure else 'the check holds' + self.worth}"

    def __str__(self) -> str:
        return text.of(self)

    __repr__ = __str__

    def _repr_mimebundle_(self, **kwargs):
        return {"text/plain": text.of(self), "text/html": page.of(self)}
