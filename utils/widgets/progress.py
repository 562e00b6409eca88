"""A progress bar for what takes longer than two seconds."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import traitlets
from IPython.display import display

from utils import require
from utils.widgets.card import HERE, Card, script

Item = TypeVar("Item")
#: A bar that moves a hundred times costs nothing; one that moves at every step would.
UPDATES = 100


class Progress(Card):
    """A labelled bar, and the number of steps done."""

    _esm = script(HERE / "progress.js")
    label = traitlets.Unicode().tag(sync=True)
    total = traitlets.Int().tag(sync=True)
    done = traitlets.Int(0).tag(sync=True)

    def text(self) -> str:
        """Return what is going on."""
        return f"{self.label}: {self.total:,} steps"


def progress(label: str, total: int) -> Callable[[Iterable[Item]], Iterator[Item]]:
    """Make something that shows how far an iteration of `total` steps is.

    Args:
        label: what is going on.
        total: how many steps there will be.

    Returns:
        A function that hands on each item of an iterable, and moves the bar.

    Raises:
        ValueError: no label, or a total below 1.
    """
    require.words("label", label)
    require.sizes(total=total)

    def through(items: Iterable[Item]) -> Iterator[Item]:
        bar = Progress(label=label, total=total)
        display(bar)
        for done, item in enumerate(items, start=1):
            yield item
            if done % max(1, total // UPDATES) == 0:
                bar.done = min(done, total)
        bar.done = total

    return through
