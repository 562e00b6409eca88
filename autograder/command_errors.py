"""A group of commands that shows the grader's own errors as plain messages."""

import sys
from io import TextIOWrapper
from pathlib import Path

import click

from autograder.errors import AutograderError, Interrupted
from autograder.text import foreign

INTERRUPTED = 130  # what a shell reports of a command that Ctrl-C has ended
GRADEBOOK = Path(__file__).with_name("gradebook")
LEARNERS_COPY = (
    "this is a learner's copy of the course, which includes only `check`; this command is in "
    "the instructor's repository"
)


def say(line: object, *, err: bool = False) -> None:
    """Print a line, unless it is empty, without control codes; console/ prints all else."""
    if line:
        click.echo(foreign.clean(str(line)), err=err)


class PlainErrors(click.Group):
    """Shows the grader's own errors as a plain message, without a traceback."""

    def invoke(self, ctx):
        """Run the command that was asked for."""
        for stream in (sys.stdout, sys.stderr):  # a console may lack letters, such as sigma
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            if not isinstance(error, Interrupted):
                say("Interrupted.", err=True)
            sys.exit(INTERRUPTED)
        except AutograderError as error:
            raise click.ClickException(foreign.clean(str(error))) from error
        except ImportError as error:  # `package` leaves out what a learner does not need
            if GRADEBOOK.is_dir() or not (error.name or "").startswith("autograder"):
                raise
            raise click.ClickException(LEARNERS_COPY) from error
        except click.ClickException as error:  # its message may quote a file name
            # click calls it final, and has no other way to change what is shown
            error.message = foreign.clean(error.message)  # pyright: ignore[reportAttributeAccessIssue]
            raise
