"""Who is graded again, and why: the journal's facts against what is there now."""

from dataclasses import replace

import pytest

from autograder.grading import agenda
from autograder.grading.plan import Plan, write_limits
from autograder.grading.records import Known, Proven, Record
from autograder.grading.summary import Summary
from autograder.model import Limits, Submission, Version

LIMITS = Limits()
NOW = Version("t2", {"`a`": "2", "`b`": "1"})
KNOWN = Known({}, {"t1": Proven("2026", {"`a`": "1", "`b`": "1"}, "")})
ONE = Submission("lab", "ada", "lab.ipynb", None, "digest")
DONE = Record("done", "digest", Summary(5.0).write(), "t2", write_limits(LIMITS))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, ""),
        ({"state": "running"}, "interrupted"),
        ({"tests": ""}, "graded by an older autograder"),
        ({"digest": "another"}, "resubmitted"),
        ({"tests": "t1"}, "tests changed: `a`"),
        ({"tests": "t0"}, "tests changed: the version that graded it is unknown"),
        ({"limits": write_limits(replace(LIMITS, call_seconds=9))}, "limits changed"),
    ],
)
def test_each_reason_has_its_name(changes, why):
    assert agenda._why(ONE, DONE._replace(**changes), KNOWN, NOW, LIMITS) == why


def test_who_has_more_time_than_the_class_keeps_it():
    longer = replace(LIMITS, call_seconds=60)
    own = DONE._replace(limits=write_limits(longer))
    plan = Plan(None, "lab")
    assert agenda._limits(plan, own, Summary(5.0, granted=True)) == longer
    assert agenda._limits(plan, own, Summary(5.0)) == LIMITS
    asked = Plan(None, "lab", student="ada", timed=True)
    assert agenda._limits(asked, own, Summary(5.0, granted=True)) == LIMITS


def test_the_learners_are_listed_by_reason():
    due = [agenda.Due(replace(ONE, student=who), why, LIMITS)
           for who, why in (("ada", "new"), ("bob", "resubmitted"), ("eve", "new"))]  # fmt: skip
    assert agenda.reasons(due) == {"new": ["ada", "eve"], "resubmitted": ["bob"]}
