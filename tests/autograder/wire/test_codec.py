"""What crosses the sandbox's wall: plain data come through as they were, and nothing else does."""

import contextlib

import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from autograder.wire import codec, type_codes
from autograder.wire.writer import Writer

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
    | st.binary(max_size=20) | st.complex_numbers(allow_nan=False),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner)
    | st.sets(st.text(max_size=5), max_size=1)
    | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
DTYPES = st.sampled_from(["f8", "f4", "i8", "u1", "?", "c16", "U3", ">f8"])


@given(PLAIN)
def test_plain_data_survive_a_round_trip(value):
    got = codec.unpack(codec.pack(value))
    assert got == value
    assert repr(got) == repr(value)  # True is not 1, and a tuple is no list


@given(st.data(), DTYPES)
def test_arrays_survive_bit_for_bit(data, dtype):
    shape = data.draw(arrays.array_shapes(min_dims=0, min_side=0, max_side=4))
    array = data.draw(arrays.arrays(np.dtype(dtype), shape))
    for view in (array, array.T, array[..., ::-1] if array.ndim else array):
        got = codec.unpack(codec.pack(view))
        assert (got.dtype, got.shape) == (view.dtype, view.shape)
        assert got.tobytes() == view.tobytes()
        assert got.flags.writeable


@settings(max_examples=300)
@given(st.data())
def test_corrupted_bytes_are_one_kind_of_error(data):
    good = codec.pack({"W1": np.ones((3, 2)), "pair": (1, [2.5, "x"]), "n": np.float32(1)})
    bad = bytearray(good)
    for _ in range(data.draw(st.integers(1, 6))):
        bad[data.draw(st.integers(0, len(bad) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(codec.MalformedFrame):  # any other exception fails the test
        codec.unpack(bytes(bad[: data.draw(st.integers(1, len(bad)))]))


def test_a_header_that_asks_for_more_than_there_is_takes_no_memory():
    good = codec.pack(np.ones((3, 2)))
    huge = good.replace(b"(3, 2)", b"(9**9)")
    for bad in (huge, good.replace(b"(3, 2)", b"(9, 9)"), good.replace(b"<f8", b"|O8")):
        with pytest.raises(codec.MalformedFrame):
            codec.unpack(bad)


def test_subclasses_arrive_as_their_base_type():
    class Sly(float):
        def __eq__(self, other):
            return True

        __hash__ = None

    got = codec.unpack(
        codec.pack([Sly(2), np.ones((1, 1)).view(np.matrix), np.ma.masked_array([1.0, 2.0])])
    )
    assert [type(each) for each in got] == [float, np.ndarray, np.ndarray]


def test_a_value_that_is_not_data_arrives_as_its_type_name():
    got = codec.unpack(codec.pack([object(), np.array([object()]), iter([1]), len]))
    assert [each.type_name for each in got] == [
        "object", "numpy array of objects", "list_iterator", "builtin_function_or_method",
    ]  # fmt: skip


def test_sets_survive_and_a_set_of_lists_does_not():
    assert codec.unpack(codec.pack([{"a", "b"}, frozenset({1})])) == [{"a", "b"}, {1}]
    forged = msgpack.packb(msgpack.ExtType(type_codes.SET, codec.pack([[1]])))
    with pytest.raises(codec.MalformedFrame):
        codec.unpack(forged)


def test_a_value_that_contains_itself_is_refused_in_words():
    loop = []
    loop.append(loop)
    for value in (loop, {"a": (loop,)}):
        with pytest.raises(ValueError, match="nested too deep"):
            codec.pack(value)


FUNCTIONS = [codec.Function(1), codec.Source("raise SystemExit", "f", ({"W1": 0.5}, 2.0))]


@pytest.mark.parametrize("given", FUNCTIONS)
@pytest.mark.parametrize("within", [lambda it: it, lambda it: [it], lambda it: (1, (it,))])
def test_a_function_arrives_where_it_may_and_else_as_what_is_no_data(given, within):
    data = codec.pack(within(given))
    assert codec.unpack(data, functions=True) == within(given)
    (found,) = _unsendable(codec.unpack(data))
    assert found.type_name == "function"


def _unsendable(value):
    if isinstance(value, list | tuple):
        return [each for inner in value for each in _unsendable(inner)]
    return [value] if isinstance(value, codec.Unsendable) else []


@pytest.mark.parametrize("forged", [["f", "f"], [1, "f", []], ["f", "f", {}], "f", 7])
def test_a_forged_text_of_a_function_is_malformed(forged):
    frame = Writer(None, None).frame(forged, 0)
    data = msgpack.packb(msgpack.ExtType(type_codes.SOURCE, frame))
    with pytest.raises(codec.MalformedFrame):
        codec.unpack(data, functions=True)


def test_a_generator_draws_the_same_on_the_other_side():
    rng = np.random.default_rng(5)
    assert codec.unpack(codec.pack(rng)).normal() == rng.normal()


def test_a_generators_children_depend_on_it_and_a_spawn_leaves_a_trace():
    once, again, other = (
        codec.unpack(codec.pack(np.random.default_rng(seed))) for seed in (5, 5, 6)
    )
    drawn = [rng.spawn(1)[0].normal() for rng in (once, again, other)]
    assert drawn[0] == drawn[1] != drawn[2]
    before, after = (
        codec.unpack(codec.pack(rng)).normal() for rng in (np.random.default_rng(5), once)
    )
    assert before != after


@pytest.mark.parametrize("inside", [lambda it: it, lambda it: [1, it], lambda it: {"key": it}])
@pytest.mark.parametrize("functions", [True, False])
def test_an_unknown_extension_is_refused_before_anything_is_built(inside, functions, monkeypatch):
    sizes = (0, 1, 2, 3, 4, 8, 12, 16, 300, 70_000)  # msgpack's own times have 4, 8 and 12 bytes
    known = {*type_codes.NESTED, *type_codes.ARRAYS, *type_codes.PLAIN}
    monkeypatch.setattr(codec.msgpack, "unpackb", None)
    for code in set(range(-128, 128)) - known:
        for size in sizes if code in (-1, 0) else (4,):
            head = {4: b"\xd6", 8: b"\xd7"}.get(size, b"\xc9" + size.to_bytes(4, "big"))
            frame = head + bytes([code % 256]) + bytes(size)
            data = msgpack.packb(inside(0))[:-1] + frame
            with pytest.raises(codec.MalformedFrame, match="extension"):
                codec.unpack(data, functions=functions)
