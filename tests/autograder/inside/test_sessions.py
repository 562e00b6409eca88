"""Every process of a submission has a session of its own, so no signal to a group leaves it."""

import os

import psutil
import pytest

from autograder.engine import runner
from autograder.engine.engine import Engine
from autograder.model import Limits
from tests.support.extra_cells import solved


@pytest.mark.parametrize("sandbox", [True, False])
def test_checker_guardian_and_learner_lead_sessions_of_their_own(sandbox):
    notebook, seen = solved(only=("initialize_zeros",)), []
    with Engine(sandbox=sandbox) as engine:
        family = psutil.Process(engine._makes._process.pid)

        def look(result):
            if not seen:
                seen.extend((p.pid, os.getsid(p.pid)) for p in family.children(recursive=True))

        runner.run(notebook, limits=Limits(), engine=engine, tell=look)
    leaders = [pid for pid, session in seen if pid == session]
    assert len(leaders) >= 4  # the sandbox's program, a checker, a guardian, a learner
    assert os.getsid(0) not in {session for _, session in seen}
