"""Finds the file in a learner's folder that is graded as one of an assignment's notebooks.

A file under another name is graded only if there is no doubt which notebook it is, and that no
other file could be meant. What is not graded is named in a note. All files under other names share
the size that one notebook may have, because they are read beside other learners' files.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from nbformat import NotebookNode

from autograder.files.distrusted import TooLargeError, UnreadableError
from autograder.files.folders import Folder
from autograder.grading import what_is_there
from autograder.notebook.cell_kinds import about, exercises
from autograder.notebook.definitions import NO_ANSWER, handed_out, is_stub
from autograder.notebook.reader import MAX_BYTES, Cell, MalformedError, read_cells
from autograder.text import asides
from autograder.text.foreign import shown

MOST = 10  # files under other names that are read
UNREAD = "{name} was not looked at: the notebooks before it have used up the size that is read"
RENAME = "name the right one {}, take the other away, and grade again"


class _Stray(NamedTuple):
    """A notebook under a name that nobody expects; "" is whose it is if nobody can tell."""

    name: str
    data: bytes = b""
    cells: Sequence[Cell] = ()
    whose: str = ""


def find(
    folder: Folder,
    notebook: str,
    originals: Mapping[str, NotebookNode],
    given: Collection[str],
    review: list[str],
) -> tuple[str, bytes]:
    """Return the name and the content of the file that is graded as a notebook.

    Args:
        folder: the learner's.
        notebook: which of the assignment's, by its name.
        originals: all notebooks of the assignment, by name.
        given: the names of the files that the assignment gives out.
        review: collects notes about what is odd.

    Raises:
        UnreadableError: there is no notebook, or it is not clear which one to grade; the message
            lists what there is.
    """
    expected, names = f"{notebook}.ipynb", folder.names()
    missing = [name for name in originals if f"{name}.ipynb" not in names]
    others = _others(names, originals)
    strays, errors = _strays(folder, others, originals, missing)
    mine = [each for each in strays if each.whose == notebook]
    if expected in names:
        there = _Stray(expected, data := folder.read(expected, MAX_BYTES), _cells(data), notebook)
        return _preferred(there, mine, originals[notebook], review) if mine else there[:2]
    if len(others) > MOST:
        raise UnreadableError(f"{expected} was not submitted; {len(others)} other notebooks were")
    if mine:
        review += errors
        return _chosen(mine, expected, originals[notebook], review)
    if errors:
        raise UnreadableError("; ".join(errors))
    lost = [each.name for each in strays if not each.whose]
    alone = len(missing) == len(originals)
    said = what_is_there.described(folder, names, lost, given, alone=alone)
    raise UnreadableError(f"{expected} was not submitted{said}")


def _preferred(there, mine, original, review):
    """Return the file with the right name, unless it is blank and one other alone has answers."""
    expected = there.name
    answered = [each for each in mine if _is_answered(each, original)]
    if not answered or _is_answered(there, original):
        was = "was" if len(mine) == 1 else "were"
        review.append(f"{_listed(mine)} {was} not graded, because {expected} is there")
        return there[:2]
    if len(answered) == 1:
        one = answered[0]
        review.append(f"{expected} has no answers; {shown(one.name)} was graded instead")
        return one[:2]
    said = f"{expected} was graded, but it has no answers; {_listed(answered)} have"
    review.append(asides.note(said, RENAME.format(expected)))
    return there[:2]


def _others(names, originals):
    known = {f"{name}.ipynb" for name in originals}
    return sorted(name for name in set(names) - known if name.lower().endswith(".ipynb"))


def _strays(folder, others, originals, missing):
    """Return the files under other names, and what keeps some from being read.

    If all of the assignment's notebooks are there, a file that matches none of them, or that cannot
    be read, is listed with the first notebook and does not count as answered.
    """
    found, errors, left = [], [], MAX_BYTES
    for name in others[:MOST]:
        try:
            data = folder.read(name, left)
        except UnreadableError as error:
            shared = isinstance(error, TooLargeError) and left < MAX_BYTES
            errors.append(UNREAD.format(name=shown(name)) if shared else str(error))
            data = b""
            if missing:
                continue
        left -= len(data)
        cells = _cells(data)
        whose = _whose(name, cells, originals, missing)
        found.append(_Stray(name, data, cells, whose))
    if missing:
        return found, errors
    first = next(iter(originals))
    lost = [_Stray(name, whose=_named(name, originals) or first) for name in others[MOST:]]
    named = [each if each.whose else _Stray(each.name, whose=first) for each in found]
    return named + lost, []


def _cells(data):
    try:
        return read_cells(data).cells
    except MalformedError:
        return []


def _whose(name, cells, originals, missing):
    """Return which notebook a file is: by its cells, and where they do not tell, by its name."""
    if len(originals) == 1:
        return next(iter(originals))
    ids = {cell.grade_id for cell in cells if cell.grade_id}
    fits = {each: _fit(ids, notebook) for each, notebook in originals.items()}
    best = [each for each in originals if fits[each] == max(fits.values())]
    if not max(fits.values())[0]:
        return _named(name, originals)
    wanted = best if len(best) == 1 else [each for each in best if each in missing]
    return _named(name, best) or (wanted[0] if len(wanted) == 1 else "")


def _fit(ids, original):
    """Return how many cells of a notebook are there, and then how few are not."""
    theirs = {about(cell).get("grade_id") for cell in original.cells if about(cell)}
    return len(ids & theirs), -len(theirs - ids)


def _named(name, originals):
    """Return the notebook whose name the file's name begins with; "" if there is no such one."""
    return max(filter(name.startswith, originals), key=len, default="")


def _chosen(mine, expected, original, review):
    """Return the one file with answers; of several, none is graded by accident."""
    with_answers = [each for each in mine if _is_answered(each, original)]
    found = mine if len(mine) == 1 else with_answers
    names = _listed(mine)
    if len(found) != 1:
        why = "each has answers" if found else "none has an answer"
        said = f"{expected} was not submitted; of {names}, {why}, so none was graded"
        raise UnreadableError(asides.note(said, RENAME.format(expected)))
    one = found[0]
    why = f", the only one of {names} with answers" * (len(mine) > 1)
    review.append(f"{expected} is missing; {shown(one.name)} was graded instead{why}")
    return one.name, one.data


def _is_answered(stray, original):
    solutions = exercises(original)
    mine = [cell for cell in stray.cells if cell.grade_id in solutions]
    return any(
        cell.source.strip() != NO_ANSWER
        and not is_stub(cell.source, solutions[cell.grade_id])
        and not handed_out(cell.source, solutions[cell.grade_id])
        for cell in mine
    )


def _listed(strays):
    names = [each.name for each in strays]
    return " and ".join(filter(None, (", ".join(map(shown, names[:-1])), shown(names[-1]))))
