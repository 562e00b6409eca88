"""The walls around one learner's process, by the names that `sandbox/` gives them."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from autograder.inside import confine
from autograder.inside.landlocked import Landlocked
from autograder.inside.namespaced import Namespaced


class Wall(Protocol):
    """What the fork server, a guardian and a learner's process do, each in its turn.

    Attributes:
        programs: whether tests that run together with the learner's code may start programs.
    """

    programs: bool

    def begin(self) -> None:
        """Give up what nobody from the fork server on needs."""
        ...

    def apart(self) -> AbstractContextManager[None]:
        """Prepare a place for one learner, in the guardian; on leaving, tidy it up."""
        ...

    def close(self, limits: dict) -> None:
        """Close the wall behind the learner's process, in that process."""
        ...

    def over(self, child: int, limits: dict) -> Callable[[], bool] | None:
        """Return what the guardian asks again and again: whether the child used too much by now.

        None where the kernel limits everything by itself.
        """
        ...


class Bare:
    """No wall, but limits and a folder to run in."""

    programs = True

    def __init__(self, settings: dict):
        """Take no settings."""

    def begin(self) -> None:
        """Do nothing."""

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Run in an empty folder, not in the course's.

        A numpy.py written there would be imported by the next command that is started there.
        """
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            os.chdir(folder)
            yield
            os.chdir("/")

    def close(self, limits: dict) -> None:
        """Set the limits; the number of threads counts all of this user's, so it is far away."""
        confine.limit(limits | {"threads": 4096})

    def over(self, child: int, limits: dict) -> None:
        """Watch nothing."""


_KINDS: dict[str, Callable[[dict], Wall]] = {
    "namespaces": Namespaced, "landlock": Landlocked, "process": Bare,
}  # fmt: skip


def chosen(settings: dict) -> Wall:
    """Return the wall that the settings name."""
    return _KINDS[settings["wall"]](settings)
