"""The lessons whose run takes no long time, in JupyterLab."""

import pytest

from tests.browser import lessons


@pytest.mark.parametrize("number", sorted(lessons.LESSONS.keys() - lessons.ALONE))
def test_a_lesson_runs_and_answers(open_notebook, lab_folder, number):
    lessons.runs_and_answers(open_notebook, lab_folder, number)


def test_every_file_has_its_lesson():
    assert lessons.LESSONS.keys() > lessons.ALONE
