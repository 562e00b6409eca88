"""Removes the hidden lines of a notebook's tests from texts (pure)."""

import re

from nbformat import NotebookNode

from autograder.notebook.cell_kinds import HIDDEN, is_test, lines_between

SHORTEST = 9  # characters; a shorter line gives nothing away
WITHHELD = "(A line is left out here: it shows part of a hidden test.)"


class Secrets:
    """The hidden lines of a notebook's tests, and the numbers in them."""

    def __init__(self, notebook: NotebookNode):
        # only of tests: else a learner's cell with these markers could hide other text
        tests = filter(is_test, notebook.cells)
        inside = [line for cell in tests for line in hidden_lines(cell.source)]
        self.lines = {line for line in inside if len(line) >= SHORTEST}
        numbers = {number for line in inside for number in re.findall(r"\d{4,}", line)}
        self._numbers = re.compile(rf"(?<![\d.])(?:{'|'.join(sorted(numbers)) or '(?!)'})(?!\d)")

    def without(self, text: str) -> str:
        """Return text without hidden lines and the numbers in them."""
        return self._numbers.sub("…", self.without_lines(text))

    def without_lines(self, text: str) -> str:
        """Return text without the lines that contain a hidden line."""
        return "\n".join(WITHHELD if self._is_told(line) else line for line in text.split("\n"))

    def _is_told(self, line):
        return len(line) >= SHORTEST and any(secret in line for secret in self.lines)


def hidden_lines(source: str) -> list[str]:
    """Return the lines between the markers of a hidden test, stripped."""
    return lines_between(source, HIDDEN)
