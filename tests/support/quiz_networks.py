"""The networks that the quiz asks about, as the reference network trains them."""

import numpy as np

from utils import network
from utils.initializers import initialize


def central_error(kind, epsilon):
    """Return the median error of a central difference of -ln(sigmoid(tanh(w))), for many w."""
    w, step = np.linspace(0.2, 1.5, 41).astype(kind), kind(epsilon)
    above, below = (np.log1p(np.exp(-np.tanh(each))) for each in (w + step, w - step))
    exact = -network.sigmoid(-np.tanh(w.astype(float))) * (1 - np.tanh(w.astype(float)) ** 2)
    return np.median(np.abs((above - below).astype(float) / (2 * epsilon) - exact))


def relative_difference(g, n):
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))


class LogisticRegression:
    """Logistic regression, trained from zero until nothing changes any more."""

    def __init__(self, X, Y):
        self.w, b = np.zeros(len(X)), 0.0
        for _ in range(20_000):
            dz = network.sigmoid(self.w @ X + b) - Y[0]
            self.w, b = self.w - 0.5 * X @ dz / X.shape[1], b - 0.5 * dz.mean()
        self.cost = network.cross_entropy((self.w @ X + b)[None], Y)


def different_units(parameters):
    """Count units that differ by more than 1e-6, up to the sign that an odd activation allows."""
    units = np.hstack([parameters["W1"], parameters["b1"], parameters["W2"].T])
    kinds = []
    for unit in units:
        if not any(min(abs(unit - kind).max(), abs(unit + kind).max()) < 1e-6 for kind in kinds):
            kinds.append(unit)
    return len(kinds)


def trained(way, X, Y, steps=30):
    """Return four copies after some steps of one way to train."""
    rng = np.random.default_rng(0)
    rates = 1 + rng.random(4)
    parameters = constant(0.3)
    for _ in range(steps):
        order = rng.permutation(X.shape[1]) if way == "shuffle" else slice(None)
        noise = rng.standard_normal(X.shape) if way == "inputs" else 0
        seen, labels = (X + noise)[:, order], Y[:, order]
        grads = network.backward(parameters, network.forward(parameters, seen), seen, labels)
        if way == "clipping":
            length = np.sqrt(sum(np.sum(grad**2) for grad in grads.values()))
            grads = {name: grad / max(1, length / 1e-3) for name, grad in grads.items()}
        if way == "rates":
            columns = {"dW1": rates[:, None], "db1": rates[:, None], "dW2": rates[None], "db2": 1}
            grads = {name: grad * columns[name] for name, grad in grads.items()}
        parameters = network.update(parameters, grads)
        if way == "rounding":
            parameters = {name: np.floor(value * 256 + rng.random(value.shape)) / 256
                          for name, value in parameters.items()}  # fmt: skip
    return parameters


def one_input(rare, common):
    """Return one input whose class means are exactly 1/2 and -1/2."""
    rng = np.random.default_rng(0)
    parts = [0.3 * rng.standard_normal(rare), 0.3 * rng.standard_normal(common)]
    means = (0.5, -0.5)
    X = np.hstack([part - part.mean() + mean for part, mean in zip(parts, means, strict=True)])
    return X[None], np.repeat([1.0, 0.0], [rare, common])[None]


def wait(X, Y, scale):
    """Return the steps until the cost is 0.02 below a constant answer's, the median of 5 draws."""
    share = Y.mean()
    flat = -share * np.log(share) - (1 - share) * np.log(1 - share)
    starts = network.stack([initialize(len(X), 4, 1, scale=scale, rng=np.random.default_rng(seed))
                            for seed in range(5)])  # fmt: skip
    costs = network.train(starts, X, Y, num_iterations=300).costs
    return float(np.median(np.argmax(costs < flat - 0.02, axis=0)))


def constant(value):
    """Return four units whose weights are all one number, with biases 0."""
    return {"W1": np.full((4, 2), value), "b1": np.zeros((4, 1)),
            "W2": np.full((1, 4), value), "b2": np.zeros((1, 1))}  # fmt: skip
