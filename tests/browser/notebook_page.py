"""A notebook in a page of JupyterLab: to open it, write into it, run it and close it."""

import contextlib
import urllib.parse

from tests.browser.lab import TOKEN, WINDOW, end_sessions

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
#: What a lab shows, and how its kernel is, where a notebook does not open or end.
INSTEAD = """() => {
    const shell = window.jupyterapp?.shell;
    const kernel = shell?.currentWidget?.sessionContext?.session?.kernel;
    return {
        tabs: [...(shell?.widgets('main') ?? [])].map((it) =>
            [it.context?.path ?? it.id, it.context?.isReady, it.content?.widgets?.length]),
        current: shell?.currentWidget?.id,
        dialog: document.querySelector('.jp-Dialog')?.innerText,
        kernel: [kernel?.status, kernel?.connectionStatus],
        running: (shell?.currentWidget?.content?.widgets ?? [])
            .filter((it) => it.model?.executionState === 'running').map((it) => it.model.id),
    };
}"""
#: Playwright waits for ever for what a page promises; this gives it ten minutes.
IN_TIME = """(arg) => Promise.race([
    (%s)(arg),
    new Promise((_, fail) => setTimeout(() => fail(new Error('not done after 600 s')), 600_000)),
])"""
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
    with _described(page):
        page.wait_for_function(COMPLETE, arg=path)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status='idle']")


@contextlib.contextmanager
def _described(page):
    """Add to an error what the lab shows."""
    try:
        yield
    except Exception as error:
        with contextlib.suppress(Exception):  # a page that has crashed says nothing
            error.add_note(f"the lab shows {page.evaluate(INSTEAD)}")
        raise


def run_all(page) -> None:
    """Run every cell, and wait for the last; a cell that fails ends the run."""
    with _described(page):
        ran = page.evaluate(IN_TIME % RUN_ALL)
    assert ran, "a cell failed, and the run stopped there"


def write(page, cell: str, source: str) -> None:
    """Put a text into a cell."""
    page.evaluate(WRITE, [cell, source])


def run_cell(page, cell: str) -> None:
    """Run one cell, and wait for it, whether it fails or not."""
    with _described(page):
        page.evaluate(IN_TIME % RUN_CELL, cell)
