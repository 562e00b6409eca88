"""Calling a learner's function: quietly, on copies, and with its exceptions put into words."""

import contextlib
import copy
import difflib
import io
import logging
import re
import types
import warnings
from collections.abc import Callable, Iterator

import numpy as np

from utils import own_line, withheld
from utils.checks import printed, shown
from utils.checks.ladder import CheckFailed

#: What an exception's text most often means in this course, first match wins.
LIKELY_CAUSES = (
    (r"values to unpack|'str'|string indices|dtype\('<U|StrDType|convert string to float",
     "A dict that is unpacked or looped over gives its keys: W1 is then the text \"W1\", not the "
     'array. Look its values up: W1 = parameters["W1"].'),
    (r"tuple.*cannot be interpreted as an integer",
     "Sizes go into np.random.randn one by one, randn(a, b), and into np.zeros as a tuple, "
     "zeros((a, b))."),
    (r"cannot be interpreted as an integer|Cannot interpret '\d+' as a data type",
     "A shape goes into np.zeros as one tuple: np.zeros((a, b))."),
    (r"matmul|not aligned|mismatch in its core dimension",
     "Two shapes do not fit in a product: is a transpose missing, or one too many, or the order "
     "swapped?"),
    (r"could not be broadcast",
     "Two shapes do not fit in a sum or a * product: write the shape beside each array."),
        (r"positional argument|keyword argument",
     "Keep the function's name and arguments as the task gives them."),
    (r"name 'numpy' is not defined",
     "The cell with the imports has numpy as np: write np instead of numpy."),
    (r"name '(np|plt)' is not defined", "Run the cell with the imports, at the top, first."),
    (r"name '(sigmoid|softmax|relu)' is not defined",
     "NumPy has no function of this name: write it yourself, in the same cell."),
    (r"name '(math|scipy|random|itertools|functools)' is not defined",
     "It is not imported: write the import above your function, in the same cell."),
    (r"^NameError|^UnboundLocalError|is not defined|cannot access local variable|"
     "referenced before assignment",
     "A name is used before it has a value: is it spelled as it was defined, or as the argument in "
     "your def line?"),
    (r"KeyError",
     "A dict has no such key: parameters have the keys W1, b1 and so on, gradients dW1, db1, and a "
     "cache Z1, A1."),
    (r"concatenat|input array dimensions|must match exactly",
     "Arrays are joined only where all their other sizes agree: print the shapes. Is a transpose "
     "missing?"),
    (r"valid indices",
     "An array is asked for a key, as if it were a dict: are a function's arguments in the wrong "
     "order?"),
    (r"^IndexError$",
     "Axis 0 counts units, axis 1 counts examples. Or an array stands where a dict belongs: are a "
     "function's arguments in the wrong order?"),
    (r"^IndexError|index|out of bounds", "Axis 0 counts units, axis 1 counts examples."),
)  # fmt: skip

LONGEST_ERROR = 240
#: What nbgrader_config.py writes into the cells of a release.
UNWRITTEN = "not written yet"


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep prints, warnings and log lines out of a test's output: they are not mistakes.

    nbgrader scores a test cell 0 when anything reaches standard error, even beside a right answer.
    """
    with (
        warnings.catch_warnings(action="ignore"),
        np.errstate(all="ignore"),
        contextlib.redirect_stdout(printed.file()),
        contextlib.redirect_stderr(io.StringIO()),
        _unlogged(),
    ):
        yield


@contextlib.contextmanager
def _unlogged():
    """Hand no log line on. logging.disable would clear the cache of every logger, at each call."""
    hands_on = logging.Logger.callHandlers
    logging.Logger.callHandlers = _drop
    try:
        yield
    finally:
        logging.Logger.callHandlers = hands_on


def _drop(self: logging.Logger, record: logging.LogRecord) -> None:
    pass


def call(name: str, answer: Callable, *arguments: object, **keywords: object) -> object:
    """Call a learner's function on copies of the arguments, and return what it returns.

    Raises:
        CheckFailed: the function is not written yet, or stops with an exception.
    """
    return call_and_keep(name, answer, *arguments, **keywords)[0]


def call_and_keep(
    name: str, answer: Callable, *arguments: object, **keywords: object
) -> tuple[object, tuple]:
    """Call as `call` does, and return the copied arguments too, as the function left them."""
    if not callable(answer):
        raise CheckFailed(f"{name} is {shown.kind(answer)}", expected=f"a function: def {name}")
    given = copy.deepcopy(arguments)
    try:
        with quiet():
            return _closed(answer(*given, **keywords)), given
    except (Exception, SystemExit) as error:
        raise _in_words(name, error) from error


def _closed(got):
    """Close a coroutine, so that it does not warn on standard error that it was never awaited."""
    if type(got) is types.CoroutineType:
        got.close()
    return got


def _in_words(name, error):
    if is_unwritten(error):
        return CheckFailed(
            f"{name} is not written yet: replace `raise NotImplementedError(...)` with your code"
        )
    kind = type(error).__name__
    text = f"{kind}: {_said(error)}"
    short = shown.text(text, LONGEST_ERROR)
    # a text that is withheld must not pick one of the hints either: each of them would be a letter
    told = kind if withheld.texts() else text
    causes = (cause for pattern, cause in LIKELY_CAUSES if re.search(pattern, told))
    cause = _meant(_misspelled(error, told)) or next(causes, "Run it on small arrays of your own.")
    return CheckFailed(f"{name} stopped with {short.rstrip('.')}", likely=cause)


def _misspelled(error, told):
    """Return a name that NumPy does not have: by the error's text, or its line, which is shown."""
    if not withheld.texts():
        return re.findall(r"module 'numpy' has no attribute '(\w+)'", told)[:1]
    used = re.findall(r"\bnp\.(\w+)", own_line.of(error)) if told == "AttributeError" else []
    return [each for each in used if not hasattr(np, each)][:1]


def _meant(wrong):
    """Ask whether a misspelled NumPy name means the one most like it; "" if none is like it."""
    near = difflib.get_close_matches(wrong[0], dir(np), 1) if wrong else []
    return f"Did you mean np.{near[0]}?" if near else ""


def is_unwritten(error: BaseException | None) -> bool:
    """Whether an error is that of a cell as it is released, and not one raised on purpose."""
    return isinstance(error, NotImplementedError) and _said(error) == UNWRITTEN


def _said(error):
    """Return an exception's text, or a substitute if its `__str__` fails."""
    try:
        return str(error)
    except Exception as failure:
        return f"its text cannot be shown ({type(failure).__name__})"


def unchanged(name: str, before: object, after: object, what: str) -> None:
    """Refuse a function that modified its arguments.

    Raises:
        CheckFailed: an array, or a dict's keys or arrays, changed.
    """
    for label, old, new in _leaves(what, before, after):
        if not _is_the_same(old, new):
            is_held = isinstance(before, dict | list)
            raise CheckFailed(*_changed(name, label, _is_rounded(old, new), is_held))


#: What to do about an argument that is changed: by rounding, in a dict or list, or itself.
PUT_BACK = (
    "Adding a step in place and taking it away again causes that: x + e - e is not exactly x. "
    "Keep the old value and put that back, or work on a copy of the array."
)
BUILD_ANEW = (
    "Two things do that: a -= b changes the very array in place, and given[key] = ... changes the "
    "dict or list that the caller still holds. Build a new one, with new arrays in it."
)
BUILD_AN_ARRAY = "Build a new array instead: write a = a - b, not a -= b, and copy what you change."


def _changed(name, label, is_rounded, is_held):
    """Return what was found, nothing for what was expected, and the likely mistake."""
    if is_rounded:
        found = f"{name} leaves its input {label} changed, by the size of a rounding error"
        return found, "", PUT_BACK
    if is_held:
        return f"{name} modifies its input {label}", "", BUILD_ANEW
    return f"{name} modifies its input {label} in place", "", BUILD_AN_ARRAY


def _is_rounded(old, new):
    if type(new) is not type(old) or new.dtype != old.dtype or new.shape != old.shape:
        return False
    return np.allclose(new, old, rtol=1e-9, atol=1e-12)


def _is_the_same(old, new):
    """Compare an array with whatever the function put in its place."""
    if type(new) is not type(old) or new.dtype != old.dtype:
        return False
    return np.array_equal(old, new, equal_nan=True)


def _leaves(what, before, after):
    if isinstance(before, list):
        before, after = dict(enumerate(before)), dict(enumerate(after))
    if not isinstance(before, dict):
        return [(what, before, after)]
    if before.keys() != after.keys():
        more = [key for key in after if key not in before]
        lost = shown.listed([key for key in before if key not in after])
        does = f"writes {shown.listed(more)} into" if more else f"takes {lost} out of"
        raise CheckFailed(
            f"{what} belongs to the caller, and the function {does} it",
            likely="Build a new dict or list instead.",
        )
    return [(f"{what}[{key!r}]", before[key], after[key]) for key in before]
