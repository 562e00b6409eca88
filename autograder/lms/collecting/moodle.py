"""Reads the names in Moodle's "Download all submissions" (pure).

    Ada Lovelace_12345_assignsubmission_file_/random_initialization.ipynb     in folders
    Ada Lovelace_12345_assignsubmission_file/random_initialization.ipynb      Moodle 4
    Ada Lovelace_12345_assignsubmission_file_random_initialization.ipynb      without folders
    Participant_12345_assignsubmission_file_/...                              blind marking
    Team blue_77_assignsubmission_file_/...                                   a group's hand-in
    Team blue-Ada Lovelace_12345_assignsubmission_file_/...   one of a group, up to Moodle 4.0
    Ada Lovelace_12345_assignsubmission_onlinetext_/onlinetext.html           a typed text

The number is the participant's in this one assignment, "Participant 12345" in its grading
worksheet; a group's number is another one, and the worksheet says who is in it. The zip says
neither when a file was handed in nor that it is late; the worksheet says when.

Source: moodle/moodle, mod/assign/classes/downloader.php (before 4.1 mod/assign/locallib.php,
download_submissions): get_student_prefix, load_submissionplugin_filelist.
"""

import re

from autograder.lms.collecting.hand_in import PARTICIPANT, Claim, Found

NAME = "Moodle"
GROUPS = (
    "If it is a submission by a group, or by one of a group that was chosen before the download, "
    "give the assignment's grading worksheet with --roster, or put it into the folder of each "
    "member yourself"
)
#: No underscore: Moodle makes blanks of those in a name.
_OWNER = re.compile(
    r"(?P<name>[^_]+)(?:_(?P<number>\d{1,19}))?_assignsubmission_(?P<kind>[a-z]+)"
    r"(?:_(?P<file>.*))?",
    re.DOTALL,
)


def read(parts: tuple[str, ...]) -> Found | None:
    """Return what a file's path says; None if it is not of Moodle's form."""
    for place, part in enumerate(parts):  # from outside: the names within are the learner's
        if found := _OWNER.fullmatch(part):
            file = parts[-1] if place + 1 < len(parts) else found["file"]
            number = f"{PARTICIPANT}{found['number']}" if found["number"] else ""
            claim = Claim(number, found["name"])
            return Found((claim,), file, tails=_tails(claim.name), groups=GROUPS) if file else None
    return None


def _tails(name):
    """Return what is behind each hyphen: a name or, as names have hyphens too, a part of one."""
    words = name.split("-")
    return tuple("-".join(words[place:]) for place in range(1, len(words)))
