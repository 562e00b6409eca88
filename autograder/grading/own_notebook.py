"""Grades a learner's own notebook: finds its assignment, and returns a report."""

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import nbformat

from autograder.engine.processes import platform_support
from autograder.errors import CourseError
from autograder.files import companions, distrusted
from autograder.grading import course_modules, grader, lint, notebooks, pool
from autograder.model import Report, Submission, report_to_data
from autograder.notebook import can_split, cell_kinds, one_exercise, released
from autograder.notebook import option_explanations as of_tests
from autograder.notebook.definitions import defined_names, names_of
from autograder.notebook.reader import MAX_BYTES, MalformedError, read_cells
from autograder.text import asides

UnreadableError = distrusted.UnreadableError
VISIBLE_ONLY = (
    "only the visible tests were run: the folder source/ with the hidden tests is not here, so "
    "your instructor's grade includes more points"
)
LESSON = "this is a lesson, which has nothing to grade; name your copy of an assignment instead"
NO_EXERCISE = "there are no tests of {!r} in {}; press the button in the notebook it belongs to"
AS_YOURS = "Your code runs without a sandbox, as it does in a notebook."


def check(
    path: Path, settings: grader.Settings, run: grader.Run | None = None, exercise: str = ""
) -> Report:
    """Grade one notebook, with all tests if source/ exists, else with those of release/.

    Args:
        path: the notebook, under any name.
        settings: limits, and whether to use a sandbox.
        run: runs a notebook; by default in this process's engine.
        exercise: the grade_id of a solution cell, to report its tests alone; "" for all.

    Returns:
        The report; its notes for review include VISIBLE_ONLY if the hidden tests are missing.

    Raises:
        UnreadableError: it is not a notebook, or not of any assignment, or of one without the
            exercise.
        CourseError: this is not the course's folder.
    """
    data = distrusted.read(path, MAX_BYTES)
    tests = _tests_for(data)
    original, review = _read(tests), ()
    if not _is_source(tests):
        original, review = released.to_grade_by(original), (VISIBLE_ONLY,)
    if exercise and not cell_kinds.tests_of(original).get(exercise):
        raise UnreadableError(NO_EXERCISE.format(exercise, tests.parent.name))
    text, files = _with_ways(tests, original, settings)
    one = Submission(tests.parent.name, "", path.name, data, "", review=review, files=files)
    run = run or partial(grader.in_engine, settings=settings, alone=True)
    run = partial(run, files=files) if files else run
    report = grader.grade(one, text, settings, run).report
    # its reader is the learner
    report = replace(report, review=asides.for_learner(report.review))
    return _of_one(report, original, exercise, review) if exercise else report


def _with_ways(tests, original, settings):
    """Return the text of the notebook to grade by, and the files that its tests find."""
    text, files = nbformat.writes(original), companions.of_assignment(tests.parent)
    files = course_modules.found(notebooks.cells(text), files)
    text = notebooks.with_tests(text, tests.parent) if _is_source(tests) else text
    # without solutions, only the texts of the tests tell
    text = lint.settled(text, files, settings) if _is_source(tests) else lint.by_text(text)
    return text, {} if can_split.of_the_course(original) else files


def _of_one(report, original, exercise, review):
    """Return the report on one exercise: other cells' notes are not about it."""
    results = one_exercise.of_exercise(report.exercises, original, exercise)
    score, most = sum(r.points for r in results), sum(r.max_points for r in results)
    return replace(report, score=score, max_score=most, exercises=results, review=list(review))


def on_this_system(settings: grader.Settings) -> grader.Settings:
    """Return the settings for one's own notebook: where no system has walls, none are asked for."""
    return replace(settings, sandbox=settings.sandbox and platform_support.has_walls())


def in_words(error: Exception) -> str:
    """Return the message to a person about what kept a notebook from being graded."""
    said = asides.without(pool.named(error))
    if isinstance(error, pool.OWN):
        return said
    return (
        f"this notebook could not be graded because of a fault in the grader: {said[:500]}. "
        "The others are graded; please report this, with the notebook"
    )


def as_dict(report: Report) -> dict:
    """Return the report as plain data; `partial` means that the hidden tests were missing."""
    plain = report_to_data(report)
    del plain["student"]  # it is the reader's own
    del plain["version"]  # only a class is graded by one version after another
    results = plain.pop("results")
    for each in results:
        del each["seconds"]  # no two runs take the same time
    return plain | {"partial": VISIBLE_ONLY in report.review, "exercises": results}


def as_json(report: Report) -> str:
    """Return the report as one line of JSON, without fields that have their default value."""
    plain = as_dict(report)
    ordinary = {"review": [], "partial": False}
    return json.dumps({key: value for key, value in plain.items() if value != ordinary.get(key)})


def sources() -> list[Path]:
    """Return the notebooks with the tests, from the working directory, else from this project.

    They are those of source/ or, if the instructor gives out only release/, of that one.
    """
    for root in (Path.cwd(), Path(__file__).parents[2]):
        for folder in ("source", "release"):
            if found := sorted(root.glob(f"{folder}/*/*.ipynb")):
                return found
    raise CourseError(
        "there is neither source/ nor release/; run the command in the course's folder"
    )


def _read(path):
    return notebooks.parsed(path.read_text(encoding="utf-8"), notebooks.label_of(path))


def _is_source(path):
    return path.parents[1].name == "source"


def explanations(assignment: str) -> dict[str, dict[str, str]]:
    """Return the explanations of every option of an assignment's questions, by their titles."""
    paths = [path for path in sources() if path.parent.name == assignment]
    found: dict[str, dict[str, str]] = {}
    for path in paths:
        found |= of_tests.by_question(_read(path))
    return found


def _tests_for(data):
    """Return the path of the course's notebook that shares the most names with this one."""
    try:
        cells = read_cells(data).cells
    except MalformedError as error:
        raise UnreadableError(str(error)) from None
    marks = {cell.grade_id for cell in cells}
    names = set().union(*names_of(cell.source for cell in cells))
    shared = {path: _shared(path, marks, names) for path in sources()}
    best = max(shared, key=lambda path: shared[path])
    if not shared[best]:
        raise UnreadableError(_nothing_to_grade(cells, shared))
    return best


def _nothing_to_grade(cells, paths):
    """Return the message about a notebook without exercises: a lesson, or some other one."""
    known = ", ".join(sorted(path.parent.name for path in paths))
    root = min(paths).parents[2]
    if any(_title(nbformat.read(path, as_version=4).cells) == _title(cells)
           for path in root.glob("notebooks/*.ipynb")):  # fmt: skip
        return f"{LESSON} ({known})"
    return f"it has no exercise of any assignment here ({known}); a lesson has nothing to grade"


def _title(cells):
    """Return the first line of a notebook, which is the question that a lesson asks."""
    return next(iter(cells[0].source.splitlines()), "") if cells else None


def _shared(path, marks, names):
    exercises = cell_kinds.exercises(_read(path))
    theirs = set().union(*map(defined_names, exercises.values()))
    marked, alike = len(marks & exercises.keys()), len(names & theirs)
    # a lesson has a few of a quiz's words for its own; a notebook that lost its marks has most
    return marked + alike if marked or 3 * alike >= len(theirs) else 0
