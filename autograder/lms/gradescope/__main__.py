"""Grades one submission on Gradescope's server: what run_autograder in the bundle starts.

    python -m autograder.lms.gradescope ASSIGNMENT --hidden-tests after_due_date

It reads submission/ and writes results/results.json in /autograder, or in the folder that the
variable GRADESCOPE_ROOT names. A fault of the grader is not a score: it writes no results, and ends
with 1, so that Gradescope says that the autograder failed and lets you run it again.
"""

import json
import os
import sys
from pathlib import Path

import click

from autograder import options
from autograder.errors import AutograderError
from autograder.files.distrusted import UnreadableError
from autograder.lms.gradescope import results, running
from autograder.text import foreign
from utils.words import counted


@click.command()
@click.argument("assignment")
@click.option("--hidden-tests", default="after_due_date", type=click.Choice(results.VISIBILITIES))
@options.timeout
@options.no_sandbox
def main(assignment, hidden_tests, timeout, no_sandbox) -> None:
    """Grade the submission to ASSIGNMENT, and write results.json."""
    root = Path(os.environ.get("GRADESCOPE_ROOT", "/autograder"))
    target = root / "results" / "results.json"
    target.unlink(missing_ok=True)  # of an earlier run
    try:
        found = running.graded(
            root / "submission", assignment, hidden_tests, timeout=timeout, sandbox=not no_sandbox
        )
    except UnreadableError as error:
        found = results.nothing_to_grade(str(error))
    except AutograderError as error:
        click.echo(f"Error: {foreign.clean(str(error))}", err=True)
        sys.exit(1)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(found, indent=1), encoding="utf-8")
    click.echo(f"{assignment}: {counted(found['score'], 'point')}")


if __name__ == "__main__":
    main()
