"""What stands at the top of an assignment: whose copy it is, and a button for one's own."""

from pathlib import Path

from IPython.display import display

from utils.literal import Said
from utils.own_copy import place
from utils.own_copy.button import show_button
from utils.own_copy.place import Place

ORIGINAL = (
    "This is the original of the assignment, for reading: an update of the course overwrites it. "
    "Write in your own copy."
)
SOURCE = "This is the instructor's notebook, with solutions and hidden tests."
OWN = "This is your own copy. An update of the course never changes it."
OLDER = (
    "The course has a newer version of this assignment. Changed since your copy was made: "
    "{headings}. Your copy stays as it is, and is graded with the newest tests. To get the new "
    "version, rename the folder {folder}, press “Open my copy” in a lesson, and take your answers "
    "with you."
)


def panel() -> None:
    """Say which copy of an assignment this notebook is; in the original, offer the reader's own."""
    here = place.of(Path.cwd())
    if here.is_original:
        show_button(here.folder.name, lead=ORIGINAL)
    else:
        display(Said(words(here)))


def words(here: Place) -> str:
    """Return what to say in a copy: that it is one's own, and what is newer in the course."""
    if here.is_source:
        return SOURCE
    headings = place.changed_since(here)
    if not headings:
        return OWN
    folder = f"{here.folder.parent.name}/{here.folder.name}"
    return f"{OWN} {OLDER.format(headings=', '.join(headings), folder=folder)}"
