"""Random and mutated bytes and claims: no exception but the declared ones, bounded time and memory.

FUZZ_SECONDS=300 before `python -m pytest` and this file mutates frames for so long, and gives the
other tests as many more examples as take about that time.
"""

import contextlib
import os
import random
import resource
import socket
import threading
import time

import msgpack
import nbformat
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.notebook import outputs
from autograder.wire import codec
from autograder.wire.channel import Channel, ClosedError

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
EXAMPLES = 300 + int(40 * SECONDS)
MEMORY = 2 * 2**30  # bytes that one process may have had at its worst

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
CODES = st.integers(-1, 12)
CLAIMS = st.recursive(
    SCALARS | st.just("x" * 10**5),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=9), inner)
    | st.fixed_dictionaries({}, optional={
        "output_type": st.sampled_from(["stream", "error", "display_data", "execute_result"]),
        "name": inner, "text": inner, "ename": inner, "evalue": inner, "traceback": inner,
        "data": st.dictionaries(st.sampled_from(
            ["text/plain", "text/html", "image/png", "text/latex", "image/jpeg"]), inner),
    }),
    max_leaves=20,
)  # fmt: skip
SEEDS = [
    codec.pack(value)
    for value in (
        {"W1": np.ones((3, 2)), "pair": (1, [2.5, "x"]), "n": np.float32(1)},
        ["Returned", codec.Packed(codec.pack({"A": 1j})), None],
        ["Callback", 0, ({"W1": np.zeros((2, 2), order="F")},), {}],
        [np.random.default_rng(1), {"a", "b"}, 2**200, ((), ((),)), np.array(["a", "bc"])],
        ["Ran", [{"output_type": "stream", "name": "stdout", "text": "x"}], {"f": ["function"]}],
    )
]


def mutated(rng: random.Random) -> bytes:
    """Return a frame with bytes changed, cut, doubled, repeated or wrapped."""
    data = bytearray(rng.choice(SEEDS))
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data) + 1)
        part = bytes(data[at : at + rng.randint(0, 40)])
        change = rng.randrange(5)
        if change == 0 and at < len(data):
            data[at] = rng.randrange(256)
        elif change == 1:
            data[at:at] = part * rng.choice((1, 3, 1000))
        elif change == 2:
            data[at:at] = bytes([rng.choice((0x91, 0x81, 0xDD, 0xDF, 0xC9, 0xC7))]) * rng.choice(
                (1, 5, 40, 3000))  # fmt: skip
        elif change == 3:
            del data[at : at + rng.randint(1, 30)]
        else:
            data = bytearray(msgpack.packb(msgpack.ExtType(rng.randrange(1, 12), bytes(data))))
    return bytes(data)


def decoded(data: bytes) -> bool:
    """Read bytes; whether they were a value. Any exception but MalformedFrame is a finding."""
    try:
        value = codec.unpack(data)
    except codec.MalformedFrame:
        return False
    repr(value)
    with contextlib.suppress(ValueError):  # what is read may be larger in Python's own forms
        codec.unpack(codec.pack(value))
    return True


def rounds():
    """Yield a number for each round: so many, or as many as there is time for."""
    end, number = time.monotonic() + SECONDS, 0
    while number < 3000 or time.monotonic() < end:
        yield number
        number += 1


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def test_mutated_frames_are_values_or_malformed():
    before, good, total = memory(), 0, 0
    for number in rounds():
        good, total = good + decoded(mutated(random.Random(number))), total + 1
    print(f"{total:,} mutated frames, {good:,} were values")
    assert memory() - before < MEMORY


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_malformed(data):
    decoded(data)


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.recursive(
        SCALARS,
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(SCALARS, inner)
            | st.builds(
                lambda code, value: msgpack.ExtType(
                    code, msgpack.packb(value, default=str, unicode_errors="replace")
                ),
                st.integers(0, 12),
                inner,
            )
        ),
        max_leaves=15,
    )
)
def test_any_msgpack_is_a_value_or_malformed(value):  # fmt: skip
    with contextlib.suppress(OverflowError, ValueError, TypeError):
        decoded(msgpack.packb(value, unicode_errors="replace"))


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.recursive(
        SCALARS | st.builds(object) | st.just(np.random.default_rng(1)) | st.just(len),
        lambda inner: st.lists(inner) | st.dictionaries(SCALARS, inner) | st.tuples(inner, inner),
        max_leaves=30,
    )
)
def test_whatever_is_packed_can_be_read(value):  # fmt: skip
    repr(codec.unpack(codec.pack(value)))


@settings(max_examples=EXAMPLES // 3, deadline=None)
@given(st.lists(st.binary(max_size=60), max_size=10), st.booleans())
def test_a_channel_gives_values_or_declared_errors(parts, framed):
    ours, theirs = socket.socketpair()
    sender = threading.Thread(target=_send, args=(theirs, parts, framed))
    sender.start()
    channel = Channel(ours)
    try:
        for _ in range(12):
            channel.receive(seconds=5)
    except (codec.MalformedFrame, ClosedError, TimeoutError):
        pass
    finally:
        channel.close()
        sender.join()


def _send(end, parts, framed):
    with end, contextlib.suppress(OSError):
        for part in parts:
            end.sendall((len(part).to_bytes(4, "little") if framed else b"") + part)


@settings(max_examples=EXAMPLES, deadline=None)
@given(CLAIMS)
def test_a_claim_of_outputs_becomes_outputs(claim):
    _cleaned(claim)
    _cleaned([claim])


def _cleaned(claim):
    kept = outputs.clean(claim, outputs.Budget(20_000))
    text = sum(len(str(output)) for output in kept)
    assert text < 20_000 + 200 * len(kept) + outputs.MAX_ALL_HTML * 6 + outputs.MAX_PICTURES
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(outputs=kept, execution_count=1)])  # fmt: skip
    nbformat.v4.writes(notebook).encode()  # no lone surrogate is left


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"\x91" * 200 + b"\xc0", "nested more than 32 deep"),
        (b"\xdd" + (30 * 10**6).to_bytes(4, "big") + b"\x80" * (30 * 10**6), "30,000,000 items"),
        (b"\xdc\xff\xff" + (b"\xdc\xff\xff" + b"\x80" * 65535) * 3, "more than 100,000 items"),
        (b"\x81\x01\x02", "a key that is not text"),
        (b"\x81\xc7\x01\x05\x31\x02", "a key that is not text"),
        (b"\xdb" + (2**24 + 9).to_bytes(4, "big") + b"x" * (2**24 + 9), "bytes outside arrays"),
        (b"\xc8\x10\x00\x05" + b"9" * 4096, "a number of 4096 digits"),
        (b"\x92\xc0", "ends before"),
        (b"\xc0\xc0", "longer or shorter"),
        (b"\xc1", "does not start a value"),
        (b"", "ends before"),
    ],
)
def test_a_frame_that_costs_too_much_is_refused_with_the_reason(bad, why):
    with pytest.raises(codec.MalformedFrame, match=why):
        codec.unpack(bad)


@pytest.mark.parametrize("dtype", ["<U2", ">U2"])
@pytest.mark.parametrize("code", [0x110000, 0xFFFFFFFF, 0xD800, 0xDFFF])
def test_an_array_of_text_holds_only_characters(dtype, code):
    good = np.array(["a\U0010ffff", "\ud7ff"], dtype)
    assert (codec.unpack(codec.pack(good)) == good).all()
    at = np.array([code, 1], np.dtype(np.uint32).newbyteorder(dtype[0])).tobytes()
    bad = codec.pack(good).replace(good.tobytes()[:8], at)
    with pytest.raises(codec.MalformedFrame, match="not a character"):
        codec.unpack(bad)


def test_a_value_that_cannot_be_sent_is_named():
    sent = codec.unpack(codec.pack([
        {1: 2}, set(range(101)), 1 << 4000, "x" * (2**24 + 1), np.random.Generator(
            np.random.MT19937(1)), {(1, 2)}]))  # fmt: skip
    assert [each.type_name for each in sent] == [
        "dict with keys of type int", "set of 101 items", "int of 4,001 bits",
        "str of 16,777,217 characters or bytes", "Generator with MT19937",
        "set with items of type tuple",
    ]  # fmt: skip
