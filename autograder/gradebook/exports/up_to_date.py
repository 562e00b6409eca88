"""What holds of grades before they are exported: late penalties, and answers that nobody marked."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExportPlugin
from traitlets.config import Config

from autograder.gradebook import dates, lateness, waiting
from autograder.text.foreign import shown

MOST_NAMES = 10


def brought(exporter: ExportPlugin, gradebook: Any) -> None:
    """Recompute the late penalties of what is exported, and say what changed and what waits.

    Raises:
        CourseError: dates.toml cannot be read.
    """
    chosen = set(map(str, exporter.assignment))
    rules = dates.read(_state(exporter.config))
    names = [each.name for each in gradebook.assignments]
    for name in [each for each in names if not chosen or each in chosen]:
        rule = rules.get(name)
        for line in lateness.in_session(gradebook.db, exporter.config, name, rule):
            exporter.log.info("%s: %s", name, line)
        for line in _unmarked(name, waiting.of(gradebook.db, name), exporter.student):
            exporter.log.warning(line)


def listed(names: Collection[str], separator: str = ", ") -> str:
    """Return the first of some names in a line, and how many more there are."""
    more = f", and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return separator.join(map(shown, [*names][:MOST_NAMES])) + more


def _state(config: Config) -> Path:
    paths = CourseDirectory(config=config)
    return Path(paths.root, paths.autograded_directory).parent


def _unmarked(assignment: str, found: waiting.Waiting, only: Iterable[str]) -> Iterator[str]:
    """Yield the line about totals that are not final; none if nothing waits."""
    only = set(map(str, only))
    found = {who: cells for who, cells in found.items() if not only or who in only}
    if not found:
        return
    cells = sorted({cell for each in found.values() for cell in each})
    has = "learner has" if len(found) == 1 else "learners have"
    yield (
        f"{assignment}: {len(found)} {has} answers that "
        f"nobody has marked yet, or not since they changed ({listed(cells)}): "
        f"{listed(sorted(found))}. Their totals are not final: mark these cells in the formgrader, "
        "or with mark, and export again."
    )
