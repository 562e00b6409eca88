"""nbgrader's own CSV of all grades, in the folder of the other exports instead of the course's."""

from pathlib import Path

from nbgrader.plugins import CsvExportPlugin

from autograder.files import private
from autograder.gradebook.exports.table import folder


class PlainExport(CsvExportPlugin):
    """What `nbgrader export` writes if it is not told otherwise: all that the gradebook has."""

    def export(self, gradebook):
        """Write the file; as with nbgrader, it replaces the one before."""
        if not self.to:
            here = folder(self.config)
            here.mkdir(parents=True, exist_ok=True)
            self.to = str(here / "grades.csv")
            private.file(Path(self.to))
        super().export(gradebook)
