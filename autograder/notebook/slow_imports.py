"""Names the slow modules that an assignment imports, so that no learner waits for them (pure).

The process from which learners' processes are forked imports them once, see
`inside/early_imports.py`. They are few on purpose: a module belongs here if it takes long, and
starts no thread when imported.
"""

import re
from collections.abc import Collection

from nbformat import NotebookNode

SLOW = frozenset({"pandas", "sympy"})
_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+\w+|import\b.*)", re.MULTILINE)


def imported(source: NotebookNode) -> list[str]:
    """Return the slow modules that the instructor's cells import, solutions and tests too."""
    code = [cell.source for cell in source.cells if cell.cell_type == "code"]
    lines = [line for text in code for line in _IMPORT.findall(text)]
    return sorted(SLOW.intersection(re.findall(r"\w+", "\n".join(lines))))


def not_beside(names: Collection[str], files: Collection[str]) -> list[str]:
    """Return the modules that no file beside the notebook replaces."""
    own = {path.partition("/")[0].removesuffix(".py") for path in files}
    return [name for name in names if name not in own]
