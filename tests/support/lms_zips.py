"""Zips as Canvas, Moodle and ILIAS write them, and a course to collect them into."""

import io
import json
import zipfile
from pathlib import Path

import nbformat

NAME = "lab"
FILE = f"{NAME}.ipynb"
TIME = (2026, 11, 26, 10, 15, 0)
#: nbgrader's own list of a class, as `nbgrader db student import` reads it.
ROSTER = """\
id,first_name,last_name,email,lms_user_id
ada,Ada,Lovelace,ada@uni.example,4711
bob,Bob,Öztürk,bob@uni.example,4712
cyd,Cyd,van der Berg,cyd@uni.example,4713
dan,Dán,O'Neil-Smith,dan@uni.example,4714
"""


def notebook(answer: str = "", *, name: str = NAME) -> bytes:
    """Return a notebook of the assignment with an answer in its one solution cell."""
    about = {"grade_id": f"{name}-cell", "solution": True, "grade": False, "locked": False,
             "schema_version": 3}  # fmt: skip
    cell = nbformat.v4.new_code_cell(answer, metadata={"nbgrader": about}, id="cell")
    return nbformat.writes(nbformat.v4.new_notebook(cells=[cell])).encode()


def packed(files: dict[str, bytes], *, time=TIME, method=zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip that holds these files, all of one time."""
    return packed_at(files, dict.fromkeys(files, time), method=method)


def packed_at(files: dict[str, bytes], times: dict, *, method=zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip that holds these files, of these times, or of TIME."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, times.get(name, TIME)), data, method)
    return stream.getvalue()


def course(folder: Path) -> Path:
    """Make a course with one assignment, whose folders are nbgrader's own; return its root."""
    source = folder / "source" / NAME
    source.mkdir(parents=True)
    (source / FILE).write_bytes(notebook("right = True"))
    (folder / "nbgrader_config.py").write_text("c = get_config()\n")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return folder


def answers(folder: Path) -> dict[str, str]:
    """Return what was collected: the answer in each learner's notebook."""
    found = {}
    for path in sorted(folder.glob(f"submitted/*/{NAME}/*.ipynb")):
        cells = json.loads(path.read_text("utf-8"))["cells"]
        found[path.parents[1].name] = "".join(cells[0]["source"])
    return found
