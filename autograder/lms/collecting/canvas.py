"""Reads the names in Canvas's "Download Submissions" (pure).

    lovelaceada_4711_98765_random_initialization-1.ipynb
    lovelaceada_LATE_4711_98765_random_initialization.ipynb
    LATE_anon_w3Kx9_98765_random_initialization.ipynb       anonymous grading
    lovelaceada_4711_text.html                              a text typed into Canvas

They are the sortable name in lower case without punctuation, LATE, the user's ID, the attachment's
ID, and the file's name, to which Canvas appends -1, -2, ... when a file is handed in again. Of a
group, it is the group's name and the ID of one member. The zip's times are those of the download.

Source: instructure/canvas-lms, lib/content_zipper.rb: get_filename, add_upload_submission,
sanitize_user_name; app/models/attachment.rb: make_unique_filename; app/models/assignment.rb:
representatives.
"""

import re
from dataclasses import replace

from autograder.lms.collecting.hand_in import Claim, Found

NAME = "Canvas"
GROUPS = (
    "Canvas names a group's submission after the group and one member: if it is one, put it into "
    "the folder of each member yourself"
)
#: The file's own name may hold numbers too, so each place where two numbers follow is a reading.
_IDS = re.compile(r"(?=_(\d{1,19})_(\d{1,19})_(.+))", re.DOTALL)
_ANONYMOUS = re.compile(r"(LATE_)?(anon_[A-Za-z0-9]+)_(\d{1,19})_(.+)", re.DOTALL)
_TYPED = re.compile(r"(.*?)(_LATE)?_(\d{1,19})_((?:text|link)\.html)", re.DOTALL)


def read(parts: tuple[str, ...]) -> Found | None:
    """Return what a file's path says; None if it is not of Canvas's form.

    Canvas writes no folders; what can be read in one may be the learner's own whose file this is.
    """
    *folders, file = map(_read, parts)
    around = [found for found in folders if found]
    return file and replace(
        file,
        late=file.late or any(found.late for found in around),
        around=tuple(claim for found in around for claim in found.claims),
    )


def _read(whole):
    if found := _ANONYMOUS.fullmatch(whole):
        late, number, turn, file = found.groups()
        return Found((Claim(number),), file, bool(late), int(turn))
    if found := _TYPED.fullmatch(whole):
        name, late, number, file = found.groups()
        return Found((Claim(number, name),), file, bool(late))
    readings = [(whole[: each.start()], *each.groups()) for each in _IDS.finditer(whole)]
    if not readings or not readings[0][0]:
        return None
    first, _, turn, file = readings[0]
    claims = tuple(Claim(number, name.removesuffix("_LATE")) for name, number, *_ in readings)
    return Found(claims, file, first.endswith("_LATE"), int(turn), groups=GROUPS)
