"""Keeps a hidden test's inputs from being shown by way of a learner's texts (pure).

A function could raise, or return as a key, a text that spells the inputs of a hidden test. So in a
hidden test an exception keeps its class, its text is removed from the test's message, and in
answers any text other than a short name is replaced. Visible tests show everything.
"""

import builtins
import collections
import datetime
import decimal
import fractions
import itertools
import re
import types
from functools import lru_cache

import numpy as np

from autograder.wire import codec

MESSAGE = "(its message is left out: it could show what a hidden test uses)"
SHORTEST_START = 24  # letters; a check quotes more of a text before it cuts that short
UNWRITTEN = "not written yet"  # raised by a cell as it is released: no text of a learner's
_NAME = re.compile(r"([A-Za-z_]{1,16})[0-9]{0,2}")
_SPACES = (builtins, types, collections, datetime, decimal, fractions, itertools, np)
#: Names of Python's and numpy's types.
_KINDS = {each.__name__ for space in _SPACES for each in vars(space).values()
          if isinstance(each, type)} | {"dict_keys", "dict_values", "dict_items"}  # fmt: skip
_FORM = re.compile(r"(?:dict with keys of type |set with items of type |numpy array of )?(\w+)")


def exception(names: list, sources: str) -> list[str]:
    """Return the names of an exception's classes that may be shown.

    Args:
        names: as the sandbox sent them.
        sources: the text of the learner's cells, where classes of their own are defined.
    """
    names = [str(name) for name in names if isinstance(name, str)]
    return [each for each in names if _known(each, sources)] or ["Exception"]


@lru_cache(maxsize=1024)  # as in `_is_written`
def _known(name, sources):
    theirs = re.fullmatch(r"[A-Za-z_]{1,40}", name) and re.search(rf"\bclass {name}\b", sources)
    return bool(theirs) or is_builtin(name)


def is_builtin(name: str) -> bool:
    """Whether it is the name of one of Python's own exceptions."""
    kind = getattr(builtins, name, None)
    return isinstance(kind, type) and issubclass(kind, BaseException)


def message(message: str, said: list[str]) -> str:
    """Return a test's message without the texts of the learner's exceptions.

    All of them are looked for in the message as it is: one may be the start of another.

    Args:
        message: the test's; a check may have cut the exception's text short.
        said: the texts of the exceptions raised in this test.
    """
    texts = [each for each in dict.fromkeys(said) if each != UNWRITTEN]
    forms = dict.fromkeys(form for each in texts for form in (each, _on_one_line(each)))
    spans = sorted(span for form in forms for span in _quoted(form, message))
    kept, at = [], 0
    for first, end in spans:
        if first >= at:
            kept += [message[at:first], MESSAGE]
        at = max(at, end)
    return "".join([*kept, message[at:]])


def _quoted(text, message):
    """Yield where a message quotes a text: a long start of it, or the whole as a word of its own.

    A few letters of its start may be the check's own words. The checks take dots from its end.
    """
    start, whole = _longest_start(text, message), text.rstrip(" .")
    pattern = re.escape(start)
    if len(start) < SHORTEST_START:
        if not whole or not start.startswith(whole):
            return
        before = r"(?<!\w)" if re.match(r"\w", whole) else ""
        pattern = before + re.escape(whole) + (r"(?!\w)" if re.search(r"\w$", whole) else "")
    yield from (found.span() for found in re.finditer(pattern, message))


def _on_one_line(text):
    """Return a text as the checks show it, with a ? for each unprintable character."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def _longest_start(text, within):
    few, many = 0, len(text)
    while few < many:
        middle = (few + many + 1) // 2
        few, many = (middle, many) if text[:middle] in within else (few, middle - 1)
    return text[:few]


def value(answer: object, sources: str, *, texts: bool = False) -> object:
    """Return an answer with each text in it replaced, except short names in the learner's source.

    A name made up during the call could spell an input. The number at its end, as in W1, may be
    made up.

    Args:
        answer: what a learner's function returned, or left in its arguments.
        sources: the text of the learner's cells.
        texts: whether the test gets texts as they are, because it shows none of them; then only
            the names of types that did not cross are replaced.
    """
    one = _type_name if texts else _one
    if isinstance(answer, dict):
        return {one(key, sources): value(each, sources, texts=texts)
                for key, each in answer.items()}  # fmt: skip
    if isinstance(answer, list | tuple | set):
        return type(answer)(value(each, sources, texts=texts) for each in answer)
    return one(answer, sources)


def _one(answer, sources):
    if isinstance(answer, str):
        return _text(answer, sources)
    if isinstance(answer, bytes):
        return b""
    if isinstance(answer, np.ndarray) and answer.dtype.kind in "SU":
        return np.full(answer.shape, "")
    return _type_name(answer, sources)


def _type_name(answer, sources):
    if isinstance(answer, codec.Unsendable):
        return codec.Unsendable(_kind(answer.type_name))
    return answer


def _text(text, sources):
    if not text or _is_written(text, sources):
        return text
    return f"(a string of {len(text):,} characters)"


@lru_cache(maxsize=1024)  # the same few names come back from every call
def _is_written(text, sources):
    name = _NAME.fullmatch(text)
    return bool(name and re.search(rf"(?<![A-Za-z_]){name[1]}(?![A-Za-z_])", sources))


def is_ordinary(name: str, sources: str) -> bool:
    """Whether a type has the name of one of Python's or numpy's, and no cell defines such a class.

    Args:
        name: as the sandbox sent it: of what the cells define while they run, nothing is known.
        sources: the text of the learner's cells.
    """
    kind = _known_kind(name)
    return bool(kind) and not re.search(rf"\bclass {kind}\b", sources)


def _kind(name):
    """Return a type's name, or what says it of a container's items, if it is Python's or numpy's.

    Any other name, and several of them, could spell an input.
    """
    return name if _known_kind(name) else "value"


def _known_kind(name):
    """Return the type that a name tells of, without an s that makes it several; "" if unknown."""
    form = _FORM.fullmatch(name)
    kinds = (form[1], form[1].removesuffix("s")) if form else ()
    return next((kind for kind in kinds if kind in _KINDS), "")
