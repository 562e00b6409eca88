"""Three pictures of a network: its cost, the sizes in its layers, its first units."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from utils import plots
from utils.sick.cases import Case, case


def show(learner: str | int, number: int) -> None:
    """Put a learner's network on the page, with its numbers as the alt text.

    Args:
        learner: the learner's id.
        number: which of the four, 1 to 4.

    Raises:
        ValueError: as for `case`.
    """
    found = case(learner, number)
    plots.show(draw(plt.figure(figsize=(9, 2.6)), found), f"Network {number}. {words(found)}")


def draw(fig: Figure, found: Case) -> Figure:
    """Draw one network's measurements side by side."""
    # fixed places: to lay out four such figures would take longer than to grade the notebook
    frame = {"left": 0.09, "right": 0.99, "bottom": 0.19, "top": 0.88, "wspace": 0.3}
    training, layers, units = fig.subplots(1, 3, width_ratios=(1, 1, 0.9), gridspec_kw=frame)
    _training(training, found)
    _layers(layers, found)
    units.imshow(found.units, cmap="cividis", vmin=-1, vmax=1, aspect="auto")
    units.set(xlabel="24 examples", ylabel="6 units", title="First layer, from -1 to 1")
    units.set(xticks=[], yticks=[])
    return fig


def _training(ax, found):
    ax.plot(found.steps * np.arange(len(found.costs)), found.costs, color=plots.COLOURS[0])
    ax.axhline(np.log(2), color="black", ls=":", lw=1)
    ax.set(xlabel="step", ylabel="cost (nats)", title="Training; dotted: ln 2")
    ax.set_xticks([0, 100, 200, 300])
    if found.costs.max() > 3:
        _decades(ax, 10.0 ** np.arange(-1, 5), "log")
    else:
        ax.set_ylim(0, None)


def _layers(ax, found):
    sizes = {"activations": found.signal, "slopes": found.slopes}
    for style, (name, values) in zip(plots.STYLES, sizes.items(), strict=False):
        ax.plot(np.arange(1, len(values) + 1), values, style, marker="o", ms=4, label=name)
    _decades(ax, [0, 1e-8, 1e-4, 1, 1e4], "symlog", linthresh=1e-10)
    ax.set(xlabel="layer", title="Sizes before training", ylim=(-1e-11, 1e8))
    ax.set_xticks(np.arange(1, len(found.slopes) + 1))
    ax.legend(fontsize="small", loc="upper center", ncols=2)


def _decades(ax, ticks, kind, **how):
    ax.set_yscale(kind, **how)
    ax.set_yticks(ticks, [f"{tick:g}" for tick in ticks])
    ax.yaxis.set_minor_locator(NullLocator())


def words(found: Case) -> str:
    """Say in numbers what the pictures show."""
    costs, units = found.costs, found.units
    later = costs[len(costs) // 2 :]
    flat = np.flatnonzero(np.abs(costs / costs[0] - 1) < 0.02)
    stays = flat[-1] if len(flat) == flat[-1] + 1 else 0
    return (
        f"Cost: {costs[0]:.3g} at first, within 2 % of that until step {found.steps * stays}, "
        f"{costs[-1]:.3g} at the end; in the second half it rises "
        f"{np.count_nonzero(np.diff(later) > 0.02)} times of {len(later) - 1}. "
        f"Activations, layer by layer: {_listed(found.signal)}. "
        f"Slopes, layer by layer: {_listed(found.slopes)}. "
        f"Six units of the first layer on 24 examples: from {units.min():.2g} to "
        f"{units.max():.2g}, {100 * np.mean(np.abs(units) > 0.99):.0f} % of them above 0.99 in "
        f"size; on one example the units differ by up to {np.ptp(units, axis=0).max():.2g}."
    )


def _listed(sizes):
    return ", ".join(f"{size:.2g}" for size in sizes)
