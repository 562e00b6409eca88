"""A learner's id as tasks are drawn from it: one form for all ways to write it (pure)."""

import unicodedata


def normal(learner: str) -> str:
    """Return an id without blanks around it, in lower case, with each accent in its letter.

    A keyboard or a file system may write "ü" as one character or as two (Unicode, annex 15).
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", learner.strip()).casefold())
