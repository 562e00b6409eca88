"""What the notebooks call: the page of a learner's progress, and the certificate."""

from datetime import date
from pathlib import Path

from IPython.display import display

from utils import require
from utils.record import certificates, course, standing, store
from utils.record.page import Page

ASIDE = "{} could not be read as a record. It was kept, and a new record was begun."


def show() -> None:
    """Show what you have done in this course, and where that is kept."""
    record = store.read()
    notes = [ASIDE.format(path.name) for path in store.set_aside()]
    where = store.trouble() or f"Kept in {store.path()}, and nowhere else."
    display(Page(_standing(record), record, [*notes, where]))


def certificate(name: str) -> Path | None:
    """Write the certificate beside the record, or print what is missing for it.

    Args:
        name: the name on the certificate.

    Returns:
        The file, which a browser opens and prints; None if the course is not finished.

    Raises:
        ValueError: no name.
    """
    require.words("name", name)
    done = _standing(store.read())
    if done.missing:
        print("Not yet. Still to do:", *done.missing, sep="\n- ")
        return None
    written = store.path().with_name("certificate.html")
    written.write_text(certificates.page(done, name, date.today()), "utf-8")
    print(f"Open {written} in a browser tab and print it, or save it as PDF.")
    return written


def _standing(record):
    return standing.of(course.lessons(store.COURSE), course.assignments(store.COURSE), record)
