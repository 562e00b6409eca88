"""Over a cluster, and without a sandbox, honest learners keep their points beside hostile ones."""

from tests.attacks import blast, hostile_class
from tests.attacks.hostile_class import Stage
from tests.support.cluster import cluster


def test_as_root_over_a_cluster(tmp_path):
    with cluster(tmp_path) as (address, _):
        blast.spared(Stage(tmp_path), hostile_class.crowded(), "--scheduler", address)


def test_without_a_sandbox_except_for_attacks_on_the_machine(tmp_path):
    members = hostile_class.crowded(blast.ON_WALLS, harmful=False)
    assert blast.isolations(blast.spared(Stage(tmp_path), members, "--no-sandbox")) == {
        "none: --no-sandbox, this code ran with the grader's permissions"
    }
