"""A progress bar for computations that take longer than two seconds."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import traitlets
from IPython.display import display

from utils import require
from utils.widgets.card import HERE, Card, script

Item = TypeVar("Item")
#: A hundred updates cost almost nothing; an update at every step would slow training down.
UPDATES = 100


class Progress(Card):
    """A labelled bar, and the number of steps done."""

    _esm = script(HERE / "progress.js")
    label = traitlets.Unicode().tag(sync=True)
    total = traitlets.Int().tag(sync=True)
    done = traitlets.Int(0).tag(sync=True)

    def text(self) -> str:
        """Return the label and the number of steps."""
        return f"{self.label}: {self.total:,} steps"


def progress(label: str, total: int) -> Callable[[Iterable[Item]], Iterator[Item]]:
    """Return a function that shows the progress of an iteration over `total` items.

    Args:
        label: what is being done.
        total: how many steps there will be.

    Returns:
        A function that yields each item of an iterable and advances the bar.

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
