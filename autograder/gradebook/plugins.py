"""The plug-ins of a course: what makes nbgrader's own buttons and commands safe there.

A course elsewhere gets them with LINE, at the end of its nbgrader_config.py.
"""

from collections.abc import Iterator

from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions, SaveCells
from traitlets.config import Config
from traitlets.config.loader import LazyConfigValue

from autograder.gradebook import learners_times, opening
from autograder.gradebook.clear_answers import ClearAnswers
from autograder.gradebook.exports import PlainExport
from autograder.gradebook.fold_hidden_tests import FoldHiddenTests
from autograder.gradebook.formgrader import SafeAutograde, SafeFeedback
from autograder.gradebook.list_exercises import ListExercises
from autograder.gradebook.save_cells import SaveChangedCells

LINE = "from autograder.gradebook import plugins; plugins.use(c)"

_OURS = "autograder."
_UNSAFE = {
    "Autograde": "the formgrader's Autograde runs learners' code without a sandbox",
    "GenerateFeedback": "its Generate Feedback shows hidden tests",
}
_EXPORT = "`nbgrader export` writes grades.csv into the working folder"
_INSTEAD = {ClearSolutions: ClearAnswers, SaveCells: SaveChangedCells}


def use(config: Config) -> None:
    """Set the plug-ins in a course's settings.

    The formgrader's buttons grade in a sandbox and show no hidden test; nbgrader's own commands in
    a terminal stay as they are. Exports go beside the submissions, into exports/. A release folds
    hidden tests away and lists its exercises, so that some can be added or removed after hand-ins.
    """
    config.NbGraderAPI.Autograde.exporter_class = _path(SafeAutograde)
    config.NbGraderAPI.GenerateFeedback.exporter_class = _path(SafeFeedback)
    config.ExportApp.plugin_class = f"{_OURS}gradebook.exports.{PlainExport.__name__}"
    steps = [_INSTEAD.get(step, step) for step in _chosen(config)]
    steps += [step for step in (FoldHiddenTests, ListExercises) if step not in steps]
    config.GenerateAssignment.preprocessors = steps
    opening.ask_the_library()
    learners_times.protect()  # a learner's timestamp.txt names no file that nbgrader would open


def _chosen(config):
    """Return the steps of a release that a course has chosen, else those of nbgrader."""
    usual = list(GenerateAssignment.preprocessors.default() or ())
    chosen = config.GenerateAssignment.get("preprocessors", usual)
    return chosen.get_value(usual) if isinstance(chosen, LazyConfigValue) else chosen


def missing(config: Config) -> Iterator[str]:
    """Yield what is unsafe with a course's settings, because a plug-in is not set."""
    for button, unsafe in _UNSAFE.items():
        if not _is_ours(config.NbGraderAPI[button].get("exporter_class", "")):
            yield unsafe
    if not _is_ours(config.ExportApp.get("plugin_class", "")):
        yield _EXPORT


def _is_ours(chosen: str | type) -> bool:
    return (chosen if isinstance(chosen, str) else _path(chosen)).startswith(_OURS)


def _path(plugin: type) -> str:
    return f"{plugin.__module__}.{plugin.__qualname__}"
