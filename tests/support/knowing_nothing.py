"""Answers that know nothing of their exercise: constants, counters, shapes, echoes of the input.

Each is a learner's cell, built around the right solution where it needs right shapes. What such an
answer is paid for is a fault of the tests, whoever thinks of it.
"""

from collections.abc import Iterator
from itertools import filterfalse, product
from typing import NamedTuple

from tests.support import grading

CONSTANTS = (
    "0", "1", "0.0", "0.5", "-1.0", "2.0", "1e-9", "0.01", "1e308", "-1e308", "np.nan", "np.inf",
    "-np.inf", "np.log(2)", "1 / 3", "None", "True", "False", "''", "{}", "[]", "()", "np.zeros(0)",
    "np.float64(0)", "np.zeros((1, 1))", "({}, {})", "(np.zeros((1, 1)), {})", "10**400",
)  # fmt: skip
FILLS = {
    "zeros": "np.zeros(shape)",
    "ones": "np.ones(shape)",
    "halves": "np.full(shape, 0.5)",
    "hundredths": "np.full(shape, 0.01)",
    "huge": "np.full(shape, 1e308)",
    "nan": "np.full(shape, np.nan)",
    "count": "np.arange(np.prod(shape, dtype=int)).reshape(shape) * 1.0",
    "uniform": "np.random.rand(*shape)",
    "normal": "np.random.randn(*shape)",
    "small": "0.01 * np.random.randn(*shape)",
    "eye": "np.eye(*shape) if len(shape) == 2 else np.ones(shape)",
}
#: Functions of the call's number, from 0 on.
COUNTS = {
    "0 first, then 1": "min(n, 1)",
    "1 first, then 0": "max(1 - n, 0)",
    "growing": "n + 1.0",
    "falling": "1 / (n + 1)",
    "tiny steps": "1e-9 * n",
    "now 0, now inf": "np.inf if n % 2 else 0.0",
}
PERIODS = (2, 3, 4)
_RIGHT = "_right(*arguments, **keywords)"
#: The right solution under another name, and how its answers' shapes are filled and told apart.
TOOLS = """
{right}

_right, _seen, _n, _plain = {name}, {{}}, iter(range(10**9)), str

def _like(got, fill):
    if isinstance(got, dict):
        return {{key: _like(value, fill) for key, value in got.items()}}
    if isinstance(got, list | tuple):
        return type(got)(_like(value, fill) for value in got)
    return fill(np.shape(got)) if np.shape(got) else float(fill(()))

def _shapes(given):
    if isinstance(given, dict):
        return tuple(sorted((key, _shapes(value)) for key, value in given.items()))
    if isinstance(given, list | tuple):
        return tuple(_shapes(value) for value in given)
    if isinstance(given, _plain) or callable(given):
        return given if isinstance(given, _plain) else ()
    return np.shape(given)

def _shaped(arguments, keywords, fill):
    try:
        return _like(_right(*arguments, **keywords), fill)
    except ValueError:  # what the right answer refuses, this one has never heard of
        return {{}}

def {name}(*arguments, **keywords):
    return {expression}
"""


class Answer(NamedTuple):
    """One cell that knows nothing."""

    title: str
    source: str

    @property
    def gives_zeros(self) -> bool:
        """Say whether all its answers, or all but the first, are zeros of the right shapes."""
        zeros = ("shape, zeros", "right on call", "counter in shape, 1 first, then 0")
        return self.title.startswith(zeros)


def functions(assignment: str) -> dict[str, str]:
    """Return the exercises that ask for a function, and their right solutions."""
    solutions = grading.solutions(grading.source_notebook(assignment))
    return {name: source for name, source in solutions.items() if f"def {name}(" in source}


def values(assignment: str) -> dict[str, str]:
    """Return the exercises that ask for a plain value, and what the cell calls it."""
    solutions = grading.solutions(grading.source_notebook(assignment))
    asked = {name: source for name, source in solutions.items() if f"def {name}(" not in source}
    return {name: next(line for line in source.splitlines() if line[0] != "#").split(" = ")[0]
            for name, source in asked.items()}  # fmt: skip


def answers(name: str, right: str) -> Iterator[Answer]:
    """Return the whole family for one function."""
    for title, expression in _expressions():
        yield Answer(title, TOOLS.format(right=right, name=name, expression=expression))


def remembering(name: str, right: str, visible: str) -> Answer:
    """Return the answer that is right for the sizes of the visible check, else full of zeros.

    Args:
        name: the function.
        right: its right solution.
        visible: the visible check's cell, which is public.
    """
    learning = (
        "[_seen.update({_shapes(arguments): 1}), _right(*arguments, **keywords)][1] "
        "if _learning else (_right if _shapes(arguments) in _seen else "
        "lambda *a, **k: _shaped(a, k, np.zeros))(*arguments, **keywords)"
    )
    cell = TOOLS.format(right=right, name=name, expression=learning)
    start, end = "_learning, _plain = True, (str, int)", "_learning = False"
    return Answer("sizes", "\n".join((cell, start, visible, end, "")))


def _expressions():
    yield from ((f"constant {value}", value) for value in CONSTANTS)
    for title, fill in FILLS.items():
        yield f"shape, {title}", _filled(fill)
    for title, value in COUNTS.items():
        filled = _filled(f"np.full(shape, {value})")
        yield f"counter, {title}", f"(lambda n: {value})(next(_n))"
        yield f"counter in shape, {title}", f"(lambda n: {filled})(next(_n))"
    for period in PERIODS:
        for values in filterfalse(_repeats, product((0.0, 1.0), repeat=period)):
            yield f"period {values}", _filled(f"np.full(shape, {values}[next(_n) % {period}])")
        for phase in range(period):
            now, wrong = f"next(_n) % {period} == {phase}", _filled("np.zeros(shape)")
            yield f"right on call {phase} of {period}", f"{_RIGHT} if {now} else {wrong}"
    seen = "_seen[_shapes(arguments)] if _shapes(arguments) in _seen"
    yield "by shape", f"{seen} else _seen.setdefault(_shapes(arguments), {_RIGHT})"
    yield "the first argument", "arguments[0] if arguments else None"
    yield "the second argument", "arguments[1] if len(arguments) > 1 else None"
    yield "the last argument", "arguments[-1] if arguments else None"
    yield "all arguments", "arguments"
    yield "a random number", "np.random.rand()"
    yield "one of 0 and 1", "float(np.random.rand() > 0.5)"


def _repeats(values):
    """Return whether a shorter period, or a fill, gives the same."""
    size = len(values)
    return any(values == values[:n] * (size // n) for n in range(1, size) if not size % n)


def _filled(fill):
    return f"_shaped(arguments, keywords, lambda shape: {fill})"
