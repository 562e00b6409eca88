"""Options that several commands share, and those of `check` and `grade`."""

from typing import NamedTuple

import click

DEFAULT_TIMEOUT = 20.0
timeout = click.option(
    "--timeout", default=DEFAULT_TIMEOUT, show_default=True, type=click.FloatRange(min=0.1),
    help="Time limit in seconds for one call of a learner's function.",
)  # fmt: skip
no_sandbox = click.option(
    "--no-sandbox", is_flag=True, help="Run learners' code without a sandbox; every report says so."
)
with_answers = click.option(
    "--with-answers", is_flag=True,
    help="Explain every option of a quiz. Reveals the right ones: use it once everyone has "
    "submitted.",
)  # fmt: skip
explained = click.option(
    "--with-answers", is_flag=True,
    help="Explain every option of the quiz, and so show which are correct: answer it first.",
)  # fmt: skip
as_json = click.option(
    "--json", "as_json", is_flag=True, help="One JSON object per notebook, each on one line."
)
details = click.option(
    "--details", is_flag=True, help="Show the message of every test that did not pass."
)


class Least(NamedTuple):
    """Points, or a share of all points in per cent."""

    number: float
    per_cent: bool = False

    def of(self, most: float) -> float:
        """Return the points that this is, where all are `most`."""
        return most * self.number / 100 if self.per_cent else self.number


class AtLeast(click.ParamType):
    """Points such as 60, or a share of all points such as 60%."""

    name = "points"

    def convert(self, value, param, ctx):
        """Return a `Least`."""
        if isinstance(value, Least):
            return value
        text, per_cent = value.removesuffix("%"), value.endswith("%")
        try:
            number = float(text)
        except ValueError:
            number = -1
        if not 0 <= number <= (100 if per_cent else float("inf")):
            self.fail(f"{value!r}: expected points such as 60, or a share of them such as 60%")
        return Least(number, per_cent)


at_least = click.option(
    "--at-least", default="0", metavar="POINTS", type=AtLeast(),
    help="Exit with 1 if a notebook has fewer points, or a smaller share of them, as in 60%. "
    "By default, the exit code does not depend on points.",
)  # fmt: skip
dry_run = click.option(
    "--dry-run", is_flag=True, help="Say who would be graded and why; write nothing."
)
watch = click.option(
    "--watch", default=None, metavar="SECONDS", type=click.FloatRange(min=1),
    help="Look every SECONDS for new submissions, collect and grade them, until Ctrl-C.",
)  # fmt: skip
class_timeout = click.option(
    "--timeout", default=None, type=click.FloatRange(min=0.1),
    help="Time limit in seconds for one call of a learner's function. "
    f"Default: that of the class's last run; {DEFAULT_TIMEOUT:g} for the first run.",
)  # fmt: skip
