"""The sandbox's fork server: imports everything once, and forks a child per learner.

It runs no learner's code itself. A request is one message that carries one end of a socket; the
child that talks over it lives until the other end is closed. A guardian process between the two,
which the learner cannot reach, kills the child then, and closes the socket when the child ends.
Each of the three leads its own session, so that a learner's signal to a process group reaches no
other process.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
import time
import traceback

from autograder.inside import confine, ipython, loop, stubs, walls
from autograder.wire.channel import Channel
from autograder.wire.protocol import Ready, sent

PAUSE = 20  # milliseconds between two looks at what a learner's process uses
LONGEST_PAUSE = 200  # milliseconds


def main() -> None:
    """Import, report ready, and fork per request until the grader closes the socket."""
    control = socket.socket(fileno=int(sys.argv[1]))
    settings = json.loads(sys.argv[2])
    wall = walls.chosen(settings)
    wall.begin()
    confine.die_with_parent()
    shell = _started_shell()
    confine.reap_children()
    control.send(b"ready")
    while True:
        message, ends, _, _ = socket.recv_fds(control, 2**16, 1)
        if not message:
            return
        if os.fork() == 0:
            with _exit_afterwards():
                control.close()
                _guard(socket.socket(fileno=ends[0]), json.loads(message), wall, shell)
        os.close(ends[0])


def _started_shell():
    try:
        stubs.install()
        shell = ipython.start()
        gc.freeze()  # else a collection in a child would touch, and so copy, every page
        return shell
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)  # sys.stderr may be the recorder's by now
        raise


@contextlib.contextmanager
def _exit_afterwards():
    """Exit the forked process at the end, even on an error: it must not run the parent's loop."""
    try:
        yield
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(0)


def _guard(end, request, wall, shell):
    confine.own_session()
    confine.die_with_parent()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    channel = Channel(end)
    with _apart(wall, channel):
        child = os.fork()
        if child == 0:
            with _exit_afterwards():
                _live(channel, end.fileno(), request, wall, shell)
        _wait(child, end, wall.over(child, request["limits"]))
        confine.end_group(child)


@contextlib.contextmanager
def _apart(wall, channel):
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(wall.apart())
        except OSError as error:
            loop.refuse(channel, error)
        yield


def _live(channel, end, request, wall, shell):
    confine.own_session()
    confine.die_with_parent()
    os.dup2(0, 2)  # /dev/null: the learner must not read the grader's error file
    os.closerange(3, end)
    os.closerange(end + 1, 1024)
    try:
        wall.close(request["limits"])
    except OSError as error:
        loop.refuse(channel, error)
    channel.send(sent(Ready()))
    loop.serve(channel, shell, request["room"])


def _wait(child, end, over):
    """Wait until the child ends, the grader closes the socket, or the child uses too much."""
    poll = select.poll()
    ended = os.pidfd_open(child)
    poll.register(ended, select.POLLIN)
    poll.register(end, select.POLLRDHUP)
    pause = over and PAUSE
    while not poll.poll(pause):
        start = time.monotonic()
        if over():
            return
        # to look costs a sixth at most, and nobody is left alone for long
        pause = min(LONGEST_PAUSE, max(PAUSE, 5000 * (time.monotonic() - start)))


if __name__ == "__main__":
    main()
