"""Odd requests do not end the panel's grader, and nobody else can reach it."""

import io
import json
import os
from pathlib import Path

import pytest

from autograder.grading import server as serving
from autograder.grading.grader import Settings
from tests.support.grading import ROOT
from utils.grade_me import grader

ODD = [
    b"", b"  ", b"no JSON", b"[]", b"null", b"5", b'"text"', b"{}", b'{"notebook": 5}', b"NaN",
    b'{"notebook": null}', b'{"notebook": ["a"]}', b'{"notebook": ""}', b"[" * 60_000,
    b'{"notebook": "a\\u0000b"}', b'{"notebook": "\\ud800"}', b"\xff\xfe\x00", b"9" * 5000,
    b'{"notebook": "/dev/zero"}', b'{"notebook": "/proc/self/mem"}', b'{"notebook": "/proc/kmsg"}',
    b'{"notebook": "."}', json.dumps({"notebook": "x" * 10_000}).encode(),
    json.dumps({"notebook": "a/" * 9_000}).encode(), b'{"notebook": "a\\nb"}', b"\x1b[2J",
    b'{"notebook": "a", "exercise": 5}',
    b"x" * 500_000, b'{"notebook": "' + b"x" * 500_000 + b'"}',
]  # fmt: skip


class Engine:
    isolation = "none: a test"

    def __init__(self, **_):
        pass

    def start(self):
        return self

    def close(self):
        pass


@pytest.fixture
def engine(monkeypatch):
    monkeypatch.setattr(serving, "Engine", Engine)


def test_every_odd_line_has_one_answer_and_the_next_is_read(engine, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "huge").open("wb") as huge:
        huge.truncate(2**34)
    paths = [json.dumps({"notebook": str(tmp_path / name)}).encode() for name in ("pipe", "huge")]
    asked = [*ODD, *paths]
    said: list[dict] = []
    stream = io.BytesIO(b"\n".join(asked) + b"\n")
    serving.serve(Settings(), serving.lines(stream), said.append)
    assert said[0] == {"ready": Engine.isolation, "sandboxed": True}
    assert len(said) == 1 + len(asked)
    for message in said[1:]:
        assert message["trouble"]
        assert len(message["trouble"]) < 2_000
        assert message["trouble"].isprintable()


def test_a_grader_fault_is_reported_and_the_next_request_answered(engine, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("\ud800")

    monkeypatch.setattr(serving.own_notebook, "check", broken)
    said: list[dict] = []
    serving.serve(Settings(), ['{"notebook": "a"}'] * 2, said.append)
    assert [message["trouble"] for message in said[1:]] == [r"ZeroDivisionError: \ud800"] * 2


def test_it_ends_when_nobody_listens_any_more(engine):
    heard = []

    def say(message):
        heard.append(message)
        if len(heard) > 1:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        serving.serve(Settings(), ["{}"] * 5, say)
    assert len(heard) <= 3


def test_only_its_own_kernel_can_reach_it(monkeypatch, tmp_path):
    """Its pipes have no name, it listens nowhere, and the kernel's tokens stay with the kernel."""
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "secret-token")
    monkeypatch.setenv("JPY_API_TOKEN", "secret-token")
    server = grader.Grader(ROOT)
    try:
        assert "ready" in server._next()
        process = Path(f"/proc/{server._process.pid}")
        assert b"secret-token" not in (process / "environ").read_bytes()
        opened = [str(each.readlink()) for each in (process / "fd").iterdir()]
        sockets = {each[8:-1] for each in opened if each.startswith("socket:[")}
        listed = [line.split() for line in (process / "net" / "unix").read_text().splitlines()[1:]]
        named = {fields[6] for fields in listed if len(fields) > 7}
        assert not sockets & named
        internet = [(process / "net" / kind).read_text() for kind in ("tcp", "tcp6", "udp", "udp6")]
        assert not any(inode in text.split() for inode in sockets for text in internet)
        files = [Path(each) for each in opened if each.startswith("/") and "(deleted)" not in each]
        written = [each for each in files if each.is_file() and not each.is_relative_to("/dev")]
        assert [each for each in written if each.stat().st_mode & 0o002] == []
    finally:
        server.close()
