"""What Canvas, Moodle and ILIAS write into a zip is read as they mean it."""

import pytest

from autograder.errors import CourseError
from autograder.lms.collecting import canvas, ilias, moodle
from autograder.lms.collecting.choice import Version, chosen, expected_name
from autograder.lms.collecting.names import alike
from autograder.lms.collecting.platforms import recognized


def read(reader, path):
    """Return a path's first claim, its file, lateness and turn."""
    found = reader.read(tuple(path.split("/")))
    claim = found.claims[0]
    return claim.number, claim.name, claim.login, found.file, found.late, found.turn


@pytest.mark.parametrize(
    ("path", "means"),
    [
        ("lovelaceada_4711_98_lab.ipynb", ("4711", "lovelaceada", "", "lab.ipynb", False, 98)),
        ("lovelaceada_LATE_4711_98_lab-1.ipynb",
         ("4711", "lovelaceada", "", "lab-1.ipynb", True, 98)),
        ("öztürkbob_4712_99_a_b.ipynb", ("4712", "öztürkbob", "", "a_b.ipynb", False, 99)),
        ("submissions/lovelaceada_4711_98_lab.ipynb",
         ("4711", "lovelaceada", "", "lab.ipynb", False, 98)),
        ("LATE_anon_w3Kx9_98_lab.ipynb", ("anon_w3Kx9", "", "", "lab.ipynb", True, 98)),
        ("anon_w3Kx9_98_lab.ipynb", ("anon_w3Kx9", "", "", "lab.ipynb", False, 98)),
        ("lovelaceada_LATE_4711_98_x/lovelaceada_4711_99_lab.ipynb",
         ("4711", "lovelaceada", "", "lab.ipynb", True, 99)),
        ("lovelaceada_LATE_4711_text.html",
         ("4711", "lovelaceada", "", "text.html", True, 0)),
    ],
)  # fmt: skip
def test_canvas(path, means):
    assert read(canvas, path) == means


@pytest.mark.parametrize(
    ("path", "means"),
    [
        ("Ada Lovelace_77_assignsubmission_file_/lab.ipynb",
         ("participant-77", "Ada Lovelace", "", "lab.ipynb", False, 0)),
        ("Ada Lovelace_77_assignsubmission_file/lab.ipynb",
         ("participant-77", "Ada Lovelace", "", "lab.ipynb", False, 0)),
        ("Ada Lovelace_77_assignsubmission_file_my_lab.ipynb",
         ("participant-77", "Ada Lovelace", "", "my_lab.ipynb", False, 0)),
        ("Course-Lab-12/Ada Lovelace_77_assignsubmission_file_/sub/lab.ipynb",
         ("participant-77", "Ada Lovelace", "", "lab.ipynb", False, 0)),
        ("Participant_77_assignsubmission_file_/lab.ipynb",
         ("participant-77", "Participant", "", "lab.ipynb", False, 0)),
        ("Group A-Ada Lovelace_77_assignsubmission_file_/lab.ipynb",
         ("participant-77", "Group A-Ada Lovelace", "", "lab.ipynb", False, 0)),
        ("Default group_assignsubmission_file_/lab.ipynb",
         ("", "Default group", "", "lab.ipynb", False, 0)),
        ("Ada Lovelace_77_assignsubmission_onlinetext_/onlinetext.html",
         ("participant-77", "Ada Lovelace", "", "onlinetext.html", False, 0)),
    ],
)  # fmt: skip
def test_moodle(path, means):
    assert read(moodle, path) == means


@pytest.mark.parametrize(
    ("path", "means"),
    [
        ("Blatt_1/Abgaben/Lovelace_Ada_alove_4711/lab.ipynb",
         ("4711", "Lovelace Ada", "alove", "lab.ipynb", False, 0)),
        ("Abgaben/Team 12/Lovelace_Ada_alove_4711/lab (2).ipynb",
         ("4711", "Lovelace Ada", "alove", "lab (2).ipynb", False, 0)),
        ("Submissions/Lovelace_Ada_alove_4711/Late Submission - lab.ipynb",
         ("4711", "Lovelace Ada", "alove", "lab.ipynb", True, 0)),
        ("Abgaben/Lovelace_Ada_alove_4711/Verspaetete Abgabe - lab.ipynb",
         ("4711", "Lovelace Ada", "alove", "lab.ipynb", True, 0)),
        ("multi_feedback_Blatt_1_334/Lovelace_Ada_alove_4711/20261126101500_lab.ipynb",
         ("4711", "Lovelace Ada", "alove", "lab.ipynb", False, 20261126101500)),
        ("Abgaben/Lovelace_Ada_alove_4711/Late Submission - x/Lovelace_Ada_alove_4711/lab.ipynb",
         ("4711", "Lovelace Ada", "alove", "lab.ipynb", True, 0)),
        ("Late papers - Blatt 1/Abgaben/Lovelace_Ada_alove_4711/lab.ipynb",
         ("4711", "Lovelace Ada", "alove", "lab.ipynb", False, 0)),
        ("Abgaben/Lovelace_Ada_alove_4711/mine - yours.ipynb",
         ("4711", "Lovelace Ada", "alove", "mine - yours.ipynb", False, 0)),
    ],
)  # fmt: skip
def test_ilias(path, means):
    assert read(ilias, path) == means


@pytest.mark.parametrize("reader", [canvas, moodle, ilias])
@pytest.mark.parametrize("path", ["lab.ipynb", "a/b/lab.ipynb", "_.ipynb", "_1_2_", "__", " "])
def test_what_is_of_no_form_is_not_read(reader, path):
    assert reader.read(tuple(path.split("/"))) is None


def test_a_platform_is_recognized_by_most_of_the_names():
    forms = {
        "canvas": ("lovelaceada_4711_98_lab.ipynb",),
        "moodle": ("Ada Lovelace_77_assignsubmission_file_", "a_1_2_lab.ipynb"),
        "ilias": ("Abgaben", "Lovelace_Ada_alove_4711", "lab.ipynb"),
    }
    for name, path in forms.items():
        assert recognized([path, path, ("notes.txt",)], "x.zip") == name
    for unclear in ([], [("lab.ipynb",)], [forms["canvas"], forms["ilias"]]):
        with pytest.raises(CourseError, match="--from"):
            recognized(unclear, "x.zip")


@pytest.mark.parametrize(
    "file",
    ["lab.ipynb", "lab (1).ipynb", "lab(12).ipynb", "lab-1.ipynb", "LAB.IPYNB", "lab (1)-2.ipynb",
     "lab - Copy.ipynb", "lab - Kopie (2).ipynb", "lab copy 3.ipynb"],
)  # fmt: skip
def test_a_name_that_was_appended_to_is_the_notebooks_own(file):
    assert expected_name(file, ["lab.ipynb", "other.ipynb"]) == "lab.ipynb"


@pytest.mark.parametrize("appended", ["-1" * 120, " " * 240, " copy" * 48, "-1 " * 80])
def test_a_name_that_seems_to_be_copied_for_ever_is_no_notebook(appended):
    assert expected_name(f"x{appended}.ipynb", ["lab.ipynb"]) == ""


def test_a_name_that_ends_in_a_number_keeps_it():
    assert expected_name("lab-1.ipynb", ["lab-1.ipynb", "lab.ipynb"]) == "lab-1.ipynb"
    assert expected_name("lab2.ipynb", ["lab.ipynb"]) == ""


def test_the_newest_version_is_taken():
    def named(*files):
        return [Version(file, turn, "", place) for place, (file, turn) in enumerate(files)]

    by_turn = named(("lab-1.ipynb", 7), ("lab.ipynb", 9), ("notes.txt", 99))
    assert chosen(by_turn, ["lab.ipynb"])[0]["lab.ipynb"].turn == 9
    by_count = named(("lab3 (2).ipynb", 0), ("lab3.ipynb", 0), ("lab3 (1).ipynb", 0))
    taken, left = chosen(by_count, ["lab3.ipynb"])
    assert taken["lab3.ipynb"].file == "lab3 (2).ipynb"
    assert {each.file for each in left} == {"lab3.ipynb", "lab3 (1).ipynb"}


def test_two_notebooks_of_other_names_are_taken_for_none():
    two = [Version("a.ipynb", 0, "", 0), Version("b.ipynb", 0, "", 1)]
    assert chosen(two, ["lab.ipynb"]) == ({}, two)
    assert chosen(two[:1], ["lab.ipynb"])[0]["lab.ipynb"].file == "a.ipynb"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lovelaceada", "Ada Lovelace"), ("vanderbergcyd", "Cyd van der Berg"),
        ("oneilsmithdán", "Dán O'Neil-Smith"), ("Oeztuerk Bob", "Bob Öztürk"),
        ("Ozturk Bob", "Bob Öztürk"), ("Lovelace, Ada", "ada LOVELACE"),
        ("O\u0308ztu\u0308rk Bob", "Bob Öztürk"), ("王小明", "小明 王"),
    ],
)  # fmt: skip
def test_one_persons_names_are_alike(one, other):
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("lovelaceada", "Ada Love"), ("", "Ada"), ("", ""), ("adalovelace4711", "Ada Lovelace")],
)
def test_other_names_are_not(one, other):
    assert not alike(one, other)
