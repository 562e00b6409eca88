"""One learner's grader, kept warm: requests as lines of JSON in, what happens as lines of JSON out.

A panel in a notebook starts it and holds its standard input open; when that closes, because the
kernel ended in whatever way, this process and its engine end too.

in:   {"notebook": PATH}
out:  {"ready": ISOLATION} or {"refused": WHY}, once, at the start
      {"tests": HOW MANY}, then {"told": RESULT} for each test as it ends
      {"report": REPORT} or {"trouble": WHY}
"""

import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from autograder import execute, own, score, warm
from autograder.errors import AutograderError, SandboxUnavailable, WorkerError
from autograder.worker import Settings

Say = Callable[[dict], object]


def serve(settings: Settings, requests: Iterable[str], say: Say) -> None:
    """Answer each request with a warm engine; a lost engine is replaced once."""
    try:
        engine = warm.Engine(sandbox=settings.sandbox).__enter__()
    except SandboxUnavailable as error:
        say({"refused": str(error)})
        return
    say({"ready": engine.isolation})
    for request in requests:
        try:
            _grade(Path(json.loads(request)["notebook"]), settings, engine, say)
        except WorkerError as error:
            say({"trouble": f"{error}; press the button again"})
            engine.__exit__()
            engine = warm.Engine(sandbox=settings.sandbox).__enter__()
        except (AutograderError, own.UnreadableError) as error:
            say({"trouble": str(error)})
    engine.__exit__()


def _grade(path, settings, engine, say):
    def run(notebook):
        tests = sum(map(score.is_test, notebook.cells))
        say({"tests": tests})
        return execute.run(notebook, limits=settings.limits, engine=engine, tell=told)

    def told(result):
        say({"told": {"grade_id": result.grade_id, "status": result.status}})

    say({"report": own.as_dict(own.check(path, settings, run))})


def main(settings: Settings) -> None:
    """Serve over standard input and output.

    What else would print goes to standard error: only lines of JSON may stand between the two.
    """
    with os.fdopen(os.dup(1), "w", buffering=1, encoding="utf-8") as out:
        os.dup2(2, 1)
        serve(settings, sys.stdin, lambda message: print(json.dumps(message), file=out))
