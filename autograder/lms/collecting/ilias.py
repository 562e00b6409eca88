"""Reads the names in ILIAS's "Download all submissions" and in its multi-feedback structure (pure).

    Blatt_1/Abgaben/Lovelace_Ada_alove_4711/random_initialization.ipynb
    Abgaben/Team 12/Lovelace_Ada_alove_4711/random_initialization (2).ipynb
    Submissions/Lovelace_Ada_alove_4711/Late Submission - random_initialization.ipynb
    multi_feedback_Blatt_1_334/Lovelace_Ada_alove_4711/20261126101500_random_initialization.ipynb

A folder is the last name, first name, login and number, in ASCII. On the server, the time of its
upload is in front of a file's name; the download takes it off, so what is there is the learner's
own, but in the structure it stays, and there nothing is marked as late. The zip's times are those
of the uploads up to ILIAS 8, and of the download since, in the server's zone.

Source: ILIAS-eLearning/ILIAS, Modules/Exercise/classes/class.ilExSubmission.php
(downloadAllAssignmentFiles, getDirectoryNameFromUserData), class.ilExAssignment.php
(sendMultiFeedbackStructureFile).
"""

import re

from autograder.lms.collecting.hand_in import Claim, Found

NAME = "ILIAS"
_OWNER = re.compile(r"(?P<words>[^_].*_.+_.+)_(?P<number>\d{1,19})", re.DOTALL)
_TEAM = re.compile(r"\w+ \d+")
_STRUCTURE = "multi_feedback_"
_UPLOADED = re.compile(r"(\d{14})_(.+)", re.DOTALL)
#: ILIAS writes this in the language of whoever downloads.
_LATE = re.compile(
    r"(?:late|versp(?:ä|ae|a)tet|tard|retard|in ritardo)[^/]{0,40}? - (.+)", re.I | re.S
)
OF_A_TEAM = "a team's submission: it counts for this learner alone, copy it for the others"


def read(parts: tuple[str, ...]) -> Found | None:
    """Return what a file's path says; None if it is not of ILIAS's form."""
    *outside, folder, file = ["", *parts]
    owner, turn = _OWNER.fullmatch(folder), 0
    if not owner:
        return None
    around = [found for found in map(_OWNER.fullmatch, outside) if found]
    # its name looks like an owner's, so it is one of those around
    in_structure = len(around) == 1 and around[0].string.startswith(_STRUCTURE)
    inner = outside[outside.index(around[0].string) + 1 :] if around else []
    late = _LATE.fullmatch(file)
    if late:
        file = late[1]
    if uploaded := _UPLOADED.fullmatch(file):
        turn, file = int(uploaded[1]), uploaded[2]
    team = _TEAM.fullmatch(outside[-1]) if outside else None
    return Found(
        tuple(_claims(owner)),
        file,
        bool(late) or any(map(_LATE.fullmatch, inner)),
        turn,
        OF_A_TEAM if team else "",
        tuple(claim for found in around for claim in _claims(found)),
        uploaded[1] if uploaded and in_structure else "",
    )


def _claims(owner):
    """Return each way to part the words, since a login and a name may hold underscores."""
    words = owner["words"].split("_")
    for first in range(len(words) - 1, 1, -1):
        yield Claim(owner["number"], " ".join(words[:first]), "_".join(words[first:]))
