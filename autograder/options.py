"""Options that several commands share, and those of `check` and `grade`."""

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
at_least = click.option(
    "--at-least", default=0.0, metavar="POINTS", type=click.FloatRange(min=0),
    help="Exit with 1 if a notebook has fewer points. "
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
