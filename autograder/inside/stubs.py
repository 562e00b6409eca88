"""What a learner's code finds where the course's own answers would be."""

import contextlib
import sys
import types
from importlib.abc import MetaPathFinder

ALLOWED = ("__init__", "ask", "datasets", "experiment", "plots", "require", "sick")


class _Refuse(MetaPathFinder):
    """Says clearly why a module of the course cannot be imported here."""

    def find_spec(self, fullname, path=None, target=None):
        package, _, name = fullname.partition(".")
        if package == "utils" and name and name.split(".")[0] not in ALLOWED:
            raise ImportError(
                f"{fullname} is not in reach while your work is graded, for it holds answers. "
                "Call your own functions instead."
            )


class _Checks(types.ModuleType):
    """Stands for utils.checks: the real checks run in the grader's own process."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _graded_outside


def _graded_outside(*arguments, **keywords):
    print("this check is made by the grader, outside")


class _Cards(types.ModuleType):
    """Stands for utils.cards: its hints are no answers, but nobody reads a card in here."""

    @staticmethod
    def check(name):
        return contextlib.nullcontext(_Card())


class _GradeMe(types.ModuleType):
    """Stands for utils.grade_me: a button has no one to press it in here."""

    @staticmethod
    def panel(path=None):
        print("this notebook is being graded")


class _Card:
    def holds(self, what):
        """Say nothing: outside, the grader's own process shows what holds."""


def install() -> None:
    """Put the stand-ins before the real modules."""
    import utils
    from utils import ask, datasets, experiment, plots, sick  # noqa: F401, nobody waits for them

    for name, kind in {"checks": _Checks, "cards": _Cards, "grade_me": _GradeMe}.items():
        module = sys.modules[f"utils.{name}"] = kind(f"utils.{name}")
        setattr(utils, name, module)
    sys.meta_path.insert(0, _Refuse())
