"""The button at the end of an assignment: saves and grades the notebook, shows the results."""

import atexit
import contextlib
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import traitlets
from IPython.display import display

from utils import record
from utils.grade_me import choice, notebook, results
from utils.grade_me.grader import Grader, GraderError
from utils.widgets.card import Card, script, style

HERE = Path(__file__).parent
IDLE = "Saves this notebook and grades it with all tests. Nothing leaves your machine."
NO_NAME = "Jupyter did not say which notebook this is. Write its name: panel('my_notebook.ipynb')."
GONE = (
    "{name} is not there any more. Was it renamed or moved? Then restart the kernel, or write its "
    "name: panel('new_name.ipynb')."
)
NOT_SAVED = (
    "This notebook could not be saved from here, so it was graded as it was saved at {time}. For "
    "your newest changes press Ctrl+S (on a Mac: Cmd+S), and then the button again."
)
OFFER = (
    "This machine has no sandbox. Without one your code runs with your own rights, as it does in "
    "the cells above. It is your own code, so that is your choice, and you are asked once. What is "
    "missing: {why}"
)
AS_YOURS = "It runs as your own code does in the cells above."


class GradeMe(Card):
    """A button and its result; the browser draws nothing but `state`."""

    _esm = script(HERE / "panel.js")
    _css = style(HERE / "panel.css")
    state: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)

    def __init__(self, path: Path | None, grader=Grader, **keywords):
        super().__init__(state={"phase": "idle", "words": IDLE}, **keywords)
        self._path, self._start = path, grader
        self._running: Grader | None = None
        self._sandboxed = True
        self._busy, self._starting = threading.Lock(), threading.Lock()
        self.on_msg(self._asked)
        atexit.register(self.end)

    def text(self) -> str:
        """Return how to grade without a browser."""
        name = self._path.name if self._path else "NOTEBOOK"
        return f"Grade this notebook in a terminal: python -m autograder check {name}"

    def end(self) -> None:
        """End the grader."""
        with self._starting:
            ended, self._running = self._running, None
        if ended is not None:
            ended.close()

    def _asked(self, _, message, __):
        """Start the grader when the panel is seen, and grade when its button is pressed."""
        if message["kind"] == "shown":
            if not self._missing():
                with contextlib.suppress(GraderError):  # the button says it, if it is still so
                    self._grader()
        elif self._busy.acquire(blocking=False):
            if not message["sandbox"]:
                choice.keep()
            threading.Thread(target=self._run, args=(message["sandbox"],), daemon=True).start()

    def _run(self, sandbox):
        try:
            self._grade(anyway=not sandbox)
        except GraderError as error:
            self.end()
            self._trouble(str(error))
        except Exception as error:
            self.end()
            self._trouble(f"The panel stopped with {type(error).__name__}: {error}.")
            raise
        finally:
            self._busy.release()

    def _grade(self, *, anyway):
        path, missing = self._path, self._missing()
        if missing or path is None:
            return self._trouble(missing)
        before = notebook.stamp(path)
        self.state = {"phase": "saving", "words": "Saving ..."}
        saved = notebook.saved_since(path, before)
        notes = [] if saved else [NOT_SAVED.format(time=_clock(path))]
        began = time.perf_counter()
        for message in self._grader(anyway=anyway).grade(path):
            self._follow(message, notes, began)
        return None

    def _follow(self, message, notes, began):
        if "ready" in message:
            self._sandboxed = message["sandboxed"]
        elif "refused" in message:
            self.end()
            words = OFFER.format(why=message["refused"])
            self._trouble(words, offer="Grade without a sandbox")
        elif "trouble" in message:
            self._trouble(message["trouble"])
        elif "report" in message:
            self._done(message["report"], notes, time.perf_counter() - began)
        elif "tests" in message:
            self.state = {"phase": "running", "words": "Running", "done": 0} | {
                "total": message["tests"]
            }
        elif "told" in message:
            done, test = self.state["done"] + 1, message["told"]["grade_id"]
            self.state = self.state | {"done": done, "words": f"{test} is done"}

    def _done(self, report, notes, seconds):
        kept = [] if report["partial"] else _kept(report)
        self.state = {
            "phase": "done",
            "words": f"{results.total(report)}, in {seconds:.1f} s",
            "rows": results.rows(report["exercises"]),
            "notes": [*notes, *kept, *report["review"], self._how(report["isolation"])],
        }

    def _how(self, isolation):
        return f"Isolation: {isolation}." if self._sandboxed else AS_YOURS

    def _trouble(self, words, offer=""):
        self.state = {"phase": "trouble", "words": words, "offer": offer}

    def _missing(self):
        """Say what prevents grading; "" if nothing does."""
        if self._path is None:
            return NO_NAME
        return "" if self._path.exists() else GONE.format(name=self._path.name)

    def _grader(self, *, anyway=False):
        with self._starting:
            if self._running is None:
                course = (self._path and notebook.course_of(self._path)) or record.COURSE
                self._running = self._start(course, anyway=anyway or choice.is_kept())
            return self._running


def panel(path: str | None = None) -> None:
    """Show the button that grades this notebook.

    Args:
        path: the notebook, if Jupyter does not say which one it is.
    """
    display(GradeMe(Path(path).resolve() if path else notebook.this_notebook()))


def _kept(report):
    """Keep the score, and return what the learner should know of it."""
    news = record.keep_score(report["assignment"], report["score"], report["max_score"])
    return [news] if news else []


def _clock(path):
    return datetime.fromtimestamp(path.stat().st_mtime).strftime("%H:%M:%S")
