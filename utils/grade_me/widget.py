"""What both buttons share: save the notebook, have it graded, say what happens meanwhile."""

import contextlib
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import traitlets

from utils import exercises
from utils.grade_me import choice, notebook
from utils.grade_me.grader import GraderError
from utils.grade_me.shared_grader import SharedGrader
from utils.widgets.card import Card, style

HERE = Path(__file__).parent
NOT_SAVED = (
    "This page could not save the notebook. So the file of {time} was graded, with each cell as "
    "you last ran it. To keep your work, press Ctrl+S (on a Mac: Cmd+S). If you are asked about a "
    "file that has changed: Overwrite keeps what you see here, Revert loads what was saved, "
    "perhaps by another tab. Go on in one tab."
)
OFFER = (
    "This machine has no sandbox. Without one your code runs with your own rights, as it does in "
    "the cells above. It is your own code, so that is your choice, and you are asked once. What is "
    "missing: {why}"
)
ORIGINAL = (
    "You are writing in release/, the original, and an update of the course overwrites it. The "
    "button in the first code cell, “Open my copy”, opens a file of your own: take your answers "
    "there."
)
BUSY = (
    "This notebook is being graded just now. Press the button again when that is done, or cancel "
    "it first."
)


class Grading(Card):
    """A button and its result; the browser draws nothing but `state`."""

    _css = style(HERE / "panel.css")
    state: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    again = traitlets.Unicode().tag(sync=True)
    exercise = ""
    asleep = ""  # utils/grade_me/asleep.py says it, with what to press for this button

    def __init__(self, shared_grader: SharedGrader, words: str, again: str, **keywords):
        super().__init__(state={"phase": "idle", "words": words}, again=again, **keywords)
        self.shared_grader = shared_grader
        self._before = 0  # when the file was last changed, before it was saved
        self.on_msg(self._asked)

    def text(self) -> str:
        """Return how to grade without a browser."""
        name = self.shared_grader.path.name if self.shared_grader.path else "NOTEBOOK"
        return f"Grade this notebook in a terminal: python -m autograder check {name}"

    def done(self, report: dict, notes: list[str], seconds: float) -> dict:
        """Return the state that shows a report.

        Args:
            report: the grader's.
            notes: what the learner should know besides.
            seconds: how long it took.
        """
        raise NotImplementedError

    def takes(self, file: Path) -> None:
        """Take note of the file that is graded."""

    def _asked(self, _, message, __):
        """Start the grader when the button is seen, and grade when it is pressed."""
        if message["kind"] == "shown":
            self.shared_grader.warm()
        elif message["kind"] == "cancel":
            self.shared_grader.cancel()
        else:
            begun = self.shared_grader.begin(self._save, lambda: self._run(message["sandbox"]))
            if not (begun or self._is_waiting()):
                self.state = {"phase": "busy", "words": BUSY}

    def _save(self):
        """Let the browser save the notebook, before anything else can be asked."""
        path = self.shared_grader.path
        if path is not None and not self.shared_grader.missing:
            self._before = notebook.stamp(path)
            self.state = {"phase": "saving", "words": "Saving ..."}

    def _is_waiting(self):
        return self.state["phase"] in ("saving", "running")

    def _run(self, sandbox):
        if not sandbox:
            choice.keep()
        try:
            self._grade(anyway=not sandbox)
        except GraderError as error:
            self._trouble(str(error))
        except Exception as error:
            self.shared_grader.end()
            self._trouble(f"The panel stopped with {type(error).__name__}: {error}.")
            raise

    def _grade(self, *, anyway):
        path, missing = self.shared_grader.path, self.shared_grader.missing
        if missing or path is None:
            return self._trouble(missing)
        began = time.perf_counter()
        saved = notebook.saved_since(path, self._before)
        notes = [] if saved else [NOT_SAVED.format(time=_clock(path))]
        notes += [ORIGINAL] if exercises.is_original(path.resolve().parent) else []
        with contextlib.nullcontext(path) if saved else notebook.as_run(path) as file:
            self.takes(file)
            self.shared_grader.grade(
                file, self.exercise, lambda each: self._follow(each, notes, began), anyway=anyway
            )
        return None

    def _follow(self, message, notes, began):
        if "refused" in message:
            words = OFFER.format(why=message["refused"])
            self._trouble(words, offer="Grade without a sandbox")
        elif "trouble" in message:
            self._trouble(message["trouble"])
        elif "report" in message:
            self.state = self.done(message["report"], notes, time.perf_counter() - began)
        elif "tests" in message:
            self.state = {"phase": "running", "words": "Running", "done": 0} | message
        elif "told" in message:
            self.state = self.state | {"done": self.state["done"] + 1}

    def _trouble(self, words, offer=""):
        self.state = {"phase": "trouble", "words": words, "offer": offer}


def _clock(path):
    return datetime.fromtimestamp(path.stat().st_mtime).strftime("%H:%M:%S")
