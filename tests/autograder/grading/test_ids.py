"""A folder whose name a spreadsheet or a command would obey is named, and not graded."""

from types import SimpleNamespace

import pytest

from autograder.files import distrusted
from autograder.grading import agenda
from tests.support.grading import ASSIGNMENT


@pytest.mark.parametrize("name", ["=1+1", "+1", "@x", "-h", "--force", ".hidden"])
def test_a_name_that_is_a_formula_or_an_option_is_not_an_id(tmp_path, name):
    (tmp_path / name / ASSIGNMENT).mkdir(parents=True)
    plan = SimpleNamespace(course=SimpleNamespace(submitted=tmp_path), assignment=ASSIGNMENT)
    with pytest.raises(distrusted.UnreadableError, match="a name that cannot be a learner's id"):
        agenda.load_named(plan, name)


@pytest.mark.parametrize("name", ["ada", "ada-b", "a=b", "a+b@example.org", "1234"])
def test_an_ordinary_name_is_an_id(tmp_path, name):
    (tmp_path / name / ASSIGNMENT).mkdir(parents=True)
    plan = SimpleNamespace(course=SimpleNamespace(submitted=tmp_path), assignment=ASSIGNMENT)
    assert agenda.load_named(plan, name).student == name
