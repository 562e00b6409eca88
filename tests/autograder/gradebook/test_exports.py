"""Grades out: each file is read back as the system that it is for reads it."""

import csv
import errno
import re
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from autograder.files import atomic, private
from autograder.gradebook import course as gradebook
from autograder.gradebook import dates
from autograder.gradebook import score_writer as writer
from autograder.gradebook.exports import CanvasExport, MoodleExport, PlainExport, moodle
from tests.support import classes
from tests.support.grading import ASSIGNMENT, ROOT, worth

LOG2 = {"compute_cost": "def compute_cost(A2, Y):\n    return -np.mean(np.log2(A2))"}
WITHOUT_COST = f"{100 - worth('compute_cost'):g}"
PEOPLE = {
    "ada": {"first_name": "Ada", "last_name": "Byron, Lady", "email": "Ada@uni.example",
            "lms_user_id": "4711"},
    "bob": {"first_name": "Bøb", "last_name": "=1+1", "email": "bob@uni.example"},
    "cyd": {"email": "cyd@uni.example"},
}  # fmt: skip


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A gradebook: ada has all points and is late, bob lost the cost, cyd handed nothing in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NBGRADER_STATE", str(tmp_path_factory.mktemp("state")))
        found = gradebook.course(ROOT)
    source = nbformat.reads(classes.SOURCE, as_version=4)
    with writer.Gradebook(found, ASSIGNMENT, source) as book:
        for student, answers in {"ada": {}, "bob": LOG2}.items():
            graded = classes.graded(student, answers)
            time = "2026-12-02 11:00:00 UTC" * (student == "ada")
            book.write(graded.report, nbformat.reads(graded.notebook, as_version=4), timestamp=time)
    (found.autograded.parent / dates.FILE).write_text(
        f"[{ASSIGNMENT}]\ndue = 2026-12-01 23:59:00Z\nlate_percent_per_day = 5\n"
    )
    with Gradebook(found.db_url, found.course_id) as book:
        for student, about in PEOPLE.items():
            book.update_or_create_student(student, **about)
    return found


def export(course, plugin, path, **settings) -> list[dict]:
    """Export to a file and read it back."""
    with Gradebook(course.db_url, course.course_id) as book:
        config = Config(course.config)
        config.merge({plugin.__name__: settings})
        plugin(config=config, to=str(path)).export(book)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_canvas_reads_its_columns_and_the_points_possible(course, tmp_path):
    possible, ada, bob, cyd = export(course, CanvasExport, tmp_path / "canvas.csv")
    assert list(possible) == [
        "Student", "ID", "SIS User ID", "SIS Login ID", "Section", ASSIGNMENT,
    ]  # fmt: skip
    assert (possible["Student"].strip(), possible[ASSIGNMENT]) == ("Points Possible", "100")
    assert (ada["Student"], ada["ID"], ada["SIS Login ID"]) == ("Byron, Lady, Ada", "4711", "ada")
    assert (ada[ASSIGNMENT], bob[ASSIGNMENT], cyd[ASSIGNMENT]) == ("95", WITHOUT_COST, "")
    assert bob["Student"] == "'=1+1, Bøb"
    assert cyd["Student"] == "cyd"


def test_an_existing_canvas_column_keeps_its_name(course, tmp_path):
    columns = {ASSIGNMENT: "Random starts (8812)"}
    _, ada, *_ = export(course, CanvasExport, tmp_path / "c.csv", columns=columns)
    assert ada["Random starts (8812)"] == "95"


def test_each_exercise_is_a_column_on_request(course, tmp_path):
    possible, ada, bob, cyd = export(course, CanvasExport, tmp_path / "c.csv", per_exercise=True)
    parts = [key for key in possible if key.startswith(f"{ASSIGNMENT}: ")]
    assert len(parts) == 11
    assert sum(float(possible[part]) for part in parts) == 100
    assert sum(float(ada[part]) for part in parts) == 100
    assert (ada[f"{ASSIGNMENT}: compute_cost"], bob[f"{ASSIGNMENT}: compute_cost"]) == (
        f"{worth('compute_cost'):g}",
        "0",
    )
    assert cyd[parts[0]] == ""


def test_a_canvas_file_without_all_columns_of_learners_has_each_assignment_once(course, tmp_path):
    (tmp_path / "form.csv").write_text(
        f"Student,ID,SIS Login ID,Section,{ASSIGNMENT}\n"
        '    Points Possible,,,,20\n"Byron, Lady, Ada",4711,ada.b@uni.example,Lab A,12\n',
        encoding="utf-8",
    )
    form = str(tmp_path / "form.csv")
    export(course, CanvasExport, tmp_path / "c.csv", form=form)
    head = (tmp_path / "c.csv").read_text("utf-8").splitlines()[0].lstrip("\ufeff").split(",")
    assert head == ["Student", "ID", "SIS Login ID", "Section", ASSIGNMENT]


def test_canvas_own_file_comes_back_filled_in(course, tmp_path):
    (tmp_path / "form.csv").write_text(
        "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Essay\n"
        "    Points Possible,,,,,20\n"
        '"Byron, Lady, Ada",4711,u1,ada.b@uni.example,Lab A,12\n'
        '"B",4712,u2,bob,Lab B,\n"Zoe",4713,u3,zoe,Lab B,\n',
        encoding="utf-8",
    )
    form = str(tmp_path / "form.csv")
    possible, ada, bob, zoe = export(
        course, CanvasExport, tmp_path / "c.csv", form=form, assignment=[ASSIGNMENT]
    )
    assert "Essay" not in possible
    assert (ada["ID"], ada["SIS User ID"], ada["Section"]) == ("4711", "u1", "Lab A")
    assert [row[ASSIGNMENT] for row in (possible, ada, bob, zoe)] == ["100", "95", WITHOUT_COST, ""]


@pytest.mark.parametrize(
    "heading",
    [
        f"{ASSIGNMENT} (4711)",
        ASSIGNMENT,
        "Random Initialization (4711)",
        "Starts (12) (4711)",
        "Random2 (4711)",
    ],
)
def test_a_column_of_canvas_keeps_its_heading_with_the_id(course, tmp_path, heading):
    form = tmp_path / "form.csv"
    form.write_text(CANVAS_FORM.replace("Essay", f"Essay (1),{heading}").replace("\n", ",\n"))
    named = {"Starts": "Starts (12)", "Random2": "random 2"}.get(heading.split(" ")[0])
    columns = {ASSIGNMENT: named} if named else {}
    rows = export(course, CanvasExport, tmp_path / "c.csv", form=str(form), columns=columns)
    assert [*rows[0]][5:] == [heading]
    assert rows[1][heading] == "95"


def test_a_form_without_the_assignments_is_refused_with_what_to_type(course, tmp_path, caplog):
    form = tmp_path / "form.csv"
    form.write_text(CANVAS_FORM)
    with refused(caplog, rf"no column of {ASSIGNMENT}.*: Essay.*--assignment {ASSIGNMENT}"):
        export(course, CanvasExport, tmp_path / "c.csv", form=str(form))
    form.write_text(CANVAS_FORM.replace("Essay", f"{ASSIGNMENT} (1),{ASSIGNMENT} (2)"))
    with refused(caplog, "two columns of"):
        export(course, CanvasExport, tmp_path / "c.csv", form=str(form))


def test_moodle_reads_its_columns(course, tmp_path):
    ada, bob, cyd = export(course, MoodleExport, tmp_path / "moodle.csv")
    grade = f"Assignment: {ASSIGNMENT} (Real)"
    assert list(ada) == ["First name", "Last name", "ID number", "Email address", grade]
    assert list(ada.values()) == ["Ada", "Byron, Lady", "ada", "Ada@uni.example", "95"]
    assert (bob["Last name"], bob[grade], cyd[grade]) == ("'=1+1", WITHOUT_COST, "")


WORKSHEET = (
    "\ufeffIdentifier,Full name,Email address,Status,Grade,Maximum Grade,"
    '"Grade can be changed","Last modified (grade)","Feedback comments"\n'
    'Participant 77,Ada,ada@UNI.example,Submitted,,100.00,Yes,-,"two\nlines"\n'
    "Participant 78,Bob,bob@uni.example,Submitted,3.00,100.00,Yes,-,\n"
    "Participant 79,Cyd,cyd@uni.example,No submission,7.00,100.00,Yes,-,\n"
)


def test_moodles_worksheet_comes_back_with_its_grades(course, tmp_path):
    (tmp_path / "form.csv").write_text(WORKSHEET, encoding="utf-8")
    form = str(tmp_path / "form.csv")
    rows = export(course, MoodleExport, tmp_path / "m.csv", form=form)
    assert [row["Identifier"] for row in rows] == [f"Participant {n}" for n in (77, 78, 79)]
    assert [row["Grade"] for row in rows] == ["95", WITHOUT_COST, "7.00"]
    assert rows[0]["Feedback comments"] == "two\nlines"
    assert list(rows[0])[-2] == "Last modified (grade)"


@pytest.fixture
def second(course):
    """A second assignment in the gradebook, for the time of a test."""
    with Gradebook(course.db_url, course.course_id) as book:
        book.add_assignment("week2")
    yield "week2"
    with Gradebook(course.db_url, course.course_id) as book:
        book.remove_assignment("week2")


def test_a_worksheets_name_says_which_assignment_it_is_of(course, tmp_path, second, caplog):
    named = tmp_path / "Grades-ML-Random initialization-4711.csv"
    named.write_text(WORKSHEET, encoding="utf-8")
    rows = export(course, MoodleExport, tmp_path / "m.csv", form=str(named))
    assert [row["Grade"] for row in rows] == ["95", WITHOUT_COST, "7.00"]
    other = named.rename(tmp_path / "form.csv")
    with refused(caplog, rf"its name.*--assignment {second}, or --assignment {ASSIGNMENT}"):
        export(course, MoodleExport, tmp_path / "m.csv", form=str(other))
    rows = export(course, MoodleExport, tmp_path / "m.csv", form=str(other), assignment=[second])
    assert [row["Grade"] for row in rows] == ["", "3.00", "7.00"]


def test_a_german_worksheet_keeps_its_headings(course, tmp_path):
    form = tmp_path / "form.csv"
    german = (("Identifier", "ID"), ("Full name", "Vollständiger Name"), ("Grade,", "Bewertung,"),
              ("Email address", "E-Mail-Adresse"))  # fmt: skip
    text = WORKSHEET
    for english, other in german:
        text = text.replace(english, other)
    form.write_text(text, encoding="utf-8")
    rows = export(course, MoodleExport, tmp_path / "m.csv", form=str(form))
    assert [row["Bewertung"] for row in rows] == ["95", WITHOUT_COST, "7.00"]
    assert "ID" in rows[0]


@contextmanager
def refused(caplog, match):
    """Expect an export to end with 1, and to log why."""
    caplog.clear()
    with pytest.raises(SystemExit, match="1"):
        yield
    assert re.search(match, caplog.text)


def test_a_disk_that_is_full_leaves_the_table_before(course, monkeypatch, caplog):
    monkeypatch.setattr(private, "save", no_room)
    with (
        Gradebook(course.db_url, course.course_id) as book,
        refused(caplog, r"grades.csv cannot be written: No space left"),
    ):
        PlainExport(config=course.config).export(book)


def no_room(path, content):
    raise atomic.failed(OSError(errno.ENOSPC, "No space left on device"), path)


def test_a_wrong_form_is_refused_with_the_fix(course, tmp_path, caplog):
    form = tmp_path / "form.csv"
    form.write_text("Name,Points\nAda,3\n")
    with refused(caplog, r"no column Identifier and no Grade.*grading worksheet"):
        export(course, MoodleExport, tmp_path / "m.csv", form=str(form))
    form.write_text(WORKSHEET, encoding="utf-8")
    with refused(caplog, "worksheet holds one assignment"):
        export(course, MoodleExport, tmp_path / "m.csv", form=str(form), per_exercise=True)
    with refused(caplog, "none.csv is not there"):
        export(course, MoodleExport, tmp_path / "m.csv", form=str(tmp_path / "none.csv"))


def test_only_the_chosen_learners_and_assignments_are_exported(course, tmp_path):
    path: Path = tmp_path / "c.csv"
    _, row = export(course, CanvasExport, path, student=["bob"])
    assert row["SIS Login ID"] == "bob"
    (head,) = {tuple(row) for row in export(course, CanvasExport, path, assignment=["lab7"])}
    assert ASSIGNMENT not in head


CANVAS_FORM = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Essay\n    Points Possible,,,,,20\n"
    '"Byron, Lady, Ada",4711,u1,ada,A,\n"Zoe",4713,u3,zoe,B,\n"Student, Test",1,,,A,\n'
)


def test_rows_and_grades_that_match_nobody_are_listed(course, tmp_path, caplog):
    for plugin, text, rows in (
        (CanvasExport, CANVAS_FORM.replace('"Zoe"', '"Lee, Min",1,,,A,\n"Zoe"'), "2 rows"),
        (MoodleExport, WORKSHEET, "1 row"),
    ):
        form = tmp_path / "form.csv"
        form.write_text(text.replace("Bob,bob@", "Rob,rob@"), encoding="utf-8")
        caplog.clear()
        with caplog.at_level("WARNING"):
            path = tmp_path / f"{plugin.__name__}.csv"
            export(course, plugin, path, form=str(form), assignment=[ASSIGNMENT])
        said = caplog.text
        assert f"{rows} matching nobody in the gradebook" in said
        assert ("Lee, Min; Zoe" if plugin is CanvasExport else "Rob") in said
        assert "1 learner with points but no row in the file" in said
        assert "bob" in said.partition("no row")[2]


def test_the_other_systems_file_is_refused_with_what_it_is(course, tmp_path, caplog):
    form = tmp_path / "form.csv"
    form.write_text(WORKSHEET, encoding="utf-8")
    with refused(caplog, r"worksheet of Moodle: use MoodleExport.*Expected.*Canvas"):
        export(course, CanvasExport, tmp_path / "c.csv", form=str(form))
    form.write_text(CANVAS_FORM)
    with refused(caplog, r"Canvas's gradebook: use CanvasExport.*Expected.*Moodle"):
        export(course, MoodleExport, tmp_path / "m.csv", form=str(form))
    form.write_text(CANVAS_FORM.replace('", "', "").replace(",", ";"))
    with refused(caplog, "separated by semicolons"):
        export(course, CanvasExport, tmp_path / "c.csv", form=str(form))
    assert not list(tmp_path.glob("?.csv"))


def test_a_file_that_is_there_is_set_aside(course, tmp_path):
    path = tmp_path / "c.csv"
    path.write_text("mine")
    export(course, CanvasExport, path)
    (aside,) = tmp_path.glob("c-until-*.csv")
    assert aside.read_text() == "mine"
    export(course, CanvasExport, path)  # the same again
    path.write_text("mine too")
    export(course, CanvasExport, path)
    assert {each.read_text() for each in tmp_path.glob("c-until-*")} == {"mine", "mine too"}


def test_a_form_may_be_exported_over_itself(course, tmp_path):
    form = tmp_path / "form.csv"
    form.write_text(CANVAS_FORM)
    export(course, CanvasExport, form, form=str(form), assignment=[ASSIGNMENT])
    (aside,) = tmp_path.glob("form-until-*.csv")
    assert aside.read_text() == CANVAS_FORM


def test_without_a_path_it_is_written_beside_the_submissions(course, tmp_path):
    config = Config(CourseDirectory={"submitted_directory": str(tmp_path / "submitted")})
    with Gradebook(course.db_url, course.course_id) as book:
        CanvasExport(config=config).export(book)
    assert (tmp_path / "exports" / "canvas.csv").exists()


def test_a_row_of_a_worksheet_is_found_by_address_id_or_participant():
    row = {"Identifier": "Participant 78", "ID number": "Bob"}
    assert list(moodle._keys(row)) == ["Bob", "bob", "participant-78"]
    assert list(moodle._keys({"Identifier": ""})) == []
