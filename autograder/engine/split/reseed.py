"""Replaces the random generators that tests pass to a learner's function (pure).

The state of a hidden test's generator would reveal its seed, and so all data that the test draws.
So the learner gets a different generator, seeded with a hash of the state and a salt. The same
state gives the same generator, so that a repeated call repeats its draws.
"""

import hashlib

import numpy as np


class Reseeding:
    """The generators of one notebook: `handed` to the learner, `advance`d when used."""

    def __init__(self, salt: str):
        """Args: salt: a text that no learner knows, such as the source of all hidden tests."""
        self._salted = hashlib.sha256(salt.encode("utf-8", "replace"))

    def handed(self, rng: np.random.Generator) -> np.random.Generator:
        """Return the generator that a learner's function gets in place of this one."""
        return np.random.default_rng(self._seed(rng.bit_generator.state))

    def advance(self, rng: np.random.Generator, came_back: np.random.Generator) -> None:
        """Advance a test's generator if draws were taken from the one that was handed over."""
        now = came_back.bit_generator.state
        if now != self.handed(rng).bit_generator.state:
            state = rng.bit_generator.state
            seed = self._seed([state, now])
            # a state can only be set on the same bit generator; default_rng uses PCG64
            rng.bit_generator.state = np.random.PCG64(seed).state

    def _seed(self, state):
        hashed = self._salted.copy()  # the salt is long: hashed once, not for each call
        hashed.update(repr(state).encode())
        return int.from_bytes(hashed.digest(), "little")
