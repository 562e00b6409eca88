"""Run the commands: python -m autograder grade|check|doctor."""

from autograder.cli import main

if __name__ == "__main__":
    main(prog_name="python -m autograder")
