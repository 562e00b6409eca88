"""Questions that are graded: what a card asks, and the plain value that answers it.

An answer is a value in the notebook itself (a word, a list of words, a number), so that it can be
clicked or typed, and grading needs no browser. No key to a question is here, or anywhere in utils.
"""

import html
import random
from dataclasses import dataclass, field

from IPython import get_ipython
from IPython.display import display

from utils import require

#: What to do, by the kind of a question.
DUTIES = {
    "one": "Choose one",
    "several": "Choose all that are right",
    "order": "Put the steps in order",
    "number": "Write a number",
}


@dataclass(frozen=True)
class Question:
    """One question: the name that holds its answer, and its options in the order shown."""

    kind: str
    name: str
    options: dict[str, str] = field(default_factory=dict)
    unit: str = ""

    def duty(self) -> str:
        """Return what to do."""
        return DUTIES[self.kind] + (f", in {self.unit}" if self.unit else "")

    def example(self) -> str:
        """Return a line of the right form, for those who type it; it is no advice."""
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


def one(name: str, options: dict[str, str], *, learner_id: object = "") -> None:
    """Show a question that has one right option.

    Args:
        name: the variable that holds the answer, which is the key of an option.
        options: each option's key, a short word that names it, and its text.
        learner_id: the learner's id, which draws the order of the options; "" keeps theirs.

    Raises:
        ValueError: fewer than two options, two that read the same, or no name of a variable.
    """
    _show("one", name, options, learner_id)


def several(name: str, options: dict[str, str], *, learner_id: object = "") -> None:
    """Show a question that has any number of right options; the answer is a list of keys.

    Arguments and errors are those of `one`.
    """
    _show("several", name, options, learner_id)


def order(name: str, options: dict[str, str], *, learner_id: object = "") -> None:
    """Show steps to put in order; the answer is the list of all their keys.

    Arguments and errors are those of `one`.
    """
    _show("order", name, options, learner_id)


def number(name: str, *, unit: str = "") -> None:
    """Show a question whose answer is a number.

    Args:
        name: the variable that holds the answer.
        unit: what it counts.

    Raises:
        ValueError: no name of a variable.
    """
    _variable(name)
    _display(Question("number", name, unit=unit))


def drawn(options: dict[str, str], name: str, learner_id: object) -> dict[str, str]:
    """Return the options in this learner's order; neighbours see others, and tomorrow is as today.

    The draw is seeded with text, which Python hashes alike on every machine.
    """
    keys = list(options)
    if learner_id != "":
        random.Random(f"{learner_id}/{name}").shuffle(keys)
    return {key: options[key] for key in keys}


def _show(kind, name, options, learner_id):
    _variable(name)
    if len(options) < 2 or len(set(options.values())) < len(options):
        raise ValueError(f"options is {options!r}, expected two or more, all different.")
    for key, words in options.items():
        require.words(f"the option {key!r}", words)
    _display(Question(kind, name, drawn(options, name, learner_id)))


def _variable(name):
    if not isinstance(name, str) or not name.isidentifier():
        raise ValueError(f"name is {name!r}, expected the name of a variable.")


def _display(question):
    if getattr(get_ipython(), "kernel", None) is None:  # nobody is there to click
        display({"text/plain": question.text(), "text/html": question.page()}, raw=True)
        return
    from utils.ask.widget import Answering  # noqa: PLC0415, for a browser alone

    display(Answering(question))
