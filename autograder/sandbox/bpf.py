"""Assembles a system-call filter into classic BPF, as the kernel's seccomp takes it.

A filter is one list of rules per number; the first rule that fits decides. The program looks the
number up by binary search, so that a call costs about ten instructions however long the list is.
Instructions and the layout of `struct seccomp_data`: linux/filter.h, linux/seccomp.h.
"""

import struct
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

ALLOW, KILL = 0x7FFF0000, 0x80000000  # SECCOMP_RET_ALLOW, SECCOMP_RET_KILL_PROCESS
ALL = 2**32 - 1
AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # AUDIT_ARCH of linux/audit.h
_X32 = 0x40000000  # x86-64 has a second set of numbers from here on
_LAST = 2**32
_ERRNO = 0x00050000
_LOAD, _AND, _JUMP, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x54, 0x05, 0x15, 0x35, 0x06
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16  # where they lie in the data, in bytes
_FARTHEST = 255  # instructions that a conditional jump can skip

Program = list[bytes]


class Compared(NamedTuple):
    """An argument's low 32 bits, all that the kernel reads of an int: masked, then compared."""

    argument: int
    mask: int
    value: int


class Rule(NamedTuple):
    """What becomes of a call whose arguments fit all comparisons."""

    verdict: int
    compared: tuple[Compared, ...] = ()


def error(number: int) -> int:
    """Return the verdict that fails a call with this errno; 0 reports success and does nothing."""
    return _ERRNO | number


def assembled(rules: Mapping[int, list[Rule]], otherwise: int, machine: str) -> bytes:
    """Return the program.

    Args:
        rules: by the number of the call.
        otherwise: the verdict on a call that no rule fits.
        machine: a key of AUDIT. A call for any other machine kills the process.
    """
    final = {number: [*each, Rule(otherwise)] for number, each in rules.items()}
    search = _search(list(_blocks(final, [Rule(otherwise)], machine)))
    start = [_step(_LOAD, k=_MACHINE), _step(_EQUAL, AUDIT[machine], if_true=1), *_verdict(KILL)]
    return b"".join([*start, _step(_LOAD, k=_NUMBER), *search])


def _blocks(rules, otherwise, machine) -> Iterator[tuple[int, Program]]:
    """Yield the first number of each run of numbers that are treated alike, and how they are."""
    if machine == "x86_64":  # the last number is that of a call which a tracer has cancelled
        rules = rules | {_X32: [Rule(KILL)], _LAST - 1: otherwise}
    ends = {_X32, _LAST - 1} | {number + 1 for number in rules if number != _X32}
    bounds = sorted({0, *rules, *ends} - {_LAST})
    meant = [(first, rules.get(first, otherwise)) for first in bounds]
    for each, alike in groupby(meant, key=lambda block: block[1]):
        yield next(alike)[0], _decided(each)


def _search(blocks) -> Program:
    """Return a binary search for the block of a number: the lower half comes first."""
    if len(blocks) == 1:
        return blocks[0][1]
    middle = len(blocks) // 2
    lower, upper = _search(blocks[:middle]), _search(blocks[middle:])
    first = blocks[middle][0]
    if len(lower) <= _FARTHEST:
        return [_step(_AT_LEAST, first, if_true=len(lower)), *lower, *upper]
    far = _step(_JUMP, k=len(lower))
    return [_step(_AT_LEAST, first, if_false=1), far, *lower, *upper]


def _decided(rules) -> Program:
    return [step for rule in rules for step in _fitted(rule)]


def _fitted(rule) -> Program:
    """Return the steps that give a rule's verdict, or go on behind them if it does not fit."""
    steps = _verdict(rule.verdict)
    for each in reversed(rule.compared):
        steps = [*_looked_at(each, skip=len(steps)), *steps]
    return steps


def _looked_at(each, skip) -> Program:
    masked = [] if each.mask == ALL else [_step(_AND, each.mask)]
    load = _step(_LOAD, _ARGUMENTS + 8 * each.argument)  # both machines are little-endian
    return [load, *masked, _step(_EQUAL, each.value, if_false=skip)]


def _verdict(verdict) -> Program:
    return [_step(_RETURN, verdict)]


def _step(code, k=0, *, if_true=0, if_false=0) -> bytes:
    return struct.pack("<HBBI", code, if_true, if_false, k)
