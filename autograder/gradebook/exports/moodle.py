"""Moodle's gradebook import, and an assignment's grading worksheet."""

import re

from autograder.errors import CourseError
from autograder.gradebook.exports.table import Export, Filled, cells, require

WHAT = 'the file that Moodle offers in the assignment under "Download grading worksheet"'


class MoodleExport(Export):
    """Moodle's gradebook import, or with `form` an assignment's own offline grading worksheet."""

    default_name = "moodle.csv"
    head = ("First name", "Last name", "ID number", "Email address")

    def table(self, students, columns):
        """Return the rows of a file for Grades > Import > CSV; map Email address or ID number."""
        rows = [
            [one.first_name or "", one.last_name or "", one.id, one.email or "",
             *cells(one.id, columns)]
            for one in students
        ]  # fmt: skip
        return [[*self.head, *(f"Assignment: {c.name} (Real)" for c in columns)], *rows]

    def filled(self, form, students, columns):
        """Return the worksheet with its column Grade filled in, and the rest unchanged.

        Raises:
            CourseError: it is not a worksheet, or several assignments compete for its one column.
        """
        require(form, self.form, ("Identifier", "Grade"), WHAT)
        if len(columns) != 1:
            raise CourseError(
                f"a worksheet holds one assignment, but {len(columns)} columns are to be filled in."
                " Choose one: --assignment '[\"random_initialization\"]', without per_exercise."
            )
        known = {one.id.lower(): one.id for one in students}
        known |= {one.id: one.id for one in students}  # Ada and ada may be two learners
        known |= {one.email.lower(): one.id for one in students if one.email}
        place, (name, *_) = form.head.index("Grade"), (*self._names(form.head), "Identifier")
        table, unknown, matched = [form.head], [], set()
        for row, record in zip(form.rows, form.records(), strict=True):
            who = next((known[key] for key in _keys(record) if key in known), None)
            (cell,) = cells(who, columns)
            table.append([*row[:place], cell or row[place], *row[place + 1 :]])
            if who is None:
                unknown.append(record[name])
            else:
                matched.add(who)
        return Filled(table, unknown, matched)

    @staticmethod
    def _names(head):
        return [name for name in ("Full name", "Email address") if name in head]


def _keys(record):
    """Yield what may be the learner's id or address; `collect --by-number` made the last one."""
    for name in ("Email address", "ID number", "Username"):
        if name in record:
            yield record[name]
            yield record[name].lower()
    if number := re.search(r"\d+$", record["Identifier"]):
        yield f"participant-{number[0]}"
