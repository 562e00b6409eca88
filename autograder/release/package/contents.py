"""Gathers the files of a learner's copy, by their paths in it."""

from fnmatch import fnmatch
from pathlib import Path

from autograder.errors import CourseError
from autograder.gradebook.course import Course
from autograder.release.package import graders_part

AS_THEY_ARE = (
    ".gitignore", "LICENSE", "constraints.txt", "pyproject.toml", "requirements.txt", "setup.py",
)  # fmt: skip
FOLDERS = ("autograder", "notebooks", "release", "utils")
#: What tools and editors leave, and what is hidden.
LEFT_BEHIND = (".*", "__pycache__", "*.pyc", "*.egg-info", "*.tmp", "*~", "Thumbs.db")
OURS = Path(__file__).resolve().parents[3]
README = "deploy/learners/README.md"
SETTINGS = '''"""nbgrader's settings for learners: which course this is, and where assignments go.

The exchange's place is in the machine's settings (/etc/jupyter/nbgrader_config.py) or in your own
(~/.jupyter/nbgrader_config.py).
"""

from pathlib import Path

c = get_config()  # noqa: F821, given by traitlets

# where "Open my copy" puts it, too
work = Path(__file__).resolve().parent / "work"
work.mkdir(exist_ok=True)

c.CourseDirectory.course_id = {course_id!r}
c.Exchange.assignment_dir = str(work)
'''


def files(course: Course) -> dict[str, bytes]:
    """Return the content of each file of a learner's copy, by its path with forward slashes.

    Raises:
        CourseError: something that belongs to it is missing, or is a link.
    """
    root = course.root
    if not any(root.glob("release/*/*.ipynb")):
        raise CourseError(
            f"there is no assignment in {root / 'release'}; release one first: "
            "python -m autograder release NAME"
        )
    if not (root / "autograder").is_dir():
        raise CourseError(
            f"package packs only the course that the autograder comes with ({OURS}), and {root} is "
            "another one. Hand out its release/ with nbgrader release_assignment, or as a zip"
        )
    found = {name: _read(root / name) for name in AS_THEY_ARE}
    for folder in FOLDERS:
        found |= _all_in(root, folder)
    found["README.md"] = _read(root / README)
    found["nbgrader_config.py"] = SETTINGS.format(course_id=course.course_id).encode()
    return dict(sorted(graders_part.needed(found).items()))


def _all_in(root: Path, folder: str) -> dict[str, bytes]:
    if not (root / folder).is_dir():
        raise CourseError(f"there is no folder {root / folder}, which learners need; restore it")
    paths = ((path, path.relative_to(root)) for path in (root / folder).rglob("*"))
    kept = [(path, name) for path, name in paths if not any(map(_is_left_behind, name.parts))]
    return {name.as_posix(): _read(path) for path, name in kept if not path.is_dir()}


def _is_left_behind(part: str) -> bool:
    return any(fnmatch(part, pattern) for pattern in LEFT_BEHIND)


def _read(path: Path) -> bytes:
    if path.is_symlink():
        raise CourseError(f"{path} is a link, expected a file; put the file itself there")
    try:
        return path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path} cannot be read, but learners need it: {error}") from error
