"""Decides what `nbgrader generate_assignment` keeps of a solution cell: an nbgrader plug-in."""

from nbgrader.preprocessors import ClearSolutions

#: The tag of a solution cell that holds one plain value, such as `ties = "apart"`.
ANSWER = "answer"


class ClearAnswers(ClearSolutions):
    """Clears solutions as nbgrader does, but leaves no stub in a quiz answer's cell.

    What remains is the empty answer, `ties = ""`. A stub that raises would stop "Run All Cells" at
    the first question, and the cards after it would not be drawn.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        """Clear one cell."""
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if ANSWER in cell.metadata.get("tags", ()):
            stub = self.code_stub[resources["language"]]
            cell.source = cell.source.replace(stub, "").strip()
        return cell, resources
