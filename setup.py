"""Says plainly that a Python is too old, before pip does; all else is in pyproject.toml."""

import sys

from setuptools import setup

if sys.version_info < (3, 11):  # noqa: UP036, an older Python is what this is for
    sys.exit(f"The course needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")
setup()
