"""Commands that need one notebook say so where an assignment has others."""

import pytest

from autograder.errors import CourseError
from autograder.gradebook.course import course
from autograder.lms.gradescope import bundle
from autograder.lms.quiz import writing
from tests.support.lms_zips import notebook

COMMANDS = [
    lambda found, name: writing.write(found, name, with_answers=False),
    lambda found, name: bundle.write(found, name, "hidden", timeout=1, no_sandbox=True),
]


@pytest.mark.parametrize("write", COMMANDS, ids=["quiz", "gradescope"])
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("week1", "an assignment with one notebook, week1.ipynb; .*week1 has data.ipynb, more.ip"),
        ("week2", "there is no assignment 'week2' in .*, only: week1"),
    ],
)
def test_what_it_takes_and_what_is_there_is_said(tmp_path, write, name, says):
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()")
    folder = tmp_path / "source" / "week1"
    folder.mkdir(parents=True)
    for each in ("data", "more"):
        (folder / f"{each}.ipynb").write_bytes(notebook())
    with pytest.raises(CourseError, match=says):
        write(course(tmp_path), name)
