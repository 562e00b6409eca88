"""Exports grades, also for Canvas and Moodle: plug-ins for `nbgrader export`.

    nbgrader export --exporter autograder.gradebook.exports.CanvasExport
    nbgrader export --exporter autograder.gradebook.exports.MoodleExport

Both write one column per assignment and, with --CanvasExport.per_exercise=True, one per exercise,
into `exports/` beside `submitted/`, or to the file of --to; a file that is there is set aside.
A learner who submitted nothing has an empty cell, which both systems ignore. Pass a file that you
have downloaded from the system with --CanvasExport.form=gradebook.csv or
--MoodleExport.form=worksheet.csv to have the grades filled into its rows and columns: that keeps
identifiers that only the system knows. Canvas's file is filled where it has a column, and gets one
for each --assignment that it lacks; a worksheet is of the assignment that its name says, or of
--assignment. Rows and grades that match nobody are listed.
Without --exporter, PlainExport writes nbgrader's own grades.csv into the same folder.

Sources: the Canvas guide "How do I import grades in the Gradebook?"; MoodleDocs "Grade import";
Moodle's mod/assign/feedback/offline/importgradeslib.php (Identifier, Grade, Last modified (grade)).
"""

from autograder.gradebook.exports.canvas import CanvasExport
from autograder.gradebook.exports.moodle import MoodleExport
from autograder.gradebook.exports.plain import PlainExport

__all__ = ["CanvasExport", "MoodleExport", "PlainExport"]
