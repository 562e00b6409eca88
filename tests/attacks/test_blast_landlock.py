"""Behind Landlock, too, honest learners keep their points, and nothing is left behind."""

import sys

from autograder.sandbox import choose
from tests.attacks import blast, hostile_class, one_by_one
from tests.attacks.blast import ON_WALLS
from tests.attacks.hostile_class import Stage

#: Forbids namespaces, as container engines do by default: there Landlock is the strongest wall.
CONTAINER = (sys.executable, "-m", "tests.support.container")


def test_each_attack_has_the_expected_outcome_and_affects_nobody_else():
    with one_by_one.expected(ON_WALLS, "landlock", CONTAINER) as attacked:
        one_by_one.the_doctor_and_a_learner_get("landlock", attacked)


def test_as_root_too(tmp_path, monkeypatch):
    monkeypatch.setenv(choose.WALL, "landlock")
    graded = blast.spared(Stage(tmp_path), hostile_class.crowded(ON_WALLS))
    assert blast.isolations(graded) == blast.behind("landlock")
