"""Landlock: a process forbids itself all files but those that it names, and can never undo it.

Linux has it from 5.13, without privilege and inside containers. Each version of its interface (ABI)
handles more; what a version does not handle stays allowed, and is left to the system-call
filter. The constants are from Linux (linux/landlock.h).
"""

import ctypes
import os
import stat
import sys
from collections.abc import Iterable

NEWEST = 7  # the newest ABI that this module makes use of all of
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION = 1
_PATH_BENEATH = 1

(_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR, _REMOVE_DIR, _REMOVE_FILE, _MAKE_CHAR, _MAKE_DIR,
 _MAKE_REG, _MAKE_SOCK, _MAKE_FIFO, _MAKE_BLOCK, _MAKE_SYM, _REFER, _TRUNCATE, _IOCTL_DEV) = (
    1 << bit for bit in range(16)
)  # fmt: skip
_SINCE = {2: _REFER, 3: _TRUNCATE, 5: _IOCTL_DEV}
_TCP = 3  # bind and connect, from ABI 4 on
_SCOPES = 3  # abstract sockets and signals, from ABI 6 on
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV  # a file takes no others

#: What may be done with each kind of place: nothing can be executed and, outside scratch, nothing
#: can be changed. Even in scratch nothing can be moved to another folder: that would allow paths
#: that are too long, and could mislead the guardian when it counts files.
READ = _READ_FILE | _READ_DIR
USE = _READ_FILE | _WRITE_FILE
OWN = (
    READ | _WRITE_FILE | _REMOVE_DIR | _REMOVE_FILE | _MAKE_DIR | _MAKE_REG | _MAKE_SYM
    | _TRUNCATE
)  # fmt: skip

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def abi() -> int:
    """Return the version of this kernel's Landlock.

    Raises:
        OSError: it has none, or it is switched off.
    """
    return _call(_CREATE_RULESET, None, 0, _VERSION)


def restrict(places: Iterable[tuple[str, int]], version: int) -> None:
    """Forbid this process everything that Landlock handles, except what is allowed here.

    Args:
        places: paths, each with what may be done there: READ, USE or OWN. One that does not exist
            is skipped.
        version: the ABI to make use of.
    """
    handled = _handled(version)
    rules = _Ruleset(handled, _TCP * (version >= 4), _SCOPES * (version >= 6))
    size = 8 * (1 + (version >= 4) + (version >= 6))
    ruleset = _call(_CREATE_RULESET, ctypes.byref(rules), size, 0)
    for path, allowed in places:
        _allow(ruleset, path, allowed & handled)
    _call(_RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _handled(version):
    newer = sum(bit for since, bit in _SINCE.items() if version >= since)
    return _REFER - 1 | newer


def _allow(ruleset, path, allowed):
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    is_folder = stat.S_ISDIR(os.fstat(place).st_mode)
    rule = _Beneath(allowed if is_folder else allowed & _OF_FILES, place)
    _call(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    os.close(place)


def _call(number, *arguments):
    if _libc is None:
        raise OSError(f"Landlock needs Linux and this is {sys.platform}")
    done = _libc.syscall(number, *arguments)
    if done < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"landlock: {os.strerror(code)}")
    return done
