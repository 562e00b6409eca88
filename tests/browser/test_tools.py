"""The tools that measure in a browser run, shortened, in the lab of the other tests."""

import contextlib

import pytest
from click.testing import CliRunner

from benchmarks import grade_me, live
from tests.browser import lab as labs
from tests.browser import notebook_page

TOOLS = {
    grade_me: (("--repeats", "2", "--steps", "50"), "the clicks after it"),
    live: (("--steps", "50", "--turns", "4", "--seconds", "0.2"), "64 networks"),
}


@pytest.fixture(autouse=True)
def in_the_same_lab(monkeypatch, lab_page, lab, lab_folder):
    labs.as_cloned(lab_folder)
    alone = contextlib.nullcontext((lab_folder, lab, lab_page))
    monkeypatch.setattr(labs, "alone", lambda: alone)
    monkeypatch.setattr(live, "DEPTHS", (1, 2))  # 30 layers take software rendering ten seconds
    yield
    notebook_page.close_notebooks(lab_page, lab)


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.__name__)
def test_a_tool_runs(tool):
    arguments, expected = TOOLS[tool]
    done = CliRunner().invoke(tool.main, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert expected in done.output
