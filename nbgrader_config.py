"""nbgrader's settings: read where `nbgrader` or `jupyter lab` is started, the repository's root.

Everything that grading writes (exchange, submissions, grades, feedback) goes into one ignored
folder, state/, so that the working tree stays clean. NBGRADER_STATE names another folder, and
NBGRADER_EXCHANGE an exchange that all users of a server share.
"""

import os
import sys
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions, SaveCells

from autograder.gradebook.clear_answers import ClearAnswers
from autograder.gradebook.fold_hidden_tests import FoldHiddenTests
from autograder.gradebook.save_cells import SaveChangedCells

c = get_config()  # noqa: F821, given by traitlets

ROOT = Path(__file__).resolve().parent
STATE = Path(os.environ.get("NBGRADER_STATE", ROOT / "state")).resolve()
EXCHANGE = Path(os.environ.get("NBGRADER_EXCHANGE", STATE / "exchange"))

# nbgrader calls a bare `alembic` to make the gradebook: find the one beside this Python, also
# where the environment was not activated.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

c.CourseDirectory.course_id = "random-initialization"
c.CourseDirectory.root = str(ROOT)
c.CourseDirectory.submitted_directory = str(STATE / "submitted")
c.CourseDirectory.autograded_directory = str(STATE / "autograded")
c.CourseDirectory.feedback_directory = str(STATE / "feedback")
c.CourseDirectory.solution_directory = str(STATE / "solution")
c.CourseDirectory.db_url = f"sqlite:///{STATE / 'gradebook.db'}"
# Whatever else lies in source/NAME would be shipped to learners.
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints", "__pycache__", "*.pyc", ".DS_Store", "Thumbs.db", "*.tmp", "*~",
]  # fmt: skip

c.Exchange.root = str(EXCHANGE)
c.Exchange.cache = str(STATE / "cache")
# Fetched assignments land here, not in the root.
c.Exchange.assignment_dir = str(STATE / "fetched")

# A learner reads this when a cell that they have not written yet is run.
c.ClearSolutions.code_stub = {
    "python": "# Your code here\nraise NotImplementedError('not written yet')"
}
# Of a question's answer only the empty one is left, hidden tests are folded away, and exercises
# can be added or removed after hand-ins.
OURS = {ClearSolutions: ClearAnswers, SaveCells: SaveChangedCells}
c.GenerateAssignment.preprocessors = [
    *(OURS.get(step, step) for step in GenerateAssignment.preprocessors.default()),
    FoldHiddenTests,
]
# The formgrader's buttons grade behind the walls, and show no hidden test; nbgrader's own commands
# in a terminal stay as they are.
c.NbGraderAPI.Autograde.exporter_class = "autograder.gradebook.formgrader.SafeAutograde"
c.NbGraderAPI.GenerateFeedback.exporter_class = "autograder.gradebook.formgrader.SafeFeedback"
# The release is the same file whoever generates it: no time stamp, no machine.
c.IncludeHeaderFooter.header = ""
c.ExecutePreprocessor.timeout = 60

for folder in (STATE, STATE / "fetched", EXCHANGE):
    folder.mkdir(parents=True, exist_ok=True)
# Everybody hands in here; the sticky bit keeps one from removing or renaming another's files.
if hasattr(os, "getuid") and EXCHANGE.stat().st_uid == os.getuid():
    EXCHANGE.chmod(0o1777)
