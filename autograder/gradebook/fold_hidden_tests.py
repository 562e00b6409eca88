"""Folds hidden tests away in what `nbgrader generate_assignment` makes: an nbgrader plug-in."""

import itertools

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.notebook.cell_kinds import about, fold_heading, is_cleared, is_test

#: The tag of a visible test that a learner need not see either.
FOLD = "fold"
#: JupyterLab and Notebook hide all cells from a collapsed heading to the next heading.
COLLAPSED = {"jp-MarkdownHeadingCollapsed": True, "deletable": False, "editable": False}


class FoldHiddenTests(NbGraderPreprocessor):
    """Puts a collapsed heading above each exercise's hidden tests.

    Their lines are cleared, so that a learner would see a row of comments. The cells stay where
    they are: nbgrader finds and grades them by their grade_id.
    """

    def preprocess(self, nb, resources):
        """Fold one notebook."""
        groups = [(key, list(group)) for key, group in itertools.groupby(nb.cells, is_folded)]
        nb.cells = []
        for (folded, group), after in itertools.zip_longest(groups, groups[1:]):
            if folded and (after is None or _is_heading(after[1][0])):
                nb.cells.append(heading(group))
            nb.cells += group
        return nb, resources


def is_folded(cell: NotebookNode) -> bool:
    """Whether a learner need not see a cell: a test of which only comments are left, or tagged."""
    return is_cleared(cell) or (is_test(cell) and FOLD in cell.metadata.get("tags", ()))


def heading(tests: list[NotebookNode]) -> NotebookNode:
    """Return the collapsed heading above some tests, with the sum of their points."""
    points = sum(about(cell).get("points", 0) for cell in tests)
    name = f"{about(tests[0])['grade_id']}-fold"
    return new_markdown_cell(fold_heading(points), id=name, metadata=COLLAPSED)


def _is_heading(cell):
    return cell.cell_type == "markdown" and cell.source.startswith("#")
