"""What a page shows in the place of a button whose kernel is gone: one sentence, what to press.

A widget is not kept in a notebook's file; this is an output of its own, and needs no script. It
also holds links to the exercises, which only JupyterLab can follow, and which the panel presses.
"""

import html
from collections.abc import Iterable
from urllib.parse import quote

from IPython.display import display

from utils.exercises import Exercise
from utils.literal import literal

#: With a living button the sentence is hidden, and without it JupyterLab's own words about that.
_STYLE = """<style>
.grade-me-asleep ul, .jp-OutputArea:has(.grade-me) .grade-me-asleep p { display: none; }
.jp-OutputArea-child:has(+ .jp-OutputArea-child .grade-me-asleep):not(:has(.grade-me)) {
  display: none;
}
</style>"""


def show(words: str, notebook: str = "", exercises: Iterable[Exercise] = ()) -> None:
    """Show the sentence, below the button, and hold the links.

    Args:
        words: the sentence.
        notebook: the file's name.
        exercises: those to link to.
    """
    page = literal(_STYLE + of(words, notebook, exercises))
    display({"text/plain": "", "text/html": page}, raw=True)


def of(words: str, notebook: str, exercises: Iterable[Exercise]) -> str:
    """Return the sentence and the links as HTML."""
    links = "".join(
        f'<li><a href="{html.escape(quote(notebook))}#cell-id={html.escape(quote(each.cell))}">'
        f"{html.escape(each.title)}</a></li>"
        for each in exercises
        if each.cell
    )
    return (
        f'<div class="grade-me-asleep"><p>{words}</p>{f"<ul>{links}</ul>" if links else ""}</div>'
    )
