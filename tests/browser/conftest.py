"""One JupyterLab and one Chromium for all browser tests."""

import os

import pytest

from tests.browser import lab as labs
from tests.browser import notebook_page

MISSING = (
    "needs Chromium and playwright, and {what} is missing. Get them with: "
    "pip install -r requirements-dev.txt, and on Debian: sudo apt-get install "
    "chromium-headless-shell, or chromium where there is no such package"
)
#: Every page is as on a machine that is too busy to load a widget in anywidget's two seconds, after
#: which it hands on nothing that the kernel sends.
SLOW = """{
    const after = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = () => after(0);
}"""


@pytest.fixture(scope="session")
def lab_folder(tmp_path_factory):
    """Return the folder that JupyterLab shows."""
    return tmp_path_factory.mktemp("lab")


@pytest.fixture(scope="session")
def lab(lab_folder):
    """Start JupyterLab on a copy of the course's notebooks."""
    with labs.jupyterlab(lab_folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """Start Debian's Chromium; without it, skip on a user's machine and fail in CI."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        return _without("playwright")
    if not labs.chromium():
        return _without("chromium")
    # ends with the process: a session fixture that yields would hold the event loop open
    playwright = sync_playwright().start()
    try:
        return _launched(playwright)
    except Error:  # on a busy machine Chromium itself may crash as it starts
        return _launched(playwright)


def _launched(playwright):
    return playwright.chromium.launch(executable_path=labs.chromium(), args=labs.FLAGS)


@pytest.fixture
def page(browser):
    """Open an empty page of 1280 x 900."""
    opened = _new_page(browser)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def lab_page(browser):
    """Open the page that loads the lab once, for all tests that need a notebook alone in it."""
    return _new_page(browser)


@pytest.fixture
def open_notebook(lab_page, lab, lab_folder):
    """Open a notebook as it was cloned, whatever was saved before; afterwards, end its kernel."""
    labs.as_cloned(lab_folder)

    def opened(path: str):
        notebook_page.open_another(lab_page, lab, path)
        return lab_page

    yield opened
    notebook_page.close_notebooks(lab_page, lab)


def _new_page(browser):
    opened = browser.new_page(viewport=labs.WINDOW)
    opened.add_init_script(SLOW)
    opened.set_default_timeout(180_000)
    return opened


def _without(what):
    message = MISSING.format(what=what)
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
