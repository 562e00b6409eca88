"""Hand-ins from platforms' zips: whose they are, when, which one, and that nothing is lost."""

import io
import shutil
import sqlite3
import zipfile
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.errors import CourseError, DiskError
from autograder.files import replacing
from autograder.gradebook import students
from autograder.gradebook.course import course as course_of
from autograder.gradebook.opening import opened
from autograder.lms.collecting import summary, times
from autograder.lms.collecting.collect import Request, collect
from autograder.lms.collecting.verdict import What
from tests.support import lms_zips
from tests.support.lms_zips import FILE, NAME, ROSTER, TIME, notebook, packed

LATER = (2026, 11, 27, 9, 0, 0)
TIME_IN_UTC = datetime(*TIME).astimezone(UTC).replace(tzinfo=None)
MOODLE = "{}_{}_assignsubmission_file_/{}"


@pytest.fixture
def here(tmp_path):
    """Return a function that collects zips of files, and returns what became of them."""
    lms_zips.course(tmp_path)
    count = iter(range(100))

    def collected(*zips, roster="roster.csv", time=TIME, **more):
        paths = []
        for files in zips:
            paths.append(tmp_path / f"{next(count)}.zip")
            paths[-1].write_bytes(packed(files, time=time) if isinstance(files, dict) else files)
        roster = roster and tmp_path / roster
        return collect(Request(course_of(tmp_path), NAME, paths, roster=roster, **more))

    return SimpleNamespace(root=tmp_path, collect=collected)


def time_of(here, student):
    path = here.root / "submitted" / student / NAME / "timestamp.txt"
    return path.read_text().strip() if path.exists() else ""


def due(here, date, **extensions):
    """Put the assignment, its date and learners' further days into the gradebook."""
    found = course_of(here.root)
    with opened(found.db_url, found.course_id) as book:
        book.update_or_create_assignment(NAME, duedate=date)
        for student, days in extensions.items():
            book.update_or_create_student(student)
            book.add_submission(NAME, student, extension=timedelta(days=days))


def due_in_file(here, date, **extensions):
    """Put them into dates.toml."""
    days = [f'"{student}" = {days}' for student, days in extensions.items()]
    text = "\n".join([f"[{NAME}]", f"due = {date}Z", f"[{NAME}.extensions]", *days])
    (here.root / "dates.toml").write_text(text)


CANVAS = {
    "lovelaceada_4711_90_lab.ipynb": notebook("ada"),
    "öztürkbob_LATE_4712_91_lab-1.ipynb": notebook("bob"),
    "vanderbergcyd_4713_92_lab (1).ipynb": notebook("cyd"),
}
MOODLES = {
    MOODLE.format("Ada Lovelace", 77, FILE): notebook("ada"),
    MOODLE.format("Bob Öztürk", 78, FILE): notebook("bob"),
    MOODLE.format("Cyd van der Berg", 79, FILE): notebook("cyd"),
}
ILIASES = {
    "Blatt/Abgaben/Lovelace_Ada_ada_4711/lab.ipynb": notebook("ada"),
    "Blatt/Abgaben/Oeztuerk_Bob_bob_4712/Late Submission - lab.ipynb": notebook("bob"),
    "Blatt/Abgaben/van der Berg_Cyd_cyd_4713/lab.ipynb": notebook("cyd"),
}


@pytest.mark.parametrize("files", [CANVAS, MOODLES, ILIASES], ids=["canvas", "moodle", "ilias"])
def test_a_platforms_zip_is_collected_for_the_class(here, files):
    done = here.collect(files)
    assert lms_zips.answers(here.root) == {"ada": "ada", "bob": "bob", "cyd": "cyd"}
    assert done.complete
    assert done.missing == ["dan"]
    assert done.late == ([] if files is MOODLES else ["bob"])


def test_the_platforms_own_files_are_a_roster(here):
    gradebook = (
        "Student,ID,SIS User ID,SIS Login ID,Section,Lab\n    Points Possible,,,,,10\n"
        '"Lovelace, Ada",4711,u1,ada,A,\n"Öztürk, Bob",4712,u2,bob,A,\n'
        '"van der Berg, Cyd",4713,u3,cyd,A,\n"Student, Test",1,,,A,\n'
    )
    (here.root / "canvas.csv").write_text(gradebook, encoding="utf-8-sig")
    assert here.collect(CANVAS, roster="canvas.csv").complete
    worksheet = (
        "Identifier,Full name,Email address,Status,Grade,Last modified (submission)\n"
        'Participant 77,Ada Lovelace,ada@x.example,,,"Thursday, 26 November 2026, 8:50 PM"\n'
        "Participant 78,Bob Öztürk,bob@x.example,,,-\nTeilnehmer/in 79,Cyd van der Berg,,,,\n"
    )
    (here.root / "moodle.csv").write_text(worksheet, encoding="utf-8-sig")
    here.collect(MOODLES, roster="moodle.csv")
    assert set(lms_zips.answers(here.root)) == {
        "ada", "bob", "cyd", "ada@x.example", "bob@x.example", "participant-79",
    }  # fmt: skip
    expected = datetime(2026, 11, 26, 20, 50).astimezone(UTC)
    assert time_of(here, "ada@x.example") == f"{expected.replace(tzinfo=None)} UTC"
    assert time_of(here, "bob@x.example") == ""


ROSTERS = {
    "nbgrader": (CANVAS, ROSTER, ("Ada", "Lovelace", "ada@uni.example")),
    "canvas": (CANVAS, 'Student,ID,SIS Login ID,Section\n"Lovelace, Ada",4711,ada,\n',
               ("Ada", "Lovelace", "")),
    "moodle": (MOODLES, "Identifier,Full name,Email address,Username\n"
               "P 77,Ada Lovelace,a@x.y,ada\n", ("", "Ada Lovelace", "a@x.y")),
}  # fmt: skip


@pytest.mark.parametrize("kind", ROSTERS)
@pytest.mark.parametrize("there", [{}, {"last_name": "Byron"}, {"email": "b@x.y"}], ids=str)
def test_a_rosters_names_reach_the_gradebook_where_it_has_none(here, kind, there):
    files, text, expected = ROSTERS[kind]
    (here.root / "roster.csv").write_text(text, encoding="utf-8")
    found = course_of(here.root)
    if there:
        with opened(found.db_url, found.course_id) as book:
            book.add_student("ada", **there)
    here.collect(files, dry_run=True)
    assert [one.first_name for one in students.known(found)] == [""] * bool(there)
    here.collect(files)
    (ada,) = [one for one in students.known(found) if one.id == "ada"]
    first, last = ("", "Byron") if "last_name" in there else expected[:2]
    assert ada[1:4] == (first, last, there.get("email", expected[2]))


@pytest.mark.parametrize(
    "name", ["<b>Ada", "=1+1", "-Ada", "@Ada", 'Ada"', "A&B", "A\u202eda", "4da", "Ada\x07"]
)
def test_a_name_that_a_page_or_a_table_would_run_is_not_entered(tmp_path, name):
    found = course_of(lms_zips.course(tmp_path))
    kept = students.Student("ada", name, "Lovelace", name)
    students.keep_names(found, [kept, students.Student("pat", "Pat", "O'Brien-Šić (Jr.)")])
    assert [one[1:4] for one in students.known(found)] == [("Pat", "O'Brien-Šić (Jr.)", "")]


def test_a_german_worksheet_is_a_roster(here):
    """The headings and the row are those of Moodle's German language pack."""
    worksheet = (
        'ID,"Vollständiger Name",E-Mail-Adresse,Status,Bewertung,Bestwertung,'
        '"Bewertung kann geändert werden","Zuletzt geändert (Abgabe)",'
        '"Zuletzt geändert (Bewertung)","Feedback als Kommentar"\n'
        'Teilnehmer/in77,"Ada Lovelace",ada@x.example,"Zur Bewertung abgegeben",,100,Ja,'
        '"Donnerstag, 26. November 2026, 20:50",-,\n'
    )
    (here.root / "moodle.csv").write_text(worksheet, encoding="utf-8-sig")
    files = {MOODLE.format("Ada Lovelace", 77, FILE): notebook("ada")}
    assert [*here.collect(files, roster="moodle.csv").what] == ["ada@x.example"]
    expected = datetime(2026, 11, 26, 20, 50).astimezone(UTC)
    assert time_of(here, "ada@x.example") == f"{expected.replace(tzinfo=None)} UTC"


def test_the_gradebooks_learners_are_the_class_and_keep_the_platforms_numbers(here):
    done = here.collect(CANVAS)
    assert done.complete
    kept = {one.id: one.lms_user_id for one in students.known(course_of(here.root))}
    assert kept == {"ada": "4711", "bob": "4712", "cyd": "4713"}
    renamed = {"lovelaceada_4711_99_lab.ipynb": notebook("again")}
    assert here.collect(renamed, roster=None).what == {"ada": What.NEWER}


def test_without_a_class_nobody_is_guessed(here):
    with pytest.raises(CourseError, match="--roster FILE"):
        here.collect(CANVAS, roster=None)
    assert not (here.root / "submitted").exists()
    here.collect(CANVAS, roster=None, by_number=True)
    assert lms_zips.answers(here.root) == {"4711": "ada", "4712": "bob", "4713": "cyd"}


def test_anonymous_hand_ins_are_collected_by_number(here):
    files = {"anon_w3Kx9_90_lab.ipynb": notebook("one"), "LATE_anon_Qq1_91_lab.ipynb": b"{}"}
    done = here.collect(files)
    assert len(done.left) == 2
    assert "--by-number" in done.left[0][1]
    here.collect(files, roster=None, by_number=True)
    assert (here.root / "submitted" / "anon_w3Kx9" / NAME / FILE).exists()


def test_whether_it_is_late_is_what_the_platform_says(here):
    due(here, datetime(2026, 11, 20, 12))
    done = here.collect(CANVAS)
    assert time_of(here, "ada") == ""  # on time, and no time is invented
    assert time_of(here, "bob") == "2026-11-20 12:00:01 UTC"
    assert (done.marked, done.timeless) == (["bob"], [])
    said = "\n".join(summary.lines(done, dry_run=False))
    assert "1 late mark without a time (Canvas: bob): it counts as late by a second" in said


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("late_percent_per_day = 10", "it counts as 1 day late"),
        ("late_percent_per_day = 10\ngrace_minutes = 5", "within grace_minutes, so it loses no"),
    ],
)
def test_what_a_mark_without_a_time_costs_is_said(here, rule, says):
    (here.root / "dates.toml").write_text(f"[{NAME}]\ndue = {DUE}Z\n{rule}\n")
    assert says in "\n".join(summary.lines(here.collect(CANVAS), dry_run=False))


def test_a_due_date_that_comes_later_is_applied_and_a_corrected_time_kept(here):
    here.collect(CANVAS)
    assert time_of(here, "bob") == ""
    corrected = here.root / "submitted" / "ada" / NAME / "timestamp.txt"
    corrected.write_text("2026-11-19 10:00:00 UTC")
    due(here, datetime(2026, 11, 20, 12))
    assert set(here.collect(CANVAS).what.values()) == {What.SAME}
    assert time_of(here, "bob") == "2026-11-20 12:00:01 UTC"
    assert time_of(here, "ada") == "2026-11-19 10:00:00 UTC"


def test_ilias_says_by_how_much_unless_its_times_are_those_of_the_download(here):
    due(here, datetime(2026, 11, 20, 12))
    for day, expected in ((LATER, TIME_IN_UTC), (TIME, DUE + timedelta(seconds=1))):
        times_of = dict.fromkeys(ILIASES, TIME) | {next(iter(ILIASES)): day}
        done = here.collect(lms_zips.packed_at(ILIASES, times_of))
        assert time_of(here, "ada") == ""  # not marked: on time
        assert time_of(here, "bob") == f"{expected} UTC"
        assert done.marked == ([] if day == LATER else ["bob"])
        shutil.rmtree(here.root / "submitted")


def test_ilias_marks_nobody_and_newer_files_are_said(here):
    due(here, datetime(2026, 11, 20, 12))
    names = [name.replace("Late Submission - ", "20261127101010_") for name in ILIASES]
    done = here.collect(dict(zip(names, ILIASES.values(), strict=True)))
    assert [time_of(here, who) for who in ("ada", "bob", "cyd")] == ["", "", ""]
    assert (done.late, done.after) == ([], ["ada", "bob", "cyd"])
    said = "\n".join(summary.lines(done, dry_run=False))
    assert (
        "ILIAS marks nobody late, but 3 files are newer than the due date (ada, bob, cyd)" in said
    )


def test_the_time_in_a_name_is_that_of_the_upload_where_ilias_wrote_it(here):
    due(here, datetime(2026, 11, 27, 9), bob=0)
    folder = "multi_feedback_Blatt_1_334/Lovelace_Ada_ada_4711"
    done = here.collect({f"{folder}/20261127101010_lab.ipynb": notebook("ada")})
    local = datetime(2026, 11, 27, 10, 10, 10).astimezone(UTC).replace(tzinfo=None)
    assert (time_of(here, "ada"), done.late) == (f"{local} UTC", ["ada"])


def test_the_time_of_a_file_in_a_learners_own_zip_counts_for_nothing(here):
    due(here, datetime(2026, 11, 20, 12))
    own = packed({"lab.ipynb": notebook("bob")}, time=(2026, 11, 1, 12, 0, 0))
    name = "Blatt/Abgaben/Oeztuerk_Bob_bob_4712/Late Submission - all.zip"
    files = ILIASES | {name: own}
    del files[[*ILIASES][1]]
    here.collect(lms_zips.packed_at(files, dict.fromkeys(files, LATER) | {name: TIME}))
    assert time_of(here, "bob") == f"{TIME_IN_UTC} UTC"


def test_without_a_due_date_late_is_said(here):
    done = here.collect(CANVAS)
    assert time_of(here, "bob") == ""
    assert "neither dates.toml nor the gradebook has a due date" in dict(done.notes)["bob"]
    assert done.late == ["bob"]


DUE, EARLIER = datetime(2026, 11, 20, 12), datetime(2026, 11, 1, 12)


@pytest.mark.parametrize("longer", [{}, {"bob": 3}], ids=["", "extended"])
@pytest.mark.parametrize("said", ["file", "database", "both"])
def test_who_is_late_is_what_grading_will_find(here, said, longer):
    if said != "file":
        due(here, DUE if said == "database" else EARLIER, **(longer if said == "database" else {}))
    if said != "database":
        due_in_file(here, DUE, **longer)
    done = here.collect(CANVAS)
    assert time_of(here, "bob") == "2026-11-20 12:00:01 UTC"
    assert done.late == ([] if longer else ["bob"])
    assert ("on time with the extension" in dict(done.notes).get("bob", "")) == bool(longer)


LATE_AT_NIGHT = datetime(2026, 11, 26, 23, 30)
WORKSHEET = """\
Identifier,Full name,Email address,Grade,Last modified (submission)
P 78,Bob Öztürk,bob,,"Thursday, 26 November 2026, 11:30 PM"
"""


@pytest.mark.parametrize("platform", ["moodle", "ilias"])
@pytest.mark.parametrize("name", ["Pacific/Marquesas", ""], ids=["the course's", "the machine's"])
def test_a_time_without_a_zone_is_of_the_courses_zone_and_said(here, platform, name):
    expected = LATE_AT_NIGHT.replace(tzinfo=ZoneInfo(name) if name else None).astimezone(UTC)
    timezone = f'timezone = "{name}"' if name else ""
    due = f"{expected:%Y-%m-%d %H:%M}:00Z" if platform == "moodle" else f"{DUE}Z"
    (here.root / "dates.toml").write_text(f"{timezone}\n[{NAME}]\ndue = {due}\n")
    (here.root / "moodle.csv").write_text(WORKSHEET, encoding="utf-8")
    files, roster = (MOODLES, "moodle.csv") if platform == "moodle" else (ILIASES, "roster.csv")
    files = lms_zips.packed_at(files, {[*files][1]: (*LATE_AT_NIGHT.timetuple()[:6],)})
    done = here.collect(files, roster=roster)
    assert time_of(here, "bob") == f"{expected.replace(tzinfo=None)} UTC"
    assert done.late == ([] if platform == "moodle" else ["bob"])
    said = "\n".join(summary.lines(done, dry_run=False))
    assert (f"are read as {name}" if name else "in this machine's timezone") in said


def test_who_is_late_by_a_time_of_the_roster(here):
    due_in_file(here, DUE, **{"bob@x.example": 30})
    worksheet = "Identifier,Full name,Email address,Grade,Last modified (submission)\n"
    for number, name in ((77, "Ada Lovelace,ada"), (78, "Bob Öztürk,bob")):
        worksheet += f"P {number},{name}@x.example,,2026-11-26 20:50\n"
    (here.root / "moodle.csv").write_text(worksheet, encoding="utf-8")
    assert here.collect(MOODLES, roster="moodle.csv").late == ["ada@x.example"]


def test_a_wrong_file_of_dates_is_refused_before_anything_is_written(here):
    (here.root / "dates.toml").write_text("[lab]\n")
    with pytest.raises(CourseError, match="expected a date and a time"):
        here.collect(CANVAS)
    assert not (here.root / "submitted").exists()


def test_a_later_zip_replaces_what_is_older_and_keeps_it(here):
    here.collect(CANVAS)
    second = {
        "lovelaceada_4711_95_lab-1.ipynb": notebook("ada again"),
        "öztürkbob_LATE_4712_91_lab-1.ipynb": notebook("bob"),
        "vanderbergcyd_4713_80_lab.ipynb": notebook("an older one"),
    }
    done = here.collect(second, time=LATER)
    assert done.what == {"ada": What.NEWER, "bob": What.SAME, "cyd": What.OLDER}
    assert lms_zips.answers(here.root) == {"ada": "ada again", "bob": "bob", "cyd": "cyd"}
    assert (here.root / "earlier" / NAME / "ada" / "1" / FILE).read_bytes() == notebook("ada")
    assert not (here.root / "earlier" / NAME / "bob").exists()
    assert here.collect(second, time=LATER).what["ada"] is What.SAME
    assert here.collect(CANVAS).what["ada"] is What.OLDER


def test_moodles_later_zip_is_newer_by_its_time(here):
    name = MOODLE.format("Ada Lovelace", 77, FILE)
    here.collect({name: notebook("first")})
    assert here.collect({name: notebook("second")}, time=LATER).what == {"ada": What.NEWER}
    assert here.collect({name: notebook("first")}).what == {"ada": What.OLDER}
    both = here.collect(
        {name: notebook("first")}, {name: notebook("third")}, time=(2027, *LATER[1:])
    )
    assert both.what["ada"] is What.NEWER


def test_what_came_in_another_way_or_was_changed_is_not_replaced(here):
    folder = here.root / "submitted" / "ada" / NAME
    folder.mkdir(parents=True)
    (folder / FILE).write_bytes(notebook("by hand"))
    here.collect(CANVAS)
    (here.root / "submitted" / "cyd" / NAME / FILE).write_bytes(notebook("corrected"))
    newer = {"vanderbergcyd_4713_99_lab.ipynb": notebook("newer")}
    done = here.collect(CANVAS | newer)
    assert done.what["ada"] is done.what["cyd"] is What.KEPT
    assert not done.complete
    assert "move" in dict(done.notes)["ada"]
    assert lms_zips.answers(here.root)["ada"] == "by hand"
    assert lms_zips.answers(here.root)["cyd"] == "corrected"


def test_a_record_that_somebody_changed_or_removed_costs_nothing(here):
    here.collect(CANVAS)
    path = here.root / "collected" / f"{NAME}.csv"
    path.write_text(path.read_text("utf-8").replace(",90,", ",ninety,"), encoding="utf-8")
    newer = {"lovelaceada_4711_99_lab.ipynb": notebook("newer")}
    assert here.collect(newer, time=LATER).what == {"ada": What.NEWER}
    path.unlink()
    even = {"lovelaceada_4711_100_lab.ipynb": notebook("even newer")}
    assert here.collect(even, time=LATER).what == {"ada": What.KEPT}
    assert lms_zips.answers(here.root)["ada"] == "newer"


def test_an_interrupted_run_loses_nothing(here, monkeypatch):
    here.collect(CANVAS)
    newer = {"lovelaceada_4711_99_lab.ipynb": notebook("newer")}

    def full(*_):
        raise DiskError("full")

    with monkeypatch.context() as patch, pytest.raises(DiskError):
        patch.setattr(replacing, "_free", full)
        here.collect(newer)
    assert lms_zips.answers(here.root)["ada"] == "ada"
    assert here.collect(newer).what == {"ada": What.NEWER}


def test_a_dry_run_changes_nothing(here):
    done = here.collect(CANVAS, dry_run=True)
    assert set(done.what.values()) == {What.NEW}
    assert {path.name for path in here.root.iterdir()} >= {"source", "roster.csv"}
    assert not any((here.root / name).exists() for name in ("submitted", "collected", "earlier"))
    assert not list(here.root.glob("*.db"))
    assert "--dry-run" in next(summary.lines(done, dry_run=True))


def test_several_files_and_a_zip_in_the_zip(here):
    own = packed({"my folder/lab.ipynb": notebook("cyd"), "__MACOSX/._lab.ipynb": b"x"})
    done = here.collect({
        "lovelaceada_4711_90_lab.ipynb": notebook("old"),
        "lovelaceada_4711_93_lab-2.ipynb": notebook("new"),
        "lovelaceada_4711_94_report.pdf": b"%PDF",
        "öztürkbob_4712_91_homework.ipynb": notebook("bob"),
        "vanderbergcyd_4713_92_all.zip": own,
        "__MACOSX/._lovelaceada_4711_90_lab.ipynb": b"x",
    })  # fmt: skip
    assert lms_zips.answers(here.root) == {"ada": "new", "bob": "bob", "cyd": "cyd"}
    assert ("ada", "not collected: report.pdf") in done.notes
    assert ("ada", "not collected: lab.ipynb, another version") in done.notes
    assert ("bob", "homework.ipynb was collected as lab.ipynb") in done.notes
    assert done.complete


@pytest.mark.parametrize("inner", ["x/inner.zip", "x/INNER.ZIP", "x/y/inner.7z", "inner.tar.gz"])
@pytest.mark.parametrize("beside", ["x/lab.ipynb", "x/data.csv"])
def test_an_archive_in_a_learners_zip_is_said(here, inner, beside):
    deeper = packed({"lab.ipynb": notebook("ada")})
    done = here.collect({
        "lovelaceada_4711_90_all.zip": packed({beside: notebook("ada"), inner: deeper})
    })  # fmt: skip
    what = "a zip in a zip" if "zip" in inner.lower() else "an archive in a zip"
    assert ("ada", f"not collected: {inner}: {what}") in done.notes
    assert done.complete == beside.endswith("ipynb")


def test_one_of_several_notebooks_that_is_missing_is_said(here):
    (here.root / "source" / NAME / "more.ipynb").write_bytes(notebook("right", name="more"))
    said = ("ada", "more.ipynb is not in the submission")
    first = {"lovelaceada_4711_90_lab.ipynb": notebook("lab", name="lab")}
    assert said in here.collect(first, dry_run=True).notes
    assert said in here.collect(first).notes
    more = {"lovelaceada_4711_91_more.ipynb": notebook("more", name="more")}
    assert here.collect(more).notes == []  # the other one is there
    assert here.collect(first).notes == []


def test_another_notebook_is_collected_and_said(here):
    files = {
        "lovelaceada_4711_90_lab.ipynb": notebook(name="quiz"),
        "öztürkbob_4712_91_lab.ipynb": b"not JSON",
        "vanderbergcyd_4713_92_x.txt": b"",
    }
    done = here.collect(files)
    notes = dict(done.notes)
    assert "no cell of lab" in notes["ada"]
    assert "not JSON" in notes["bob"]
    assert "expected lab.ipynb" in notes["cyd"]
    two = {f"lovelaceada_4711_9{n}_{n}.ipynb": notebook() for n in (1, 2)}
    said = [note for who, note in here.collect(two).notes if who == "ada"]
    assert len([note for note in said if "one of several notebooks" in note]) == 2
    assert done.what["cyd"] is What.KEPT


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("evesmith_9999_90_lab.ipynb", "nobody in the roster"),
        ("lab.ipynb", "not of the form"),
        # a name that can be read as two learners' numbers, and one beside another's name
        ("eve_4711_4712_90_lab.ipynb", "it may belong to ada or bob"),
        ("evesmith_4711_90_lab.ipynb", "its number or login belongs to ada"),
        ("lovelaceada_5555_90_lab.ipynb", "nobody in the roster"),
        ("öztürkbob_4712_91_x/lovelaceada_4711_9999_lab.ipynb", "in the folder of bob"),
        ("öztürkbob_4712_91_x\\lovelaceada_4711_9999_lab.ipynb", "in the folder of bob"),
    ],
)
def test_a_hand_in_that_is_nobodys_is_left_with_the_reason(here, name, says):
    done = here.collect({name: notebook("x")}, platform="canvas")
    assert lms_zips.answers(here.root) == {}
    assert not done.complete
    ((path, why),) = done.left
    assert path == name.replace("\\", "/")
    assert says in why


def test_a_folder_within_a_learners_own_is_not_anothers(here):
    inner = "Lovelace_Ada_ada_4711/99999999999999_lab.ipynb"
    done = here.collect({f"Abgaben/Oeztuerk_Bob_bob_4712/{inner}": notebook("x")}, platform="ilias")
    assert lms_zips.answers(here.root) == {}
    assert "in the folder of bob" in done.left[0][1]


def test_a_number_behind_that_of_a_stranger_is_nobodys_without_a_name(here):
    roster = "id,lms_user_id\nada,4711\n"
    (here.root / "roster.csv").write_text(roster, encoding="utf-8")
    theirs = {"eveevil_4713_98765_lab_4711_99_lab.ipynb": notebook("x")}
    done = here.collect(theirs, platform="canvas")
    assert lms_zips.answers(here.root) == {}
    assert "somebody who is not in the roster" in done.left[0][1]
    here.collect({"lovelaceada_4711_90_lab_1_2.ipynb": notebook("ada")}, platform="canvas")
    assert lms_zips.answers(here.root) == {"ada": "ada"}


def test_two_learners_of_one_name_are_not_guessed(here):
    row = "ada2,Ada,Lovelace,ada2@uni.example,\n"
    roster = ROSTER.replace("4711", "") + row
    (here.root / "roster.csv").write_text(roster, encoding="utf-8")
    done = here.collect({MOODLE.format("Ada Lovelace", 77, FILE): notebook("x")})
    assert "it may belong to ada or ada2" in done.left[0][1]


def test_somebody_who_goes_by_anothers_name_does_not_take_their_place(here):
    both = {MOODLE.format("Ada Lovelace", number, FILE): notebook(str(number)) for number in (7, 8)}
    done = here.collect(both)
    assert lms_zips.answers(here.root) == {}
    assert "participant-7 and participant-8, use the name of ada" in done.left[0][1]
    first, second = ({name: data} for name, data in both.items())
    here.collect(first)
    done = here.collect(second, time=LATER)
    assert done.what["ada"] is What.KEPT
    assert "was participant-7 before" in dict(done.notes)["ada"]
    assert lms_zips.answers(here.root) == {"ada": "7"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Thursday, 26 November 2026, 8:50 PM", (2026, 11, 26, 20, 50)),
        ("Donnerstag, 26. März 2026, 20:50", (2026, 3, 26, 20, 50)),
        ("Freitag, 1. Mai 2026, 08:05", (2026, 5, 1, 8, 5)),
        ("2026-11-26 20:50", (2026, 11, 26, 20, 50)),
        ("11/12/2026, 20:50", None),
        ("-", None),
        ("", None),
        ("Thursday", None),
        ("26 Brumaire 2026, 8:50", None),
        ("26 November 9026, 8:50", None),
    ],
)
def test_a_time_in_words_is_read_or_unknown(words, expected):
    found = times.of_words(words)
    assert found == (datetime(*expected).astimezone(UTC) if expected else None)


def test_an_unreadable_time_of_the_roster_is_said(here):
    worksheet = (
        "Identifier,Full name,Grade,Last modified (submission)\nP 77,Ada Lovelace,,brumaire\n"
    )
    (here.root / "moodle.csv").write_text(worksheet)
    files = {MOODLE.format("Ada Lovelace", 77, FILE): notebook("x")}
    done = here.collect(files, roster="moodle.csv")
    assert ("participant-77", "the roster's time 'brumaire' cannot be read") in done.notes
    assert done.timeless == ["participant-77"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,points\nada,3\n", "is not a roster"),
        ("Identifiant,Nom complet\nx1,Ada\n", "set to English or German"),
        ("id;first_name\nada;Ada\n", "separated by semicolons"),
        ("id\n../ada\n", "cannot be a learner's id"),
        ("id\nada\nada\n", "more than once"),
        ("", "is empty; expected"),
        ("id,first_name\n", r"roster.csv has no rows; expected one for each learner"),
    ],
)
def test_a_wrong_roster_is_refused_before_anything_is_written(here, text, says):
    (here.root / "roster.csv").write_text(text)
    with pytest.raises(CourseError, match=says):
        here.collect(CANVAS)
    assert not (here.root / "submitted").exists()


def test_a_wrong_assignment_or_zip_is_refused(here):
    request = Request(course_of(here.root), "lab7", [])
    with pytest.raises(CourseError, match=r"no assignment 'lab7'.*only: lab"):
        collect(request)
    with pytest.raises(CourseError, match="not a zip"):
        here.collect(b"PK nothing")
    with pytest.raises(CourseError, match=r"zip holds no files; download it again"):
        here.collect({})
    with pytest.raises(CourseError, match=r"none.csv is not there; give the path of a CSV file$"):
        here.collect(CANVAS, roster="none.csv")
    with pytest.raises(CourseError, match="is not there"):
        collect(Request(course_of(here.root), NAME, [here.root / "none.zip"], by_number=True))


def test_names_in_utf8_without_a_mark_are_read(here):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("oeztuerkXX_4712_90_lab.ipynb", notebook("bob"))
    data = stream.getvalue().replace(b"oeztuerkXX", "öztürkbo".encode())
    (here.root / "roster.csv").write_text(ROSTER.replace("Bob,", "Bo,"), encoding="utf-8")
    assert here.collect(data).what == {"bob": What.NEW}


def test_the_gradebook_is_of_no_use_when_damaged(here):
    (here.root / "gradebook.db").write_bytes(b"no database" * 100)
    with pytest.raises(Exception, match=r"cannot be used|not a database") as caught:
        here.collect(CANVAS)
    assert not isinstance(caught.value, sqlite3.Error)


def test_the_command_says_what_became_of_everybody(here, monkeypatch):
    (here.root / "x.zip").write_bytes(packed(CANVAS | {"\x1b[2Jevil.txt": b""}))
    monkeypatch.chdir(here.root)
    run = CliRunner().invoke(main, ["collect", NAME, "x.zip", "--roster", "roster.csv"])
    assert run.exit_code == 1
    for words in (
        "Canvas: 3 learners: 3 new", "late (1): bob", "no submission (1): dan",
        "submission time unknown, counted as on time: 2. Canvas's zip says only who was late",
        r"not collected: \x1b[2Jevil.txt: its name is not",
    ):  # fmt: skip
        assert words in run.output
    (here.root / "y.zip").write_bytes(packed(CANVAS))
    again = ["collect", NAME, "y.zip", "--from", "canvas", "--dry-run"]
    run = CliRunner().invoke(main, [*again, "--roster", "roster.csv"])
    assert (run.exit_code, "3 unchanged, nothing was changed" in run.output) == (0, True)


def test_what_holds_for_many_is_said_once(here):
    names = [f"stranger{letter}_99{n}_9{n}_lab.ipynb" for n, letter in enumerate("abcdef")]
    done = here.collect(CANVAS | dict.fromkeys(names, notebook()))
    done.notes += [(who, "the same") for who in ("ada", "bob", "cyd")]
    said = [line for line in summary.lines(done, dry_run=False) if "nobody" in line]
    (line,) = said
    assert line.startswith("not collected (6): nobody in the roster has this number")
    assert line.endswith(": " + "; ".join(names))
    assert "ada, bob, cyd: the same" in [*summary.lines(done, dry_run=False)]


def test_of_two_notebooks_one_may_be_handed_in_again(here):
    (here.root / "source" / NAME / "more.ipynb").write_bytes(notebook("right", name="more"))
    first = {f"lovelaceada_4711_9{n}_{name}.ipynb": notebook(name, name=name)
             for n, name in enumerate(("lab", "more"))}  # fmt: skip
    assert here.collect(first).what == {"ada": What.NEW}
    again = {"lovelaceada_4711_97_more-1.ipynb": notebook("better", name="more")}
    assert here.collect(again).what == {"ada": What.NEWER}
    assert here.collect(again).what == {"ada": What.SAME}
    folder = here.root / "submitted" / "ada" / NAME
    assert (folder / FILE).read_bytes() == notebook("lab", name="lab")
    assert (folder / "more.ipynb").read_bytes() == notebook("better", name="more")
    assert here.collect(first).what == {"ada": What.OLDER}
