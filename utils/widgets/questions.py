"""Self-checks: a question with an explanation for every option, and steps to put in order."""

import html
import random
from collections.abc import Iterable

import traitlets
from IPython.display import display

from utils import record, require
from utils.widgets.card import HERE, Card, script

#: What a page without widgets says of a setup; tools/site.py makes it a link to the cockpit.
SEE_LIVE = "See it live: {}"


#: What was chosen last, in this session, by the question: a cell that runs again shows it.
CHOSEN: dict[str, int] = {}


class Quiz(Card):
    """One question; a click on an option shows its explanation, without asking the kernel."""

    _esm = script(HERE / "quiz.js")
    question = traitlets.Unicode().tag(sync=True)
    options = traitlets.List(traitlets.Unicode()).tag(sync=True)
    explanations = traitlets.List(traitlets.Unicode()).tag(sync=True)
    answer = traitlets.Int().tag(sync=True)
    chosen = traitlets.Int(-1).tag(sync=True)
    #: The setup of the live network that shows the answer, or "".
    preset = traitlets.Unicode("").tag(sync=True)

    def text(self) -> str:
        """Return the question, the options and the explanation of each."""
        pairs = zip(self.options, self.explanations, strict=True)
        return f"Check yourself: {self.question}\n" + "\n".join(f"  ( ) {o} {e}" for o, e in pairs)

    def page(self) -> str:
        """Return the question with explanations that unfold."""
        pairs = zip(self.options, self.explanations, strict=True)
        rows = "".join(
            f"<details><summary>{html.escape(o)}</summary>{html.escape(e)}</details>"
            for o, e in pairs
        )
        live = f"<p>{SEE_LIVE.format(html.escape(self.preset))}</p>" if self.preset else ""
        return f"<p><strong>{html.escape(self.question)}</strong></p>{rows}{live}"


class Ordering(Card):
    """Steps to put in order, by buttons."""

    _esm = script(HERE / "ordering.js")
    question = traitlets.Unicode().tag(sync=True)
    steps = traitlets.List(traitlets.Unicode()).tag(sync=True)
    order = traitlets.List(traitlets.Int()).tag(sync=True)

    def text(self) -> str:
        """Return the shuffled steps."""
        shuffled = "\n".join(f"  - {self.steps[i]}" for i in self.order)
        return f"{self.question}\n{shuffled}"

    def page(self) -> str:
        """Return the shuffled steps, with the right order to unfold."""
        shuffled, right = (
            "".join(f"<li>{html.escape(self.steps[i])}</li>" for i in order)
            for order in (self.order, range(len(self.steps)))
        )
        return (
            f"<p><strong>{html.escape(self.question)}</strong></p><ul>{shuffled}</ul>"
            f"<details><summary>The right order</summary><ol>{right}</ol></details>"
        )


def quiz(question: str, options: dict[str, str], *, answer: str, preset: str = "") -> None:
    """Ask one question; every option has an explanation of its own.

    The options are shown in an order drawn from the question's words, so that a page always looks
    the same and the place of the right option says nothing. An answer is recorded by its question.

    Args:
        question: what is asked.
        options: each option with the explanation that is shown when it is chosen, in any order.
        answer: the right option.
        preset: the setup of the live network that shows the answer, one of
            `utils.live.presets.PRESETS`.

    Raises:
        ValueError: fewer than two options, an empty explanation, or `answer` is not an option.
    """
    if len(options) < 2:
        raise ValueError(f"options has {len(options)}, expected two or more.")
    require.choice("answer", answer, options)
    for option, explanation in options.items():
        require.words(f"the explanation of {option!r}", explanation)
    names = shuffled(question, options)
    right = names.index(answer)
    explanations = [options[name] for name in names]
    card = Quiz(
        question=question, options=names, explanations=explanations, answer=right, preset=preset,
        chosen=CHOSEN.get(question, -1),
    )  # fmt: skip

    def keep(chosen):
        CHOSEN[question] = chosen["new"]
        record.keep_answer(question, right=chosen["new"] == right)

    card.observe(keep, "chosen")
    display(card)


def shuffled(question: str, options: Iterable[str]) -> list[str]:
    """Return the options in the order that the question's words seed.

    The shuffle is seeded with text, which Python hashes in the same way on every machine. It starts
    from the sorted options: their order in a lesson's source plays no part.
    """
    names = sorted(options)
    random.Random(question).shuffle(names)
    return names


def ordering(question: str, steps: list[str], *, seed: int = 1) -> None:
    """Show shuffled steps that buttons move into the right order.

    Args:
        question: what to put in order.
        steps: the steps in their right order, all different.
        seed: of the shuffle, so that the page always looks the same.

    Raises:
        ValueError: fewer than two steps, or two equal ones.
    """
    if len(steps) < 2 or len(set(steps)) < len(steps):
        raise ValueError(f"steps is {steps!r}, expected two or more, all different.")
    right = list(range(len(steps)))
    order = right[::-1] if len(steps) < 3 else right
    rng = random.Random(seed)
    while order == right:
        order = rng.sample(right, len(right))
    display(Ordering(question=question, steps=steps, order=order))
