"""A JupyterLab and a Chromium to try the course in, for the tests and for the benchmarks."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.grading import ROOT

TOKEN = "course"
WINDOW = {"width": 1280, "height": 900}
#: One process less, which would draw in software anyway.
FLAGS = ("--no-sandbox", "--disable-gpu", "--in-process-gpu")
COPIED = ("notebooks", "release", "source")
#: No news, and every cell in the page at once, whether or not it is in sight.
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false"},
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
}


@contextlib.contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """Start JupyterLab on a copy of the course's notebooks, and stop it with all its kernels.

    Opening a notebook in the lab saves it, so nobody opens the ones in the working tree.
    """
    as_cloned(folder)
    settings = folder / "settings"
    settings.mkdir()
    (settings / "overrides.json").write_text(json.dumps(SETTINGS), "utf-8")
    quiet = "--ServerApp.jpserver_extensions={'nbgrader.server_extensions': False}"
    with _served(folder, quiet, f"--LabApp.app_settings_dir={settings}") as address:
        yield address


def as_cloned(folder: Path) -> None:
    """Copy the course's notebooks again; what was saved, copied and recorded since goes."""
    for name in COPIED:
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(ROOT / name, folder / name)
    shutil.rmtree(folder / "work", ignore_errors=True)
    (folder / "record.json").unlink(missing_ok=True)


@contextlib.contextmanager
def formgrader(page, course: Path, state: Path) -> Iterator[str]:
    """Start JupyterLab with nbgrader's own pages in a course's folder, and let a page in."""
    with _served(course, NBGRADER_STATE=str(state)) as address:
        page.goto(f"{address}/api/status?token={TOKEN}")  # nbgrader's pages do not keep the token
        yield f"{address}/formgrader"


@contextlib.contextmanager
def _served(folder: Path, *options: str, **environment: str) -> Iterator[str]:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1",
         f"--port={port}", f"--IdentityProvider.token={TOKEN}", f"--app-dir={_app_dir()}",
         "--LabApp.expose_app_in_browser=True",
         # else it starts the type checker, which lies beside it, for every notebook
         "--LanguageServerManager.autodetect=False", *options],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=os.environ | environment | {
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
            "COURSE_RECORD": str(folder / "record.json")},
    )  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/api?token={TOKEN}")
        yield f"http://127.0.0.1:{port}"
    finally:
        _end(server)


@contextlib.contextmanager
def alone() -> Iterator[tuple[Path, str, Any]]:
    """Start a lab and a page for a tool that measures in them: the lab's folder, it, the page."""
    with tempfile.TemporaryDirectory() as made, _page_alone() as page:
        folder = Path(made) / "lab"
        with jupyterlab(folder) as address:
            yield folder, address, page


@contextlib.contextmanager
def _page_alone():
    from playwright.sync_api import sync_playwright  # a user's machine may be without it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport=WINDOW)
        page.set_default_timeout(180_000)
        yield page
        browser.close()


def chromium() -> str | None:
    """Return where Chromium is, or None.

    Debian's headless shell is the same browser without windows, and takes half the time.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    return next(filter(None, map(shutil.which, names)), None)


def end_sessions(lab: str) -> None:
    """End every kernel: they outlive the pages that started them."""
    with urllib.request.urlopen(f"{lab}/api/sessions?token={TOKEN}") as answer:
        sessions = json.load(answer)
    for session in sessions:
        url = f"{lab}/api/sessions/{session['id']}?token={TOKEN}"
        urllib.request.urlopen(urllib.request.Request(url, method="DELETE")).close()


def _app_dir():
    return Path(sys.prefix) / "share" / "jupyter" / "lab"


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _end(server, seconds=60):
    """Let a server stop its kernels; on a busy machine that takes long, and then it is killed."""
    server.terminate()
    try:
        server.wait(seconds)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _wait_for(url, seconds=180):
    deadline = time.monotonic() + seconds
    while True:
        try:
            return urllib.request.urlopen(url).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
