"""What each kernel of the course runs as it starts: Python's own way, PYTHONSTARTUP.

Before the first cell has run, nothing of the course is imported. So an error in that state, such as
a check that needs the imports above it, is put into words from here.
"""

import contextlib as _contextlib

with _contextlib.suppress(ImportError):  # a kernel of another environment has no course
    from utils import missing_names as _missing_names

    _missing_names.watch(globals().get("get_ipython", lambda: None)())
