"""Honest and unusual work keeps its points, and what is not shown of it says so, with the reason.

Many constructs share one notebook, so that the engine starts once.
"""

import copy
import textwrap

import nbformat
import pytest

from autograder.engine import runner
from autograder.engine.engine import Engine
from autograder.model import Limits
from autograder.notebook import definitions, intake, outputs
from autograder.notebook.cell_kinds import about
from tests.support import grading

LIMITS = Limits(call_seconds=5, total_seconds=120)
UNUSUAL = {
    "initialize_zeros": """
        from collections import OrderedDict
        from functools import lru_cache, partial, wraps
        @lru_cache(maxsize=None)
        def initialize_zeros(n_x: int, n_h: int, n_y: int) -> "OrderedDict[str, np.ndarray]":
            zeros = partial(np.zeros, dtype=np.float32, order="F")
            return OrderedDict(W1=zeros((n_h, n_x)), b1=zeros((n_h, 1)),
                               W2=zeros((n_y, n_h)), b2=zeros((n_y, 1)))""",
    "symmetry_defect": """
        class Defect:
            calls = 0
            def __call__(self, parameters):
                Defect.calls += 1
                units = np.hstack([parameters["W1"], parameters["b1"], parameters["W2"].T])
                return np.array([[np.linalg.norm(units - units[0])]])
        symmetry_defect = Defect()""",
    "initialize_parameters": """
        def started(rng=np.random.default_rng()):
            def initialize_parameters(n_x, n_h, n_y, scale=0.01):
                start = {**initialize_zeros(n_x, n_h, n_y)}
                return {k: rng.normal(0, scale, v.shape) if "W" in k else v
                        for k, v in start.items()}
            return initialize_parameters
        initialize_parameters = started()""",
    "forward_propagation": """
        from typing import Any, NamedTuple
        class Parameters(dict):
            __getattr__ = dict.__getitem__
        class Forward(NamedTuple):
            A2: Any
            cache: dict
        def logged(function):
            @wraps(function)
            def inner(*arguments, **keywords):
                inner.calls += 1
                return function(*arguments, **keywords)
            inner.calls = 0
            return inner
        def sigmoid(z): return 1 / (1 + np.exp(-z))
        @logged
        def forward_propagation(X, parameters):
            p = Parameters(parameters)
            Z1 = np.asarray(np.asmatrix(p.W1) * np.asmatrix(X)) + p.b1
            A1 = np.vectorize(__import__("math").tanh, otypes=[float])(Z1)
            Z2 = np.einsum("yh,hm->ym", p.W2, A1) + p.b2
            A2 = sigmoid(Z2)
            return Forward(A2, Parameters(Z1=Z1, A1=A1, Z2=Z2, A2=A2))""",
    "compute_cost": """
        import warnings
        compute_cost = lambda A2, Y: (warnings.warn("a <b>cost</b>"), nats(A2, Y))[1]""",
    "update_parameters": """
        def update_parameters(*arguments, **keywords):
            def step(old, slopes, learning_rate=1.2, *, größe="d"):
                for θ in old:
                    yield θ, old[θ] - learning_rate * slopes[größe + θ]
            return dict(step(*arguments, **keywords))""",
}
#: By the exercise before which they stand.
BEFORE = {
    "compute_cost": "def nats(a, y): return -np.mean(np.where(y == 1, np.log(a), np.log(1 - a)))",
}
#: Scratch work, and what the page must say of it.
SCRATCH = {
    "exit()": "while your work is graded",
    "quit": "while your work is graded",
    "!ls": "no other program",
    "%pip install pandas": "no other program",
    "files = !ls": "no other program",
    "def sigmoid(z): return (z > 0) * 1.0": "",
    "def compute_cost(A2, Y): return 0  # an experiment": "",
    "from IPython.display import *; display(Markdown('**why** $x < 1$'))": "**why** $x < 1$",
    "display(SVG('<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>'))": "image/svg+xml",
    "display(JSON({'a': [1]}))": "application/json",
    "display(HTML('<iframe src=\"https://example.org\"></iframe>'))": "was left out",
    "display(HTML('<table><tr><td>1 &lt; 2</td></tr></table>'))": "1 &lt; 2",
    "while True: pass": "or a long training",
    "print('مرحبا', 'שלום', '你好', '🙂')": "你好",
    "import asyncio\nawait asyncio.sleep(0, 'awaited')": "awaited",
}


@pytest.fixture(scope="module")
def graded():
    """One notebook with all of it, graded."""
    with Engine(sandbox=True) as engine:
        yield runner.run(handed_in(), limits=LIMITS, engine=engine)


def handed_in():
    """Return what intake makes of the unusual notebook."""
    answers = {name: textwrap.dedent(text).strip() for name, text in UNUSUAL.items()}
    notebook = grading.handed_in(answers)
    cells = []
    for cell in notebook.cells:
        own = BEFORE.get(about(cell).get("grade_id"))
        cells += [*([nbformat.v4.new_code_cell(own)] if own else []), cell]
    notebook.cells = cells + [nbformat.v4.new_code_cell(text) for text in SCRATCH]
    data = nbformat.writes(notebook).encode()
    return intake.place(data, copy.deepcopy(grading.source_notebook())).notebook


def test_unusual_work_has_all_points(graded):
    lost = {r.grade_id: r.message for r in graded.results if r.points < r.max_points}
    assert lost == {}


def test_a_name_that_is_defined_again_is_noted_and_costs_nothing(graded):
    (note,) = definitions.redefined(graded.notebook)
    assert "`compute_cost`" in note


def test_scratch_work_is_reported_with_its_result(graded):
    cells = {cell.source: str(cell.get("outputs")) for cell in graded.notebook.cells}
    silent = {text: cells[text] for text, words in SCRATCH.items() if words not in cells[text]}
    assert silent == {}


@pytest.mark.parametrize("kind", ["image/svg+xml", "image/gif", "application/pdf", "odd/\x1bkind"])
def test_a_kind_that_no_page_shows_is_named(kind):
    data = {kind: "x", "text/plain": "<a thing>"}
    (shown,) = outputs.clean(
        [{"output_type": "display_data", "data": data}], outputs.Budget(10_000)
    )
    assert shown.data["text/plain"].startswith("<a thing>\n(left out: ")
    assert "\x1b" in kind or kind in shown.data["text/plain"]
    assert "\x1b" not in shown.data["text/plain"]


def test_too_much_output_names_the_limit():
    claim = [{"output_type": "stream", "name": "stdout", "text": "x" * 3000}] * 2
    *_, last = outputs.clean(claim, outputs.Budget(2000))
    assert "2,000 characters" in last.text
