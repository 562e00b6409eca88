"""A course with markers of its own is refused: the grader would show what they hide."""

import pytest
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, ClearSolutions

from autograder.errors import CourseError
from autograder.gradebook import course as gradebook
from autograder.gradebook import delimiters, places

OPTIONS = [
    (step.__name__, name)
    for step in (ClearHiddenTests, ClearMarkScheme, ClearSolutions)
    for name in step.class_own_traits()
    if "delimeter" in name
]


def _course(folder, line):
    (folder / "nbgrader_config.py").write_text(f"c = get_config()\n{line}\n")
    return gradebook.course(folder)


@pytest.mark.parametrize(("section", "option"), [*OPTIONS, ("MyOwnStep", OPTIONS[0][1])])
def test_a_marker_of_its_own_is_refused_with_what_to_do(tmp_path, section, option):
    with pytest.raises(CourseError, match=f"{section}.{option} is 'VERSTECKT'.*expected") as error:
        _course(tmp_path, f"c.{section}.{option} = 'VERSTECKT'")
    assert "remove this setting" in str(error.value)


def test_one_in_the_courses_other_file_is_refused_too(tmp_path):
    text = '{"ClearHiddenTests": {"begin_test_delimeter": "VERSTECKT"}}'
    (tmp_path / "nbgrader_config.json").write_text(text)
    with pytest.raises(CourseError, match="VERSTECKT"):
        _course(tmp_path, "c.ClearHiddenTests.begin_test_delimeter = 'BEGIN HIDDEN TESTS'")


def test_settings_of_the_courses_other_file_go_first(tmp_path):
    text = '{"CourseDirectory": {"source_directory": "mine"}}'
    (tmp_path / "nbgrader_config.json").write_text(text)
    course = _course(tmp_path, "c.CourseDirectory.source_directory = 'other'")
    assert course.source == tmp_path / "mine"


def test_one_that_the_machine_sets_is_refused_too(tmp_path, monkeypatch):
    machine = tmp_path / "machine"
    machine.mkdir()
    set_there = "c = get_config()\nc.ClearHiddenTests.end_test_delimeter = 'ENDE'\n"
    (machine / "nbgrader_config.py").write_text(set_there)
    monkeypatch.setattr(places, "jupyter_config_path", lambda: [str(machine)])
    with pytest.raises(CourseError, match="ENDE"):
        _course(tmp_path, "")


def test_nbgraders_own_are_known_and_may_be_set(tmp_path):
    assert {name for _, name in OPTIONS} == delimiters.OWN.keys()
    for step in (ClearHiddenTests, ClearMarkScheme, ClearSolutions):
        for section, name in OPTIONS:
            if section == step.__name__:
                assert getattr(step(), name) == delimiters.OWN[name]
    lines = "\n".join(f"c.{section}.{name} = {delimiters.OWN[name]!r}" for section, name in OPTIONS)
    assert _course(tmp_path, lines).root == tmp_path
