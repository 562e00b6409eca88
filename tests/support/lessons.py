"""What must hold of the outputs of a lesson that was run from top to bottom (pure)."""

import re

from nbformat import NotebookNode

from tests.support import leaks


def faults(notebook: NotebookNode) -> list[str]:
    """Return what is wrong with the outputs of a lesson, or with its predictions.

    Args:
        notebook: a lesson with the outputs of a run from top to bottom, before any answer.
    """
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    warned = [output.text for output in outputs if output.get("name") == "stderr"]
    return [*warned, *_pictures(outputs), *_predictions(notebook), *leaks.given_away(notebook)]


def keys(cell: NotebookNode, function: str) -> list[str]:
    """Return the first argument of each call of a function in a cell."""
    return [call.args[0].value for call in leaks.calls(cell, function)]


def _pictures(outputs):
    """Yield each picture without an alternative text."""
    for output in outputs:
        data = output.get("data", {})
        if "image/png" in data:
            yield "a picture is shown without plots.show"
        for tag in re.findall(r"<img[^>]*>", data.get("text/html", "")):
            if not re.search(r'alt="[^"]{15,}"', tag):
                yield f"no alternative text: {tag[:80]}"


def _predictions(notebook):
    """Yield each revealed answer that nobody could predict, and what is never revealed."""
    options = {}
    for cell in notebook.cells:
        for key in keys(cell, "predict"):
            plain = [output.get("data", {}).get("text/plain", "") for output in cell.outputs]
            options[key] = re.findall(r"^  \( \) (.*)$", "\n".join(plain), re.MULTILINE)
        for key in keys(cell, "reveal"):
            answer, could = leaks.revealed(cell), options.pop(key)
            if not answer or answer not in could:
                yield f"{cell.id}: nobody could predict {answer!r}, only {could}"
    yield from (f"predicted and never revealed: {key}" for key in options)
