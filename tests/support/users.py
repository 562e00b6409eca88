"""Commands as another user: what root tests must hold for an ordinary user too."""

import os
import stat
import sys
from pathlib import Path

NOBODY = 65534
#: Root tries both ways, and an ordinary user its own.
USERS = [os.getuid()] if os.getuid() else [0, NOBODY]


def as_user(user: int, command: list[str], home: Path) -> list[str]:
    """Return the command that runs another as a user with this home.

    Where Python lies in a folder that is root's alone, such as /root, that folder is empty but for
    Python there.
    """
    os.chown(home, user, -1)
    caches = [f"{name}={home}" for name in ("HOME", "MPLCONFIGDIR", "IPYTHONDIR")]
    command = ["env", *caches, "PYTHONDONTWRITEBYTECODE=1", *command]
    if user == os.getuid():
        return command
    become = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
    return ["bwrap", "--dev-bind", "/", "/", "--cap-add", "ALL", *opened(), *become, *command]


def opened() -> list[str]:
    """Return the arguments that let every user reach this Python."""
    folders = Path(sys.base_prefix).parents
    closed = [each for each in folders if not each.stat().st_mode & stat.S_IXOTH]
    arguments = ["--perms", "0755", "--tmpfs", str(closed[-1])] if closed else []
    for folder in reversed([each for each in folders if closed and closed[-1] in each.parents]):
        arguments += ["--perms", "0755", "--dir", str(folder)]
    return [*arguments, "--ro-bind", sys.base_prefix, sys.base_prefix]
