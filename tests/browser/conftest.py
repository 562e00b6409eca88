"""One JupyterLab and one Chromium for all browser tests, on a copy of the course.

Opening a notebook in the lab saves it, so the tests never open the ones in the working tree.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.grading import ROOT

TOKEN = "course"
#: No news, and every cell in the page at once, whether or not it is in sight.
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false"},
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
}
RUN_ALL = """async () => {
    const panel = window.jupyterapp.shell.currentWidget;
    await panel.context.ready;
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.info;
    return window.jupyterapp.commands.execute('notebook:run-all-cells');
}"""
MISSING = (
    "needs Chromium and playwright, and {what} is missing. Get them with: "
    "pip install -r requirements-dev.txt, and on Debian or Ubuntu: sudo apt-get install chromium"
)


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """Start JupyterLab on a copy of the lessons, and stop it with all its kernels."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copytree(ROOT / "release", folder / "release")
    settings = folder / "settings"
    settings.mkdir()
    (settings / "overrides.json").write_text(json.dumps(SETTINGS), "utf-8")
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1",
         f"--port={port}", f"--IdentityProvider.token={TOKEN}", f"--app-dir={_app_dir()}",
         "--LabApp.expose_app_in_browser=True", f"--LabApp.app_settings_dir={settings}",
         "--ServerApp.jpserver_extensions={'nbgrader.server_extensions': False}"],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=os.environ | {"JUPYTER_CONFIG_DIR": str(folder / "config"), "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/api?token={TOKEN}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="session")
def browser():
    """Start Debian's Chromium; without it, skip on a user's machine and fail in CI."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return _without("playwright")
    if not chromium:
        return _without("chromium")
    return _started(sync_playwright, chromium)


@pytest.fixture
def page(browser, lab):
    """Open an empty page of 1280 x 900; afterwards, end the kernels that it started."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(60_000)
    yield opened
    opened.close()
    with urllib.request.urlopen(f"{lab}/api/sessions?token={TOKEN}") as answer:
        sessions = json.load(answer)
    for session in sessions:
        url = f"{lab}/api/sessions/{session['id']}?token={TOKEN}"
        urllib.request.urlopen(urllib.request.Request(url, method="DELETE")).close()


@pytest.fixture
def open_notebook(page, lab):
    """Open a notebook of the copy in the lab, and wait for its kernel."""

    def opened(path: str):
        page.goto(f"{lab}/lab/tree/{path}?token={TOKEN}&reset")
        page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status='idle']")
        return page

    return opened


def run_all(page) -> None:
    """Run every cell, and wait for the last; a cell that fails ends the run."""
    assert page.evaluate(RUN_ALL), "a cell failed, and the run stopped there"


def _without(what):
    message = MISSING.format(what=what)
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def _started(sync_playwright, chromium):
    # stopped with the process: a session fixture that yields would hold the event loop open
    playwright = sync_playwright().start()
    return playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])


def _app_dir():
    return Path(sys.prefix) / "share" / "jupyter" / "lab"


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(url, seconds=60):
    deadline = time.monotonic() + seconds
    while True:
        try:
            return urllib.request.urlopen(url).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
