"""Starts the course as README.md says, opens the first lesson and checks a notebook.

python tools/first_start.py [PYTHON]

Run it in a fresh copy of the course with any Python. It needs no package, because it runs before
any is there; PYTHON stands in for the one that README's line names.
"""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[1]
WINDOWS = os.name == "nt"
PORT, TOKEN, SECONDS = 8931, "first-start", 900
LESSON = f"http://127.0.0.1:{PORT}/api/contents/work/lessons/00_start_here.ipynb?content=0"
SOLVED = "source/random_initialization/random_initialization.ipynb"


def main() -> None:
    """Start the lab, ask it for the first lesson, and check the solved notebook."""
    line = start_line((ROOT / "README.md").read_text("utf-8"), *sys.argv[1:2])
    print(f"+ {line}", flush=True)
    with _running(f"{line} --no-browser --port={PORT}{_root()}") as lab:
        _wait_for_the_lesson(lab)
    python = ROOT / ".venv" / ("Scripts" if WINDOWS else "bin") / "python"
    done = subprocess.run([python, "-m", "autograder", "check", SOLVED], cwd=ROOT,
                          capture_output=True, encoding="utf-8", check=False)  # fmt: skip
    print(done.stdout + done.stderr)
    if "100 of 100 points" not in done.stdout:
        sys.exit("the solved notebook did not get 100 of 100 points")


def start_line(readme: str, python: str = "") -> str:
    """Return README's command for this system, with another Python where one is given."""
    kind = "powershell" if WINDOWS else "sh"
    line = re.search(rf"```{kind}\n(.*-m utils\.start.*)\n```", readme).group(1)
    return re.sub(r"^\S+", lambda _: python, line) if python else line


def _root():
    return " --allow-root" if hasattr(os, "getuid") and os.getuid() == 0 else ""


@contextlib.contextmanager
def _running(line):
    command = ["powershell", "-Command", line] if WINDOWS else ["sh", "-c", line]
    environment = os.environ | {"JUPYTER_TOKEN": TOKEN}
    started = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        yield started
    finally:
        if WINDOWS:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(started.pid)], check=False)
        else:
            os.killpg(started.pid, signal.SIGTERM)
        started.wait(60)


def _wait_for_the_lesson(lab):
    asked = Request(LESSON, headers={"Authorization": f"token {TOKEN}"})
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and lab.poll() is None:
        with contextlib.suppress(OSError), urlopen(asked, timeout=5) as answer:
            print(f"the first lesson: {answer.status}", flush=True)
            return
        time.sleep(1)
    sys.exit(f"no lesson at {LESSON}: the lab ended with {lab.poll()}")


if __name__ == "__main__":
    main()
