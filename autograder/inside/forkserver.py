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
import tempfile
import traceback

from autograder.inside import confine, ipython, loop, stubs
from autograder.wire.channel import Channel
from autograder.wire.protocol import Ready, sent


def main() -> None:
    """Import, report ready, and fork per request until the grader closes the socket."""
    control = socket.socket(fileno=int(sys.argv[1]))
    settings = json.loads(sys.argv[2])
    filtered = bytes.fromhex(settings["system_calls"])
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
                _guard(socket.socket(fileno=ends[0]), json.loads(message), filtered, shell)
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


def _guard(end, request, filtered, shell):
    confine.own_session()
    confine.die_with_parent()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    channel = Channel(end)
    if filtered:
        try:
            confine.own_namespaces()
        except OSError as error:
            loop.refuse(channel, error)
    with contextlib.nullcontext() if filtered else _scratch():
        child = os.fork()
        if child == 0:
            with _exit_afterwards():
                _live(channel, end.fileno(), request, filtered, shell)
        _wait(child, end)
        confine.end_group(child)


@contextlib.contextmanager
def _scratch():
    """Run in an empty folder when there is no sandbox, not in the course's folder.

    A numpy.py written there would be imported by the next command that is started there.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.chdir(folder)
        yield
        os.chdir("/")


def _live(channel, end, request, filtered, shell):
    confine.own_session()
    confine.die_with_parent()
    os.dup2(0, 2)  # /dev/null: the learner must not read the grader's error file
    os.closerange(3, end)
    os.closerange(end + 1, 1024)
    try:
        if filtered:
            confine.close(request["limits"], filtered)
        else:
            confine.limit(request["limits"] | {"threads": 4096})
    except OSError as error:
        loop.refuse(channel, error)
    channel.send(sent(Ready()))
    loop.serve(channel, shell, request["room"])


def _wait(child, end):
    """Wait until the child ends or the grader closes the socket."""
    poll = select.poll()
    ended = os.pidfd_open(child)
    poll.register(ended, select.POLLIN)
    poll.register(end, select.POLLRDHUP)
    poll.poll()


if __name__ == "__main__":
    main()
