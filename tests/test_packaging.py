"""What the project needs is said once: requirements files, pyproject.toml and the lock agree."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.grading import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OURS = PROJECT["name"]


def test_requirements_txt_names_what_the_project_declares():
    extras = PROJECT["optional-dependencies"]
    declared = [*PROJECT["dependencies"], *extras["lab"], *extras["grading"]]
    assert _parsed(_lines("requirements.txt")) == _parsed(declared)


def test_requirements_dev_txt_names_what_the_tests_need():
    extras = PROJECT["optional-dependencies"]
    needed = [*extras["dev"], *extras["cluster"], *extras["postgres"]]
    assert _parsed(_lines("requirements-dev.txt")) == _parsed(needed)


def test_the_servers_requirements_txt_names_what_the_extra_hub_does():
    extra = PROJECT["optional-dependencies"]["hub"]
    assert _parsed(_lines("deploy/jupyterhub/requirements.txt")) == _parsed(extra)


@pytest.mark.parametrize("extra", ["", *PROJECT["optional-dependencies"]])
def test_the_lock_has_a_version_of_each_package_that_is_allowed(extra):
    pinned: dict[str, list[str]] = {}
    for line in _lines("constraints.txt"):
        name, version = re.match(r"([\w.-]+)==([\w.]+)", line).groups()
        pinned.setdefault(canonicalize_name(name), []).append(version)
    wanted = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    for requirement in map(Requirement, wanted):
        if requirement.name != OURS:
            versions = pinned[canonicalize_name(requirement.name)]
            assert all(requirement.specifier.contains(each) for each in versions), requirement


def _lines(name):
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith(("#", "-"))]


def _parsed(lines):
    found = map(Requirement, lines)
    return {(canonicalize_name(each.name), str(each.specifier), str(each.marker))
            for each in found if each.name != OURS}  # fmt: skip
