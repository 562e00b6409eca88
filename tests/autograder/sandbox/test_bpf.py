"""Our assembler makes what libseccomp makes of the same rules: every number, many arguments."""

import errno
import random

import pytest

from autograder.inside.confine import OWN
from autograder.sandbox import bpf, seccomp
from autograder.sandbox.call_numbers import numbers
from autograder.sandbox.system_calls import NEWER, names, rules
from tests.support import bpf as kernel
from tests.support import libseccomp

NUMBERS = [*range(1024), 2**30 - 1, 2**30, 2**30 + 1, 2**31 - 1, 2**31, 2**32 - 2, 2**32 - 1]
MACHINES = pytest.mark.parametrize("machine", bpf.AUDIT)
WALLS = pytest.mark.parametrize(
    "how",
    [{}, {"shared": True}, {"shared": True, "truncate": False}, {"programs": True}],
    ids=["namespaces", "landlock", "an old landlock", "programs"],
)


def both(machine, how):
    programs = seccomp.compiled(machine, **how), libseccomp.compiled(machine, **how)
    return lambda number, arguments=(): [
        kernel.run(each, number, arguments, machine=bpf.AUDIT[machine]) for each in programs
    ]


def not_heard_of(number, machine):
    return number in NEWER and not libseccomp.heard_of(number, machine)


@MACHINES
@WALLS
def test_every_number_has_libseccomps_verdict(machine, how):
    filtered = both(machine, how)
    for number in NUMBERS:
        ours, theirs = filtered(number)
        newer = not_heard_of(number, machine)
        assert ours == ((kernel.ERRNO, errno.ENOSYS) if newer else theirs), number


@MACHINES
@WALLS
def test_every_argument_has_libseccomps_verdict(machine, how):
    filtered, draw, known = both(machine, how), random.Random(0), numbers(machine)
    for name, each in rules(**how).items():
        if name in known:
            for arguments in _interesting(each, draw):
                ours, theirs = filtered(known[name], arguments)
                assert ours == theirs, (name, arguments)


def _interesting(rules, draw):
    """Return what each rule compares with, changed by one bit, and drawn: low and high halves."""
    for compared in [rule.compared for rule in rules if rule.compared]:
        fits = [0] * 6
        for each in compared:
            fits[each.argument] |= each.value
        yield fits
        for each in compared:
            for bit in range(64):
                yield [v ^ (1 << bit) * (i == each.argument) for i, v in enumerate(fits)]
            for value in (0, 1, 2, -1, 2**31, draw.getrandbits(32), draw.getrandbits(64)):
                yield [value if i == each.argument else v for i, v in enumerate(fits)]


@MACHINES
def test_the_table_has_libseccomps_numbers(machine):
    listed = {*names(), *rules(programs=True)}
    theirs = {name: libseccomp.number(name, machine) for name in listed}
    assert numbers(machine) == {name: each for name, each in theirs.items() if each >= 0}


@MACHINES
def test_another_machine_kills(machine):
    program = seccomp.compiled(machine)
    (other,) = bpf.AUDIT.keys() - {machine}
    for audit in (bpf.AUDIT[other], 0x40000003, 0, 2**32 - 1):
        assert kernel.run(program, 0, machine=audit)[0] == kernel.KILL_PROCESS


@MACHINES
@WALLS
def test_only_what_compares_with_the_process_itself_holds_its_placeholder(machine, how):
    program = seccomp.compiled(machine, **how)
    places = [at for at in range(0, len(program), 8)
              if int.from_bytes(program[at + 4 : at + 8], "little") == OWN]  # fmt: skip
    calls = {"x86_64": 5, "aarch64": 4}[machine]  # there, two of them have numbers side by side
    assert len(places) == (calls if how.get("shared") else 0)
    assert all(program[at] == 0x15 for at in places)  # "is it equal?"


def test_a_long_list_needs_far_jumps():
    """More instructions than a conditional jump can skip, on either side of any number."""
    odd = {number: [bpf.Rule(bpf.error(number % 99))] for number in range(1, 2999, 2)}
    program = bpf.assembled(odd, bpf.ALLOW, "aarch64")
    for number in range(3005):
        expected = (kernel.ERRNO, number % 99) if number in odd else (kernel.ALLOW, 0)
        assert kernel.run(program, number, machine=bpf.AUDIT["aarch64"]) == expected
