"""What a hidden test may show of a learner's own words: an input could be written into them (pure).

A function can raise, or return as a key, the text of what a hidden test handed it. So in a hidden
test an exception keeps its class, its words are taken out of what the test says, and in answers a
text that is more than a short name is replaced. Visible tests show everything.
"""

import builtins
import re
import types
from functools import lru_cache

import numpy as np

from autograder.wire import codec

MESSAGE = "(its message is left out: it could show what a hidden test uses)"
_NAME = re.compile(r"([A-Za-z_]{1,16})[0-9]{0,2}")
#: Python's types, numpy's, and what the sandbox says of a value that cannot be sent.
_KINDS = {each.__name__ for space in (builtins, types, np) for each in vars(space).values()
          if isinstance(each, type)}  # fmt: skip
_KINDS |= {f"{name}s" for name in _KINDS}
_KINDS |= {"with", "keys", "of", "type", "numpy", "items", "array"}


def exception(names: list, sources: str) -> list[str]:
    """Return the names of an exception's classes that may be shown.

    Args:
        names: as the sandbox sent them.
        sources: the text of the learner's cells; a class of theirs stands there.
    """
    names = [str(name) for name in names if isinstance(name, str)]
    return [each for each in names if _known(each, sources)] or ["Exception"]


def _known(name, sources):
    theirs = re.fullmatch(r"[A-Za-z_]{1,40}", name) and re.search(rf"\bclass {name}\b", sources)
    return bool(theirs or isinstance(getattr(builtins, name, None), type))


def message(message: str, said: list[str]) -> str:
    """Return what a test says, without what the learner's exceptions said.

    Args:
        message: the test's; a check may have cut the exception's text short.
        said: the texts of the exceptions that were raised in this test.
    """
    for text in filter(None, said):
        starts = (_longest_start(form, message) for form in (text, _on_one_line(text)))
        start = max(starts, key=len)
        if len(start) >= min(len(text), 4):
            message = message.replace(start, MESSAGE)
    return message


def _on_one_line(text):
    """Return a text as the checks show it, with a ? for what cannot be printed."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def _longest_start(text, within):
    few, many = 0, len(text)
    while few < many:
        middle = (few + many + 1) // 2
        few, many = (middle, many) if text[:middle] in within else (few, middle - 1)
    return text[:few]


def value(answer: object, sources: str) -> object:
    """Return an answer with each text in it replaced, but short names that its learner wrote.

    A name that was made in the call could spell what was handed over; the number at its end, as in
    W1, may be made.

    Args:
        answer: what a learner's function returned, or what it left in its arguments.
        sources: the text of the learner's cells.
    """
    if isinstance(answer, dict):
        return {_one(key, sources): value(each, sources) for key, each in answer.items()}
    if isinstance(answer, list | tuple | set):
        return type(answer)(value(each, sources) for each in answer)
    return _one(answer, sources)


def _one(answer, sources):
    if isinstance(answer, str):
        return _text(answer, sources)
    if isinstance(answer, bytes):
        return b""
    if isinstance(answer, np.ndarray) and answer.dtype.kind in "SU":
        return np.full(answer.shape, "")
    if isinstance(answer, codec.Unsendable):
        return codec.Unsendable(_kind(answer.type_name, sources))
    return answer


def _text(text, sources):
    if not text or _is_written(text, sources):
        return text
    return f"(a text of {len(text):,} characters)"


@lru_cache(maxsize=1024)  # the same few names come back from every call
def _is_written(text, sources):
    name = _NAME.fullmatch(text)
    return bool(name and re.search(rf"(?<![A-Za-z_]){name[1]}(?![A-Za-z_])", sources))


def _kind(name, sources):
    """Return what may be shown of a type: its name, where it is Python's, numpy's or written."""
    words = name.split()
    known = all(word in _KINDS or _is_written(word, sources) for word in words)
    return name if len(words) < 8 and known else "value"
