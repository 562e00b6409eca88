"""Shapes of arrays that several exercises share."""

import numpy as np

from utils.checks import samples

ONE_UNIT, ONE_EXAMPLE = "one unit alone", "a single example"
ONE_ENTRY, LARGE = "a single entry", "arrays of thousands of entries"


def shapes(rng: np.random.Generator) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    """Draw shapes (units, examples) with the edges among them, each twice, and their kinds."""
    few, some = (int(size) for size in rng.integers(12, 18, size=2))
    many = int(rng.integers(60, 80))
    drawn = [
        ((1, 2 * some), (ONE_UNIT,)),
        ((few, 1), (ONE_EXAMPLE,)),
        ((few, int(rng.integers(3, 8))), ()),
        ((int(rng.integers(3, 8)), some), ()),
        ((many, 2 * many), (LARGE,)),
    ]
    return samples.in_any_order(rng, drawn * 2)
