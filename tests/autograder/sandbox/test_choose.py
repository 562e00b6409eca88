"""The strongest wall that its probes prove is taken; where there is none, every reason is said."""

from types import SimpleNamespace

import pytest

from autograder import doctor
from autograder.errors import SandboxUnavailable, WorkerError
from autograder.sandbox import advice, choose, probes


class Wall:
    """A wall of which it is known how far it gets; its box remembers whether it was ended."""

    def __init__(self, name, *, starts="", stands="", proves=""):
        self.NAME, self.ended = name, False
        self._starts, self._stands, self._proves = starts, stands, proves

    def start(self):
        self._fail(self._starts)
        return self

    def wait_until_ready(self):
        self._fail(self._stands)

    def prove(self):
        if self._proves:
            raise WorkerError(self._proves)
        return ["an attempt"]

    def isolation(self):
        return f"by {self.NAME}"

    def end(self):
        self.ended = True

    def _fail(self, reason):
        if reason:
            raise SandboxUnavailable(reason)


def prove(box):
    return box.prove()


def test_the_first_wall_that_stands_is_taken_and_the_others_are_ended():
    walls = [
        Wall("a", starts="not installed"), Wall("b", stands="forbidden"),
        Wall("c", proves="no sandbox started"), Wall("d"), Wall("e"),
    ]  # fmt: skip
    standing = choose.Choice(walls).proven(prove)
    assert standing == (walls[3], "by d", ["an attempt"])
    assert [wall.ended for wall in walls] == [False, True, True, False, False]


def test_where_none_stands_each_says_why():
    choice = choose.Choice([Wall("a", starts="not installed. Fix: x"), Wall("b", proves="lost.")])
    with pytest.raises(SandboxUnavailable) as refused:
        choice.proven(prove)
    assert str(refused.value) == (
        "no sandbox works on this machine. a: not installed. Fix: x. b: lost. "
        "Or grade without isolation: --no-sandbox"
    )
    assert choice.reasons == {"a": "not installed. Fix: x", "b": "lost."}


def test_a_wall_can_be_named():
    assert [wall.NAME for wall in choose.candidates()] == ["namespaces", "landlock"]
    assert [wall.NAME for wall in choose.candidates("landlock")] == ["landlock"]
    with pytest.raises(SandboxUnavailable, match="is 'moat', expected one of namespaces, landlock"):
        choose.candidates("moat")


def test_a_wall_that_lets_one_attempt_succeed_does_not_stand():
    refused = dict.fromkeys(probes.ATTEMPTS, False)
    watched = dict.fromkeys(probes.WATCHED)
    assert probes.verdict(refused | watched) == list(probes.ATTEMPTS)
    with pytest.raises(SandboxUnavailable, match="let a probe be root"):
        probes.verdict(refused | {"be root": True})
    for unanswered in ({"be root": None}, dict.fromkeys(refused)):
        with pytest.raises(SandboxUnavailable, match="did not answer"):
            probes.verdict(refused | unanswered)


def test_the_doctor_says_what_each_wall_needs():
    both = doctor.sandbox({"namespaces": "forbidden. Fix: allow them", "landlock": ""})
    assert [each.ok for each in both] == [True] * 4
    assert both[0].said == "landlock, the strongest that works here"
    assert "forbidden. Fix: allow them" in both[1].said
    none = doctor.sandbox({"namespaces": "forbidden. Fix: allow them", "landlock": "too old"})
    assert [each.ok for each in none] == [False] * 3
    assert (none[0].said, none[0].fix) == ("forbidden.", "allow them")


@pytest.mark.parametrize(
    ("kind", "names", "namespaces", "off"),
    [
        ("", ("ubuntu", "debian"), "apparmor_restrict_unprivileged_userns=0", "update-grub"),
        ("", ("debian",), "unprivileged_userns_clone=1", "update-grub"),
        ("", ("fedora",), "user.max_user_namespaces", "grubby"),
        ("", ("nixos",), "allow user namespaces", "lsm=landlock"),
        ("docker", ("debian",), "seccomp=unconfined", "of the host"),
        ("podman", ("fedora",), "unmask=ALL", "of the host"),
        ("kubernetes", ("ubuntu",), "procMount: Unmasked", "of the host"),
        ("wsl", ("ubuntu",), "--set-version DISTRIBUTION 2", "wsl --update"),
    ],
)
def test_the_fix_is_that_of_the_machine(kind, names, namespaces, off):
    machine = advice.Machine(kind, names)
    assert namespaces in advice.of(advice.NAMESPACES, machine)
    assert off in advice.of(advice.LANDLOCK_IS_OFF, machine)


def test_bubblewrap_is_installed_by_the_machines_own_command():
    mint = advice.Machine("", ("mint", "ubuntu", "debian"))
    assert advice.to_install(mint).startswith("sudo apt")
    assert advice.to_install(advice.Machine("", ("rocky", "rhel", "fedora"))).startswith("sudo dnf")
    assert advice.to_install(advice.Machine("", ("gentoo",))) == "install the package bubblewrap"


def test_the_machine_is_looked_at(monkeypatch):
    monkeypatch.setattr(advice, "platform", SimpleNamespace(
        release=lambda: "5.15.90.1-microsoft-standard-WSL2",
        freedesktop_os_release=lambda: {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"},
    ))  # fmt: skip
    monkeypatch.setattr(advice.Path, "exists", lambda path: str(path) == "/.dockerenv")
    assert advice.here() == ("docker", ("linuxmint", "ubuntu", "debian"))
    monkeypatch.setattr(advice.Path, "exists", lambda path: False)
    assert advice.here().kind == "wsl"
    monkeypatch.setenv("KUBERNETES_SERVICE_HOST", "10.0.0.1")
    assert advice.here().kind == "kubernetes"
