"""`check` grades the later notebooks whatever becomes of an earlier one, and names that one."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder import cli
from autograder.errors import WorkerError
from autograder.grading import own_notebook
from autograder.model import Report


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("a fault"), RecursionError("deep"), WorkerError("an engine is gone"),
        MemoryError(), UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"),
        own_notebook.UnreadableError("no notebook"),
    ],
)  # fmt: skip
def test_a_faulty_notebook_does_not_affect_others(monkeypatch, error):
    def check(path, settings):
        if path == Path("bad.ipynb"):
            raise error
        return Report("a", "", 7.0, 9.0, "none: a test")

    monkeypatch.setattr(own_notebook, "check", check)
    monkeypatch.setattr(cli, "_begun_early", lambda no_sandbox: None)  # nothing is graded
    said = CliRunner().invoke(cli.main, ["check", "bad.ipynb", "good.ipynb", "--json"])
    assert said.exit_code == 1
    assert "Error: bad.ipynb:" in said.output
    assert '"score": 7.0' in said.output
