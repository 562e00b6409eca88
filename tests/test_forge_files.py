"""What a forge and git read beside the code agrees with pyproject.toml."""

import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from tests.support.grading import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DEV = {Requirement(each).name for each in PROJECT["optional-dependencies"]["dev"]}
PYTHONS = [f"3.{minor}" for minor in range(8, 31)]


def test_the_workflow_runs_the_tests_on_each_python_that_the_project_allows():
    job = _yaml(".github/workflows/tests.yml")["jobs"]["tests"]
    allowed = SpecifierSet(PROJECT["requires-python"])
    assert job["strategy"]["matrix"]["python"] == [each for each in PYTHONS if each in allowed]
    assert [step["run"] for step in job["steps"] if "run" in step][-1] == ".ci/run"


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
