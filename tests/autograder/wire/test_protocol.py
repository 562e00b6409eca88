"""A message is what the protocol says, or it is malformed: its name, its fields, their types."""

import contextlib
import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.wire import codec, protocol

KINDS = [kind for _, kind in inspect.getmembers(protocol, inspect.isclass)
         if issubclass(kind, tuple)]  # fmt: skip
ANY = {
    object: 7,
    str: "x",
    int: 1,
    float: 1.5,
    bool: True,
    list: [1],
    dict: {"a": 1},
    tuple: (1,),
    bytes: b"",
}


def one(kind):
    """Return a message of this kind."""
    types = inspect.get_annotations(kind).values()
    return kind(*(ANY.get(each, b"") for each in types))


@pytest.mark.parametrize("kind", KINDS)
def test_a_message_survives_a_round_trip(kind):
    message = one(kind)
    assert protocol.received(codec.unpack(codec.pack(protocol.sent(message))), kind) == message


@pytest.mark.parametrize("kind", KINDS)
def test_an_unexpected_message_is_malformed(kind):
    other = protocol.Ready if kind is not protocol.Ready else protocol.Failed
    with pytest.raises(codec.MalformedFrame, match=f"expected {other.__name__}$"):
        protocol.received(protocol.sent(one(kind)), other)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind._fields])
def test_a_field_of_another_type_or_number_is_malformed(kind):
    name, *fields = protocol.sent(one(kind))
    wrong = [[name, *fields, None], [name, *fields[:-1]], name, [], None, {"kind": name}]
    typed = [number for number, type_ in enumerate(inspect.get_annotations(kind).values())
             if type_ is not object]  # fmt: skip
    wrong += [[name, *fields[:number], 1j, *fields[number + 1 :]] for number in typed]
    for value in wrong:
        with pytest.raises(codec.MalformedFrame, match="not a valid message"):
            protocol.received(value, kind)


@given(st.recursive(st.none() | st.text() | st.integers(), st.lists))
def test_anything_is_a_message_or_malformed(value):
    with contextlib.suppress(codec.MalformedFrame):
        assert type(protocol.received(value, *KINDS)) in KINDS
