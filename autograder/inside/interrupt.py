"""Interrupts a cell that takes too long, as a notebook does: what it has done until then stays.

It is a courtesy to an honest cell. One that does not stop is killed from outside.
"""

import contextlib
import signal
from collections.abc import Iterator


@contextlib.contextmanager
def after(seconds: float) -> Iterator[None]:
    """Raise KeyboardInterrupt in what runs here after some seconds.

    Nothing happens where the system has no timers, or the code uses the alarm itself.

    Args:
        seconds: 0 for never.
    """
    if not (seconds and hasattr(signal, "setitimer")) or _is_taken():
        yield
        return
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        if signal.getsignal(signal.SIGALRM) is signal.default_int_handler:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _is_taken():
    return signal.getsignal(signal.SIGALRM) is not signal.SIG_DFL
