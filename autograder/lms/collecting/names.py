"""Compares names as platforms write them: in another order, without accents or blanks (pure)."""

import re
import unicodedata

MAX_WORDS = 12
_WORD = re.compile(r"[^\W_]+")
_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"}
)
_OTHER = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ı": "i"})


def alike(one: str, other: str) -> bool:
    """Whether two names hold the same words, in another order or with other punctuation.

    One of them may be without blanks, as Canvas writes it.
    """
    return bool(forms(one) & forms(other))


def forms(name: str) -> set[str]:
    """Return the ways in which platforms write a name, without blanks and punctuation."""
    name = unicodedata.normalize("NFC", name).casefold()
    spelled = {name, name.translate(_GERMAN), _bare(name.translate(_OTHER))}
    return {form for each in spelled for form in _orders(each)} - {""}


def words(name: str) -> list[str]:
    """Return a name's words, without punctuation and in lower case."""
    return _WORD.findall(unicodedata.normalize("NFC", name).casefold())


def _orders(name):
    """Return a name's words joined: sorted, as they stand, and with the last ones put first."""
    found = _WORD.findall(name)
    yield "".join(sorted(found))
    for place in range(min(len(found), MAX_WORDS)):
        yield "".join(found[place:] + found[:place])


def _bare(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
