"""What the notebooks call: the page of a learner's progress, and the certificate."""

from datetime import date
from pathlib import Path

from utils.literal import Said
from utils.record import certificates, course, standing, store
from utils.record.links import Links
from utils.record.page import Page

NAMELESS = "Write your own name between the quotation marks, and run this cell again."
#: The placeholder in lesson 0, before a learner has written a name.
PLACEHOLDERS = ("", "your name")


def show() -> None:
    """Show what you have done in this course, and where that is kept."""
    record = store.read(say=False)  # the page says it
    notes = [store.ASIDE.format(path.name) for path in store.set_aside()]
    where = store.trouble() or f"Kept in {store.path()}, and nowhere else."
    written = _certificate_file()
    links = Links(written).html() if written.is_file() else ""
    _display(Page(_standing(record), record, [*notes, where], links))


def certificate(name: str) -> Path | None:
    """Write the certificate beside the record and show links to it, or say what is missing.

    Args:
        name: your name, as it shall stand on the certificate.

    Returns:
        The file, which a browser opens and prints; None if there is no certificate yet.
    """
    done = _standing(store.read())
    if done.missing:
        return _display(Said("Not yet. Still to do:", done.missing))
    if _is_placeholder(name):
        return _display(Said(NAMELESS))
    written = _certificate_file()
    written.write_text(certificates.page(done, name.strip(), date.today()), "utf-8", "replace")
    _display(Links(written))
    return written


def _display(shown):
    from IPython.display import display  # noqa: PLC0415, the grader keeps a score and shows nothing

    display(shown)


def _is_placeholder(name):
    return not isinstance(name, str) or " ".join(name.split()).casefold() in PLACEHOLDERS


def _certificate_file():
    return store.path().with_name("certificate.html")


def _standing(record):
    return standing.of(course.lessons(store.COURSE), course.assignments(store.COURSE), record)
