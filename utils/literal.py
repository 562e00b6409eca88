"""HTML whose text stays as it is on a page of JupyterLab."""


def literal(page: str) -> str:
    """Return HTML in which MathJax draws nothing.

    A `$` in an exception or a record begins no formula: one could lie over the whole page.
    """
    return f'<div class="mathjax_ignore">{page}</div>'
