"""The grader behind the "Grade me" panel: reads requests and writes events as lines of JSON.

The panel in a notebook starts it and keeps its standard input open. When that closes, because the
kernel ended for any reason, this process and its engine end too.

in:   {"notebook": PATH}, and for one exercise alone {"exercise": GRADE_ID}
out:  {"ready": ISOLATION, "sandboxed": WHETHER} or {"refused": WHY}, once, at the start
      {"tests": GRADE_IDS, in the order in which they begin, "seconds": THE LIMIT OF ALL}
      {"told": RESULT} per test as it finishes
      {"report": REPORT} or {"trouble": WHY}

Each input line gets one such answer; a malformed request does not end the process.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from autograder.engine import in_parallel, order_of_tests
from autograder.engine.engine import Engine
from autograder.errors import SandboxUnavailable, WorkerError
from autograder.grading import own_notebook
from autograder.grading.grader import Settings
from autograder.grading.pool import named
from autograder.notebook import one_exercise
from autograder.text.foreign import clean, shown

Say = Callable[[dict], object]
MAX_REQUEST = 64_000
EXPECTED = 'expected one line of JSON such as {"notebook": "/path/to/it.ipynb"}'


def serve(
    settings: Settings, requests: Iterable[str | bytes], say: Say, *, anyway: bool = False
) -> None:
    """Answer requests with one engine, which is replaced if lost.

    Args:
        settings: limits, and whether to use a sandbox.
        requests: lines.
        say: sends an answer.
        anyway: whether to go on without a sandbox where this machine has none.
    """
    try:
        settings, engine = _started(own_notebook.on_this_system(settings), anyway)
    except SandboxUnavailable as error:
        say({"refused": str(error)})
        return
    say({"ready": engine.isolation, "sandboxed": settings.sandbox})
    for request in requests:
        try:
            _grade(*_asked(request), settings, engine, say)
        except BrokenPipeError:  # the panel is gone
            break
        except WorkerError as error:
            say({"trouble": f"{clean(str(error))}; press the button again"})
            engine.close()
            engine = Engine(sandbox=settings.sandbox).start()
        except Exception as error:  # whatever is wrong with this request, answer the next
            say({"trouble": named(error)})
    engine.close()


def _started(settings, anyway):
    """Return a started engine, and the settings that it was started with."""
    try:
        return settings, Engine(sandbox=settings.sandbox).start()
    except SandboxUnavailable:
        if not anyway:
            raise
        return replace(settings, sandbox=False), Engine(sandbox=False).start()


def _asked(request):
    """Return the path in a request, and the exercise; "" for all of them.

    Raises:
        UnreadableError: it is not a valid request; the message says what is expected.
    """
    try:
        asked = json.loads(request)
    except (ValueError, RecursionError):
        asked = None
    asked = asked if isinstance(asked, dict) else {}
    path, exercise = asked.get("notebook"), asked.get("exercise", "")
    words = isinstance(path, str) and isinstance(exercise, str)
    if not words or not path or "\0" in path or len(request) > MAX_REQUEST:
        got = request.decode("utf-8", "replace") if isinstance(request, bytes) else request
        raise own_notebook.UnreadableError(f"the grader was asked {shown(got, 80)!r}, {EXPECTED}")
    return Path(path), exercise


def _grade(path, exercise, settings, engine, say):
    def run(notebook, files=None):
        notebook = one_exercise.alone(notebook, exercise) if exercise else notebook
        say({"tests": order_of_tests.by_name(notebook), "seconds": settings.limits.total_seconds})
        return in_parallel.run(
            notebook, limits=settings.limits, engine=engine, tell=told, files=files
        )

    def told(result):
        say({"told": {"grade_id": result.grade_id, "status": result.status}})

    say({"report": own_notebook.as_dict(own_notebook.check(path, settings, run, exercise))})


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream; of one too long for a request, only the beginning."""
    while line := stream.readline(MAX_REQUEST + 2):
        yield line
        while not line.endswith(b"\n") and (line := stream.readline(MAX_REQUEST)):
            pass


def main(settings: Settings, *, anyway: bool = False) -> None:
    """Serve over standard input and output.

    All other output goes to standard error, because the panel expects only lines of JSON.
    """
    with os.fdopen(os.dup(1), "w", buffering=1, encoding="utf-8") as out:
        os.dup2(2, 1)
        asked = lines(sys.stdin.buffer)
        # a line in one call: two tests may end at the same time
        serve(settings, asked, lambda line: out.write(json.dumps(line) + "\n"), anyway=anyway)
