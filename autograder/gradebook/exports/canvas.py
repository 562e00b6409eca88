"""Canvas's gradebook."""

from autograder.gradebook.exports.table import Export, Filled, cells, number, require
from autograder.text import tables

WHAT = (
    'the file that Canvas offers under Grades, Export, "Export Entire Gradebook", as it was '
    "downloaded"
)


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
        """Return Canvas's own rows with these columns filled in or added.

        Raises:
            CourseError: it is not Canvas's file.
        """
        require(form, self.form, ("Student", "ID"), WHAT)
        known = {tables.cell(one.id): one.id for one in students}  # as this module writes it
        known |= {one.id: one.id for one in students}
        # last: a folder named after another learner's ID must not take that learner's row
        known |= {one.lms_user_id: one.id for one in students if one.lms_user_id}
        keys = [form.head.index(name) for name in self.head[1:4] if name in form.head]
        width = next((place for place, name in enumerate(form.head) if name not in self.head),
                     len(form.head))  # fmt: skip
        table = [[*form.head[:width], *(column.name for column in columns)]]
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
        return Filled(table, unknown, matched)


def _shown_name(student):
    names = [part for part in (student.last_name, student.first_name) if part]
    return ", ".join(names) or student.id
