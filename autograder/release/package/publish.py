"""Writes the learners' copy of a course: gathered, looked through for secrets, then published."""

from collections.abc import Iterator
from pathlib import Path

import nbformat

from autograder.errors import CourseError
from autograder.gradebook.course import Course
from autograder.release.package import archive, contents, folder, leaks
from utils.words import counted

BUILT = "build"
NO_SECRET = (
    "If such a line is no secret, show it in a visible cell of the assignment too, or word it "
    "otherwise; then release the assignment again"
)


def publish(course: Course, target: Path | None = None) -> Iterator[str]:
    """Write the folder and the zip beside it, and say what was written.

    Args:
        course: the instructor's.
        target: the folder; by default build/COURSE_ID in the course's folder.

    Yields:
        A line about each step.

    Raises:
        CourseError: something is missing, something leaks, or what is there is not ours; nothing
            was written.
        DiskError: the disk is full.
    """
    target = (target or course.root / BUILT / course.course_id).absolute()
    packed = target.with_name(f"{target.name}.zip")
    _refuse_inside(course, target)
    files = contents.files(course)
    _refuse_leaks(leaks.found(files, _sources(course), _secret(course)))
    archive.refuse_foreign(packed)
    folder.write(target, files)
    names = sorted({path.split("/")[1] for path in files if path.startswith("release/")})
    many = counted(len(files), "file")
    yield f"{many}, no hidden line among them; assignments: {', '.join(names)}"
    yield f"folder  {target}"
    archive.write(packed, course.course_id, files)
    yield f"zip     {packed}"


def _refuse_inside(course, target):
    for name in (*contents.FOLDERS, "source"):
        if target.resolve().is_relative_to((course.root / name).resolve()):
            raise CourseError(f"{target} lies in the course's {name}/; name a folder outside it")


def _refuse_leaks(reasons: list[str]):
    if reasons:
        listed = "".join(f"\n- {reason}" for reason in reasons)
        raise CourseError(f"nothing was written, because learners would get:{listed}\n{NO_SECRET}")


def _sources(course):
    found = {path.relative_to(course.source).as_posix(): path
             for path in sorted(course.source.glob("*/*.ipynb"))}  # fmt: skip
    return {name: nbformat.read(path, as_version=4) for name, path in found.items()}


def _secret(course):
    """Return the contents of the instructor's notebooks and of the answer bank."""
    paths = [*course.source.rglob("*.ipynb"), *(course.root / "answer_bank").rglob("*.py")]
    return {content for path in paths if (content := path.read_bytes())}
