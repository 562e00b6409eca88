"""Prints the tables: `python -m tools.parity [answers|constructs|attacks]`."""

import click

from autograder.notebook.split_or_together import Way
from tests.attacks import cheating
from tests.support import grading
from tools.parity import answer_table, attack_table, construct_table, constructs
from tools.parity import answers as bank
from tools.parity import attacks as classes

WHAT = ("all", "answers", "constructs", "attacks")


@click.command()
@click.argument("what", type=click.Choice(WHAT), default="all")
@click.option("--assignment", type=click.Choice(grading.ASSIGNMENTS), help="One assignment's bank.")
@click.option("--hand", help="One hand, a notebook of answers of the bank, such as wrong00.")
@click.option("--only", default="", help="Only attacks with this in their name.")
@click.option("--workers", default=2, show_default=True, help="How many hands to grade at a time.")
@click.option("--stock", default=0, show_default=True,
              help="How many hands of right and of wrong answers nbgrader grades too.")  # fmt: skip
def main(what, assignment, hand, only, workers, stock):
    """Compare the ways to run tests: the points of answers, and the outcomes of attacks."""
    if what in ("all", "answers"):
        _say(answer_table.lines(bank.rows(bank.chosen(assignment, hand), workers, stock)))
    if what in ("all", "constructs"):
        _say(construct_table.lines(constructs.rows()))
    if what in ("all", "attacks"):
        _say(attack_table.lines({way: list(_attacked(way, only)) for way in Way}))


def _attacked(way, only):
    for grade, cases in ((classes.cheats, cheating.CASES), (classes.others, classes.OTHERS)):
        named = {name: case for name, case in cases.items() if only in name}
        if named:
            yield grade(way, named)
    if not only:
        yield classes.crowded(way)


def _say(lines):
    for line in lines:
        click.echo(line)


if __name__ == "__main__":
    main()
