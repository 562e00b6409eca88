"""Hostile zips: names that lead elsewhere, sizes that lie, links, methods, damage, floods."""

import io
import stat
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from autograder.files import zips
from autograder.files.distrusted import UnreadableError
from autograder.gradebook.course import course as course_of
from autograder.lms.collecting.collect import Request, collect
from tests.support import lms_zips
from tests.support.lms_zips import FILE, NAME, notebook, packed

LIMIT, ZEROS = 100_000, 4_000_000
GOOD = "lovelaceada_4711_90_lab.ipynb"
BAD = "öztürkbob_4712_91_lab.ipynb"


def named(name: str) -> bytes:
    """Return a zip with one member of this very name, which zipfile would not write."""
    plain = "x" * len(name.encode())
    return packed({plain: b"{}"}).replace(plain.encode(), name.encode())


def link(target: str) -> bytes:
    stream, info = io.BytesIO(), zipfile.ZipInfo(BAD)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(info, target)
    return stream.getvalue()


def encrypted() -> bytes:
    data = bytearray(packed({BAD: b"{}"}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1
    return bytes(data)


def lying(size: int) -> bytes:
    """Return a zip whose member claims to be this large, and is forty times the limit."""
    data = bytearray(packed({BAD: bytes(ZEROS)}))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(sign) + place, size)
    return bytes(data)


def damaged() -> bytes:
    data = bytearray(packed({BAD: notebook("x") * 100}))
    data[80] ^= 0xFF
    return bytes(data)


def far_away(offset: int) -> bytes:
    """Return a zip whose member's header lies at an offset that no file has (zip64)."""
    extra, name = struct.pack("<HHQ", 1, 8, offset), BAD.encode()
    numbers = (b"PK\x01\x02", 45, 45, 0x800, 0, 0, 0, 0, 10, 10, len(name), len(extra), 0, 0, 0, 0)
    entry = struct.pack("<4s6H3I5H2I", *numbers, 2**32 - 1) + name + extra
    before = bytes(40)
    end = (b"PK\x05\x06", 0, 0, 1, 1, len(entry), len(before), 0)
    return before + entry + struct.pack("<4s4H2IH", *end)


READ = {
    "far away": lambda: far_away(2**64 - 2),
    "as far as a file may be": lambda: far_away(2**63 - 16),
    "a name longer than a file's": lambda: named("x" + "-1" * 16_000 + ".ipynb"),
    "a folder's name, too": lambda: named("x" * 300 + "/lab.ipynb"),
    "lies small": lambda: lying(10),
    "large": lambda: packed({BAD: bytes(ZEROS)}),
    "lies larger": lambda: lying(4_000_000_000),
    "link": lambda: link("/etc/passwd"),
    "encrypted": encrypted,
    "bzip2": lambda: packed({BAD: b"{}"}, method=zipfile.ZIP_BZIP2),
    "lzma": lambda: packed({BAD: b"{}"}, method=zipfile.ZIP_LZMA),
    "damaged": damaged,
    "parent": lambda: named("../../x"),
    "parent of Windows": lambda: named("..\\..\\x"),
    "absolute": lambda: named("/etc/cron.d/x"),
    "drive": lambda: named("C:/x"),
}


@pytest.mark.parametrize("make", READ.values(), ids=READ)
def test_a_hostile_member_is_refused_without_being_unpacked(make):
    data = make()
    tracemalloc.start()
    try:
        with zips.Archive(io.BytesIO(data), name="x.zip") as archive:
            (member,) = archive.members()
            with pytest.raises(UnreadableError):
                archive.read(member, LIMIT)
        assert tracemalloc.get_traced_memory()[1] < ZEROS / 4
    finally:
        tracemalloc.stop()


def test_a_flood_of_members_is_refused(monkeypatch):
    monkeypatch.setattr(zips, "MAX_MEMBERS", 10)
    flood = packed({f"{n}.txt": b"" for n in range(20)})
    with pytest.raises(UnreadableError, match="more than 10 files"):
        zips.Archive(io.BytesIO(flood), name="x.zip", most=10)
    monkeypatch.setattr(zips, "MAX_OWN_MEMBERS", 10)
    monkeypatch.setattr(zips, "Archive", None)  # not even opened
    with pytest.raises(UnreadableError, match="more than 10 files"):
        zips.within(flood, "x.zip")


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(17), b"x" * 100])
def test_what_is_no_zip_is_refused(data):
    with pytest.raises(UnreadableError, match="not a zip"):
        zips.Archive(io.BytesIO(data), name="x.zip")


def nested(depth: int) -> bytes:
    data = packed({FILE: notebook("x")})
    for _ in range(depth):
        data = packed({"more.zip": data})
    return data


IN_A_CLASS = {
    **{name: READ[name] for name in READ if name not in ("parent of Windows", "drive")},
    "own zip with a parent": lambda: packed({BAD[:-6] + ".zip": named("../../lab.ipynb")}),
    "own zip in a zip": lambda: packed({BAD[:-6] + ".zip": nested(3)}),
    "own zip of zeros": lambda: packed({BAD[:-6] + ".zip": packed({FILE: bytes(ZEROS)})}),
    "own zip with a member far away": lambda: packed({BAD[:-6] + ".zip": far_away(2**64 - 2)}),
    "own zip that is none": lambda: packed({BAD[:-6] + ".zip": b"PK\x05\x06 no"}),
    "escape codes": lambda: packed({"\x1b[2Jbob_4712_91_\u202elab.ipynb": b"{}"}),
}


def without_gradebook(monkeypatch):
    for name in ("keep_lms_ids", "keep_names"):
        monkeypatch.setattr(f"autograder.gradebook.students.{name}", lambda *_: None)


@pytest.mark.parametrize("make", IN_A_CLASS.values(), ids=IN_A_CLASS)
def test_a_hostile_hand_in_costs_nobody_else_theirs(tmp_path, make, monkeypatch):
    root = lms_zips.course(tmp_path / "course")
    without_gradebook(monkeypatch)
    monkeypatch.setattr("autograder.lms.collecting.gathering.MAX_BYTES", LIMIT)
    before = set(tmp_path.rglob("*"))
    for name, data in (("bad.zip", make()), ("good.zip", packed({GOOD: notebook("ada")}))):
        (tmp_path / name).write_bytes(data)
    zips_here = [tmp_path / "bad.zip", tmp_path / "good.zip"]
    roster = root / "roster.csv"
    done = collect(Request(course_of(root), NAME, zips_here, "canvas", roster=roster))
    assert lms_zips.answers(root) == {"ada": "ada"}
    assert not done.complete
    written = {path.name for path in set(tmp_path.rglob("*")) - before}
    assert written == {
        "bad.zip",
        "good.zip",
        "submitted",
        "ada",
        NAME,
        FILE,
        "collected",
        "lab.csv",
    }


def test_a_learner_costs_one_zip_and_one_notebook_however_many_they_hand_in(tmp_path, monkeypatch):
    root = lms_zips.course(tmp_path / "course")
    without_gradebook(monkeypatch)
    read, plain = [], zips.Archive.read
    monkeypatch.setattr(
        zips.Archive, "read",
        lambda self, member, limit: read.append(member.path) or plain(self, member, limit),
    )  # fmt: skip
    own = packed({f"lab ({n}).ipynb": notebook(str(n)) for n in range(50)})
    files = {f"lovelaceada_4711_{n}_all.zip": own for n in range(10, 60)}
    files |= {f"öztürkbob_4712_{n}_lab-{n}.ipynb": notebook(str(n)) for n in range(10, 60)}
    (tmp_path / "x.zip").write_bytes(packed(files))
    collect(Request(course_of(root), NAME, [tmp_path / "x.zip"], roster=root / "roster.csv"))
    assert read == [
        "lovelaceada_4711_59_all.zip", "lab (49).ipynb", "öztürkbob_4712_59_lab-59.ipynb",
    ]  # fmt: skip


def test_a_link_in_place_of_a_learners_folder_is_not_followed(tmp_path, monkeypatch):
    root = lms_zips.course(tmp_path / "course")
    without_gradebook(monkeypatch)
    target = tmp_path / "elsewhere"
    target.mkdir()
    (root / "submitted").mkdir()
    (root / "submitted" / "ada").symlink_to(target)
    (tmp_path / "x.zip").write_bytes(packed({GOOD: notebook("ada")}))
    request = Request(course_of(root), NAME, [tmp_path / "x.zip"], roster=root / "roster.csv")
    done = collect(request)
    assert "is a link" in dict(done.notes)["ada"]
    assert list(target.iterdir()) == []
    assert Path(root / "submitted" / "ada").is_symlink()
