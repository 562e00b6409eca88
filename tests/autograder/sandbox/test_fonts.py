"""matplotlib's lists of fonts are found without importing it, unless they may be of another one."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

SAYS = "import sys; from autograder.sandbox import fonts; print([p.name for p in fonts.lists()], "
SAYS += "'matplotlib' in sys.modules)"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """The folder of a user's caches."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("MPLCONFIGDIR", raising=False)
    return tmp_path


def said():
    """What a new process finds, and whether it asked matplotlib."""
    command = [sys.executable, "-c", SAYS]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("variable", ["XDG_CACHE_HOME", "MPLCONFIGDIR"])
def test_a_list_newer_than_matplotlib_is_taken_at_once(cache, monkeypatch, variable):
    folder = cache / "matplotlib"
    folder.mkdir()
    if variable == "MPLCONFIGDIR":
        monkeypatch.setenv(variable, str(folder))
    (folder / "fontlist-v1.json").write_text("{}")
    assert said() == "['fontlist-v1.json'] False"


def test_an_older_one_is_left_to_matplotlib(cache):
    folder = cache / "matplotlib"
    folder.mkdir()
    old = folder / "fontlist-v1.json"
    old.write_text("{}")
    before = Path(find_spec("matplotlib").origin).stat().st_mtime - 1
    os.utime(old, (before, before))
    assert said().endswith("True")
    assert len(list(folder.glob("fontlist-*.json"))) == 2
