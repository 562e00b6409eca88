"""A learner's process where nothing can be forked: a fresh Python, for any system.

`engine/processes/spawn.py` starts it. It is a separate process and nothing more: it has the rights
of whoever started it.
"""

import gc
import os
import sys
import traceback
from typing import cast

from autograder.inside import ipython, loop, stubs
from autograder.wire import loopback
from autograder.wire.channel import Channel
from autograder.wire.protocol import Ready, sent


def main() -> None:
    """Import everything, connect, and answer requests until the checker closes the connection."""
    try:
        invitation = loopback.Invitation()
        stubs.install()
        shell = ipython.start()
        channel = Channel(invitation.accepted())
        request = cast(dict, channel.receive())
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)  # sys.stderr may be the recorder's by now
        os._exit(1)
    gc.enable()
    loopback.hide_errors()
    channel.send(sent(Ready()))
    try:
        loop.serve(channel, shell, request, {})
    finally:
        os._exit(0)  # without waiting for threads that a learner's code has left running
