"""Predict first, then see: the prediction is kept and shown beside what happened."""

import html

import traitlets
from IPython.display import display

from utils import record, require
from utils.literal import literal
from utils.widgets.card import HERE, Card, script

#: What the learner predicted, in this session or before, by the question's key.
PREDICTIONS: dict[str, str] = {}


class Prediction(Card):
    """A question with its options as radio buttons; the choice goes to the kernel at once."""

    _esm = script(HERE / "prediction.js")
    question = traitlets.Unicode().tag(sync=True)
    options = traitlets.List(traitlets.Unicode()).tag(sync=True)
    chosen = traitlets.Unicode("").tag(sync=True)

    def text(self) -> str:
        """Return the question and its options."""
        return f"Predict: {self.question}\n" + "\n".join(f"  ( ) {o}" for o in self.options)


def predict(key: str, question: str, options: list[str]) -> None:
    """Ask for a prediction, and keep the one that is clicked, here and in the learner's record.

    Args:
        key: identifies the prediction in this course; an earlier choice is selected again.
        question: what to predict.
        options: two or more answers.

    Raises:
        ValueError: fewer than two options.
    """
    if len(options) < 2:
        raise ValueError(f"options is {options!r}, expected two or more answers.")
    PREDICTIONS.setdefault(key, record.read()["predictions"].get(key, ""))
    card = Prediction(question=question, options=options, chosen=PREDICTIONS[key])
    card.observe(lambda change: _keep(key, change["new"]), "chosen")
    display(card)


def _keep(key, chosen):
    PREDICTIONS[key] = chosen
    record.keep_prediction(key, chosen)


def reveal(key: str, answer: str, because: str) -> None:
    """Show the prediction beside the answer, with the reason.

    Args:
        key: the key that was given to `predict`.
        answer: what happened, worded like the option if it is one of them.
        because: the reason, in a sentence or two.

    Raises:
        ValueError: the answer or the reason is empty.
    """
    for name, text in (("answer", answer), ("because", because)):
        require.words(name, text)
    guess = PREDICTIONS.get(key)
    guessed = f"You predicted: {guess}." if guess else "You made no prediction here."
    verdict = (
        ""
        if not guess
        else " That is right."
        if guess == answer
        else " Your prediction was different."
    )
    words = f"{guessed} It is: {answer}.{verdict}\n{because}"
    page = _page(guessed, verdict, answer, because)
    display({"text/html": page, "text/plain": words}, raw=True)


def _page(guessed, verdict, answer, because):
    guessed, answer, because = map(html.escape, (guessed, answer, because))
    style = (
        "border-left:4px solid #0072B2;padding:0.4em 0.8em;margin:0.4em 0;max-width:44em;"
        "font-family:var(--jp-ui-font-family, sans-serif);color:var(--jp-ui-font-color1, #111)"
    )
    return literal(
        f'<div style="{style}"><div>{guessed}{verdict}</div>'
        f"<div><strong>It is: {answer}.</strong></div><div>{because}</div></div>"
    )
