"""A name that a test needs and that has no value: which cell should define it, and what it did."""

import nbformat
import pytest

from autograder.engine.messages import why_missing
from autograder.notebook.placeholders import MISSING
from tests.support import grading
from utils.check_failed import CheckFailed

SYNTAX = nbformat.v4.new_output(
    "error", ename="SyntaxError", evalue="'(' was never closed (<ipython-input-1-f71>, line 2)",
    traceback=["  Cell In[1], line 2\n    y = (x\n        ^\nSyntaxError: '(' was never closed\n"],
)  # fmt: skip
RAISED = nbformat.v4.new_output(
    "error", ename="NameError", evalue="name 'np' is not defined",
    traceback=["  Cell In[8], line 4\n    z = helper(2)\n", "  Cell In[3], line 9 in g\n    1\n",
               "  Cell In[8], line 2 in helper\n    return np.zeros(x)\n"],
)  # fmt: skip
INTERRUPTED = nbformat.v4.new_output("error", ename="KeyboardInterrupt", evalue="", traceback=[])
MAGIC = nbformat.v4.new_output(
    "stream", name="stderr", text="UsageError: Line magic function `%nosuch` not found.\n"
)
STUB = nbformat.v4.new_output(
    "error", ename="NotImplementedError", evalue="not written yet", traceback=[]
)
LATE = nbformat.v4.new_output(
    "error", ename="TimeoutError", evalue="this cell did not finish within 3 s; what ...",
    traceback=[],
)  # fmt: skip


@pytest.mark.parametrize(
    ("source", "outputs", "words"),
    [
        ("def f(x):\n    y = (x\n", [SYNTAX], "in line 2 with SyntaxError: '(' was never closed. "),
        ("\n \ndef f(x):\n    y = (x\n", [SYNTAX], "stopped in line 4 with"),
        ("def f(x):\n    y = (x\n", [SYNTAX], "Your line: line 2 of its cell: y = (x"),
        ("def h(x):\n    return np.zeros(x)\n\nz = h(2)", [RAISED], "stopped in line 2 with Name"),
        (
            "def h(x):\n    return np.zeros(x)\n\nz = h(2)",
            [RAISED],
            "Run the cell with the imports",
        ),
        ("x = 1", [INTERRUPTED], "its cell, `f-cell`, was interrupted. Run the cell again"),
        ("%nosuch\ndef f(): 1", [MAGIC], "UsageError: Line magic function `%nosuch` not found"),
        ("while True: pass", [LATE], "`f-cell`, did not finish within 3 s. Is there a loop"),
        ("def ff(): 1", [], "It defines `ff`: write the name as the task does."),
        ("%%time\nf = 1", [], "delete that first line"),
        ("x = 1", [], "Define `f` there"),
        (MISSING, [], "its cell, `f-cell`, is not in this notebook. Copy the cell"),
    ],
)
def test_the_cell_and_what_it_did_are_named(source, outputs, words):
    error = why_missing.why("f", "f-cell", source, outputs)
    assert isinstance(error, why_missing.Absent)
    assert str(error).startswith("`f` is missing: its cell, `f-cell`, ")
    assert words in str(error)


@pytest.mark.parametrize(
    ("source", "outputs"), [("", []), ("# YOUR CODE HERE", []), ("raise ...", [STUB])]
)
def test_what_was_not_answered_is_no_error(source, outputs):
    error = why_missing.why("answer", "question", source, outputs)
    assert not isinstance(error, NameError)
    assert str(error) == (
        "Not answered yet. Write `answer` into the cell `question`, as the task says."
    )


@pytest.fixture
def names():
    """The tests' names, after a cell that was to define f."""
    names = why_missing.Names({"f-cell": ["f"]})
    mark = {"grade_id": "f-cell", "solution": True, "grade": False}
    names.ran(nbformat.v4.new_code_cell("g = 1", metadata={"nbgrader": mark}))
    return names


@pytest.mark.parametrize("use", ["f(1)", "[f for _ in range(2)]", "(lambda: f)()"])
def test_a_test_that_needs_it_says_why(names, use):
    with pytest.raises(CheckFailed, match="`f-cell`, does not define it"):
        exec(use, names)


def test_a_test_may_ask_whether_it_is_there(names):
    exec("try:\n    f\nexcept NameError:\n    found = False\nelse:\n    found = True", names)
    assert names["found"] is False
    assert "f" not in names


def test_other_names_are_python_s(names):
    exec("length = len([1, 2])", names)
    assert names["length"] == 2
    with pytest.raises(NameError, match="name 'other' is not defined"):
        exec("other", names)


def test_a_name_of_a_test_cell_never_appears():
    """The visible check of the whole model defines a dict for its hidden ones."""
    cells = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in grading.source_notebook().cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
    names = why_missing.Names({})
    names.failed(cells["nn_model-visible"], "", {"found": "`f` is missing", "likely": "Why."})
    with pytest.raises(CheckFailed, match=r"^`f` is missing\. Why\.$"):
        names["parts"]
