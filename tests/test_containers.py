"""The files for containers agree with the README, with the project and with each other."""

import json
import os
import re
import stat
import tomllib

import pytest
import yaml

from tests.support import dockerfile
from tests.support.grading import ROOT
from tools import first_start

README = (ROOT / "README.md").read_text("utf-8")
STAGES = dockerfile.stages((ROOT / "Dockerfile").read_text("utf-8"))
IMAGE = STAGES[-1]
LEFT_OUT = dockerfile.ignore_patterns((ROOT / ".dockerignore").read_text("utf-8"))
DEVCONTAINER = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
#: The course as the README starts it, without the folder of the environment.
LAB = re.search(r"\.venv/bin/(python -m utils\.start)$", README, re.MULTILINE).group(1)


def test_the_image_starts_the_lab_as_the_readme_does():
    assert " ".join(IMAGE.last("CMD").command).startswith(f"{LAB} --ip=0.0.0.0 ")
    port = IMAGE.last("EXPOSE").rest
    assert f"-p 127.0.0.1:{port}:{port} " in README
    assert f"http://127.0.0.1:{port}/api" in IMAGE.last("HEALTHCHECK").rest


def test_nobody_is_let_in_without_a_token():
    said = "".join((ROOT / each).read_text("utf-8") for each in
                   ("Dockerfile", ".devcontainer/devcontainer.json", "README.md"))  # fmt: skip
    assert not re.search("token=|password=|disable_check_xsrf|privileged|seccomp=unconfined", said)


def test_the_user_of_the_image_is_not_root_and_owns_the_course():
    user = IMAGE.last("USER").rest
    made = " && ".join(each.rest for each in IMAGE.all("RUN"))
    assert re.search(rf"useradd .*--uid [1-9]\d* {user}", made)
    assert DEVCONTAINER["remoteUser"] == user
    (course,) = [copy for copy in IMAGE.copies() if copy.sources == ["."]]
    assert course.owner == f"{user}:{user}"


def test_the_image_finds_the_course_wherever_it_is_mounted():
    folder = IMAGE.last("WORKDIR").rest
    environment = {k: v for each in IMAGE.all("ENV") for k, v in each.pairs.items()}
    assert environment["PYTHONPATH"] == folder
    assert f'-v "$PWD:{folder}"' in README
    assert f":{folder}/work " in README
    assert DEVCONTAINER["containerEnv"]["PYTHONPATH"] == "${containerWorkspaceFolder}"


@pytest.mark.parametrize("copy", [copy for stage in STAGES for copy in stage.copies()], ids=str)
def test_everything_that_is_copied_exists(copy):
    if copy.stage:
        (stage,) = [each for each in STAGES if each.name == copy.stage]
        assert any(source in each.rest for source in copy.sources for each in stage.all("RUN"))
    for source in [] if copy.stage else copy.sources:
        assert (ROOT / source).exists()
        assert source == "." or not dockerfile.ignored(source, LEFT_OUT)


def test_the_image_leaves_out_what_learners_write_and_tools_make():
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines()
               if not line.startswith("#")]  # fmt: skip
    inside = [each.replace("*", "name") for each in ignored]
    assert [each for each in inside if not dockerfile.ignored(f"{each}/file", LEFT_OUT)] == []
    kept = ["notebooks", "source", "release", "autograder", "utils", "answer_bank"]
    assert [each for each in kept if dockerfile.ignored(each, LEFT_OUT)] == []


def test_the_image_has_what_the_readme_installs_for_the_sandbox():
    (wanted,) = re.findall(r"`sudo apt install (bubblewrap[^`]*)`", README)
    assert set(wanted.split()) <= _apt(IMAGE)
    assert f"sudo apt install {_apt(STAGES[0]).pop()}" in README


def test_the_stages_have_one_debian_and_so_one_python():
    assert len({stage.base for stage in STAGES}) == 1


def test_the_devcontainer_builds_this_image_and_starts_the_lab():
    build, folder = DEVCONTAINER["build"], ROOT / ".devcontainer"
    assert (folder / build["dockerfile"]).resolve() == ROOT / "Dockerfile"
    assert (folder / build["context"]).resolve() == ROOT
    assert DEVCONTAINER["postAttachCommand"].startswith(LAB)
    assert [str(each) for each in DEVCONTAINER["forwardPorts"]] == [IMAGE.last("EXPOSE").rest]


def test_binder_installs_the_course_on_a_python_that_the_project_names():
    binder = ROOT / ".binder"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    python = (binder / "runtime.txt").read_text("utf-8").strip().removeprefix("python-")
    assert f"Programming Language :: Python :: {python}" in project["classifiers"]
    (line,) = [each for each in (binder / "requirements.txt").read_text("utf-8").splitlines()
               if not each.startswith("#")]  # fmt: skip
    assert (binder / line.removeprefix("-r ")).resolve() == ROOT / "requirements.txt"
    assert os.name == "nt" or (binder / "postBuild").stat().st_mode & stat.S_IXUSR


def test_the_workflow_builds_the_image_as_the_readme_does():
    jobs = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text("utf-8"))["jobs"]
    (build,) = [step["run"] for step in jobs["container"]["steps"]
                if step.get("run", "").startswith("docker build")]  # fmt: skip
    assert f"{build} && docker run " in README


@pytest.mark.parametrize("windows", [False, True])
def test_a_first_start_is_the_line_of_the_readme(windows, monkeypatch):
    monkeypatch.setattr(first_start, "WINDOWS", windows)
    line = first_start.start_line(README)
    assert line in README
    assert line.startswith("py -m venv .venv" if windows else "python3 -m venv .venv")
    assert first_start.start_line(README, r"C:\py") == rf"C:\py {line.split(maxsplit=1)[1]}"


@pytest.mark.parametrize(
    ("text", "said"),
    [("FROM debian\nADD x y", "ADD is not among"), ("FROM debian\nRUN a \\\n  && b", "")],
)
def test_a_dockerfile_is_read_or_refused(text, said):
    if said:
        with pytest.raises(ValueError, match=said):
            dockerfile.stages(text)
    else:
        assert dockerfile.stages(text)[0].all("RUN")[0].rest.split() == ["a", "&&", "b"]


def _apt(stage):
    runs = " ".join(each.rest for each in stage.all("RUN"))
    named = re.findall(r"apt-get install -y --no-install-recommends ([^&]+)", runs)
    return {each for line in named for each in line.split()}
