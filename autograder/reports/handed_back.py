"""Says what became of the feedback pages of a class: problems, marks to come, ways back (pure)."""

from collections.abc import Iterable, Iterator, Sequence

from autograder.reports.handback import Written
from utils.words import counted

MOST = 5  # names or lines that a terminal shows


def problems(written: Sequence[Written]) -> Iterator[str]:
    """Yield what is wrong with single pages: each that could not be made, and the first others."""
    for each in written:
        if each.page is None:
            yield f"{each.student}: {each.problem}"
    other = [f"{each.student}: {each.problem}" for each in written if each.page and each.problem]
    yield from other[:MOST]
    if len(other) > MOST:
        yield f"... and {len(other) - MOST} more like these"


def summary(written: Sequence[Written], assignment: str) -> Iterator[str]:
    """Yield what holds of the class: where the pages are, what waits, and how to hand them back."""
    pages = [each for each in written if each.page]
    folder = next((each.page.parents[2] for each in written if each.page), None)
    if folder is None:
        return
    yield f"{counted(len(pages), 'page')} in {folder}"
    if waiting := [each for each in pages if each.waiting]:
        yield _waiting(waiting, _learners(pages))
    if changed := sorted({(each.student, cell, given) for each in pages
                          for cell, given in each.changed.items()}):  # fmt: skip
        yield _changed(changed)
    if unreached := _learners(each for each in pages if not each.is_addressed):
        yield _by_hand(unreached, _learners(pages), str(folder / "LEARNER" / assignment / "*.html"))
    if any(each.is_addressed for each in pages):
        yield f"Hand them back with: nbgrader release_feedback {assignment}"


def _learners(pages: Iterable[Written]) -> list[str]:
    return sorted({each.student for each in pages})


def _waiting(pages, everybody):
    cells = sorted({cell for each in pages for cell in each.waiting})
    have = f"{len(_learners(pages))} of {counted(len(everybody), 'submission')}"
    return (
        f"Not marked yet, in {have}: {_listed(cells)}. Their pages say so; mark these cells in the "
        "formgrader, or with mark, and run this again."
    )


def _changed(marks):
    given = [f"{who}, `{cell}`: {counted(points, 'point')}" for who, cell, points in marks]
    more = f"; and {len(given) - MOST} more" if len(given) > MOST else ""
    return (
        "Of these, changed since they were marked, with points by hand that still count: "
        f"{'; '.join(given[:MOST])}{more}"
    )


def _by_hand(unreached, everybody, where):
    whom = f"{len(unreached)} of {counted(len(everybody), 'learner')}"
    if len(unreached) < len(everybody):
        whom += f" ({_listed(unreached)})"
    return (
        f"{whom} did not submit by `nbgrader submit`, so `nbgrader release_feedback` does not "
        f"reach them. Hand back their pages yourself, by your learning platform or mail: {where}"
    )


def _listed(names):
    more = ", ..." if len(names) > MOST else ""
    return f"{', '.join(names[:MOST])}{more}"
