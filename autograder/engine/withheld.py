"""What a hidden test may show of a learner's own words: an input could be written into them (pure).

A function can raise, or return as a key, the text of what a hidden test handed it. So in a hidden
test an exception keeps its class, its words are taken out of what the test says, and in answers a
text that is more than a short name is replaced. Visible tests show everything.
"""

import builtins
import re

from autograder.wire import codec

MESSAGE = "(its message is left out: it could show what a hidden test uses)"
_NAME = re.compile(r"[A-Za-z_]{1,16}[0-9]{0,2}")


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


def value(answer: object) -> object:
    """Return an answer with each text in it that is no short name replaced."""
    if isinstance(answer, str):
        return _text(answer)
    if isinstance(answer, codec.Unsendable):
        return codec.Unsendable(_kind(answer.type_name))
    if isinstance(answer, dict):
        return {_text(key): value(each) for key, each in answer.items()}
    if isinstance(answer, list | tuple | set):
        return type(answer)(map(value, answer))
    return answer


def _text(text):
    return text if not text or _NAME.fullmatch(text) else f"(a text of {len(text):,} characters)"


def _kind(name):
    words = name.split()
    return name if len(words) < 8 and all(map(_NAME.fullmatch, words)) else "value"
