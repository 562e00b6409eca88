"""A random generator as a learner's function gets it: its seed and later draws stay secret (pure).

A hidden test seeds a generator and hands it over. Handed over as it is, its state would tell the
seed, and with it all data that the test draws. So the learner gets another one, drawn by a hash of
the state and a salt; the same state gives the same one, so that a repeated call repeats its draws.
"""

import hashlib

import numpy as np


class Reseeding:
    """The generators of one notebook: `handed` over, and `advance`d when draws were taken."""

    def __init__(self, salt: str):
        """Args: salt: a text that no learner knows, such as all hidden tests together."""
        self._salt = salt.encode("utf-8", "replace")

    def handed(self, rng: np.random.Generator) -> np.random.Generator:
        """Return what a learner's function gets for a generator."""
        return np.random.default_rng(self._seed(rng.bit_generator.state))

    def advance(self, rng: np.random.Generator, came_back: np.random.Generator) -> None:
        """Let a test's generator go on when draws were taken from the one that was handed over."""
        now = came_back.bit_generator.state
        if now != self.handed(rng).bit_generator.state:
            state = rng.bit_generator.state
            seed = self._seed([state, now])
            # a state is set only in one of the same kind: what is seeded here is PCG64
            rng.bit_generator.state = np.random.PCG64(seed).state

    def _seed(self, state):
        digest = hashlib.sha256(self._salt + repr(state).encode())
        return int.from_bytes(digest.digest(), "little")
