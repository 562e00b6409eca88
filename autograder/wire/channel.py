"""Frames over a stream socket: four bytes of length, then a value as `codec` packs it."""

import socket
import time

from autograder.wire import codec


class ClosedError(ConnectionError):
    """The other side closed the connection."""


class Channel:
    """One end of a connection for whole values. Closing it ends the other side's process."""

    def __init__(self, end: socket.socket):
        self._end = end
        self._read = bytearray()  # received but not yet requested

    def send(self, value: object, *, seconds: float | None = None) -> None:
        """Send a value.

        Args:
            value: as `codec.pack` takes it.
            seconds: how long the other side may take to read it; None waits without limit.

        Raises:
            TimeoutError: the other side did not read it in time.
            ClosedError: the other side closed the connection or died.
            ValueError: the value is too large or nested too deep.
        """
        data = codec.pack(value)
        if seconds is not None and seconds <= 0:
            raise TimeoutError("no time is left to send it")
        try:
            self._end.settimeout(seconds)
            self._end.sendall(len(data).to_bytes(4, "little") + data)
        except TimeoutError:
            raise
        except OSError as error:
            raise ClosedError(str(error)) from None

    def receive(self, *, seconds: float | None = None) -> object:
        """Wait for a value.

        Args:
            seconds: how long the whole value may take; None waits without limit.

        Raises:
            TimeoutError: it did not arrive in time.
            ClosedError: the other side closed the connection or died.
            MalformedFrame: `codec.pack` did not produce the bytes that arrived.
        """
        deadline = None if seconds is None else time.monotonic() + seconds
        size = int.from_bytes(self._exactly(4, deadline), "little")
        if size > codec.MAX_BYTES:
            raise codec.MalformedFrame(f"a frame of {size:,} bytes")
        return codec.unpack(self._exactly(size, deadline))

    def close(self) -> None:
        """Close this end of the connection."""
        self._end.close()

    def _exactly(self, size, deadline):
        while len(self._read) < size:
            self._read += self._some(size - len(self._read), deadline)
        data, self._read = bytes(self._read[:size]), self._read[size:]
        return data

    def _some(self, size, deadline):
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and left <= 0:
            raise TimeoutError("no answer in time")
        try:
            self._end.settimeout(left)
            part = self._end.recv(max(size, 2**16))  # more than needed, to call less often
        except TimeoutError:
            raise
        except OSError as error:
            raise ClosedError(str(error)) from None
        if not part:
            raise ClosedError("the other side hung up")
        return part
