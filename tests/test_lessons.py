"""Every lesson is made of short steps, and no widget needs a browser to run.

`tests/browser/lessons.py` runs each lesson from top to bottom and looks at the same outputs.
"""

import re
from functools import cache

import nbformat
import pytest
from nbclient import NotebookClient

from tests.browser import lab
from tests.support import leaks, lessons
from tests.support.grading import ASSIGNMENT, ROOT
from utils.live.presets import PRESETS

LESSONS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
LONGEST_CELL = 15
#: The two shortest have most kinds of widgets, and test_widgets.py makes the others without a
#: browser too. Without Chromium, nothing else runs the rest.
RUN_HERE = LESSONS[:2] if lab.chromium() else LESSONS
#: Lessons before the live network is introduced, and the one whose self-check asks of other things.
WITHOUT_A_SETUP = ("00", "01", "07")
SETUP = re.compile(r'preset="([^"]+)",\n\)$')
SECONDS = 600  # a cell that hangs ends; a busy machine is no failure

each_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


@cache
def lesson(path):
    return nbformat.read(path, as_version=4)


def cells(path, kind):
    return [cell for cell in lesson(path).cells if cell.cell_type == kind]


@pytest.mark.parametrize("path", RUN_HERE, ids=lambda path: path.stem)
def test_a_lesson_runs_without_a_browser(path):
    notebook = nbformat.read(path, as_version=4)
    folder = {"metadata": {"path": path.parent}}
    NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources=folder).execute()
    assert lessons.faults(notebook) == []


@each_lesson
def test_code_cells_are_short(path):
    long = [c.id for c in cells(path, "code") if len(c.source.splitlines()) > LONGEST_CELL]
    assert not long, f"more than {LONGEST_CELL} lines: move the logic to utils, or split the cell"


@each_lesson
def test_code_that_would_give_an_answer_away_is_folded(path):
    open_cells = [
        cell.id
        for cell in cells(path, "code")
        if any(lessons.keys(cell, name) for name in ("reveal", "quiz", "ordering"))
        and not cell.metadata.get("jupyter", {}).get("source_hidden")
    ]
    assert not open_cells, 'set the cell metadata {"jupyter": {"source_hidden": true}}'


@each_lesson
def test_cells_have_readable_ids(path):
    odd = [
        c.id for c in lesson(path).cells if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", c.id)
    ]
    machine = [c.id for c in lesson(path).cells if re.fullmatch(r"[0-9a-f]{8}", c.id)]
    assert not odd + machine


@each_lesson
def test_a_lesson_begins_with_its_question_and_opens_the_assignment(path):
    first, *_ = cells(path, "markdown")
    assert re.match(r"# .*\?\n", first.source), "the title is a question"
    opened = [
        argument.value
        for cell in cells(path, "code")
        for call in leaks.calls(cell, "open_assignment")
        for argument in call.args
    ]
    assert ASSIGNMENT in opened
    assert all((ROOT / "release" / name / f"{name}.ipynb").exists() for name in opened)


@each_lesson
def test_no_link_leads_to_an_original(path):
    assert not [cell.id for cell in cells(path, "markdown") if "](../" in cell.source]


@each_lesson
def test_a_lesson_ends_with_take_aways_and_self_check_questions(path):
    text = "\n".join(cell.source for cell in cells(path, "markdown"))
    assert re.search(r"^## .*[Tt]ake-?aways", text, re.MULTILINE)
    quizzes = re.findall(r"\bquiz\(", "\n".join(cell.source for cell in cells(path, "code")))
    assert 4 <= len(quizzes) <= 6


@each_lesson
def test_a_self_check_names_a_setup_of_the_live_network_above_it(path):
    code = [cell.source for cell in cells(path, "code")]
    live = [at for at, source in enumerate(code) if source.startswith("live_network(")]
    checks = [(at, source) for at, source in enumerate(code) if "# Check yourself" in source]
    asked = [(at, name) for at, source in checks for name in re.findall(SETUP, source)]
    assert all(name in PRESETS and min(live) < at for at, name in asked)
    assert asked or path.name[:2] in WITHOUT_A_SETUP


@each_lesson
def test_links_to_files_lead_somewhere(path):
    targets = re.findall(r"\]\(([^)#\s]+)", "\n".join(c.source for c in cells(path, "markdown")))
    files = [target for target in targets if "://" not in target]
    assert not [target for target in files if not (path.parent / target).exists()]
