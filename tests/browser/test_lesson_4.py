"""Lesson 4 in JupyterLab."""

from tests.browser import lessons


def test_it_runs_and_answers(open_notebook, lab_folder):
    lessons.runs_and_answers(open_notebook, lab_folder, 4)
