"""Grade me in the lab on other systems, and where no wall works: a report, and a kept score."""

import json

import pytest

from tests.browser.notebook_page import run_cell, write
from tests.support.grading import ASSIGNMENT, ROOT, solutions, source_notebook, worth
from tests.support.systems import ELSEWHERE
from utils.grade_me.whole import AS_YOURS

NOTEBOOK = f"release/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
SOLVED = "initialize_zeros"
#: Run before the panel, in the kernel: it and the grader that it starts see that system.
ELSE = f"""
import os, runpy
os.environ["COURSE_SYSTEM"] = "{{}}"
os.environ["PYTHONPATH"] = os.pathsep.join([{str(ELSEWHERE)!r}, {str(ROOT)!r}])
runpy.run_path({str(ELSEWHERE / "sitecustomize.py")!r})
from utils.grade_me import panel
panel()
"""


@pytest.mark.parametrize("system", ["win32", "darwin", "bare"])
def test_it_ends_in_a_report_and_keeps_the_score(open_notebook, lab_folder, system):
    page = open_notebook(NOTEBOOK)
    write(page, SOLVED, solutions(source_notebook())[SOLVED])
    write(page, "grade-me", ELSE.format(system))
    run_cell(page, "grade-me")
    panel = page.locator(".grade-me")
    panel.get_by_role("button", name="Grade me").click()
    if system == "bare":
        panel.get_by_role("button", name="Grade without a sandbox").click()
    panel.locator("table").wait_for()
    said = panel.get_by_role("status").inner_text()
    assert said.startswith(f"{worth(SOLVED):g} of 100 points"), panel.inner_text()
    assert panel.get_by_text(AS_YOURS).is_visible()
    kept = json.loads((lab_folder / "record.json").read_text("utf-8"))["scores"][ASSIGNMENT]
    assert kept == {"score": worth(SOLVED), "max_score": 100}
