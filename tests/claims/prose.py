"""What of a lesson counts as prose, and which numbers in it need a claim."""

import ast
import re
from collections.abc import Iterable, Iterator

from nbformat import NotebookNode

from tests.claims import NUMBER, Claim, numeric

#: Formulas, code and link targets: their numbers are sizes and definitions, no results.
NO_PROSE = re.compile(r"```.*?```|`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]*\$|\]\([^)\n]*\)|<[^>\n]*>", re.S)

YEARS = range(1900, 2100)


def texts(notebook: NotebookNode) -> list[str]:
    """Return the lesson's prose: its markdown cells, and the sentences inside its code cells.

    The options of `predict` and the choices of `quiz` are left out: most of them are wrong.
    """
    found = []
    for cell in notebook.cells:
        found += [cell.source] if cell.cell_type == "markdown" else _sentences(cell.source)
    return found


def uncovered(text: str, claims: Iterable[Claim], settings: Iterable[str]) -> list[str]:
    """Return the numbers of a text that are neither a claim's nor a setting's.

    A number needs cover when it has a decimal point, an exponent or a percent sign after it, or is
    100 or more and no year. Small whole numbers are sizes and counts.
    """
    covered = {span for claim in claims for span in claim.spans(text)}
    chosen = [match.span() for quote in settings for match in re.finditer(re.escape(quote), text)]
    prose = NO_PROSE.sub(lambda match: " " * len(match[0]), text)
    return [
        f"{match[0]} in “{_line(text, match)}”"
        for match in NUMBER.finditer(prose)
        if _needs_cover(match)
        and match.span() not in covered
        and not any(start <= match.start() and match.end() <= end for start, end in chosen)
    ]


def _needs_cover(match: re.Match) -> bool:
    if (
        re.search(r"[.e]", match[0], re.IGNORECASE)
        or match.string[match.end() :][:2].strip() == "%"
    ):
        return True
    return abs(numeric(match[0])) >= 100 and numeric(match[0]) not in YEARS


def _line(text, match):
    return text[text.rfind("\n", 0, match.start()) + 1 :].split("\n")[0]


def _sentences(source: str) -> Iterator[str]:
    """Every string in code with a space in it, but for what a learner may choose between."""
    for node in _read(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.value


def _read(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    children = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        children = [] if name == "predict" else children
    if isinstance(node, ast.Dict):
        children = list(node.values)
    for child in children:
        yield from _read(child)
