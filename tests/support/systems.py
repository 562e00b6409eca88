"""Runs the course's own code as another system would; see elsewhere/sitecustomize.py."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.grading import ROOT

ELSEWHERE = Path(__file__).parent / "elsewhere"
#: What a learner does with the panel: sees it, and presses its button, or the offer's.
PANEL = """
import json, sys
from pathlib import Path
from utils.grade_me import notebook, whole
from utils.grade_me.shared_grader import SharedGrader
notebook.SAVE_SECONDS = 0.0
path, states = Path(sys.argv[1]), []
made = whole.GradeMe(SharedGrader(path))
made._asked(None, {"kind": "shown"}, None)
for press in sys.argv[2:]:
    made._asked(None, {"kind": "grade", "sandbox": press != "offer"}, None)
    made.shared_grader.busy.acquire()
    made.shared_grader.busy.release()
    states.append(made.state)
made.shared_grader.end()
print(json.dumps(states))
"""


def environment(system: str, **more: str) -> dict[str, str]:
    """Return the environment of a process that sees this system: win32, darwin or bare."""
    path = os.pathsep.join(map(str, (ELSEWHERE, ROOT)))
    return os.environ | {"COURSE_SYSTEM": system, "PYTHONPATH": path} | more


def run(system: str, *arguments: object, folder: Path = ROOT, **more: str):
    """Run Python with arguments on such a system; return the finished process, as bytes."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=folder, env=environment(system, **more),
        capture_output=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
