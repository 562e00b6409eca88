"""A graded question as plain data: what it asks, and how its answer is typed (pure)."""

import html
from dataclasses import dataclass, field

#: What to do, by the kind of a question.
DUTIES = {
    "one": "Choose one",
    "several": "Choose all that are right",
    "order": "Put the steps in order",
    "number": "Write a number",
}


@dataclass(frozen=True)
class Question:
    """One question: the variable that holds its answer, and its options in the order shown."""

    kind: str
    name: str
    options: dict[str, str] = field(default_factory=dict)
    unit: str = ""

    def duty(self) -> str:
        """Return the instruction, such as “Choose one”."""
        return DUTIES[self.kind] + (f", in {self.unit}" if self.unit else "")

    def example(self) -> str:
        """Return an example of an answer's form, for learners who type it; it is not a hint."""
        words = ", ".join(f'"{key}"' for key in list(self.options)[:2])
        forms = {"one": words.split(",")[0], "number": "0.5", "order": f"[{words}, ...]"}
        return f"{self.name} = {forms.get(self.kind, f'[{words}]')}"

    def text(self) -> str:
        """Return the question's options and how to answer, for a page without widgets."""
        wide = max(map(len, self.options), default=0)
        rows = [f"  {key:<{wide}}  {words}" for key, words in self.options.items()]
        return "\n".join([f"{self.duty()}. In the cell below: {self.example()}", *rows])

    def page(self) -> str:
        """Return the same as HTML."""
        rows = "".join(
            f"<dt><code>{html.escape(key)}</code></dt><dd>{html.escape(words)}</dd>"
            for key, words in self.options.items()
        )
        form = f"<code>{html.escape(self.example())}</code>"
        return f"<p>{html.escape(self.duty())}. In the cell below: {form}</p><dl>{rows}</dl>"
