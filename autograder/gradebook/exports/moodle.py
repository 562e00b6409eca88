"""Moodle's gradebook import, and an assignment's grading worksheet."""

import re
from pathlib import PurePath

from autograder.errors import CourseError
from autograder.files import worksheets
from autograder.files.forms import Form
from autograder.gradebook.exports.table import Export, Filled, cells, plain, require
from autograder.text.foreign import shown

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
        head, form = form.head, Form(worksheets.in_english(form.head), form.rows)
        require(form, self.form, ("Identifier", "Grade"), WHAT)
        columns = [self._column(columns)]
        known = {one.id.lower(): one.id for one in students}
        known |= {one.id: one.id for one in students}  # Ada and ada may be two learners
        known |= {one.email.lower(): one.id for one in students if one.email}
        place, (name, *_) = form.head.index("Grade"), (*self._names(form.head), "Identifier")
        table, unknown, matched = [head], [], set()
        for row, record in zip(form.rows, form.records(), strict=True):
            who = next((known[key] for key in _keys(record) if key in known), None)
            (cell,) = cells(who, columns)
            table.append([*row[:place], cell or row[place], *row[place + 1 :]])
            if who is None:
                unknown.append(record[name])
            else:
                matched.add(who)
        return Filled(table, unknown, matched, columns)

    def _column(self, columns):
        """Return the one column that the worksheet is of: the only one, else by the file's name.

        Moodle names the file after the course, the assignment and its number.
        """
        file = f" {plain(PurePath(self.form).stem)} "
        named = [each for each in columns if f" {plain(each.name)} " in file]
        longest = max((plain(each.name) for each in named), key=len, default="")
        fitting = [each for each in named if plain(each.name) == longest]
        if any(plain(each.name) not in longest for each in named):
            fitting = named  # several, none of which is a part of another
        if len(columns) != 1 and (len(fitting) != 1 or self.per_exercise):
            self._refuse(columns)
        (column,) = columns if len(columns) == 1 else fitting
        self.log.info("The worksheet's grades are those of %s", column.name)
        return column

    def _refuse(self, columns):
        choices = [f"--assignment {each.name}" for each in columns if ": " not in each.name]
        raise CourseError(
            f"a worksheet holds one assignment, but {len(columns)} columns could be filled in, and "
            f"its name, {shown(self.form)}, does not say which one. Choose, without per_exercise: "
            f"{', or '.join(choices)}"
        )

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
