"""nbgrader's own CSV of all grades, in the folder of the other exports instead of the course's."""

import tempfile
from pathlib import Path

from nbgrader.plugins import CsvExportPlugin

from autograder.files import private
from autograder.gradebook.exports.one_line_errors import plainly
from autograder.gradebook.exports.table import folder
from autograder.gradebook.exports.up_to_date import brought


class PlainExport(CsvExportPlugin):
    """What `nbgrader export` writes if it is not told otherwise: all that the gradebook has."""

    @plainly
    def export(self, gradebook):
        """Write the file; as with nbgrader, it replaces the one before, as a whole."""
        brought(self, gradebook)
        if self.to:
            super().export(gradebook)
            return
        target = folder(self.config) / "grades.csv"
        with tempfile.TemporaryDirectory() as made:
            self.to = str(Path(made, target.name))
            super().export(gradebook)
            private.save(target, Path(self.to).read_bytes())
        self.log.info("All grades are in %s", target)
