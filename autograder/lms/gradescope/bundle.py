"""Writes the zip that Gradescope takes as an autograder.

It holds the grader, what notebooks import, and the assignment's notebook with its hidden tests:
Gradescope's servers are the instructor's. setup.sh runs once, when Gradescope builds its image, and
run_autograder for every submission.

Source: gradescope-autograders.readthedocs.io, "Autograder Specifications".
"""

import shlex
from pathlib import Path

from autograder.errors import CourseError
from autograder.files import packing, set_aside
from autograder.gradebook.course import Course
from autograder.lms import assignments

#: The project, of which the bundle holds a part.
ROOT = Path(__file__).resolve().parents[3]
PARTS = ("pyproject.toml", "constraints.txt", "README.md", "LICENSE", "autograder", "utils")
PROGRAMS = ("setup.sh", "run_autograder")
_LEFT_OUT = {"__pycache__", ".ipynb_checkpoints"}

SETUP = """\
#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the image. uv brings a Python of its own where
# the image's is too old.
set -euo pipefail
cd "${GRADESCOPE_ROOT:-/autograder}/source"
apt-get update
apt-get install -y --no-install-recommends ca-certificates curl python3 python3-venv bubblewrap
python3 -m venv .setup
.setup/bin/python -m pip install "uv>=0.5"
.setup/bin/uv venv --python ">=3.11" .venv
.setup/bin/uv pip install --python .venv/bin/python -c constraints.txt -e ".[grading]"
.venv/bin/python -m autograder.lms.gradescope --help > /dev/null
"""
RUN = """\
#!/usr/bin/env bash
# Gradescope runs this for every submission; it writes results/results.json.
set -euo pipefail
cd "${{GRADESCOPE_ROOT:-/autograder}}/source"
exec .venv/bin/python -m autograder.lms.gradescope {options}
"""


def write(
    course: Course, assignment: str, hidden_tests: str, *, timeout: float, no_sandbox: bool
) -> Path:
    """Write the bundle of an assignment into `exports/` beside `submitted/`; return its path.

    Args:
        course: the course's folders.
        assignment: its name.
        hidden_tests: when a learner sees what a hidden test says.
        timeout: of one call, in seconds.
        no_sandbox: whether learners' code runs there without a wall.

    Raises:
        CourseError: there is no such assignment, or a part of the project is missing.
        DiskError: the disk is full or cannot be written.
    """
    source = assignments.one_notebook(course, assignment).parent
    options = [assignment, "--hidden-tests", hidden_tests, "--timeout", f"{timeout:g}"]
    options += ["--no-sandbox"] if no_sandbox else []
    files = {"setup.sh": SETUP.encode(), "run_autograder": run_file(options)}
    files |= {name: data for part in PARTS for name, data in _files(ROOT / part, part)}
    files |= dict(_files(source, f"source/{assignment}"))
    target = course.submitted.parent / "exports" / f"{assignment}.gradescope.zip"
    set_aside.save(target, packing.packed(files, executable=PROGRAMS))
    return target


def run_file(options: list[str]) -> bytes:
    """Return run_autograder with these options."""
    return RUN.format(options=shlex.join(options)).encode()


def _files(path: Path, name: str):
    """Yield the files of a part of the project by their path in the bundle."""
    if path.is_file():
        yield name, path.read_bytes()
        return
    if not path.is_dir():
        raise CourseError(f"{path} is missing; write the bundle in a complete copy of the course")
    for each in sorted(path.rglob("*")):
        if each.is_file() and not _LEFT_OUT & set(each.parts) and each.suffix != ".pyc":
            yield f"{name}/{each.relative_to(path).as_posix()}", each.read_bytes()
