"""nbgrader's settings: read where `nbgrader` or `jupyter lab` is started, the repository's root.

Everything that grading writes (exchange, submissions, grades, feedback) goes into one ignored
folder, state/, so that the working tree stays clean. NBGRADER_STATE names another folder. The
exchange of a server, and a gradebook on a database server, are named in the account's settings
(~/.jupyter/nbgrader_config.py) or the machine's (/etc/jupyter): what they say counts here.
Learners do not get this file; `python -m autograder package` writes theirs.
"""

import os
import sys
from pathlib import Path

from autograder.gradebook import places, plugins

c = get_config()  # noqa: F821, given by traitlets

ROOT = Path(__file__).resolve().parent
STATE = Path(os.environ.get("NBGRADER_STATE", ROOT / "state")).resolve()
OTHERS = places.elsewhere(Path(__file__))
OWN_EXCHANGE = STATE / "exchange"
EXCHANGE = os.environ.get("NBGRADER_EXCHANGE") or OTHERS.Exchange.get("root", OWN_EXCHANGE)

# `nbgrader db upgrade` starts a bare `alembic`: find the one beside this Python, also where the
# environment was not activated.
BESIDE = str(Path(sys.executable).parent)
if BESIDE not in os.environ["PATH"].split(os.pathsep):
    os.environ["PATH"] = os.pathsep.join([BESIDE, os.environ["PATH"]])

c.CourseDirectory.course_id = "random-initialization"
c.CourseDirectory.root = str(ROOT)
c.CourseDirectory.submitted_directory = str(STATE / "submitted")
c.CourseDirectory.autograded_directory = str(STATE / "autograded")
c.CourseDirectory.feedback_directory = str(STATE / "feedback")
c.CourseDirectory.solution_directory = str(STATE / "solution")
c.CourseDirectory.db_url = OTHERS.CourseDirectory.get(
    "db_url", f"sqlite:///{STATE / 'gradebook.db'}"
)
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
# The formgrader's buttons, exports and releases; a course elsewhere has the same line.
plugins.use(c)
# The release is the same file whoever generates it: no time stamp, no machine.
c.IncludeHeaderFooter.header = ""
c.ExecutePreprocessor.timeout = 60

# Several people grade in one folder where its group may write and owns what is made in it.
if places.is_shared(STATE):
    c.CourseDirectory.groupshared = True
    places.share()
if Path(EXCHANGE) == OWN_EXCHANGE:
    places.make(STATE, STATE / "fetched", exchange=OWN_EXCHANGE)
else:  # accounts of the machine hand in there, and each for itself
    c.ExchangeFactory.collect = "autograder.gradebook.collect.CollectOwn"
    places.make(STATE, STATE / "fetched")
