"""What a forge and git read beside the code agrees with pyproject.toml."""

import ast
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement

from tests.support.grading import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DEV = {Requirement(each).name for each in PROJECT["optional-dependencies"]["dev"]}
NAMED = [each.rpartition(" ")[2] for each in PROJECT["classifiers"]]


def test_the_workflow_runs_the_tests_on_each_python_that_the_project_names():
    job = _yaml(".github/workflows/tests.yml")["jobs"]["tests"]
    assert job["strategy"]["matrix"]["python"] == [*NAMED, "3.15"]
    assert "3.15" in job["continue-on-error"]
    last = [step["run"] for step in job["steps"] if "run" in step][-1]
    assert last.endswith(" .ci/run"), "as root: the tests of the hub start servers of several users"


def test_the_project_refuses_no_python_that_is_newer_than_the_oldest():
    assert PROJECT["requires-python"] == f">={NAMED[0]}"
    assert f"You need Python {NAMED[0]} or newer" in (ROOT / "README.md").read_text("utf-8")


def test_the_tools_take_the_oldest_python_for_granted():
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    assert tool["basedpyright"]["pythonVersion"] == NAMED[0]
    assert tool["ruff"]["target-version"] == f"py{NAMED[0].replace('.', '')}"
    oldest = ast.literal_eval(NAMED[0].replace(".", ","))
    assert f"sys.version_info < {oldest}" in (ROOT / "setup.py").read_text("utf-8")


def test_the_citation_is_of_this_version():
    citation = _yaml("CITATION.cff")
    assert citation["version"] == PROJECT["version"]
    assert citation["license"] == PROJECT["license"]


@pytest.mark.parametrize("tool", ["ruff check", "ruff format", "nbstripout --keep-id"])
def test_a_commit_runs_the_tools_that_the_dev_extra_installs(tool):
    hooks = [hook for repo in _yaml(".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    (hook,) = [hook for hook in hooks if hook["entry"].startswith(f"python -m {tool}")]
    assert hook["language"] == "system"
    assert tool.split()[0] in DEV


def _yaml(name):
    return yaml.safe_load((ROOT / name).read_text("utf-8"))
