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
import urllib.parse
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
RUN_ALL = """async () => {
    const panel = window.jupyterapp.shell.currentWidget;
    await panel.context.ready;
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.info;
    return window.jupyterapp.commands.execute('notebook:run-all-cells');
}"""
#: Brings a notebook to the front, where a tab that another test has opened covers it; whether all
#: its cells are drawn. Its kernel may be ready before them.
COMPLETE = """(path) => {
    const shell = window.jupyterapp?.shell;
    const panel = [...(shell?.widgets('main') ?? [])].find((it) => it.context?.path === path);
    if (panel && shell.currentWidget !== panel) shell.activateById(panel.id);
    if (!panel?.context.isReady || shell.currentWidget !== panel) return false;
    const shown = panel.content.widgets.length;
    return shown > 0 && shown === panel.content.model.cells.length;
}"""
#: Whether the lab in a page can take another notebook: it was loaded, and no dialog is in the way.
USABLE = "() => Boolean(window.jupyterapp) && !document.querySelector('.jp-Dialog')"
#: What a lab shows in place of a notebook.
INSTEAD = """() => ({
    tabs: [...(window.jupyterapp?.shell.widgets('main') ?? [])].map((it) =>
        [it.context?.path ?? it.id, it.context?.isReady, it.content?.widgets?.length]),
    current: window.jupyterapp?.shell.currentWidget?.id,
    dialog: document.querySelector('.jp-Dialog')?.innerText,
})"""
CLOSE_ALL = """() => {
    for (const each of [...(window.jupyterapp?.shell.widgets('main') ?? [])]) each.dispose();
}"""
OPEN = """async (path) => {
    const { commands } = window.jupyterapp;
    if (document.body.dataset.jpThemeName !== 'JupyterLab Light')
        await commands.execute('apputils:change-theme', { theme: 'JupyterLab Light' });
    await commands.execute('docmanager:open', { path });
}"""
#: Put a text into a cell, by the cell's id.
WRITE = """([id, source]) => {
    const cells = window.jupyterapp.shell.currentWidget.content.widgets;
    const cell = cells.find((cell) => cell.model.id === id);
    if (!cell) throw new Error(`no cell ${id} among ${cells.map((it) => it.model.id)}`);
    cell.model.sharedModel.setSource(source);
}"""
#: Run one cell, by its id, as Shift+Enter does.
RUN_CELL = """async (id) => {
    const panel = window.jupyterapp.shell.currentWidget;
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.info;
    const notebook = panel.content;
    notebook.deselectAll();
    notebook.activeCellIndex = notebook.widgets.findIndex((cell) => cell.model.id === id);
    return window.jupyterapp.commands.execute('notebook:run-cell');
}"""


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


def save(page) -> None:
    """Save the notebook, and wait until it is on disk."""
    page.evaluate("() => window.jupyterapp.shell.currentWidget.context.save()")


def open_notebook(page, lab: str, path: str) -> None:
    """Open a notebook of the copy, and wait for its cells and its kernel."""
    page.goto(f"{lab}/lab/tree/{path}?token={TOKEN}&reset")
    _wait_for_notebook(page, urllib.parse.unquote(path))


def open_another(page, lab: str, path: str) -> None:
    """Open a notebook as `open_notebook` does, in a lab that may have been loaded before.

    Loading the lab takes a browser several times as long as opening a notebook in it.
    """
    page.set_viewport_size(WINDOW)
    page.evaluate(CLOSE_ALL)
    if not page.evaluate(USABLE):
        open_notebook(page, lab, path)
        return
    page.evaluate(OPEN, path)
    _wait_for_notebook(page, path)


def close_notebooks(page, lab: str) -> None:
    """Close every tab without saving, and end the kernels."""
    page.evaluate(CLOSE_ALL)
    end_sessions(lab)


def _wait_for_notebook(page, path):
    try:
        page.wait_for_function(COMPLETE, arg=path)
    except Exception as error:
        with contextlib.suppress(Exception):  # a page that has crashed says nothing
            error.add_note(f"the lab shows {page.evaluate(INSTEAD)}")
        raise
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status='idle']")


def run_all(page) -> None:
    """Run every cell, and wait for the last; a cell that fails ends the run."""
    assert page.evaluate(RUN_ALL), "a cell failed, and the run stopped there"


def write(page, cell: str, source: str) -> None:
    """Put a text into a cell."""
    page.evaluate(WRITE, [cell, source])


def run_cell(page, cell: str) -> None:
    """Run one cell, and wait for it, whether it fails or not."""
    page.evaluate(RUN_CELL, cell)


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
