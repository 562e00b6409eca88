"""What tools.rehearsal and tools.accounts are made of; the whole needs root and ten minutes."""

from datetime import datetime

import nbformat
import pytest

from autograder.gradebook.course import course
from autograder.lms.collecting.collect import Request, collect
from tests.support import lms_zips
from tests.support.grading import released
from tools import accounts
from tools.rehearsal import changes, platforms
from tools.stage import ROOT, Stage, commands
from tools.synthetic import HandIn

ASSIGNMENT = platforms.FILE.removesuffix(".ipynb")
RECIPE = """\
# A recipe

## Try it

1. First.

   ```sh
   cd ~/course
   true NAME
   ```

## Something else

```sh
false
```
"""


class Server:
    """A machine on which each command says itself; what has `false` in it fails."""

    def attempt(self, who, script):
        return int("false" in script), f"{who}: {script}"


@pytest.fixture
def stage(tmp_path):
    (tmp_path / "README.md").write_text(RECIPE)
    return Stage(Server(), {"NAME": "ada"}, tmp_path / "log")


def test_a_recipe_is_followed_command_by_command(stage, tmp_path):
    stage.follow("ta1", tmp_path / "README.md", "Try it")
    stage.follow(ROOT, tmp_path / "README.md", "Try it")
    log = (tmp_path / "log").read_text()
    assert "ta1: cd ~/course\ntrue ada" in log
    assert "root: cd ~/course\ntrue ada" in log
    assert not stage.deviations


@pytest.mark.parametrize(
    ("script", "expected", "deviations"),
    [("true", {}, 0), ("false", {}, 1), ("false", {"code": 1}, 0), ("true", {"code": 1}, 1),
     ("true", {"says": "t.ue"}, 0), ("true", {"says": "done"}, 1)],
)  # fmt: skip
def test_what_ends_or_speaks_otherwise_is_a_deviation(stage, script, expected, deviations):
    stage.step("ta1", script, **expected)
    assert len(stage.deviations) == deviations


@pytest.mark.parametrize(
    "heading",
    ["Set it up, as root", "Install the course, as the instructor", "Submit, as a learner"],
)
def test_the_recipe_has_what_is_replayed(heading):
    assert commands(accounts.README, heading)


def test_each_platforms_hand_ins_are_collected_for_its_class(tmp_path):
    lms_zips.course(tmp_path)
    (tmp_path / "source" / ASSIGNMENT).mkdir()
    data = nbformat.writes(released()).encode()
    (tmp_path / "source" / ASSIGNMENT / platforms.FILE).write_bytes(data)
    hand_ins = [HandIn(f"s{number:03d}", "untouched", data) for number in range(6)]
    for each in platforms.write(tmp_path, hand_ins, datetime(2026, 11, 20, 12)):
        done = collect(Request(course(tmp_path), ASSIGNMENT, [each.zip], roster=each.roster))
        assert done.complete, each.name
        assert set(done.what) == set(each.learners), each.name


def test_an_exercise_is_added_to_the_course(tmp_path):
    path = tmp_path / accounts.COURSE[1:] / changes.SOURCE
    path.parent.mkdir(parents=True)
    nbformat.write(released(), path)
    changes.new_exercise(tmp_path)
    added = nbformat.read(path, as_version=4)
    nbformat.validate(added)
    assert [cell.id for cell in added.cells[-3:]] == ["units-task", "units", "units-test"]
