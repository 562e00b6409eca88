"""The trusted fork server: imports the checks once, and forks a checker per submission.

`Forks` starts it; it ends when the engine closes its socket, and takes its checkers with it.
"""

import contextlib
import importlib
import json
import socket
import sys

from autograder.errors import AutograderError
from autograder.sandbox import choose


def main() -> None:
    """Import, test the sandbox, report ready, and fork per request until the socket closes."""
    control = socket.socket(fileno=int(sys.argv[1]))
    sandboxed = sys.argv[2] == "sandbox"
    try:
        walls = choose.walls(sandbox=sandboxed)
        # Now, while the learners' side starts: the checks and matplotlib take half a second.
        checkers = importlib.import_module("autograder.engine.processes.limited_checkers")
        wall = checkers.proven(walls, sandboxed=sandboxed)
    except AutograderError as error:
        control.send(json.dumps({"refused": str(error)}).encode())
        return
    with contextlib.suppress(BrokenPipeError):  # the command was interrupted meanwhile
        control.send(json.dumps({"isolation": wall.isolation, "probes": wall.probes}).encode())
        checkers.serve(control, wall.box)
    wall.box.end()


if __name__ == "__main__":
    main()
