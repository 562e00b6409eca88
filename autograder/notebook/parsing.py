r"""Parses code that is not trusted, without a word (pure, apart from a filter for warnings).

While it parses, Python warns of an escape such as "\q", and prints that for whoever grades, with
control characters of the code. `warnings.catch_warnings` changes what all threads share, and a
class is graded in threads; so the filter stays, for what is parsed here alone.
"""

import ast
import re
import warnings

FILE = "<a learner's cell>"
_FILTER = ("ignore", None, Warning, re.compile(re.escape(FILE)), 0)


def parsed(source: str) -> ast.Module:
    """Return the tree of some code.

    Raises:
        SyntaxError, ValueError, RecursionError, MemoryError: it is not Python, or too deep.
    """
    _be_quiet()
    return ast.parse(source, FILE)


def _be_quiet():
    """See that the filter is the first, whatever somebody has put before it."""
    if warnings.filters[:1] != [_FILTER]:
        warnings.filterwarnings("ignore", module=re.escape(FILE))


_be_quiet()
