"""Hand-ins of groups: collected where the platform itself says whose they are, else explained."""

import pytest

from autograder.gradebook.course import course as course_of
from autograder.lms.collecting import summary
from autograder.lms.collecting.collect import Request, collect
from tests.support import lms_zips
from tests.support.lms_zips import NAME, notebook, packed

HEAD = "Identifier,Full name,Email address,Status,Group,Grade\n"
ADA, BOB, CYD = "P 77,Ada Lovelace,ada", "P 78,Bob Öztürk,bob", "P 79,Cyd van-der Berg,cyd"
MOODLE = "{}_assignsubmission_file/lab.ipynb"


@pytest.fixture
def gathered(tmp_path):
    """Return a function that collects files with a worksheet, or with nbgrader's own list."""
    lms_zips.course(tmp_path)

    def collected(names, *rows, **more):
        roster = tmp_path / "roster.csv"
        if rows:
            text = HEAD + "".join(f"{row}\n" for row in rows)
            roster.write_text(text, encoding="utf-8")
        path = tmp_path / "all.zip"
        path.write_bytes(packed({name: notebook(name) for name in names}))
        return collect(Request(course_of(tmp_path), NAME, [path], roster=roster, **more))

    return collected


def alone(row):
    return f"{row},,,"


@pytest.mark.parametrize(
    ("name", "row", "who"),
    [
        ("Group A-Ada Lovelace_77", ADA, "ada"),
        ("Gruppe 1-B-Bob Öztürk_78", BOB, "bob"),
        ("A-Cyd van-der Berg_79", CYD, "cyd"),
        ("A-Cyd van der Berg_79", CYD, "cyd"),
    ],
)
def test_moodles_group_in_front_of_a_name_is_no_other_name(gathered, name, row, who):
    done = gathered([MOODLE.format(name)], alone(row))
    assert [*done.what] == [who]
    assert done.complete


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Group A-Ada Lovelace_78", [ADA, BOB]),  # the number of somebody else
        ("Group A-Ada Lovelace_99", [ADA, BOB]),  # a stranger's
        ("Group A-Ada Lovelace", [ADA, BOB]),
        ("Ada Lovelace-Eve_77", [ADA, BOB]),
        ("Eve Ada Lovelace_77", [ADA]),
    ],
)
def test_a_name_behind_a_hyphen_is_nobodys_without_the_number(gathered, name, rows):
    done = gathered([MOODLE.format(name)], *map(alone, rows))
    assert not done.what
    assert "group" in done.left[0][1]
    assert "grading worksheet" in done.left[0][1]


def test_without_numbers_a_name_behind_a_hyphen_is_nobodys(gathered):
    done = gathered([MOODLE.format("Group A-Ada Lovelace_77")])
    assert not done.what
    assert "group" in done.left[0][1]


def test_a_hand_in_of_a_group_is_that_of_each_member_if_the_worksheet_names_it(gathered):
    rows = [f"{ADA},,Team_blue,", f"{BOB},,Team_blue,", f"{CYD},,Ada Lovelace,"]
    # the number is the group's, which may be that of a participant
    done = gathered([MOODLE.format("Team blue_79"), MOODLE.format("Ada Lovelace_77")], *rows)
    answers = {one: done.what[one] for one in done.what}
    assert set(answers) == {"ada", "bob", "cyd"}
    assert "a submission by the group 'Team blue'" in dict(done.notes)["ada"]
    assert "'Ada Lovelace'" in dict(done.notes)["cyd"]
    assert done.complete


def test_a_group_that_the_worksheet_does_not_name_or_twice_is_nobodys(gathered):
    rows = [f"{ADA},,Team_blue,", f"{BOB},,Team blue,", f"{CYD},,Red,"]
    done = gathered([MOODLE.format("Team blue_5"), MOODLE.format("Cyd van-der Berg_79")], *rows)
    assert not done.what
    assert "two groups" in done.left[0][1]
    assert "no group" in done.left[1][1]


def test_a_group_of_canvas_is_explained_and_its_member_not_called_missing(gathered):
    done = gathered(["group3_4711_98_lab.ipynb", "öztürkbob_4712_99_lab.ipynb"])
    assert [*done.what] == ["bob"]
    assert "put it into the folder of each member" in done.left[0][1]
    assert (done.unclear, done.missing) == (["ada"], ["cyd", "dan"])
    said = "\n".join(summary.lines(done, dry_run=False))
    assert "not collected, see below (1): ada" in said
