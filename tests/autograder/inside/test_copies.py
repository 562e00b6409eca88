"""The memory of a learner's process and its copies is counted together, of every kind and once."""

import os

import pytest

from autograder.inside import copies

LEADER, MEMORY_MB, ROOM_MB = 7, 100, copies.ROOM // 2**20
HALF = (MEMORY_MB + ROOM_MB) // 2


def family(folder, *members, rollup=True):
    """Write what /proc says of processes: of each the anonymous, shared and proportional MB."""
    for number, (anonymous, shared, own) in enumerate(members, LEADER):
        process = folder / str(number)
        process.mkdir()
        (process / "stat").write_text(f"{number} (a) b) S 1 {LEADER} {LEADER} 0")
        lines = f"RssAnon:\t{anonymous * 1024} kB\nRssFile:\t99999999 kB\n"
        (process / "status").write_text(lines + f"RssShmem:\t{shared * 1024} kB\n")
        if rollup:
            (process / "smaps_rollup").write_text(f"rollup\nPss: {own * 1024} kB\n")


def is_over(folder):
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        return copies.Watch(LEADER, MEMORY_MB, opened)()
    finally:
        os.close(opened)


@pytest.mark.parametrize("rollup", [True, False])
@pytest.mark.parametrize("kind", ["anonymous", "shared"])
@pytest.mark.parametrize(("each", "over"), [(HALF + 1, True), (HALF - 1, False)])
def test_every_kind_of_memory_counts(kind, each, over, rollup, tmp_path):
    one = (each, 0, each) if kind == "anonymous" else (0, each, each)
    family(tmp_path, one, one, rollup=rollup)
    assert is_over(tmp_path) is over


@pytest.mark.parametrize("kind", ["anonymous", "shared"])
def test_pages_that_copies_share_count_once(kind, tmp_path):
    one = (300, 0, 30) if kind == "anonymous" else (0, 300, 30)
    family(tmp_path, *[one] * 10)
    assert not is_over(tmp_path)


def test_a_process_that_has_just_ended_counts_nothing(tmp_path):
    family(tmp_path, (1, 1, 1))
    for file in (tmp_path / str(LEADER)).iterdir():
        file.unlink()
    assert not is_over(tmp_path)
