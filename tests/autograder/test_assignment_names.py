"""An assignment is named by its folder in source/, in every command alike."""

import nbformat
import pytest
from click.testing import CliRunner

from autograder import cli
from autograder.errors import CourseError
from tests.support.plain_notebooks import hidden, marked, notebook, solution

NAMED = {
    name: next(each for each in command.params if each.name == "assignment")
    for name, command in cli.main.commands.items()
    if any(each.name == "assignment" for each in command.params)
}
PATHS = ("./week1", "../source/week1", "source/week1", "week1/data", "/", ".", "..", "")


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course of two assignments, one of them with two notebooks, and of a folder with none."""
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    for path in ("week1/classes", "week1/data", "week2/week2", ".ipynb_checkpoints/old"):
        file = tmp_path / "source" / f"{path}.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook(solution("f", marked("f = 1")), hidden("t", "assert f")), file)
    (tmp_path / "source" / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_commands_to_test():
    assert {"grade", "lint", "release", "feedback", "insight", "mark", "collect"} <= NAMED.keys()


@pytest.mark.parametrize("command", NAMED)
def test_a_slash_at_the_end_is_no_part_of_the_name_and_a_path_is_refused(course, command):
    kind = NAMED[command].type
    assert [kind.convert(each, None, None) for each in ("week1", "week1/", "week1//")] == [
        "week1"
    ] * 3
    for path in PATHS if command != "grade" else ():
        with pytest.raises(CourseError, match=r"the assignments are: week1, week2$"):
            kind.convert(path, None, None)


@pytest.mark.parametrize("path", PATHS)
def test_grade_refuses_a_path_before_it_writes(course, path):
    done = CliRunner().invoke(cli.main, ["grade", path, "--dry-run"])
    assert "the assignments are: week1, week2\n" in done.stderr, done.output
    assert {each.name for each in course.iterdir()} == {"nbgrader_config.py", "source"}


@pytest.mark.parametrize(
    "command",
    ["grade --dry-run", *(each for each in NAMED if each != "grade")],
)
def test_a_name_that_is_no_assignment_is_answered_with_those_that_are(course, command):
    verb, *options = command.split()
    others = {"mark": ["t", "--student", "ada", "--points", "1"], "collect": ["a.zip"]}
    done = CliRunner().invoke(cli.main, [verb, "data", *others.get(verb, []), *options])
    assert done.exit_code == 1
    assert "the assignments are: week1, week2\n" in done.stderr, done.output
