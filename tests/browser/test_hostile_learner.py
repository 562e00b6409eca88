"""Text from code, files and a record does nothing in a learner's JupyterLab or certificate."""

import json

import nbformat
import pytest

from tests.browser.lab import end_sessions
from tests.browser.notebook_page import open_notebook, run_cell
from tests.browser.watch import Watch
from tests.support import grading, vectors

FOLDER, NAME = vectors.NAMES["quote"], vectors.NAMES["handler"]
TEXTS = [*vectors.ALL.values(), *vectors.NAMES.values()]
#: A card, a row or a message shows the beginning of a text, so each is given alone or with few.
MESSAGES = [" ".join(TEXTS[i : i + 3]) for i in range(0, len(TEXTS), 3)]
AREAS = (
    ".check-card .verdict, .check-card .holds, .check-card dl, .jp-OutputArea table, "
    ".jp-OutputArea p:not(:has(a)), .jp-RenderedHTML div[style], .grade-me .found, "
    ".course-card legend, .course-card label, "
    "[data-mime-type='application/vnd.jupyter.stderr'] pre"
)
BEGIN = """
import contextlib, json, os
from pathlib import Path
from IPython.display import HTML, display
texts = json.loads(Path("texts.json").read_text("utf-8"))
"""
CARDS = """
from utils import cards
def broken(kind, text):
    raise kind(text)
for text in texts:
    for kind in (ValueError, AssertionError):
        with contextlib.suppress(kind), cards.check("initialize_zeros") as card:
            card.holds(text)
            broken(kind, text)
with cards.check("initialize_zeros"):
    broken(type(texts[0], (Exception,), {}), texts[0])
"""
RECORD = """
from utils import record
from utils.record import store
store.COURSE = Path("course").resolve()
os.environ["COURSE_RECORD"] = str(Path("record.json").resolve())
record.show()
record.certificate(name=" ".join(texts))
"""
WIDGETS = """
from utils.widgets import predict, quiz, reveal
predict("key", texts[0], texts)
for text in texts:
    reveal(text, text, text)
quiz(texts[0], {text: text for text in texts}, answer=texts[0])
"""
#: What the grader may answer, whatever a learner's code, files and machine have a say in.
PANELS = """
from utils.grade_me.shared_grader import SharedGrader
from utils.grade_me.grader import GraderError
from utils.grade_me.one import GradeOne
from utils.grade_me.whole import GradeMe
rows = [{"grade_id": text, "points": 0, "max_points": 1, "status": "FAIL", "message": text}
        for text in texts]
report = {"assignment": texts[0], "score": 0.0, "max_score": 1.0, "partial": False,
          "isolation": texts[1], "review": texts, "exercises": rows}
class Answers:
    def __init__(self, says): self.says = says
    def __call__(self, course, *, anyway=False): return self
    def close(self): pass
    def grade(self, path, exercise=""):
        if isinstance(self.says, Exception):
            raise self.says
        yield {"tests": texts[:1], "seconds": 9}
        yield {"told": {"grade_id": texts[0]}}
        yield self.says
many = " ".join(texts)
for says in ({"report": report}, {"trouble": many}, {"refused": many}, GraderError(many)):
    shared_grader = SharedGrader(Path(os.environ["JPY_SESSION_NAME"]), Answers(says))
    lost = GradeMe(SharedGrader(Path(texts[-1]), Answers(says)))
    display(lost, GradeMe(shared_grader), GradeOne(shared_grader, texts[0]))
"""
REAL = "from utils.grade_me import panel\npanel()"
CONTROL = f"display(HTML({vectors.HTML['handler']!r} + {vectors.HTML['cover']!r}))"
CELLS = {"begin": BEGIN, "cards": CARDS, "record": RECORD, "widgets": WIDGETS,
         "panels": PANELS, "real": REAL, "control": CONTROL}  # fmt: skip


@pytest.fixture(scope="module")
def folder(lab_folder, lab):
    """Make a folder and a notebook with hostile names, a course and a record with hostile texts."""
    made = lab_folder / FOLDER
    _a_course(made / "course")
    (made / "texts.json").write_text(json.dumps(MESSAGES), "utf-8")
    (made / "record.json").write_text(json.dumps(_a_record()), "utf-8")
    (made / f"record.unreadable-{NAME}.json").write_text("x", "utf-8")
    raising = f"def initialize_zeros(n_x, n_h, n_y):\n    raise ValueError({MESSAGES[1]!r})"
    notebook = grading.handed_in({"initialize_zeros": raising})
    notebook.cells += [nbformat.v4.new_code_cell(text, id=name) for name, text in CELLS.items()]
    nbformat.write(notebook, made / f"{NAME}.ipynb")
    yield made
    end_sessions(lab)


def test_nothing_runs_loads_or_covers_in_the_learners_browser(page, browser, lab, folder):
    watch = Watch(page)
    open_notebook(page, lab, f"{_quoted(FOLDER)}/{_quoted(NAME)}.ipynb")
    for cell in ("begin", "cards", "record", "widgets", "panels", "real"):
        run_cell(page, cell)
    for panel in page.locator(".grade-me").all():
        panel.get_by_role("button", name="Grade").first.click()
        panel.locator("button[aria-disabled='false']").first.wait_for()
    everything_is_shown_as_text(page)
    assert watch.harm(AREAS) == {}
    the_certificate_is_harmless(browser.new_page(), folder)
    run_cell(page, "control")  # the watch sees what it should, or the above says little
    assert watch.harm(".jp-RenderedHTML")["ran"]


def the_certificate_is_harmless(page, folder):
    watch = Watch(page)
    page.goto((folder / "certificate.html").as_uri())
    assert watch.harm() == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert vectors.HTML["handler"] in page.locator(".name").inner_text()
    page.close()


def everything_is_shown_as_text(page):
    for area in (".check-card dd", ".check-card li", ".jp-RenderedHTML tbody th", ".grade-me td p"):
        shown = page.locator(area).first
        shown.wait_for(state="attached")  # a panel that was just asked may still be at work
        assert vectors.HTML["script"] in shown.inner_text(), area


def _a_course(folder):
    for number, text in enumerate(MESSAGES):
        cells = [
            nbformat.v4.new_markdown_cell("# " + " ".join(text.split())),
            nbformat.v4.new_code_cell(f"predict({text!r}, 'b')\n"),
        ]
        notebook = nbformat.v4.new_notebook(cells=cells)
        for place in (f"notebooks/{number:02d}.ipynb", f"release/a{number}/a.ipynb"):
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            nbformat.write(notebook, folder / place)


def _a_record():
    return {
        "predictions": {text: text for text in MESSAGES},
        "quizzes": {text: {"first": True, "right": True} for text in MESSAGES},
        "scores": {f"a{n}": {"score": 9.0, "max_score": 10} for n in range(len(MESSAGES))}
        | {text: {"score": 9.0, "max_score": 10} for text in MESSAGES},
    }


def _quoted(name):
    return "".join(f"%{byte:02x}" for byte in name.encode())
