"""Notices feedback pages that nbgrader itself wrote: they show hidden tests."""

from pathlib import Path

from autograder.grading.plan import Plan
from utils.words import counted

#: Only our pages begin with a policy that lets nothing run.
_OURS = b"default-src 'none'"
_HEAD = 4_096


def unsafe_pages(plan: Plan) -> list[str]:
    """Return the learners whose feedback page is not ours, sorted."""
    pages = plan.course.feedback.glob(f"*/{plan.assignment}/*.html")
    return sorted({page.parent.parent.name for page in pages if not _is_ours(page)})


def warning(plan: Plan) -> str:
    """Return a line about such pages; "" if there are none."""
    found = unsafe_pages(plan)
    if not found:
        return ""
    names = ", ".join(found[:5]) + (", ..." if len(found) > 5 else "")
    whose = counted(len(found), "learner")
    return (
        f"the feedback pages of {whose} were written by nbgrader itself and show "
        f"hidden tests ({names}). Before they are released: "
        f"python -m autograder feedback {plan.assignment}"
    )


def _is_ours(page: Path):
    try:
        with page.open("rb") as file:
            return _OURS in file.read(_HEAD)
    except OSError:
        return True  # nobody else can read it either
