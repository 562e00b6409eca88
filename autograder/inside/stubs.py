"""What a learner's code gets when it imports modules that would reveal answers."""

import contextlib
import sys
import types
from importlib.abc import MetaPathFinder

ALLOWED = (
    "__init__", "alt_text", "ask", "datasets", "experiment", "learner_id", "plots", "require",
    "sick", "words",
)  # fmt: skip


class _Refuse(MetaPathFinder):
    """Explains why a module of the course cannot be imported here."""

    def find_spec(self, fullname, path=None, target=None):
        package, _, name = fullname.partition(".")
        if package == "utils" and name and name.split(".")[0] not in ALLOWED:
            raise ImportError(
                f"{fullname} is not available while your work is graded, because it holds answers. "
                "Call your own functions instead."
            )


class _Checks(types.ModuleType):
    """Replaces utils.checks: the real checks run in the grader's own process."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _graded_outside


NOT_HERE = (
    "the course's checks hold its answers, so they are not where learners' code runs: a test that "
    "calls them runs split"
)
_refusing = False


def _graded_outside(*arguments, **keywords):
    if _refusing:
        raise RuntimeError(NOT_HERE)
    print("this check is run by the grader, outside")


@contextlib.contextmanager
def refused():
    """Let the course's checks and cards fail: a test must not pass because they do nothing."""
    global _refusing  # noqa: PLW0603, one process runs one cell at a time
    _refusing = True
    try:
        yield
    finally:
        _refusing = False


class _Cards(types.ModuleType):
    """Replaces utils.cards: nobody would see a card here."""

    @staticmethod
    def check(name):
        if _refusing:
            raise RuntimeError(NOT_HERE)
        return contextlib.nullcontext(_Card())

    @staticmethod
    def unfinished():
        """Do nothing: nobody reads it here."""


class _GradeMe(types.ModuleType):
    """Replaces utils.grade_me: nobody could press its button here."""

    @staticmethod
    def panel(path=None):
        print("this notebook is being graded")


class _OwnCopy(types.ModuleType):
    """Replaces utils.own_copy: it tells a reader which file is open."""

    @staticmethod
    def panel():
        """Do nothing: nobody reads it here."""


class _Card:
    def holds(self, what):
        """Do nothing: the grader's own process shows what passes."""


def install() -> None:
    """Install the replacements ahead of the real modules."""
    import utils
    from utils import ask, datasets, experiment, plots, sick  # noqa: F401, imported early, so that no learner waits

    kinds = {"checks": _Checks, "cards": _Cards, "grade_me": _GradeMe, "own_copy": _OwnCopy}
    for name, kind in kinds.items():
        module = sys.modules[f"utils.{name}"] = kind(f"utils.{name}")
        setattr(utils, name, module)
    sys.meta_path.insert(0, _Refuse())


def uninstall() -> None:
    """Take the refusals away, for an assignment that has a module `utils` of its own."""
    sys.meta_path[:] = [each for each in sys.meta_path if not isinstance(each, _Refuse)]
