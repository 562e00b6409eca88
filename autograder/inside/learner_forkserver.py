"""The sandbox's fork server: imports everything once, and forks a child per learner.

It runs no learner's code itself. A request is one message that carries one end of a socket; the
child that talks over it lives until the other end is closed. A guardian process between the two,
which the learner cannot reach, kills the child then, and closes the socket when the child ends.
Each of the three leads its own session, so that a learner's signal to a process group reaches no
other process.
"""

import contextlib
import gc
import itertools
import json
import os
import select
import signal
import socket
import sys
import traceback
from functools import partial

from autograder.inside import confine, early_imports, ipython, loop, programs, stubs, walls
from autograder.wire.channel import Channel
from autograder.wire.protocol import Ready, sent

MOST_COPIES = 128  # of one learner's process, that wait for a hidden test each
PAUSE = 20  # milliseconds between two looks at what a learner's process uses


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
        message, ends, _, _ = socket.recv_fds(control, 2**16, 1 + MOST_COPIES)
        if not message:
            return
        channel, *copies = [Channel(socket.socket(fileno=end)) for end in ends]
        request = json.loads(message)
        early_imports.imported(request.get("imports", ()))
        if confine.fork_or(partial(loop.refuse, channel)) == 0:
            with _exit_afterwards():
                control.close()
                _guard(channel, copies, ends, request, wall, shell)
        for each in (channel, *copies):
            each.close()


def _started_shell():
    try:
        stubs.install()
        shell = ipython.start()
        gc.freeze()  # else a collection in a child would touch, and so copy, every page
        gc.enable()
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


def _guard(channel, copies, ends, request, wall, shell):
    confine.own_session()
    confine.die_with_parent()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with _apart(wall, channel):
        child = confine.fork_or(partial(loop.refuse, channel))
        if child == 0:
            with _exit_afterwards():
                _live(channel, copies, ends, request, wall, shell)
        for each in copies:  # else nobody would see that a copy has ended
            each.close()
        if child > 0:
            try:
                _wait(child, ends[0], wall.over(child, request["limits"]))
            finally:  # before its folder is removed
                confine.end_group(child)


@contextlib.contextmanager
def _apart(wall, channel):
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(wall.apart())
        except OSError as error:
            loop.refuse(channel, error)
            sys.exit(1)
        yield


def _live(channel, copies, ends, request, wall, shell):
    confine.own_session()
    confine.die_with_parent()
    os.dup2(0, 2)  # /dev/null: the learner must not read the grader's error file
    kept = [2, *sorted(ends), 1024]
    for before, after in itertools.pairwise(kept):
        os.closerange(before + 1, after)
    try:
        wall.close(request["limits"])
    except OSError as error:
        loop.refuse(channel, error)
        sys.exit(1)
    channel.send(sent(Ready()))
    if request["limits"].get("programs") and not wall.programs:
        programs.refuse()
    loop.serve(channel, shell, request, dict(enumerate(copies)))


def _wait(child, end, over):
    """Wait until the child ends, the grader closes the socket, or the child uses too much."""
    poll = select.poll()
    ended = os.pidfd_open(child)
    poll.register(ended, select.POLLIN)
    poll.register(end, select.POLLRDHUP)
    while not poll.poll(over and PAUSE):
        if over():
            return


if __name__ == "__main__":
    main()
