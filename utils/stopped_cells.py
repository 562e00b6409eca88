"""Says why a cell did not come to its end: the error, its line, what to do (pure).

A grader knows a cell that stopped by its outputs, a notebook by what IPython says when it has run.
"""

import re
from typing import NamedTuple

#: What to do, by the class of the error and its text; the first match wins.
_REMEDIES = (
    (r"^(Syntax|Indentation|Tab)Error",
     "Python could not read the cell, so nothing in it ran. Correct the line, and run the cell "
     "again."),
    (r"^UsageError",
     "A line that begins with % is a command to IPython, and it has none of this name: delete it."),
    (r"^(ModuleNotFound|Import)Error",
     "Delete the import: the cell with the imports at the top has all that the exercises need."),
    (r"^NameError: name '(np|plt)'", "Run the cell with the imports, at the top, first."),
    (r"^NameError: name '[A-Za-z]'",
     "A letter is a string: write it in quotes, such as \"b\". Or is it a name that has no value "
     "yet?"),
    (r"^NameError", "A name is used before it has a value: is it spelled as it was defined?"),
    (r"^PermissionError: no other program",
     "Delete the line: no package or program is needed, and none can be started while your work is "
     "graded."),
    (r"^KeyboardInterrupt", "Run the cell again, and let it come to its end."),
)  # fmt: skip
_OTHERS = "Nothing after this line ran. Put it right, or delete it if the task does not need it."
_PLACE = re.compile(r" \([^()]*, line (\d+)\)$")  # what Python adds to a syntax error


class Stop(NamedTuple):
    """Why a cell stopped: the error's class and text, and the line, from 1; 0 if not known."""

    kind: str
    text: str
    line: int = 0


def said(stop: Stop) -> str:
    """Return what happened, and where: to follow on "the cell "."""
    where = f" in line {stop.line}" if stop.line else ""
    if stop.kind == "KeyboardInterrupt":
        return f"was interrupted{where}"
    text = _PLACE.sub("", stop.text)
    return f"stopped{where} with {stop.kind}{': ' * bool(text)}{text.rstrip('.')}"


def remedy(stop: Stop) -> str:
    """Return what to do about it."""
    text = f"{stop.kind}: {stop.text}"
    return next((words for pattern, words in _REMEDIES if re.search(pattern, text)), _OTHERS)


def placed(stop: Stop, source: str) -> Stop:
    """Return it with the cell's own line: IPython drops the empty lines at the top of a cell."""
    dropped = len(source) - len(source.lstrip())
    return stop._replace(line=stop.line + source.count("\n", 0, dropped) if stop.line else 0)


def line_of(source: str, number: int, function: str = "") -> str:
    """Return a line of a cell, to look at; "" if there is no such line.

    Args:
        source: the cell's text.
        number: the line, from 1.
        function: what was called, if the line is in a function.
    """
    lines = source.splitlines()
    code = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    inside = f"in {function}, " if function.isidentifier() else ""
    return f"{inside}line {number} of its cell: {code}" if code else ""


def called_line(source: str, number: int, function: str) -> str:
    """Return the line in which a function stopped, by the number that Python has for it.

    Args:
        source: the text of the cell that defines the function.
        number: the line as IPython has run it; 0 if it is not known.
        function: its name.
    """
    if source.lstrip().startswith("%%"):  # such a command runs the rest, with numbers of its own
        return ""
    return line_of(source, placed(Stop("", "", number), source).line, function)
