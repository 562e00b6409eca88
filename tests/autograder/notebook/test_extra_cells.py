"""A notebook of hundreds of floods is laid out in bounded time; an honest one is untouched."""

import json

import nbformat
import pytest

from autograder.notebook import cell_kinds, extra_cells, intake
from tests.support import grading

SOURCE = grading.source_notebook()
MARKED = "".join(f"{'*_`[$' * 12}\n" for _ in range(80))  # a thousand of each mark
FLOODS = {
    "many small": [("code", "1")] * 900,
    "many small in words": [("markdown", "x")] * 900,
    "marks": [("markdown", MARKED)] * 900,
    "large code": [("code", "x = 1\n" * 3_000)] * 20,
    "larger than is shown": [("code", "x = 1\n" * 20_000)] * 12,
    "raw": [("raw", "<b>" * 6_000)] * 60,
    "fences": [("markdown", "`" * 900)] * 900,
}


def placed(cells):
    """Return what intake makes of an honest notebook with cells of its own, and as it is stored."""
    notebook = json.loads(nbformat.writes(grading.handed_in({})))
    notebook["cells"] += [
        {"cell_type": kind, "source": f"{source}\n# {number}", "metadata": {}}
        for number, (kind, source) in enumerate(cells)
    ]
    taken = intake.place(json.dumps(notebook).encode(), SOURCE)
    return taken, intake.kept(taken.notebook)


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_is_run_whole_and_stored_within_bounds(name):
    taken, stored = placed(FLOODS[name])
    ran = [cell for cell in taken.notebook.cells if cell.id.startswith(intake.LEARNERS)]
    assert len(ran) == len(FLOODS[name])
    own = [cell for cell in stored.cells if cell.id.startswith(intake.LEARNERS)]
    assert len(own) <= extra_cells.MAX_CELLS + 1
    assert sum(len(cell.source) for cell in own) < 1.3 * extra_cells.MAX_CHARACTERS
    assert any("shown as one plain text" in note for note in taken.review)
    assert "shown as one plain text" in own[-1].source
    assert own[-1].cell_type == "markdown"
    courses = [cell.metadata.nbgrader.grade_id for cell in stored.cells if cell_kinds.about(cell)]
    assert courses == [c.metadata.nbgrader.grade_id for c in SOURCE.cells if cell_kinds.about(c)]
    nbformat.validate(stored)


def test_an_honest_notebook_of_many_cells_is_untouched():
    taken, stored = placed([("code", "x = 1\n" * 30), ("markdown", "My notes.")] * 90)
    assert taken.review == []
    assert [cell.source for cell in stored.cells] == [c.source for c in taken.notebook.cells]
