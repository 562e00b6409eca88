"""The warm process of the sandbox: imports everything once, and forks a child for each learner.

It runs no learner's code itself. A request is one message with one end of a socket; the child that
talks over that end lives until the other end is closed. Between the two stands a guardian, out of
the learner's reach, that kills the child then, and hangs up when the child ends. Each of the three
has a session of its own, so that no learner's signal to a group reaches another process.
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
    """Warm up, say so, and fork for each request until the grader hangs up."""
    control = socket.socket(fileno=int(sys.argv[1]))
    settings = json.loads(sys.argv[2])
    filtered = bytes.fromhex(settings["system_calls"])
    warm = _warmed_up()
    confine.bury_children()
    control.send(b"warm")
    while True:
        message, ends, _, _ = socket.recv_fds(control, 2**16, 1)
        if not message:
            return
        if os.fork() == 0:
            with _last_breath():
                control.close()
                _guard(socket.socket(fileno=ends[0]), json.loads(message), filtered, warm)
        os.close(ends[0])


def _warmed_up():
    try:
        stubs.install()
        warm = ipython.start()
        gc.freeze()  # a collection in a child would touch, and so copy, every page of this process
        return warm
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)  # sys.stderr may be the recorder's by now
        raise


@contextlib.contextmanager
def _last_breath():
    """End a forked process here, whatever happens in it: it must never go on in the loop above."""
    try:
        yield
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(0)


def _guard(end, request, filtered, warm):
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
            with _last_breath():
                _live(channel, end.fileno(), request, filtered, warm)
        _wait(child, end)
        confine.end_group(child)


@contextlib.contextmanager
def _scratch():
    """Work in an empty folder while there are no walls: what is written there is not the course's.

    A numpy.py beside the course would be imported by the next command that is started there.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.chdir(folder)
        yield
        os.chdir("/")


def _live(channel, end, request, filtered, warm):
    confine.own_session()
    confine.die_with_parent()
    os.dup2(0, 2)  # /dev/null: the grader's file of errors is not the learner's to read
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
    loop.serve(channel, warm, request["room"])


def _wait(child, end):
    """Wait until the child ends or the grader hangs up."""
    poll = select.poll()
    ended = os.pidfd_open(child)
    poll.register(ended, select.POLLIN)
    poll.register(end, select.POLLRDHUP)
    poll.poll()


if __name__ == "__main__":
    main()
