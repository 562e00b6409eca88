"""The headings of Moodle's grading worksheet, which has those of the teacher's language (pure).

Source: moodle/moodle, mod/assign/gradingtable.php; Moodle's German language pack, assign.php
(recordid, submissionteam, lastmodifiedsubmission, lastmodifiedgrade) and moodle.php.
"""

from collections.abc import Sequence

_GERMAN = {
    "ID": "Identifier",
    "Vollständiger Name": "Full name",
    "Anmeldename": "Username",
    "ID-Nummer": "ID number",
    "E-Mail-Adresse": "Email address",
    "Gruppe": "Group",
    "Bewertung": "Grade",
    "Zuletzt geändert (Abgabe)": "Last modified (submission)",
    "Zuletzt geändert (Bewertung)": "Last modified (grade)",
}
#: "ID" alone may be in any table.
_SURE = {"Vollständiger Name", "Zuletzt geändert (Abgabe)", "Zuletzt geändert (Bewertung)"}


def in_english(head: Sequence[str]) -> list[str]:
    """Return the headings, in English if they are a German worksheet's."""
    if "ID" in head and _SURE & set(head):
        return [_GERMAN.get(name, name) for name in head]
    return list(head)
