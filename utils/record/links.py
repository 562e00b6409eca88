"""Links to a certificate: one opens it beside the notebook, one saves it for printing."""

import base64
import os
from html import escape
from pathlib import Path
from urllib.parse import quote

from utils.literal import literal

PRINT = "To print it, save it, open the saved file in your browser, and press Ctrl+P (Cmd+P)."


class Links:
    """The links of a certificate, and its path as text."""

    def __init__(self, file: Path):
        self._file = file

    def __repr__(self) -> str:
        return f"Open {self._file} in a browser tab and print it, or save it as PDF."

    def _repr_mimebundle_(self, **kwargs):
        return {"text/plain": repr(self), "text/html": literal(self.html())}

    def html(self) -> str:
        """Return both links: a notebook opens a file beside it, but only a browser prints it."""
        data = base64.b64encode(self._file.read_bytes()).decode()
        save = f'<a download="certificate.html" href="data:text/html;base64,{data}">Save it</a>'
        return f'<p><a href="{self._way()}">Open your certificate</a>. {save}. {PRINT}</p>'

    def _way(self):
        """Return the way from the working folder, which is the notebook's."""
        return escape(quote(Path(os.path.relpath(self._file)).as_posix()))
