"""The same filter as ours, made by libseccomp: what our own assembler is compared with."""

import errno
import platform
import tempfile

import pyseccomp

from autograder.sandbox import bpf
from autograder.sandbox.system_calls import NEWER, rules

ARCHES = {"x86_64": pyseccomp.Arch.X86_64, "aarch64": pyseccomp.Arch.AARCH64}
OTHERWISE = bpf.error(errno.EPERM)


def number(name: str, machine: str) -> int:
    """Return the number of a call; below 0 where the machine has no such call."""
    return pyseccomp.resolve_syscall(ARCHES[machine], name)


def heard_of(number: int, machine: str) -> bool:
    """Whether libseccomp can make a rule for a number: for another machine it needs its name."""
    return machine == platform.machine() or bool(_name(number, machine))


def compiled(machine: str, **how) -> bytes:
    """Return libseccomp's program for the rules of our list."""
    made = pyseccomp.SyscallFilter(_verdict(OTHERWISE))
    made.set_attr(pyseccomp.Attr.ACT_BADARCH, pyseccomp.KILL_PROCESS)
    made.remove_arch(pyseccomp.Arch.NATIVE)
    made.add_arch(ARCHES[machine])
    known = {name: each for name, each in rules(**how).items() if number(name, machine) >= 0}
    for name, each in known.items():
        for rule in filter(lambda rule: rule.verdict != OTHERWISE, each):  # it takes no such rule
            made.add_rule(_verdict(rule.verdict), name, *map(_compared, rule.compared))
    listed = {number(name, machine) for name in known}
    for newer in filter(lambda each: each not in listed and heard_of(each, machine), NEWER):
        made.add_rule(pyseccomp.ERRNO(errno.ENOSYS), newer)
    with tempfile.TemporaryFile() as file:
        made.export_bpf(file)
        file.seek(0)
        return file.read()


def _verdict(verdict):
    return pyseccomp.ALLOW if verdict == bpf.ALLOW else pyseccomp.ERRNO(verdict & 0xFFFF)


def _compared(each):
    return pyseccomp.Arg(each.argument, pyseccomp.MASKED_EQ, each.mask, each.value)


def _name(number, machine):
    try:
        return pyseccomp.resolve_syscall(ARCHES[machine], number)
    except ValueError:
        return None
