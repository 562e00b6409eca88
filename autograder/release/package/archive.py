"""A learner's copy as a zip: the same files give the same bytes, on every machine and day."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from autograder.errors import CourseError
from autograder.files import atomic
from autograder.release.package.folder import MANIFEST, manifest

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_POSIX, _MODE = 3, 0o100644


def write(path: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Write the files, with their manifest, below the folder `name` into a zip.

    Raises:
        CourseError: there is a file that is not such a zip; it was not changed.
        DiskError: the disk is full.
    """
    refuse_foreign(path)
    atomic.save(path, packed(name, {**files, MANIFEST: manifest(files).encode()}))


def packed(name: str, files: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files; not compressed, as compressors differ between machines."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{name}/{path}", _NO_TIME)
            entry.create_system, entry.external_attr = _POSIX, _MODE << 16
            archive.writestr(entry, files[path])
    return out.getvalue()


def refuse_foreign(path: Path) -> None:
    """Raise CourseError if there is a file that is not a learner's copy."""
    if not path.exists() and not path.is_symlink():
        return
    try:
        with zipfile.ZipFile(path) as archive:
            ours = any(each.endswith(f"/{MANIFEST}") for each in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        ours = False
    if not ours or path.is_symlink():
        raise CourseError(
            f"{path} is not a learner's copy that this command wrote; it was not changed. Name "
            "another folder with --to, or move that file away"
        )
