"""Run the commands: python -m autograder grade|check|doctor."""

import signal
import sys


def _run() -> None:
    try:
        from autograder.cli import main

        main(prog_name="python -m autograder")
    except KeyboardInterrupt:  # before the command began
        sys.exit(130)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # what ends now ends quietly


if __name__ == "__main__":
    _run()
