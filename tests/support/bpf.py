"""Runs a compiled system call filter as the kernel does, without making any system call.

The instructions of classic BPF that seccomp allows (linux/bpf_common.h, linux/filter.h) on one
`struct seccomp_data`: the call's number, the machine, the instruction pointer, six arguments.
"""

import struct
from functools import cache

ALLOW, ERRNO, KILL_PROCESS, KILL_THREAD = 0x7FFF0000, 0x00050000, 0x80000000, 0
_ACTION = 0xFFFF0000
_JUMPS = {
    0x15: lambda a, k: a == k,
    0x25: lambda a, k: a > k,
    0x35: lambda a, k: a >= k,
    0x45: lambda a, k: bool(a & k),
}
_ARITHMETIC = {
    0x04: lambda a, k: a + k,
    0x14: lambda a, k: a - k,
    0x44: lambda a, k: a | k,
    0x54: lambda a, k: a & k,
    0x64: lambda a, k: a << k,
    0x74: lambda a, k: a >> k,
}


def run(program: bytes, number: int, arguments: tuple = (), *, machine: int) -> tuple[int, int]:
    """Return the action and its datum, such as (ERRNO, 1), that the filter has for one call."""
    full = [value % 2**64 for value in (*arguments, *[0] * (6 - len(arguments)))]
    data = struct.pack("<IIQ6Q", number % 2**32, machine, 0, *full)
    code = _instructions(program)
    at = accumulator = 0
    while True:
        operation, if_true, if_false, k = code[at]
        at += 1
        if operation == 0x20:  # load a word of the data
            (accumulator,) = struct.unpack_from("<I", data, k)
        elif operation in _ARITHMETIC:
            accumulator = _ARITHMETIC[operation](accumulator, k) % 2**32
        elif operation == 0x05:  # always
            at += k
        elif operation in _JUMPS:
            at += if_true if _JUMPS[operation](accumulator, k) else if_false
        elif operation == 0x06:  # return
            return k & _ACTION, k & ~_ACTION
        else:
            raise ValueError(f"an instruction that no seccomp filter has: {operation:#x}")


@cache
def _instructions(program):
    return list(struct.iter_unpack("<HBBI", program))
