"""Does the same work on many items in a few threads, and yields the results in the items' order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_Item = TypeVar("_Item")
_Done = TypeVar("_Done")


def done(work: Callable[[_Item], _Done], items: Iterable[_Item], workers: int) -> Iterator[_Done]:
    """Yield what `work` returns for each item; an exception of it is raised in its turn.

    Only a few items are taken ahead, as each may be large.

    Args:
        work: runs in several threads at the same time.
        items: taken in the caller's thread.
        workers: how many threads.
    """
    threads = ThreadPoolExecutor(workers)
    waiting: deque[Future[_Done]] = deque()
    try:
        for item in items:
            waiting.append(threads.submit(work, item))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        threads.shutdown(cancel_futures=True)
