"""Initial weights: one general scaled draw, and the named schemes as special cases of it.

Biases start at zero in every scheme: random weights alone break the symmetry of the hidden units.
"""

from collections.abc import Sequence

import numpy as np

from utils import require

#: The standard deviation that a scheme gives W of shape (fan_out, fan_in).
STANDARD_DEVIATIONS = {
    # as in the lecture: the same for every layer
    "normal": lambda fan_in, fan_out, scale: scale,
    # LeCun, Bottou, Orr, Mueller, "Efficient BackProp" (1998), section 4.6
    "lecun": lambda fan_in, fan_out, scale: np.sqrt(1 / fan_in),
    # Glorot, Bengio, "Understanding the difficulty of training deep ..." (2010), equation 12
    "xavier": lambda fan_in, fan_out, scale: np.sqrt(2 / (fan_in + fan_out)),
    # He, Zhang, Ren, Sun, "Delving deep into rectifiers" (2015), equation 10
    "he": lambda fan_in, fan_out, scale: np.sqrt(2 / fan_in),
}

SCHEMES = ("zeros", "constant", *STANDARD_DEVIATIONS, "uniform", "orthogonal")


def draw(
    shape: tuple[int, ...], scheme: str, *, rng: np.random.Generator, scale: float = 0.01
) -> np.ndarray:
    """Draw one weight matrix, or a stack of them, by a named scheme.

    zeros       0 everywhere
    constant    `scale` everywhere
    normal      N(0, scale^2)
    lecun       N(0, 1 / fan_in)
    xavier      N(0, 2 / (fan_in + fan_out))
    he          N(0, 2 / fan_in)
    uniform     U(-1 / sqrt(fan_in), 1 / sqrt(fan_in)), whose variance is 1 / (3 fan_in)
    orthogonal  rows or columns orthonormal, uniform over such matrices (Haar), without `scale`

    Args:
        shape: (fan_out, fan_in), or (K, fan_out, fan_in).
        scheme: one of `SCHEMES`.
        rng: where the randomness comes from.
        scale: standard deviation of "normal", value of "constant"; the others set their own.

    Returns:
        An array of that shape.

    Raises:
        ValueError: an unknown scheme, a size below 1, a scale that is negative or not finite.
    """
    require.choice("scheme", scheme, SCHEMES)
    require.generator(rng)
    require.at_least_zero(scale=scale)
    require.sizes(**{f"shape[{axis}]": size for axis, size in enumerate(shape)})
    if scheme in ("zeros", "constant"):
        return np.full(shape, 0.0 if scheme == "zeros" else float(scale))
    if scheme == "orthogonal":
        return _orthogonal(shape, rng)
    fan_out, fan_in = shape[-2:]
    if scheme == "uniform":  # Glorot, Bengio (2010), equation 1; the default of torch.nn.Linear
        return rng.uniform(-1, 1, shape) / np.sqrt(fan_in)
    return rng.standard_normal(shape) * STANDARD_DEVIATIONS[scheme](fan_in, fan_out, scale)


def initialize(
    n_x: int,
    n_h: int,
    n_y: int,
    scheme: str = "normal",
    *,
    rng: np.random.Generator,
    scale: float = 0.01,
    networks: int | None = None,
) -> dict[str, np.ndarray]:
    """Initialize one network with one hidden layer, or `networks` of them, with biases of 0.

    Args:
        n_x: number of inputs.
        n_h: number of hidden units.
        n_y: number of outputs.
        scheme: one of `SCHEMES`, used for both layers.
        rng: where the randomness comes from.
        scale: as for `draw`.
        networks: K for a stack of K networks; None for one network without a leading axis.

    Returns:
        W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1), with a leading K for a stack.

    Raises:
        ValueError: as for `draw`.
    """
    require.sizes(n_x=n_x, n_h=n_h, n_y=n_y)
    if networks is not None:
        require.sizes(networks=networks)
    lead = () if networks is None else (networks,)
    return {
        "W1": draw((*lead, n_h, n_x), scheme, rng=rng, scale=scale),
        "b1": np.zeros((*lead, n_h, 1)),
        "W2": draw((*lead, n_y, n_h), scheme, rng=rng, scale=scale),
        "b2": np.zeros((*lead, n_y, 1)),
    }


def initialize_layers(
    layer_sizes: Sequence[int],
    scheme: str = "normal",
    *,
    rng: np.random.Generator,
    scale: float = 0.01,
) -> list[np.ndarray]:
    """Draw the weights of a network of any depth: W_l of shape (n_l, n_{l-1}).

    Args:
        layer_sizes: n_0, ..., n_L.
        scheme: one of `SCHEMES`, used for every layer.
        rng: where the randomness comes from.
        scale: as for `draw`.

    Returns:
        L arrays, W_1 first.

    Raises:
        ValueError: fewer than two sizes, or as for `draw`.
    """
    if len(layer_sizes) < 2:
        raise ValueError(f"layer_sizes is {layer_sizes!r}, expected at least two sizes.")
    shapes = zip(layer_sizes[1:], layer_sizes[:-1], strict=True)
    return [draw(shape, scheme, rng=rng, scale=scale) for shape in shapes]


def _orthogonal(shape, rng):
    """Saxe, McClelland, Ganguli (2014); the signs make the draw uniform (Haar)."""
    fan_out, fan_in = shape[-2:]
    tall = rng.standard_normal((*shape[:-2], max(fan_out, fan_in), min(fan_out, fan_in)))
    Q, R = np.linalg.qr(tall)
    Q = Q * np.sign(np.diagonal(R, axis1=-2, axis2=-1))[..., None, :]
    return Q if fan_out >= fan_in else Q.mT
