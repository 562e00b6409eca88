"""The instructor's notebooks as a class is graded by them: each with its tests' ways and files."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import nbformat
from nbformat import NotebookNode

from autograder.grading import lint, notebooks
from autograder.grading.plan import Plan
from autograder.notebook import can_split


@dataclass(frozen=True)
class Original:
    """One of an assignment's notebooks.

    `original` is its name, "" if that is the assignment's own. `text` states the way of each test.
    `files` lie beside it, by path.
    """

    assignment: str
    original: str
    text: str
    files: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """The name of the notebook's file, without its ending."""
        return self.original or self.assignment

    @property
    def label(self) -> str:
        """What begins a message about one of several notebooks; "" for the assignment's own."""
        return f"{self.original}: " if self.original else ""

    @cached_property
    def notebook(self) -> NotebookNode:
        """The notebook, parsed."""
        return nbformat.reads(self.text, as_version=4)

    @cached_property
    def given(self) -> Mapping[str, bytes] | None:
        """The files that a learner's process gets; None if it has no use for any."""
        return None if can_split.of_the_course(self.notebook) else self.files


def of(plan: Plan, *, keep: bool = True) -> list[Original]:
    """Return the notebooks of a plan's assignment, the one with its own name first.

    Args:
        plan: the run.
        keep: whether to keep what was found out about the ways of tests, for the next run.

    Raises:
        CourseError: there is none, or one cannot be read, or states an unknown way to run a test.
        SandboxUnavailable: this machine cannot isolate.
    """
    return [_settled(plan, one, keep) for one in notebooks.of(plan.course, plan.assignment)]


def _settled(plan, one, keep):
    text = lint.settled(one.text, one.files, plan.settings, plan.state, keep=keep)
    original = "" if one.name == plan.assignment else one.name
    return Original(plan.assignment, original, text, one.files)
