"""The attack table: python -m tests.attacks [--ours-only] [--only NAME]."""

import os
import tempfile
from pathlib import Path

import click

from autograder.grading import grader
from tests.attacks import leaking, runtime
from tests.attacks.stock import NOT_TRIED, Stock


@click.command()
@click.option("--ours-only", is_flag=True, help="Do not try stock nbgrader, which takes minutes.")
@click.option("--only", default="", help="One case, by its name.")
def main(ours_only, only):
    """Print what each hostile notebook achieves here, and with stock nbgrader."""
    os.environ["COURSE_SECRET"] = leaking.SECRET
    cases = {only: runtime.CASES[only]} if only else runtime.CASES
    tallies = {"ours": 0, "nbgrader": 0, "tried": 0}
    with tempfile.TemporaryDirectory() as folder:
        stock = None if ours_only else Stock(Path(folder))
        for number, (name, case) in enumerate(cases.items()):
            found = {"ours": runtime.ours(case)}
            if stock:
                found["nbgrader"] = stock.outcome(number, case)
                tallies["tried"] += found["nbgrader"] != [NOT_TRIED]
            for who, wrong in found.items():
                tallies[who] += not wrong
            click.echo(f"{name:<46}" + "".join(f"{_short(each):<48}" for each in found.values()))
    grader.close()
    click.echo(f"right outcome: ours {tallies['ours']} of {len(cases)}")
    if not ours_only:
        click.echo(f"right outcome: nbgrader {tallies['nbgrader']} of {tallies['tried']} tried")


def _short(wrong):
    """Return an outcome in a few words."""
    if not wrong:
        return "right"
    more = f", and {len(wrong) - 1} more" if len(wrong) > 1 else ""
    return f"{wrong[0]}{more}"[:46]


if __name__ == "__main__":
    main()
