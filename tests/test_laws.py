"""The laws of the course: what must hold of every notebook and every module, whoever edits it."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.utils import is_solution

from tests import grading
from tests.grading import ASSIGNMENT, ROOT
from utils.hints import HINTS

NOTEBOOKS = sorted(
    path
    for folder in ("notebooks", "source", "release")
    for path in (ROOT / folder).rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)
SOURCE = nbformat.read(ROOT / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)
RELEASE = nbformat.read(ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)

#: Who may import whom inside the project: the module, then the rooms it may name.
DIRECTIONS = {
    "utils/require.py": set(),
    "utils/network.py": {"utils.require"},
    "utils/initializers.py": {"utils.require"},
    "utils/datasets.py": {"utils.require"},
    "utils/symmetry.py": {"utils.network", "utils.require"},
    "utils/plots.py": set(),
    "utils/checks": {"utils.checks", "utils.network"},
    "utils/hints": {"utils.hints"},
    "utils/cards": {"utils.cards", "utils.hints", "utils.require"},
    "utils/record": {"utils.record", "utils.require"},
    "utils/grade_me": {"utils.grade_me", "utils.record", "utils.widgets"},
    # beside a learner's code: nothing of the grader but the way to talk with it
    "autograder/inside": {"autograder.inside", "autograder.channel", "autograder.wire", "utils"},
    "autograder/wire.py": set(),
}
#: What writes nbgrader's gradebook, what reads it, and the plug-ins that nbgrader itself loads.
NBGRADER = {"gradebook.py", "marks.py", "exports.py"}


def test_the_source_scores_100_and_the_untouched_release_0():
    solved = grading.run({})
    assert sum(result.points for result in solved) == 100, [r for r in solved if r.message]
    blank = grading.run(grading.solutions(RELEASE))
    assert sum(result.max_points for result in blank) == 100
    assert sum(result.points for result in blank) == 0


def test_no_solution_line_and_no_hidden_line_is_released():
    released = {line.strip() for cell in RELEASE.cells for line in cell.source.splitlines()}
    secret = [*_between("BEGIN SOLUTION", "END SOLUTION"), *_between("BEGIN HIDDEN", "END HIDDEN")]
    assert len(secret) > 100
    assert not released.intersection(secret)


def test_no_hidden_seed_is_released():
    seeds = set(re.findall(r"\d{4}", "\n".join(_between("BEGIN HIDDEN", "END HIDDEN"))))
    assert len(seeds) > 40
    text = "\n".join(cell.source for cell in RELEASE.cells)
    assert not [seed for seed in seeds if seed in text]


def test_regenerating_the_release_gives_no_difference(course):
    course("generate_assignment", ASSIGNMENT)
    again = course.root / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    committed = ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    assert again.read_text("utf-8") == committed.read_text("utf-8"), (
        "release/ is not what source/ gives. Regenerate it: "
        f"nbgrader generate_assignment {ASSIGNMENT} --force"
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_stripped_and_valid(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [cell.id for cell in code if cell.outputs or cell.execution_count]
    assert "widgets" not in notebook.metadata
    assert notebook.metadata.kernelspec.name == "python3"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_markdown_has_one_sentence_a_line(path):
    notebook = nbformat.read(path, as_version=4)
    for cell in (cell for cell in notebook.cells if cell.cell_type == "markdown"):
        for line in cell.source.splitlines():
            prose = re.sub(r"`[^`]*`|\$[^$]*\$|\([^)]*\)|\d\.\d|^\d+\. ", "", line)
            if not prose.lstrip().startswith(("|", "<", "#", "- ", "* ")):
                assert not re.search(r"[.?!] [A-Z]", prose), f"{path.name}, {cell.id}: {line}"


def test_every_test_cell_ends_on_a_statement():
    for cell in SOURCE.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            assert not isinstance(ast.parse(cell.source).body[-1], ast.Expr), cell.id


def test_every_exercise_is_task_solution_visible_check_and_hidden_test():
    ids = [cell.metadata.nbgrader.grade_id for cell in SOURCE.cells]
    for exercise in (cell.metadata.nbgrader.grade_id for cell in filter(is_solution, SOURCE.cells)):
        place = ids.index(exercise)
        assert ids[place - 1] == f"{exercise}-task"
        assert ids[place + 1] == f"{exercise}-visible"
        assert ids[place + 2].startswith(f"{exercise}-")


def test_every_exercise_has_three_hints_and_no_hint_holds_code():
    solved = {line.strip() for line in _between("BEGIN SOLUTION", "END SOLUTION")}
    wanted = [cell.metadata.nbgrader.grade_id for cell in filter(is_solution, SOURCE.cells)]
    assert sorted(HINTS) == sorted(wanted)
    for name, hint in HINTS.items():
        assert all(len(step.strip()) > 15 for step in (hint.question, hint.formula)), name
        assert hint.question.endswith("?"), name
        assert not [line for line in solved if line in hint.question + hint.formula], name


@pytest.mark.parametrize("name", HINTS)
def test_a_hint_leads_to_a_cell_of_a_lesson(name):
    place = HINTS[name].lesson
    lesson = nbformat.read(ROOT / "notebooks" / place.file, as_version=4)
    (cell,) = [cell for cell in lesson.cells if cell.id == place.cell]
    assert place.heading in re.findall(r"^#+ (.*)$", cell.source, re.MULTILINE)


@pytest.mark.parametrize("room", DIRECTIONS)
def test_imports_keep_their_directions(room):
    files = sorted((ROOT / room).rglob("*.py")) if (ROOT / room).is_dir() else [ROOT / room]
    for file in files:
        for module in _project_imports(file):
            allowed = any((module + ".").startswith(f"{room}.") for room in DIRECTIONS[room])
            assert allowed, f"{file.relative_to(ROOT)} imports {module}"


def test_utils_never_imports_autograder_and_only_three_modules_import_nbgrader():
    for file in [*(ROOT / "utils").rglob("*.py"), *(ROOT / "autograder").rglob("*.py")]:
        names = set(_imports(file))
        tops = {name.split(".")[0] for name in names}
        assert "utils" not in file.parts or "autograder" not in tops
        assert file.name in NBGRADER or "nbgrader" not in tops


def test_the_python_sources_are_clean():
    for command in (["check"], ["format", "--check"]):
        run = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "."],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stdout + run.stderr


def _between(begin, end):
    """Every line between two markers, long enough to be recognized."""
    for cell in SOURCE.cells:
        inside = False
        for line in cell.source.splitlines():
            if begin in line or end in line:
                inside = begin in line
            elif inside and len(line.strip()) > 3:
                yield line.strip()


def _imports(file: Path):
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _project_imports(file):
    return [name for name in _imports(file) if name.split(".")[0] in ("utils", "autograder")]
