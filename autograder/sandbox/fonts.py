"""matplotlib's lists of fonts, which take it seconds to make: a sandbox without them would wait."""

import os
from importlib.util import find_spec
from pathlib import Path


def lists() -> list[Path]:
    """Return the lists for this matplotlib, made now if there are none.

    matplotlib is asked only where they may be older than it: its import takes a third of a second,
    for which the sandbox would wait.
    """
    return _known() or _asked()


def _known():
    """Return the lists where matplotlib keeps them on Linux, if all are newer than matplotlib."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    found = _in(os.environ.get("MPLCONFIGDIR") or Path(cache, "matplotlib"))
    spec = find_spec("matplotlib")
    installed = Path(spec.origin).stat().st_mtime if spec and spec.origin else float("inf")
    return found if all(each.stat().st_mtime > installed for each in found) else []


def _asked():
    import matplotlib as mpl
    from matplotlib import font_manager  # noqa: F401, makes the list if it is missing

    return _in(mpl.get_cachedir())


def _in(folder):
    return sorted(Path(folder).glob("fontlist-*.json"))
