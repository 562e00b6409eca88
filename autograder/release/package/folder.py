"""Writes a learner's copy into a folder, and never over what somebody else put there.

A manifest in the folder has the digest of each file that this wrote. A file whose content differs
from its digest, or that the manifest does not list (such as `.git`), is somebody else's, and is
left alone.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from autograder.errors import CourseError
from autograder.files import atomic

MANIFEST = ".learners-copy.json"
_SHOWN = 5


def manifest(files: Mapping[str, bytes]) -> str:
    """Return the text of the manifest: the digests that each file may have."""
    return _in_json({path: [digest(content)] for path, content in files.items()})


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(content).hexdigest()


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder hold these files; one that it held for us before is replaced or removed.

    If it is interrupted, the same call completes it.

    Raises:
        CourseError: the folder, or a file in it, is not ours; nothing was written.
        DiskError: the disk is full.
    """
    ours = _ours(folder)
    new = {path: digest(content) for path, content in files.items()}
    allowed = {path: {*ours.get(path, ()), new.get(path)} for path in {*ours, *new}}
    _refuse(folder, [path for path in sorted(allowed) if not _is_ours(folder, path, allowed[path])])
    atomic.save(
        folder / MANIFEST, _in_json({p: sorted(filter(None, d)) for p, d in allowed.items()})
    )
    for path, content in files.items():
        if _digest_of(folder / path) != new[path]:
            atomic.save(folder / path, content)
    for path in ours.keys() - new.keys():
        _remove(folder, path)
    atomic.save(folder / MANIFEST, manifest(files))


def _ours(folder) -> dict[str, list[str]]:
    """Return the digests in a folder's manifest; none in an empty folder, or one with `.git`."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())["files"]
        return {path: list(digests) for path, digests in found.items()}
    except FileNotFoundError:
        if not folder.exists() or {each.name for each in folder.iterdir()} <= {".git"}:
            return {}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        pass  # not a manifest of ours
    raise CourseError(
        f"{folder} is not empty, and this command did not write it; nothing was changed. Name "
        "another folder with --to, or move that one away"
    )


def _is_ours(folder, path, digests):
    """Whether a file may be replaced: it is not there, or it is as it was or will be written."""
    place = folder / path
    above = [folder.joinpath(*part.parts) for part in PurePosixPath(path).parents]
    if place.is_symlink() or any(each.is_symlink() for each in above[:-1]):
        return False
    return not place.exists() or _digest_of(place) in digests


def _digest_of(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def _refuse(folder, paths: list[str]):
    if not paths:
        return
    some = ", ".join(paths[:_SHOWN]) + (", ..." if len(paths) > _SHOWN else "")
    raise CourseError(
        f"in {folder}, some files were changed or are somebody else's: {some}. Nothing was "
        "written. Make the change in the course itself, then remove or rename those"
    )


def _remove(folder, path):
    """Remove a file, and the folders that it leaves empty."""
    (folder / path).unlink(missing_ok=True)
    for part in PurePosixPath(path).parents:
        above = folder / part
        if above == folder or not above.is_dir() or any(above.iterdir()):
            return
        above.rmdir()


def _in_json(digests: Mapping[str, Iterable[str]]) -> str:
    return json.dumps({"files": dict(sorted(digests.items()))}, indent=1) + "\n"
