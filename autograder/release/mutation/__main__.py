"""Prints the table of an assignment's mutants: how many, how many killed, and every survivor."""

import signal
import sys
from pathlib import Path

from autograder.release.mutation import mutants

USAGE = "python -m autograder.release.mutation ASSIGNMENT [EXERCISE], in the course's folder"

if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or not Path("source", sys.argv[1]).is_dir():
        sys.exit(USAGE)
    if not hasattr(signal, "setitimer"):  # it bounds a mutant that never ends
        sys.exit("mutants are judged on Linux and macOS; here, run the release in WSL2 or Docker")
    found = mutants.report(Path.cwd(), *sys.argv[1:])
    print("\n".join(found))
    sys.exit(bool(found))
