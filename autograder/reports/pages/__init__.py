"""The pages' templates: HTML and CSS, filled in with everything escaped by default."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from utils.words import counted


@cache
def _environment():
    loader = PackageLoader("autograder.reports", "pages")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.globals.update(points=points, share=share, counted=_counted)
    return environment


def filled(template: str, **values) -> str:
    """Return a template with values put in; what is no Markup is escaped."""
    return _environment().get_template(template).render(**values)


def points(number: float) -> str:
    """Return points as a person writes them: 4, 2.5, 3.33."""
    return f"{round(number, 2):g}"


def _counted(number, one):
    return counted(round(number, 2), one)


def share(part: float, whole: float) -> int:
    """Return part of whole in per cent, 0 where there is no whole."""
    return round(100 * part / whole) if whole else 0
