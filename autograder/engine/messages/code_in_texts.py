"""Leaves out of a formatted text what Python copied from the test's code (pure).

`f"{f(3)=}"` says `f(3)=` and the value: the call and what it is given are code, and no words of the
instructor's. Python keeps the copy as if it had been written as text.
"""

import ast


def written(text: ast.expr) -> list[str]:
    """Return the fixed parts of a text, in between which something is put."""
    fixed = [""]
    for part in text.values if isinstance(text, ast.JoinedStr) else [text]:
        if isinstance(part, ast.FormattedValue):
            fixed[-1:] = [_without_copy(fixed[-1], part.value), ""]
        elif isinstance(part, ast.Constant):
            fixed[-1] += str(part.value)
    return fixed


def _without_copy(words, value):
    """Return the words before a value without a copy of its code."""
    before = words.rstrip()
    if not before.endswith("=") or _is_dotted(value):
        return words
    if any(map(_is_escaped, ast.walk(value))):  # its copy may be spelled otherwise
        return ""
    code, wanted = before[:-1], ast.dump(value)
    begins = [at for at, letter in enumerate(code) if not letter.isspace()]
    starts = (at for at in begins if _dumped(code[at:]) == wanted)
    return words[: next(starts, len(words))]


def _is_dotted(node):
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _is_escaped(node):
    value = node.value if isinstance(node, ast.Constant) else ""
    return isinstance(value, str | bytes) and "\\" in repr(value)


def _dumped(code):
    try:
        return ast.dump(ast.parse(f"({code}\n)", mode="eval").body)
    except (SyntaxError, ValueError):
        return None
