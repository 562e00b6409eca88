"""HTML that MathJax leaves alone on a JupyterLab page."""


def literal(page: str) -> str:
    """Return HTML in which MathJax typesets nothing.

    Otherwise a `$` in an exception or a record could start a formula that covers the whole page.
    """
    return f'<div class="mathjax_ignore">{page}</div>'
