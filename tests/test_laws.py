"""The laws of the course: what must hold of every notebook and every module, whoever edits it."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder.release import laws
from tests.support import grading
from tests.support.grading import ASSIGNMENTS, ROOT, released, source_notebook
from utils.hints import HINTS

NOTEBOOKS = sorted(
    path
    for folder in ("notebooks", "source", "release")
    for path in (ROOT / folder).rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)
each_assignment = pytest.mark.parametrize("assignment", ASSIGNMENTS)


@each_assignment
def test_the_source_scores_100_and_the_untouched_release_0(assignment):
    solved = grading.run({}, assignment=assignment)
    assert sum(result.points for result in solved) == 100, [r for r in solved if r.message]
    blank = grading.run(grading.solutions(released(assignment)), assignment=assignment)
    assert sum(result.max_points for result in blank) == 100
    assert sum(result.points for result in blank) == 0


@each_assignment
def test_the_source_runs_from_top_to_bottom(assignment, capsys):
    """Its demonstrations too, which no grader looks at."""
    namespace = {"__name__": "__main__"}
    for cell in source_notebook(assignment).cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, cell.id, "exec"), namespace)
    assert capsys.readouterr().err == ""


@each_assignment
def test_an_assignment_keeps_the_laws_of_a_release(assignment):
    assert laws.broken(source_notebook(assignment), released(assignment)) == []


@each_assignment
def test_the_hidden_lines_of_an_assignment_are_found(assignment):
    solved, hidden = _solved(assignment), _hidden(assignment)
    exercises = grading.exercises(assignment).values()
    assert len(solved) >= len(exercises)
    assert len(hidden) >= sum(len(tests) - 1 for tests in exercises)


def test_the_hidden_tests_draw_from_seeds():
    hidden = [line for each in ASSIGNMENTS for line in _hidden(each)]
    assert len(set(re.findall(r"\d{4}", "\n".join(hidden)))) > 40


@each_assignment
def test_regenerating_the_release_gives_no_difference(course, assignment):
    course("generate_assignment", assignment)
    file = f"release/{assignment}/{assignment}.ipynb"
    assert (course.root / file).read_text("utf-8") == (ROOT / file).read_text("utf-8"), (
        f"{file} is not what source/ gives. Regenerate it: "
        f"nbgrader generate_assignment {assignment} --force"
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


@each_assignment
def test_every_exercise_is_task_solution_visible_check_and_hidden_test(assignment):
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in source_notebook(assignment).cells}
    ids = [name for name in cells if not name.endswith("-options")]  # a question's card
    for exercise, tests in grading.exercises(assignment).items():
        place = ids.index(exercise)
        assert ids[place - 1 : place + 2] == [f"{exercise}-task", exercise, f"{exercise}-visible"]
        assert tests == ids[place + 1 : place + 1 + len(tests)]
        assert all("### BEGIN HIDDEN TESTS" in cells[test].source for test in tests[1:])
        # what earns no points, such as an id, needs no hidden test
        assert tests[1:] or not cells[tests[0]].metadata.nbgrader.points


def test_every_card_has_hints_and_no_hint_holds_code():
    code = [cell for each in ASSIGNMENTS for cell in source_notebook(each).cells]
    cards = [name for cell in code for name in re.findall(r'cards\.check\("(.*)"\)', cell.source)]
    solved = [line for each in ASSIGNMENTS for line in _solved(each)]
    assert sorted(HINTS) == sorted(cards)
    for name, hint in HINTS.items():
        assert all(len(step.strip()) > 15 for step in (hint.question, hint.formula)), name
        assert hint.question.endswith("?"), name
        assert not [
            line for line in solved if line in hint.question + hint.formula + hint.python
        ], name


@pytest.mark.parametrize("name", HINTS)
def test_a_hint_leads_to_a_cell_of_a_lesson(name):
    place = HINTS[name].lesson
    lesson = nbformat.read(ROOT / "notebooks" / place.file, as_version=4)
    (cell,) = [cell for cell in lesson.cells if cell.id == place.cell]
    assert place.heading in re.findall(r"^#+ (.*)$", cell.source, re.MULTILINE)


def test_the_rooms_keep_their_contracts():
    """As pyproject.toml has them: no room imports upwards, and nbgrader is imported in one."""
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_types_of_autograder_and_utils_are_right():
    """As pyproject.toml has it: autograder/ and utils/, without an error or a warning."""
    checker = [sys.executable, "-m", "basedpyright", "--warnings", "--pythonpath", sys.executable]
    run = subprocess.run(checker, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_python_sources_are_clean():
    for command in (["check"], ["format", "--check"]):
        run = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "."],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stdout + run.stderr


def _solved(assignment):
    return [line for _, line in laws.lines_between(source_notebook(assignment), laws.SOLUTION)]


def _hidden(assignment):
    return [line for _, line in laws.lines_between(source_notebook(assignment), laws.HIDDEN)]
