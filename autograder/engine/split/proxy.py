"""Stands in for a learner's function in a test: called here, run in the sandbox."""

import builtins
from typing import TypeGuard, cast

import numpy as np

from autograder.engine.bindings import Bound
from autograder.engine.messages import withheld_text
from autograder.engine.session import Learner
from autograder.text import foreign
from autograder.wire import codec
from autograder.wire.protocol import Raised
from utils import own_line, stopped_cells

LONGEST = 100  # of an exception's name
LONGEST_LINE = 160  # of the line in which it was raised


class Proxy:
    """A learner's function; changes that it makes to its arguments are repeated here.

    Whether it changed its arguments is decided here, by comparing what came back. That was packed
    in the learner's process, by functions that patching a module does not reach; a process that
    belongs to the learner allows no stronger promise. Whether its texts may be shown is decided at
    each call, because a visible test may keep a function that a hidden test then calls.
    """

    def __init__(self, learner: Learner, bound: Bound):
        self._learner, self._bound = learner, bound
        self.__name__ = bound.name

    def __call__(self, *arguments, **keywords):
        """Call the learner's function.

        Raises:
            Gone: it did not return.
            Exception: it raised; the class has the name of the learner's exception class, and is
                derived from its nearest builtin base.
        """
        answer = self._learner.call(self._bound, arguments, keywords)
        if isinstance(answer, Raised):
            raise self._raised(answer)
        if answer.changed is not None:
            _Changes(self._learner).take_over(
                [list(arguments), keywords], self._shown(codec.unpack(answer.changed)))  # fmt: skip
        return self._shown(answer.value)

    def _shown(self, answer):
        sources = self._learner.hidden
        if not sources:
            return answer
        return withheld_text.value(answer, sources, texts=self._learner.texts)

    def _raised(self, answer):
        names, text = answer.classes, str(answer.text)[:2000]
        if self._learner.hidden:
            names = withheld_text.exception(names, self._learner.hidden)
            self._learner.said.append(text)
        error = _exception([str(name)[:LONGEST] for name in names], text)
        setattr(error, own_line.TOLD, self._line(answer.line))
        return error

    def _line(self, number):
        """Return a line of the learner's cell; the cell is ours, so that no other text is shown."""
        source = self._learner.source_of(self._bound.cell)
        return foreign.shown(
            stopped_cells.called_line(source, number, self._bound.name), LONGEST_LINE
        )

    def __repr__(self):
        return f"<function {self.__name__}>"


def _exception(names, text) -> BaseException:
    """Return an exception with the learner's class name, derived from its nearest builtin base."""
    found = (getattr(builtins, name, None) for name in names)
    base = next(filter(_is_simple, found), RuntimeError)
    kind = type(str(names[0]), (base,), {"__str__": lambda self: str(text)})
    return cast(type[BaseException], kind)(text)


def _is_simple(kind: object) -> TypeGuard[type[BaseException]]:
    """Whether it is an exception that takes one text; UnicodeDecodeError takes five arguments."""
    if not isinstance(kind, type) or not issubclass(kind, Exception | SystemExit):
        return False
    return not issubclass(kind, UnicodeError) and kind is not BaseExceptionGroup


class _Changes:
    """Updates lists, dicts, arrays and generators in place with what came back."""

    def __init__(self, learner):
        self._advance = learner.reseeding.advance

    def take_over(self, old, new):
        if isinstance(old, np.ndarray) and isinstance(new, np.ndarray):
            if old.shape == new.shape and old.dtype == new.dtype:
                old[...] = new
        elif isinstance(old, list) and isinstance(new, list):
            old[:] = [self._merged(*pair) for pair in zip(old, new, strict=False)] + new[len(old) :]
        elif isinstance(old, dict) and isinstance(new, dict):
            merged = {key: self._merged(old.get(key), value) for key, value in new.items()}
            old.clear()
            old.update(merged)
        elif isinstance(old, np.random.Generator) and isinstance(new, np.random.Generator):
            self._advance(old, new)

    def _merged(self, old, new):
        """Return the old object, updated, if the new one is of the same kind; else the new one."""
        if isinstance(new, codec.Unsendable):
            return old
        if isinstance(old, tuple) and isinstance(new, tuple):
            pairs = zip(old, new, strict=False)
            return tuple(self._merged(*pair) for pair in pairs) + new[len(old) :]
        alike = type(old) is type(new) and isinstance(old, list | dict | np.random.Generator)
        same = isinstance(old, np.ndarray) and isinstance(new, np.ndarray) and (
            old.shape == new.shape and old.dtype == new.dtype)  # fmt: skip
        if alike or same:
            self.take_over(old, new)
            return old
        return new
