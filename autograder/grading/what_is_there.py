"""Says what a learner's folder holds instead of the notebook that is expected there.

Its readers are the learner and the instructor: what only the instructor can do is an aside.
"""

from collections.abc import Collection

from autograder.files.companions import is_own_file
from autograder.files.folders import Folder
from autograder.text import asides
from autograder.text.foreign import shown

MOST_SAID = 3
_ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".7z", ".rar", ".bz2", ".xz")
_UNPACK = "unpack it and put the notebook beside it"
_MOVE = "move it up, out of {}/"


def described(
    folder: Folder,
    names: list[str],
    strays: list[str],
    given: Collection[str],
    *,
    alone: bool,
) -> str:
    """Return what is there, to be read after "... was not submitted".

    Args:
        folder: the learner's.
        names: what is in it.
        strays: the notebooks among them that are none of the assignment's.
        given: the names of the files that the assignment gives out.
        alone: whether no notebook of the assignment is there.
    """
    inside = [path for path in folder.below() if path.lower().endswith(".ipynb")]
    if inside:
        where = f"found {_listed(inside)} in a subfolder, where nothing is graded"
        return f"; {asides.note(where, _MOVE.format(shown(inside[0].rpartition('/')[0])))}"
    files = sorted(name for name in names if is_own_file(name) and name not in given)
    if packed := [name for name in files if name.lower().endswith(_ARCHIVES)]:
        said = f"found {_listed(packed)}, which is not unpacked: the notebook itself is expected"
        return f"; {asides.note(said, _UNPACK)}"
    if strays:
        return (
            f"; found {_listed(strays)}, which cannot be matched to a notebook of this assignment"
        )
    if alone and files:
        are = "is not a notebook" if len(files) == 1 else "are not notebooks"
        return f"; found {_listed(files)}, which {are}"
    return ": the folder is empty" if alone and not files else ""


def _listed(names):
    more = f" and {len(names) - MOST_SAID} more" if len(names) > MOST_SAID else ""
    return ", ".join(map(shown, names[:MOST_SAID])) + more
