"""A checker where nothing can be forked: a fresh Python, for any system. `spawn.py` starts it."""

import os
import traceback
from contextlib import suppress

from autograder.engine.processes import spawn
from autograder.wire import loopback
from autograder.wire.channel import Channel, ClosedError


def main() -> None:
    """Start a learner's process, import the checks meanwhile, and check one notebook."""
    try:
        invitation = loopback.Invitation()
        learners = spawn.Learners()
        from autograder.engine.processes import (  # while the learner's process imports its own
            checker,
            watch,
        )

        checker.import_checks()
        channel = Channel(invitation.accepted())
        with suppress(ClosedError):  # the grader has hung up: there is nobody to report to
            checker.check(channel, learners.ask, watch.limit)
            channel.receive()  # wait until it hangs up, which ends this process and all its own
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)
