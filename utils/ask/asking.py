"""Questions that are graded: what is asked, and in which order its options are shown.

An answer is a value in the notebook itself (a word, a list of words, a number), so that it can be
clicked or typed, and grading needs no browser. No key to a question is here, or anywhere in utils.
"""

import random

from IPython import get_ipython
from IPython.display import display

from utils import require
from utils.ask.question import Question


def one(name: str, options: dict[str, str], *, learner_id: object = "") -> None:
    """Show a question that has one right option.

    Args:
        name: the variable that holds the answer, which is the key of an option.
        options: each option's key, a short word that names it, and its text.
        learner_id: the learner's id, which seeds their order; "" keeps the given order.

    Raises:
        ValueError: fewer than two options, two with the same text, or an invalid variable name.
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
        unit: of the number, as it is shown, such as "steps".

    Raises:
        ValueError: `name` is not a valid variable name.
    """
    _variable(name)
    _display(Question("number", name, unit=unit))


def drawn(options: dict[str, str], name: str, learner_id: object) -> dict[str, str]:
    """Return the options in this learner's order, which never changes and differs between learners.

    The shuffle is seeded with text, which Python hashes in the same way on every machine.
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
    if getattr(get_ipython(), "kernel", None) is None:  # no browser shows widgets
        display({"text/plain": question.text(), "text/html": question.page()}, raw=True)
        return
    from utils.ask.widget import Answering  # noqa: PLC0415, a grader never waits for it

    display(Answering(question))
