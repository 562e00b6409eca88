"""The platforms, and how one is recognized from the names in a zip (pure)."""

from collections.abc import Callable, Collection

from autograder.errors import CourseError
from autograder.lms.collecting import canvas, ilias, moodle
from autograder.lms.collecting.hand_in import Found
from autograder.text.foreign import shown
from utils.words import counted

Read = Callable[[tuple[str, ...]], Found | None]
READERS: dict[str, Read] = {"canvas": canvas.read, "moodle": moodle.read, "ilias": ilias.read}
NAMES = {"canvas": canvas.NAME, "moodle": moodle.NAME, "ilias": ilias.NAME}


def recognized(paths: Collection[tuple[str, ...]], zip_name: str) -> str:
    """Return the platform that writes names like these.

    Raises:
        CourseError: none does, or two do equally well.
    """
    counts = {name: sum(read(parts) is not None for parts in paths)
              for name, read in READERS.items()}  # fmt: skip
    best = max(counts.values())
    names = [name for name, count in counts.items() if count == best and best]
    if "moodle" in names or len(names) == 1:  # Moodle's form holds a word that no other does
        return "moodle" if "moodle" in names else names[0]
    example = shown("/".join(min(paths, default=("nothing",))))
    many = counted(len(paths), "file")
    raise CourseError(
        f"{zip_name} is not recognized: it holds {many} such as {example!r}, expected "
        "the zip with all submissions of one assignment from Canvas, Moodle or ILIAS, as it was "
        "downloaded. If it is one, say which: --from canvas, moodle or ilias"
    )
