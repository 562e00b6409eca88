"""Where a kernel's notebook is graded: one grader, one request at a time, whoever asks."""

import atexit
import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

from utils import record
from utils.exercises import this_notebook
from utils.grade_me import choice, notebook
from utils.grade_me.grader import Grader, GraderError

NO_NAME = "Jupyter did not say which notebook this is. Write its name: panel('my_notebook.ipynb')."
GONE = (
    "{name} is not there any more. Was it renamed or moved? Then restart the kernel, or write its "
    "name: panel('new_name.ipynb')."
)
CANCELLED = "Cancelled: nothing was graded, and your best score stays. Press the button to grade."


class SharedGrader:
    """Keeps a grader running, and hands it one request after the other."""

    def __init__(self, path: Path | None, start: Callable[..., Grader] = Grader):
        """Start nothing yet.

        Args:
            path: the notebook; None if it is not known.
            start: starts a grader.
        """
        self.path, self._start = path, start
        self.busy = threading.Lock()
        self.sandboxed = True
        self._running: Grader | None = None
        self._starting, self._cancelled = threading.Lock(), False
        atexit.register(self.end)

    @property
    def missing(self) -> str:
        """What prevents grading, as a sentence; "" if nothing does."""
        if self.path is None:
            return NO_NAME
        return "" if self.path.exists() else GONE.format(name=self.path.name)

    def warm(self) -> None:
        """Start the grader, so that its imports are done before the first request."""
        if not self.missing:
            with contextlib.suppress(GraderError):  # the button says it, if it is still so
                self._grader()

    def begin(self, first: Callable[[], object], work: Callable[[], object]) -> bool:
        """Do something at once, and more in a thread, unless something is being done already.

        Returns:
            Whether it is done.
        """
        free = self.busy.acquire(blocking=False)
        if free:
            self._cancelled = False
            try:
                first()
                threading.Thread(target=self._do, args=(work,), daemon=True).start()
            except BaseException:
                self.busy.release()
                raise
        return free

    def grade(self, path: Path, exercise: str, hear: Callable[[dict], object], *, anyway: bool):
        """Grade a file, and hand on each message.

        Raises:
            GraderError: there is no answer; the message says why.
        """
        try:
            for message in self._grader(anyway=anyway).grade(path, exercise):
                self.sandboxed = message.get("sandboxed", self.sandboxed)
                if "refused" in message:
                    self.end()
                hear(message)
        except GraderError as error:
            self.end()
            raise GraderError(CANCELLED) if self._cancelled else error from None

    def cancel(self) -> None:
        """Give up what is being graded."""
        with self._starting:
            if self.busy.locked() and self._running is not None:
                self._cancelled = True
                self._running.cancel()

    def end(self) -> None:
        """End the grader."""
        with self._starting:
            ended, self._running = self._running, None
        if ended is not None:
            ended.close()

    def _do(self, work):
        try:
            work()
        finally:
            self.busy.release()

    def _grader(self, *, anyway=False):
        with self._starting:
            if self._running is None:
                course = (self.path and notebook.course_of(self.path)) or record.COURSE
                self._running = self._start(course, anyway=anyway or choice.is_kept())
            return self._running


_graders: dict[Path | None, SharedGrader] = {}


def of(path: Path | None = None) -> SharedGrader:
    """Return the one shared_grader of a notebook; by default of the one that this kernel runs."""
    path = path or this_notebook()
    if path not in _graders:
        _graders[path] = SharedGrader(path)
    return _graders[path]
