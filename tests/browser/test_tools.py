"""The tools that measure in a browser run, shortened."""

import pytest

from tests.support import tools

TOOLS = {
    "benchmarks.grade_me": (("--repeats", "2", "--steps", "50"), "the clicks after it"),
    "benchmarks.live": (("--steps", "50", "--turns", "4"), "64 networks"),
}


@pytest.mark.usefixtures("browser")
@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_runs(tool, tmp_path):
    arguments, expected = TOOLS[tool]
    assert expected in tools.printed(tool, *arguments, folder=tmp_path)
