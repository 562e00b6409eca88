"""Canvas's gradebook."""

import re

from autograder.errors import CourseError
from autograder.gradebook.exports.table import Export, Filled, cells, number, plain, require
from autograder.text import tables
from autograder.text.foreign import shown

WHAT = (
    'the file that Canvas offers under Grades, Export, "Export Entire Gradebook", as it was '
    "downloaded"
)
#: Canvas appends its own number to the name of an assignment, and knows it by that alone.
_NUMBERED = re.compile(r"(.*) \(\d+\)", re.DOTALL)


class CanvasExport(Export):
    """Canvas's gradebook: five columns about the learner, and a row of points possible."""

    default_name = "canvas.csv"
    head = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")

    def table(self, students, columns):
        """Return the rows of a file that Canvas imports; it identifies learners by SIS Login ID."""
        rows = [
            [_shown_name(one), one.lms_user_id or "", "", one.id, "", *cells(one.id, columns)]
            for one in students
        ]
        possible = ["    Points Possible", "", "", "", "", *(number(c.most) for c in columns)]
        return [[*self.head, *(column.name for column in columns)], possible, *rows]

    def filled(self, form, students, columns):
        """Return Canvas's own rows with the columns that it has of these, and those asked for.

        Raises:
            CourseError: it is not Canvas's file, or has no such column.
        """
        require(form, self.form, ("Student", "ID"), WHAT)
        known = {tables.cell(one.id): one.id for one in students}  # as this module writes it
        known |= {one.id: one.id for one in students}
        # last: a folder named after another learner's ID must not take that learner's row
        known |= {one.lms_user_id: one.id for one in students if one.lms_user_id}
        keys = [form.head.index(name) for name in self.head[1:4] if name in form.head]
        width = next((place for place, name in enumerate(form.head) if name not in self.head),
                     len(form.head))  # fmt: skip
        given = form.head[width:]
        found = [(column, self._heading(given, column.name)) for column in columns]
        found = [(column, heading) for column, heading in found if heading or self.assignment]
        if columns and not found:
            self._refuse(given, [column.name for column in columns])
        columns = [column for column, _ in found]
        table = [[*form.head[:width], *(heading or column.name for column, heading in found)]]
        unknown, matched = [], set()
        for row in form.rows:
            if row[0].strip() == "Points Possible":
                table.append([*row[:width], *(number(column.most) for column in columns)])
                continue
            who = next((known[row[key]] for key in keys if row[key] in known), None)
            table.append([*row[:width], *cells(who, columns)])
            if who is not None:
                matched.add(who)
            elif any(row[:width]) and not row[0].startswith("Student, Test"):
                unknown.append(row[0] or row[keys[0]])
        return Filled(table, unknown, matched, columns)

    def _heading(self, head, name):
        """Return the heading of a column as Canvas has it, "" if it has none."""
        if name in head:
            return name
        fitting = [each for each in head if plain(_without_number(each)) == plain(name)]
        if len(fitting) > 1:
            raise CourseError(
                f"{shown(self.form)} has two columns of {name}: {shown('; '.join(fitting))}. "
                f"Say which: --CanvasExport.columns={name}='{shown(fitting[0])}'"
            )
        return fitting[0] if fitting else ""

    def _refuse(self, head, names):
        raise CourseError(
            f"{shown(self.form)} has no column of {', '.join(names)}; its columns of grades: "
            f"{shown('; '.join(head), 500)}. To add one: --assignment {names[0]}. If it has "
            f"another name: --CanvasExport.columns={names[0]}='NAME'"
        )


def _without_number(heading):
    numbered = _NUMBERED.fullmatch(heading)
    return numbered[1] if numbered else heading


def _shown_name(student):
    names = [part for part in (student.last_name, student.first_name) if part]
    return ", ".join(names) or student.id
