"""What a learner's code may read, write and use, said once; the backends enforce it.

Inside are Python, its packages and the parts of the course that a learner may read, all read-only,
and an empty scratch folder; no network, no other process, no home or course folder, and of the
environment only what stands here. The system calls are in `system_calls.py`, the amounts in
`model.Limits` and `inside/confine.py`.
"""

import sys
from pathlib import Path

from autograder.inside import stubs

ROOT = Path(__file__).resolve().parents[2]
DEVICES = ("/dev/null", "/dev/urandom", "/dev/random", "/dev/full")
ZERO = "/dev/zero"  # only to read: mapped to be written, it is memory that no limit counts
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64")
FILES = 256  # and folders, for each MiB that a learner's scratch folder may hold
LOADER = "/etc/ld.so.cache"  # where the dynamic linker looks libraries up
_OURS = ("__init__.py", "wire", "inside")
_SINGLE = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def python() -> list[str]:
    """Return the folders of Python and of its packages."""
    return list(dict.fromkeys((sys.base_prefix, sys.prefix)))


def course() -> list[str]:
    """Return the parts of the course that a learner's code may read, relative to ROOT."""
    visible = [_module(f"utils/{name}") for name in stubs.ALLOWED]
    return visible + [f"autograder/{name}" for name in _OURS]


def hides_course(*folders: str) -> bool:
    """Whether the course, which holds the hidden tests, lies in one of these folders."""
    return any(ROOT.is_relative_to(folder) for folder in folders)


def environment(scratch: str, matplotlib: str = "") -> dict[str, str]:
    """Return all that a learner's code finds in its environment.

    Args:
        scratch: the folder that it may write.
        matplotlib: where matplotlib looks for its settings; "" is its own choice.
    """
    inside = {
        "HOME": scratch,
        "TMPDIR": scratch,
        "IPYTHONDIR": f"{scratch}/ipython",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    if matplotlib:
        inside["MPLCONFIGDIR"] = matplotlib
    return inside | dict.fromkeys(_SINGLE, "1")


def _module(name):
    """Return the path of a module of the course: a file, or a folder for a package."""
    return name if (ROOT / name).is_dir() else f"{name}.py"
