"""A cell that needs a name which a cell above makes says which one to run first."""

import json
import runpy

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from tests.support.grading import ASSIGNMENT, ROOT
from utils import missing_names
from utils.cards import unwritten
from utils.start import kernel

NOTEBOOK = ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
CELLS = json.loads(NOTEBOOK.read_bytes())["cells"]


@pytest.mark.parametrize(
    ("name", "asked", "inside", "words"),
    [
        ("cards", "initialize_zeros-visible", False, "cards is not imported yet. First run the "
         "cell with the imports, below “Names and shapes”, then your own cells above this one, and "
         "then this one"),
        ("np", "zeros-rows", True, "np is not imported yet"),
        ("initialize_zeros", "zeros-rows", False, "initialize_zeros has no value yet. First run "
         "the cell below “Exercise 1: start at zero”"),
        ("initialize_zeros", "zeros-rows", True, ""),  # perhaps a misspelt name of the function's
        ("initialize_zeros", "initialize_zeros", False, ""),
        ("x", "initialize_zeros", False, ""),  # made further down
        ("nowhere", "zeros-rows", False, ""),
    ],
)  # fmt: skip
def test_the_cell_to_run_first_is_named(name, asked, inside, words):
    assert missing_names.line(CELLS, name, asked, inside=inside).startswith(words)
    assert bool(missing_names.line(CELLS, name, asked, inside=inside)) == bool(words)


@pytest.fixture
def shell(monkeypatch):
    """A kernel's IPython, in which no cell of the notebook has run."""
    made = InteractiveShell.instance(colors="nocolor")
    monkeypatch.setenv("JPY_SESSION_NAME", str(NOTEBOOK))
    yield made
    made.reset(new_session=True)
    made.restore_sys_module_state()
    InteractiveShell.clear_instance()


def said(shell, source):
    with capture_output() as captured:
        shell.run_cell(source)
    return captured.stdout.strip()


@pytest.mark.parametrize("watch", [missing_names.watch, unwritten.watch])
def test_a_fresh_kernel_says_it_in_one_line(shell, watch):
    watch(shell)
    words = said(shell, "with cards.check('initialize_zeros') as card:\n    pass")
    assert words.startswith("cards is not imported yet.")
    assert len(words.splitlines()) == 1
    assert "NameError: name 'nowhere'" in said(shell, "nowhere")
    assert "ZeroDivisionError" in said(shell, "1 / 0")


def test_what_shows_more_is_not_replaced(shell):
    unwritten.watch(shell)
    missing_names.watch(shell)
    assert "Not answered yet" in said(shell, "raise NotImplementedError('not written yet')")


def test_a_kernel_of_the_course_begins_with_it(shell):
    shell.safe_execfile(kernel.__file__, shell.user_ns)
    assert shell.custom_exceptions == (NameError,)
    assert not [name for name in shell.user_ns if name in ("missing_names", "contextlib")]


def test_a_python_without_a_notebook_begins_as_ever(capsys):
    runpy.run_path(kernel.__file__)
    assert not capsys.readouterr().err


def test_a_notebook_that_cannot_be_read_leaves_pythons_words(shell, monkeypatch, tmp_path):
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "gone.ipynb"))
    missing_names.watch(shell)
    assert "NameError: name 'cards' is not defined" in said(shell, "cards")
