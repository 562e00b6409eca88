"""Plays a term of a class, as its instructor, a TA and learners do it by the steps of the READMEs.

Run it as root: python -m tools.rehearsal [--size 120]
Three learners have accounts; the others hand in on Canvas, Moodle and ILIAS. It prints each step's
seconds, and every deviation from what the READMEs promise; it ends with 1 if there is one. It
takes ten minutes. What the commands said is in build/rehearsal.log.
"""

import sys
from pathlib import Path

import click

from tools import accounts
from tools.rehearsal import term
from tools.stage import Stage

LOG = "build/rehearsal.log"


@click.command()
@click.option("--size", default=120, type=click.IntRange(min=60), help="Learners in the class.")
@click.option(
    "--log", default="build/rehearsal.log", type=click.Path(path_type=Path, dir_okay=False)
)
def main(size: int, log: Path) -> None:
    """Play the term."""
    log.parent.mkdir(parents=True, exist_ok=True)
    log.unlink(missing_ok=True)
    with accounts.server() as (server, folder):
        names = {"REPOSITORY": "/opt/course", "learner1 learner2": " ".join(term.LEARNERS),
                 accounts.ASSIGNMENT: term.ASSIGNMENT}  # fmt: skip
        stage = Stage(server, names, log)
        term.play(stage, folder, size)
    click.echo(f"{len(stage.deviations)} deviations; what was said: {log}")
    sys.exit(1 if stage.deviations else 0)


if __name__ == "__main__":
    main()
