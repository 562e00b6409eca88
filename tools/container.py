"""Builds the Dockerfile's image in a plain folder and runs commands in it, without Docker.

As root on Debian with debootstrap and bubblewrap, in the repository's root:
python -m tools.container build FOLDER
python -m tools.container run FOLDER -- python -m autograder doctor
The base is what debootstrap makes of the same Debian. It shows that the steps are right and that
the image's user can do everything; it does not show Docker's own walls, such as its filter of
system calls.
"""

import shutil
import subprocess
from pathlib import Path

import click

from tests.support import dockerfile
from tests.support.dockerfile import Copy, Stage
from tests.support.grading import ROOT

IMAGE = "image"


@click.group()
def main() -> None:
    """Build the image in a folder, and run commands in it."""


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--certificates", type=click.Path(path_type=Path, exists=True),
              help="What pip trusts, where the network has a proxy.")  # fmt: skip
def build(folder: Path, certificates: Path | None) -> None:
    """Run the Dockerfile's instructions; each stage becomes a folder in FOLDER."""
    folder.mkdir(parents=True, exist_ok=True)
    for stage in dockerfile.stages((ROOT / "Dockerfile").read_text("utf-8")):
        root = folder / (stage.name or IMAGE)
        if root.exists():
            raise click.ClickException(f"{root} is there already; remove it first")
        subprocess.run(["cp", "--archive", _base(folder, stage.base), root], check=True)
        _build(stage, root, certificates)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.argument("command", nargs=-1)
@click.option("--user", default="", help="Another user than the image's, as docker run --user.")
@click.option("--volume", multiple=True, help="HOST:FOLDER, as docker run --volume.")
def run(folder: Path, command: tuple[str, ...], user: str, volume: tuple[str, ...]) -> None:
    """Run COMMAND in the image, or its own command."""
    *_, stage = dockerfile.stages((ROOT / "Dockerfile").read_text("utf-8"))
    state = _State()
    for instruction in stage.instructions:
        state.see(instruction)
    state.user = user or state.user
    words = [*stage.last("ENTRYPOINT").command, *(command or stage.last("CMD").command)]
    raise SystemExit(state.run(folder / IMAGE, words, volume))


class _State:
    """What one instruction leaves to the next: the environment, the folder, the user."""

    def __init__(self):
        self.environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
        self.folder, self.user = "/", "root"

    def see(self, instruction):
        if instruction.name == "ENV":
            for name, value in instruction.pairs.items():
                self.environment[name] = value.replace("$PATH", self.environment["PATH"])
        elif instruction.name == "WORKDIR":
            self.folder = instruction.rest
        elif instruction.name == "USER":
            self.user = instruction.rest

    def run(self, root, words, volumes=(), **more):
        """Run a command with this folder as the root; return its exit code."""
        user, _, group = self.user.partition(":")
        command = [
            "bwrap", "--bind", str(root), "/", "--dev-bind", "/dev", "/dev", "--proc", "/proc",
            "--unshare-pid", "--as-pid-1", "--die-with-parent", "--cap-add", "ALL",
            "--clearenv", "--chdir", self.folder, *_binds(volumes),
        ]  # fmt: skip
        for name, value in (self.environment | more).items():
            command += ["--setenv", name, value]
        become = ["setpriv", f"--reuid={user}", f"--regid={group or user}", "--clear-groups"]
        return subprocess.run([*command, *become, *words], check=False).returncode


def _binds(volumes):
    for each in volumes:
        host, _, place = each.rpartition(":")
        yield from ("--bind", str(Path(host).resolve()), place)


def _build(stage: Stage, root: Path, certificates: Path | None) -> None:
    state, more = _State(), {"DEBIAN_FRONTEND": "noninteractive"}
    for name in ("resolv.conf", "hosts"):
        shutil.copy(Path("/etc", name), root / "etc")
    if certificates:
        shutil.copy(certificates, root / "etc" / "certificates.pem")
        more["PIP_CERT"] = "/etc/certificates.pem"
    for instruction in stage.instructions:
        click.echo(f"{instruction.name} {instruction.rest}")
        state.see(instruction)
        if instruction.name == "WORKDIR":
            _inside(root, state.folder).mkdir(parents=True, exist_ok=True)
        elif instruction.name == "COPY":
            _copy(Copy.read(instruction.rest), root, state)
        elif instruction.name == "RUN" and state.run(root, ["sh", "-c", instruction.rest], **more):
            raise click.ClickException(f"RUN failed in {root}: {instruction.rest}")


def _copy(copy, root, state):
    source = root.parent / copy.stage if copy.stage else ROOT
    target = _inside(root, state.folder, copy.target)
    for start in (_inside(source, each) for each in copy.sources):
        if start.is_dir():
            ignore = None if copy.stage else _left_out
            shutil.copytree(start, target, symlinks=True, dirs_exist_ok=True, ignore=ignore)
        else:
            shutil.copy(start, target)
    if copy.owner:
        chown = ["chroot", root, "chown", "--recursive", copy.owner]
        subprocess.run([*chown, Path(state.folder, copy.target)], check=True)


def _left_out(folder, names):
    patterns = dockerfile.ignore_patterns((ROOT / ".dockerignore").read_text("utf-8"))
    here = Path(folder).relative_to(ROOT)
    return [each for each in names if dockerfile.ignored(str(here / each), patterns)]


def _inside(root, *parts):
    path = Path("/").joinpath(*parts)
    return root / path.relative_to("/")


def _base(folder, image):
    """Return a root of the Debian that an image such as debian:trixie-slim has."""
    suite = image.removeprefix("debian:").removesuffix("-slim")
    root = folder / f"debian-{suite}"
    if not root.exists():
        subprocess.run(["debootstrap", "--variant=minbase", suite, root], check=True)
    return root


if __name__ == "__main__":
    main()
