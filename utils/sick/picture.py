"""Three pictures of each network: its cost, the sizes in its layers, its first units."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from utils import plots
from utils.sick.cases import NUMBERS, Case, case


def show(learner: str | int) -> None:
    """Display a learner's four networks, with their numbers as the alt text.

    Raises:
        ValueError: as for `case`.
    """
    found = {number: case(learner, number) for number in NUMBERS}
    alt = " ".join(f"Network {number}. {words(one)}" for number, one in found.items())
    plots.show_as(draw(plt.figure(figsize=(9, 7)), found), alt)


def draw(fig: Figure, found: dict[int, Case]) -> Figure:
    """Draw one network per row."""
    frame = {"left": 0.11, "right": 0.99, "bottom": 0.07, "top": 0.95, "wspace": 0.3, "hspace": 0.2}
    rows = fig.subplots(len(found), 3, width_ratios=(1, 1, 0.9), gridspec_kw=frame)
    for (number, one), (training, layers, units) in zip(found.items(), rows, strict=True):
        _training(training, one)
        _layers(layers, one)
        units.imshow(one.units, cmap="cividis", vmin=-1, vmax=1, aspect="auto")
        units.set(xticks=[], yticks=[], ylabel="6 units")
        for edge in range(1, len(one.units)):  # units that are equal stay apart
            units.axhline(edge - 0.5, color="white", lw=2)
        scale = ", log scale" if training.get_yscale() == "log" else ""
        training.set_ylabel(f"network {number} ({one.hidden})\ncost (nats{scale})")
    titles = (
        "Training; dotted: ln 2",
        "Sizes before training, log scale",
        "First layer, from -1 to 1",
    )
    for ax, title in zip(rows[0], titles, strict=True):
        ax.set_title(title)
    for ax, label in zip(rows[-1], ("step", "layer", "24 examples"), strict=True):
        ax.set_xlabel(label)
    for ax in rows[:-1, 0]:
        ax.set_xticklabels([])
    rows[0][1].legend(fontsize="small", loc="upper center", ncols=2)
    return fig


def _training(ax, found):
    ax.plot(found.steps * np.arange(len(found.costs)), found.costs, color=plots.COLOURS[0])
    ax.axhline(np.log(2), color="black", ls=":", lw=1)
    if found.costs.max() > 3:
        _decades(ax, 10.0 ** np.arange(-1, 5), "log")
    else:
        ax.set_ylim(0, None)
    ax.set_xticks([0, 100, 200, 300])


def _layers(ax, found):
    sizes = {"activations": found.signal, "dZ": found.gradients}
    for style, (name, values) in zip(plots.STYLES, sizes.items(), strict=False):
        ax.plot(range(1, len(values) + 1), values, style, marker="o", ms=4, label=name)
    _decades(ax, [0, 1e-8, 1e-4, 1, 1e4], "symlog", linthresh=1e-10)
    ax.set(ylim=(-1e-11, 1e7), xticks=range(1, len(found.gradients) + 1))


def _decades(ax, ticks, kind, **how):
    ax.set_yscale(kind, **how)
    ax.set_yticks(ticks, [f"{tick:g}" for tick in ticks])
    ax.yaxis.set_minor_locator(NullLocator())


def words(found: Case) -> str:
    """Return what the pictures show, in numbers."""
    costs, units = found.costs, found.units
    later = costs[len(costs) // 2 :]
    flat = np.flatnonzero(np.abs(costs / costs[0] - 1) < 0.02)
    stays = flat[-1] if len(flat) == flat[-1] + 1 else 0
    return (
        f"Hidden units: {found.hidden}. "
        f"Cost: {costs[0]:.3g} at first, within 2 % of that until step {found.steps * stays}, "
        f"{costs[-1]:.3g} at the end; in the second half it rises "
        f"{np.count_nonzero(np.diff(later) > 0.02)} times of {len(later) - 1}. "
        f"Activations, layer by layer: {_listed(found.signal)}. "
        f"Gradients dZ, layer by layer: {_listed(found.gradients)}. "
        f"Six units of the first layer on 24 examples: from {units.min():.2g} to "
        f"{units.max():.2g}, {100 * np.mean(np.abs(units) > 0.99):.0f} % of them above 0.99 in "
        f"size and {100 * np.mean(units == 0):.0f} % exactly 0; on one example the units differ by "
        f"up to {np.ptp(units, axis=0).max():.2g}, and without their signs by up to "
        f"{np.ptp(np.abs(units), axis=0).max():.2g}."
    )


def _listed(sizes):
    return ", ".join(f"{size:.2g}" for size in sizes)
