"""A graded question in a browser: what is chosen is written into the answer cell below."""

from pathlib import Path

import traitlets
from IPython import get_ipython

from utils.ask.question import Question
from utils.widgets.card import Card, script

HERE = Path(__file__).parent


class Answering(Card):
    """Controls for one question; `answer` is set once the answer cell holds it."""

    _esm = script(HERE / "cell.js", HERE / "answering.js")
    question = traitlets.Dict().tag(sync=True)
    answer = traitlets.Any(None, allow_none=True).tag(sync=True)

    def __init__(self, question: Question):
        self._question = question
        super().__init__(
            question={
                "kind": question.kind,
                "name": question.name,
                "duty": question.duty(),
                "options": list(question.options.items()),
            }
        )

    def text(self) -> str:
        """Return the options and how to answer."""
        return self._question.text()

    def page(self) -> str:
        """Return the same as HTML."""
        return self._question.page()

    @traitlets.observe("answer")
    def _tell_the_kernel(self, change):
        """Let the check below see the answer at once, as if its cell had been run."""
        if shell := get_ipython():
            shell.user_ns[self._question.name] = change["new"]
