"""The second wall: Landlock, for Linux machines that forbid namespaces, and for most containers.

It needs no other program and no privilege. `inside/landlocked.py` builds it around each learner's
process; this module defines what that process may read, as the machine's real paths.

Exact, by the kernel: files and folders, the network, signals, system calls, memory, CPU time, open
files, the size of one file. Polled by the guardian: the number of threads fifty times a second, all
files together up to twenty times. Not hidden: whether a guessed path exists.
"""

import errno
import fcntl
import os
import platform
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from autograder.errors import SandboxUnavailable
from autograder.inside import confine, landlock, scratch
from autograder.sandbox import advice, fonts, policy, seccomp
from autograder.sandbox.learner_processes import Box, Command

NAME = "landlock"
ABI = "AUTOGRADER_LANDLOCK_ABI"  # limits it to an older version of Landlock, for testing
PREFIX = "course-sandbox-"
MEMORY = Path("/dev/shm")  # a file system in memory, where there is one with room
_ROOM = 2**28
_TRUNCATES, _HIDES_SIGNALS = 3, 6  # the versions from which it does that itself


def isolation() -> str:
    """Return what a report says of it."""
    return f"sandboxed: Landlock (version {_version()}), seccomp, limits"


def start() -> Box:
    """Start the fork server.

    Raises:
        SandboxUnavailable: this kernel has no Landlock; the message says how to get it.
    """
    if sys.platform != "linux":
        raise SandboxUnavailable(advice.to_go_elsewhere())
    version, nobody = _version(), _is_for_nobody()
    filtered = seccomp.compiled(shared=True, truncate=version >= _TRUNCATES)
    run, lock = _run_folder(nobody)
    settings = {
        "wall": NAME, "system_calls": filtered.hex(), "abi": version, "files": policy.FILES,
        "nobody": nobody,
        "readable": [str(each) for each in [*_readable(), policy.ZERO, run / "shown"]],
        "devices": policy.DEVICES, "scratch": str(run / "scratch"),
    }  # fmt: skip

    def ended():
        scratch.remove(str(run))
        os.close(lock)

    environment = policy.environment(str(run / "home"), str(run / "shown" / "matplotlib"))
    place = str(run / "shown")
    return Box(Command([], place, settings, environment, _fix, ended))


def _version():
    try:
        newest = landlock.abi()
    except OSError as error:
        raise SandboxUnavailable(f"{_why(error)}. {_fix_of(error)}") from None
    return min(newest, landlock.NEWEST, _wanted())


def _wanted():
    wanted = os.environ.get(ABI, "") or str(landlock.NEWEST)
    if wanted not in map(str, range(1, 100)):
        raise SandboxUnavailable(f"{ABI} is {wanted!r}, expected 1 or more. Fix: unset it")
    return int(wanted)


def _why(error):
    return {
        errno.EOPNOTSUPP: "Landlock is disabled in this machine's boot settings",
        errno.EPERM: "this container's system-call filter forbids Landlock",
    }.get(error.errno, f"this kernel, {platform.release()}, has no Landlock")


def _fix_of(error):
    known = {
        errno.EOPNOTSUPP: advice.LANDLOCK_IS_OFF,
        errno.EPERM: advice.LANDLOCK_IS_FILTERED,
    }
    return f"Fix: {advice.of(known.get(error.errno, advice.NO_LANDLOCK), advice.here())}"


def _fix(said):
    return "install the course's packages: pip install -r requirements.txt"


def _is_for_nobody():
    """Whether root can become the user `nobody`, who must be able to read Python and the course."""
    if os.getuid():
        return False
    course = [policy.ROOT / name for name in policy.course()]
    return all(map(_is_open_to_all, [Path(sys.executable), *map(Path, policy.python()), *course]))


def _is_open_to_all(path):
    modes = [each.stat().st_mode for place in {path, path.resolve()} for each in place.parents]
    return path.stat().st_mode & stat.S_IROTH and all(mode & stat.S_IXOTH for mode in modes)


def _readable() -> Iterator[Path]:
    """Yield the places that a learner's code may read, without the course's own folder."""
    folders = [*policy.SYSTEM, *policy.python()]
    for folder in dict.fromkeys(Path(each).resolve() for each in folders):
        yield from without_course(folder)
    yield Path(policy.LOADER)
    for name in policy.course():
        yield (policy.ROOT / name).resolve()


def without_course(folder: Path) -> Iterator[Path]:
    """Yield a folder or, if the course lies in it, everything in it that is not on the way there.

    Landlock allows and cannot forbid: what is allowed of a folder is allowed of all that is in it.
    """
    if not policy.ROOT.is_relative_to(folder):
        yield folder
    elif folder != policy.ROOT:
        for each in folder.iterdir():
            yield from without_course(each.resolve())


def _run_folder(nobody):
    """Make the folder of this run, and hold a lock by which others see that it is in use."""
    place = MEMORY if _has_room(MEMORY) else Path(tempfile.gettempdir())
    _remove_leftovers(place)
    run = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place)).resolve()
    lock = os.open(run, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    _show(run / "shown")
    for folder in (run / "scratch", run / "home"):  # the learners', and the fork server's own
        folder.mkdir(0o700)
        if nobody:
            os.chown(folder, confine.NOBODY, confine.NOBODY)
    run.chmod(0o711)
    return run, lock


def _has_room(folder):
    try:
        status = os.statvfs(folder)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK) and status.f_bavail * status.f_frsize >= _ROOM


def _show(folder):
    """Make a folder in which the course has only the parts that a learner may read."""
    for name in policy.course():
        link = folder / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(policy.ROOT / name)
    (folder / "matplotlib").mkdir()
    for path in fonts.lists():
        (folder / "matplotlib" / path.name).write_bytes(path.read_bytes())
    for each in [folder, *folder.rglob("*")]:
        if not each.is_symlink():
            each.chmod(0o755)  # whatever the umask: nobody reads it


def _remove_leftovers(place):
    """Remove the folders of graders that were killed; one that runs holds a lock on its own."""
    for folder in place.glob(f"{PREFIX}*"):
        try:
            _remove_if_left(folder)
        except OSError:  # another user's, or another grader has just removed it
            continue


def _remove_if_left(folder):
    if folder.lstat().st_uid != os.getuid():
        return
    found = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(found, fcntl.LOCK_EX | fcntl.LOCK_NB)
        scratch.remove(str(folder))
    finally:
        os.close(found)
