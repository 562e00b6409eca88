"""A learner's own folder on the machine's disk: to enter it, and to remove whatever it holds."""

import contextlib
import os
import tempfile

USER = "learner"  # in the sandbox, its account has no name


def enter(folder: str) -> None:
    """Work in a folder in it, which is the home folder too; temporary files are in another one."""
    work, temporary = f"{folder}/work", f"{folder}/tmp"
    for each in (work, temporary):
        os.makedirs(each, exist_ok=True)
    os.chdir(work)
    os.environ |= {
        "HOME": work, "TMPDIR": temporary, "IPYTHONDIR": f"{folder}/ipython",
        "MPLCONFIGDIR": f"{folder}/matplotlib", "USER": USER, "LOGNAME": USER,
    }  # fmt: skip
    tempfile.tempdir = None  # it was looked up in another environment


def remove(folder: str) -> None:
    """Remove a folder, once no process uses it.

    Folders nested thousands deep, with names too long to say, or without any permission, are
    removed too: each is emptied, and the folders in it are moved up, so that no path gets long.
    """
    with contextlib.suppress(FileNotFoundError):
        above = f"{folder}.gone"
        os.mkdir(above, 0o700)
        os.rename(folder, f"{above}/0")
        top = os.open(above, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _empty(top)
        finally:
            os.close(top)
        os.rmdir(above)


def _empty(top):
    """Empty an open folder in which every folder has a number for its name, at first only 0."""
    waiting, last = [0], 0
    while waiting:
        name = str(waiting.pop())
        inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=top)
        for each in _without_files(inner):
            last += 1
            _open_up(each, inner)
            os.rename(each, str(last), src_dir_fd=inner, dst_dir_fd=top)
            waiting.append(last)
        os.close(inner)
        os.rmdir(name, dir_fd=top)


def _open_up(name, inside):
    """Give the owner of a folder all permissions; a link by that name leads nowhere."""
    folder = os.open(name, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=inside)
    try:
        if os.fstat(folder).st_mode & 0o700 != 0o700:
            os.chmod(f"/proc/self/fd/{folder}", 0o700)
    finally:
        os.close(folder)


def _without_files(folder):
    """Delete all files of an open folder; return the names of the folders in it."""
    with os.scandir(folder) as entries:
        found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    for name, is_folder in found:
        if not is_folder:
            os.unlink(name, dir_fd=folder)
    return [name for name, is_folder in found if is_folder]
