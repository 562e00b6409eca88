"""Reads zip files that hold what learners handed in.

A zip is read, never unpacked: no name in it becomes a path, and a member is read into memory up to
a limit, whatever size it claims. Refused are links, encrypted members, and methods other than those
that learning platforms write: zipfile does not limit what a few bytes of bz2 or lzma become.

Source: docs.python.org, zipfile, "Decompression pitfalls"; Fifield, "A better zip bomb" (2019).
"""

import io
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from autograder.files.distrusted import UnreadableError
from autograder.text.foreign import shown

MAX_MEMBERS = 100_000
MAX_NAME = 255  # bytes of a file's name, as in file systems; a zip allows 65,535
#: Members of a zip that lies in a zip: one learner's files.
MAX_OWN_MEMBERS = 1_000
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: What systems and Jupyter leave behind, at any place of a path.
JUNK = {"__macosx", ".ipynb_checkpoints", ".ds_store", "thumbs.db", "desktop.ini"}
_UTF8, _ENCRYPTED = 0x800, 0x1
_ENTRY = b"PK\x01\x02"
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True)
class Member:
    """A file in a zip: the parts of its path, when it was last changed, why it is refused."""

    parts: tuple[str, ...]
    changed: datetime | None
    refused: str
    info: zipfile.ZipInfo

    @property
    def path(self) -> str:
        """Its path, as it is shown."""
        return shown("/".join(self.parts))


class Archive:
    """An open zip file: `with Archive(path) as archive`.

    Raises:
        UnreadableError: it is not a zip, or has too many members.
    """

    def __init__(self, file: Path | BinaryIO, *, name: str = "", most: int = MAX_MEMBERS):
        self.name = name or shown(str(file))
        try:
            self._zip = zipfile.ZipFile(file)
        except FileNotFoundError:
            raise UnreadableError(f"{self.name} is not there; give the path of a zip") from None
        except Exception as error:  # zipfile names no error for all that a header may claim
            raise UnreadableError(
                f"{self.name} is not a zip that can be read: {error}; download it again"
            ) from None
        if len(self._zip.infolist()) > most:
            self._zip.close()
            raise UnreadableError(f"{self.name} holds more than {most:,} files; check it by hand")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._zip.close()

    def members(self) -> Iterator[Member]:
        """Return its files, without folders and without what systems leave behind."""
        for info in self._zip.infolist():
            name = _decoded(info)
            parts = tuple(part for part in re.split(r"[/\\]", name) if part not in ("", "."))
            junk = any(part.lower() in JUNK or part.startswith("._") for part in parts)
            if parts and not junk and not info.is_dir():
                yield Member(parts, _changed(info), _refused(info, name, parts), info)

    def read(self, member: Member, limit: int) -> bytes:
        """Read a file of it, at most `limit` bytes long.

        Raises:
            UnreadableError: it is refused, damaged or too large.
        """
        if member.refused:
            raise UnreadableError(member.refused)
        if member.info.file_size > limit:
            raise UnreadableError(
                f"it has {member.info.file_size:,} bytes, at most {limit:,} are read"
            )
        try:
            with self._zip.open(member.info) as stream:
                data = stream.read(limit + 1)
        except Exception as error:
            raise UnreadableError(f"it cannot be unpacked: {shown(str(error))}") from None
        if len(data) > limit:
            raise UnreadableError(f"it is larger than it says; at most {limit:,} bytes are read")
        return data


def within(data: bytes, name: str) -> Archive:
    """Open a zip that lies in a zip: what one learner packed.

    Raises:
        UnreadableError: it is not a zip, or has too many members.
    """
    if data.count(_ENTRY) > MAX_OWN_MEMBERS:  # before an object is made for each
        raise UnreadableError(f"{name} holds more than {MAX_OWN_MEMBERS:,} files; check it by hand")
    return Archive(io.BytesIO(data), name=name, most=MAX_OWN_MEMBERS)


def _decoded(info):
    """Return a member's name; some programs write UTF-8 without saying so."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _changed(info):
    try:
        return datetime(*info.date_time)
    except ValueError:  # a month 0, for example
        return None


def _refused(info, name, parts):
    if ".." in parts or name.startswith(("/", "\\")) or _DRIVE.match(name):
        return "its path leads out of the zip"
    if any(len(part.encode("utf-8", "replace")) > MAX_NAME for part in parts):
        return f"a name in its path is longer than {MAX_NAME} bytes, the most that a file can have"
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return "it is a link or a device, expected a file"
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted; ask for it without a password"
    if info.compress_type not in METHODS:
        return f"it is packed by method {info.compress_type}, expected deflate; ask for it again"
    return ""
