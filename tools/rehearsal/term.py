"""The chapters of a term, from the release to the grades in the platforms' own files."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from tools import accounts, synthetic
from tools.rehearsal import changes, platforms
from tools.stage import Stage

ASSIGNMENT = platforms.FILE.removesuffix(".ipynb")
LEARNERS = ("learner1", "learner2", "learner3")
PUNCTUAL, EXTENDED, LATE = LEARNERS
INSTRUCTOR, TA = "instructor1", "ta1"
GRADE = f".venv/bin/python -m autograder grade {ASSIGNMENT}"
#: learner1 may submit for another hour, learner2 has an extension, learner3 is past the deadline.
#: Learners on the platforms submitted two days ago, and two of them six hours past it.
DATES = """\
timezone = "UTC"
[random_initialization]
due = {due:%Y-%m-%d %H:%M:%S}
late_percent_per_day = 10
[random_initialization.extensions]
learner1 = {soon:%Y-%m-%d %H:%M:%S}
learner2 = 3
"""


def play(stage: Stage, folder: Path, size: int) -> None:
    """Play the whole term with a class of so many learners."""
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    _begins(stage, now)
    _hands_in(stage, folder)
    on_platforms = _collects(stage, folder, size, now)
    _grades(stage, folder, size)
    _hands_in_again(stage, folder)
    _changes(stage, folder, size)
    _hands_back(stage, folder, on_platforms)


def here(stage: Stage, who: str, command: str, **expected: object) -> str:
    """Let a grader run a command in the course's folder."""
    return stage.step(who, f"cd {accounts.COURSE}\n{command}", **expected)


def _begins(stage, now):
    accounts.set_up(stage)
    # A disk of its own, so that it can be full.
    state = f"{accounts.COURSE}/state"
    stage.server.root(
        f"mount -t tmpfs -o size=1g,mode=2770,uid=$(id -u {INSTRUCTOR}),"
        f"gid=$(getent group graders | cut -d: -f3) tmpfs {state}"
    )
    dates = DATES.format(due=now - timedelta(hours=12), soon=now + timedelta(hours=1))
    here(stage, INSTRUCTOR, f"umask 002; cat > state/dates.toml <<'EOF'\n{dates}EOF")
    stage.follow(INSTRUCTOR, accounts.README, "Release, as the instructor")


def _hands_in(stage, folder):
    beginning = {"initialize_zeros": "def initialize_zeros(n_x, n_h, n_y):\n    return None"}
    for learner in LEARNERS:
        answers = beginning if learner == PUNCTUAL else {}
        accounts.hand_in(stage, folder, learner, ASSIGNMENT, answers)


def _collects(stage, folder, size, now):
    """Collect what the three accounts and the platforms have."""
    made = list(synthetic.synthetic(size - len(LEARNERS), rng=np.random.default_rng(1)))
    shared = folder / "srv" / "downloads"
    shared.mkdir()
    found = platforms.write(shared, made, now - timedelta(days=2))
    for each in found:
        here(stage, TA, f".venv/bin/python -m autograder collect {ASSIGNMENT}"
             f" /srv/downloads/{each.zip.name} --roster /srv/downloads/{each.roster.name}",
             says=rf": {len(each.learners)} learners: {len(each.learners)} new")  # fmt: skip
    here(stage, TA, f".venv/bin/nbgrader collect {ASSIGNMENT} --update")
    here(stage, TA, ".venv/bin/python -m autograder doctor")
    return found


def _grades(stage, folder, size):
    here(stage, TA, f"{GRADE} --dry-run", says=rf"(?m)^{size} would be graded")
    with changes.wrong_key(stage):
        here(stage, TA, GRADE, says="model solution", code=1)
    # Ctrl-C, once some are graded and some are not: the model solution takes three seconds.
    here(stage, TA, f"timeout --preserve-status --signal=INT 12 {GRADE}",
         says=rf"[1-9]\d* of {size} are graded and entered", code=130)  # fmt: skip
    here(stage, TA, "head --bytes=2G /dev/zero > state/fill || true")
    here(stage, TA, GRADE, says="disk is full", code=1)
    here(stage, TA, "rm state/fill")
    here(stage, TA, GRADE)
    points = grades(stage)
    stage.expect(len(points) == size, f"{len(points)} learners in the gradebook, not {size}")
    for learner, expected in ((PUNCTUAL, 96), (EXTENDED, 100), (LATE, 90)):
        has = points.get(learner)
        stage.expect(has == expected, f"{learner} has {has} points, not {expected}")


def _hands_in_again(stage, folder):
    accounts.write(folder, PUNCTUAL, ASSIGNMENT, {})
    stage.follow(PUNCTUAL, accounts.README, "Submit, as a learner")
    stage.follow(TA, accounts.README, "Grade, as the instructor or a TA")
    points = grades(stage).get(PUNCTUAL)
    stage.expect(points == 100, f"{PUNCTUAL} has {points} points after handing in again")


def _changes(stage, folder, size):
    before = grades(stage)
    changes.milder_check(stage)
    here(stage, TA, f"{GRADE} --dry-run", says=rf"(?m)^{size} would be graded")
    here(stage, TA, GRADE, says="state/regraded")
    after = grades(stage)
    gained = {who for who in after if after[who] > before.get(who, 0)}
    lost = {who for who in after if after[who] < before.get(who, 0)}
    stage.expect(bool(gained) and not lost, f"by a milder check {gained} gain and {lost} lose")
    changes.new_exercise(folder)
    here(stage, INSTRUCTOR, f".venv/bin/python -m autograder release {ASSIGNMENT} --plain")
    here(stage, TA, GRADE, says="older version")
    points = grades(stage)
    stage.expect(points == after, "a new exercise has changed the points of older hand-ins")


def _hands_back(stage, folder, on_platforms):
    for command in (
        f".venv/bin/python -m autograder feedback {ASSIGNMENT}",
        f".venv/bin/nbgrader release_feedback {ASSIGNMENT}",
        f".venv/bin/python -m autograder insight {ASSIGNMENT}",
        f".venv/bin/python -m autograder mark {ASSIGNMENT} initialize_zeros-zeros --student s000"
        " --comment 'See lesson 2.'",
        ".venv/bin/nbgrader export",
        f".venv/bin/python -m autograder gradescope {ASSIGNMENT}",
        ".venv/bin/python -m autograder quiz concept_quiz",
    ):
        here(stage, TA, command)
    _fills_in(stage, on_platforms)
    for learner in LEARNERS:
        stage.follow(learner, accounts.README, "Read the feedback, as a learner")
        work = folder / "home" / learner / accounts.COPY / "work"
        stage.expect(bool([*work.rglob("feedback/*/*.html")]), f"{learner} got no feedback")
        accounts.kept_out(stage, learner)


def _fills_in(stage, on_platforms):
    export = ".venv/bin/nbgrader export --exporter autograder.gradebook.exports"
    for name, other in (("Canvas", "moodle"), ("Moodle", "canvas")):
        form = f"--{name}Export.form=/srv/downloads"
        here(stage, TA, f"{export}.{name}Export {form}/{name.lower()}.csv")
        here(stage, TA, f"{export}.{name}Export {form}/{other}.csv", code=1)


def grades(stage: Stage) -> dict[str, float]:
    """Return each learner's points, penalties included, as nbgrader exports them."""
    said = here(stage, TA, ".venv/bin/nbgrader export 2>/dev/null; cat state/exports/grades.csv")
    _, head, table = said.partition("assignment,")
    rows = csv.DictReader(io.StringIO(head + table))
    return {row["student_id"]: float(row["score"]) for row in rows if row["score"]}
