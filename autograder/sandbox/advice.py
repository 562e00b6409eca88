"""What a person can do, on this very machine, so that a wall works (pure but for `here`)."""

import os
import platform
import sys
from pathlib import Path
from typing import NamedTuple

INSTALL = {
    "apt": "sudo apt install bubblewrap",
    "dnf": "sudo dnf install bubblewrap",
    "pacman": "sudo pacman -S bubblewrap",
    "zypper": "sudo zypper install bubblewrap",
    "apk": "sudo apk add bubblewrap",
}
_PACKAGES = {
    "debian": "apt", "ubuntu": "apt", "fedora": "dnf", "rhel": "dnf", "arch": "pacman",
    "suse": "zypper", "opensuse": "zypper", "alpine": "apk",
}  # fmt: skip
NAMESPACES = {
    "docker": "start the container with --security-opt seccomp=unconfined --security-opt "
    "apparmor=unconfined --security-opt systempaths=unconfined",
    "podman": "start the container with --security-opt seccomp=unconfined --security-opt "
    "label=disable --security-opt unmask=ALL",
    "kubernetes": "give the pod hostUsers: false and, in securityContext, seccompProfile and "
    "appArmorProfile of the type Unconfined and procMount: Unmasked",
    "wsl": "in Windows: wsl --update, then wsl --set-version DISTRIBUTION 2",
    "ubuntu": "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, and for the next "
    "start: echo kernel.apparmor_restrict_unprivileged_userns=0 | "
    "sudo tee /etc/sysctl.d/60-namespaces.conf",
    "debian": "sudo sysctl -w kernel.unprivileged_userns_clone=1, and for the next start: echo "
    "kernel.unprivileged_userns_clone=1 | sudo tee /etc/sysctl.d/60-namespaces.conf",
    "fedora": "sudo sysctl -w user.max_user_namespaces=15000, and for the next start: echo "
    "user.max_user_namespaces=15000 | sudo tee /etc/sysctl.d/60-namespaces.conf",
    "": "allow user namespaces to ordinary users",
}
NO_LANDLOCK = {
    "docker": "use a host with Linux 5.13 or newer",
    "podman": "use a host with Linux 5.13 or newer",
    "kubernetes": "use nodes with Linux 5.13 or newer",
    "wsl": "in Windows: wsl --update",
    "": "use Linux 5.13 or newer",
}  # fmt: skip
_ON_THE_HOST = (
    "add landlock to lsm= in the kernel's parameters of the host, such as "
    "lsm=landlock,lockdown,yama,integrity,apparmor,bpf, and start it again"
)
LANDLOCK_IS_OFF = {
    **dict.fromkeys(("docker", "podman", "kubernetes"), _ON_THE_HOST),
    "wsl": "in Windows: wsl --update",
    "fedora": "sudo grubby --update-kernel=ALL "
    "--args=lsm=landlock,lockdown,yama,integrity,selinux,bpf, then start it again",
    "": "add lsm=landlock,lockdown,yama,integrity,apparmor,bpf to GRUB_CMDLINE_LINUX in "
    "/etc/default/grub, sudo update-grub, and start it again",
}
LANDLOCK_IS_FILTERED = {
    "docker": "update Docker to 23 or newer",
    "podman": "update Podman to 4.2 or newer",
    "kubernetes": "update the nodes' container runtime (containerd 1.7, CRI-O 1.25 or newer)",
    "": "update what runs this container, so that its filter allows landlock_create_ruleset",
}


class Machine(NamedTuple):
    """What matters of a machine: its kind of container or WSL, and its distributions' names."""

    kind: str
    names: tuple[str, ...]


def here() -> Machine:
    """Look at this machine."""
    return Machine(_kind(), _names())


def of(table: dict[str, str], machine: Machine) -> str:
    """Return the fix of a table that fits a machine best: its kind, then its distribution."""
    names = [each for each in (machine.kind, *machine.names) if each]
    return next(table[each] for each in (*names, "") if each in table)


def to_install(machine: Machine) -> str:
    """Return the command that installs bubblewrap."""
    known = [INSTALL[_PACKAGES[name]] for name in machine.names if name in _PACKAGES]
    return known[0] if known else "install the package bubblewrap"


def to_go_elsewhere() -> str:
    """Return what to do where the system is not Linux."""
    return f"it needs Linux and this is {sys.platform}. Fix: grade in Docker, Podman or WSL2"


def _kind():
    if "KUBERNETES_SERVICE_HOST" in os.environ:
        return "kubernetes"
    if Path("/.dockerenv").exists():
        return "docker"
    if Path("/run/.containerenv").exists():
        return "podman"
    return "wsl" if "microsoft" in platform.release().lower() else ""


def _names():
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ()
    return (release.get("ID", ""), *release.get("ID_LIKE", "").split())
