"""What a person sees in a terminal: it displays, and never drives."""

from autograder.console.class_in_words import isolations
from autograder.console.examination import findings
from autograder.console.lint_table import tests
from autograder.console.own_report import MORE, explain, show
from autograder.console.whole_class import ClassProgress, time_out_line, totals

__all__ = [
    "MORE",
    "ClassProgress",
    "explain",
    "findings",
    "isolations",
    "show",
    "tests",
    "time_out_line",
    "totals",
]
