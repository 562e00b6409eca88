"""How smooth the live network is, and what a sweep costs, each against the plain way.

Run: python -m benchmarks.live [--steps 1000] [--turns 40]
Chromium and JupyterLab on this machine, 400 points; beside matplotlib 8 tanh units, and then
several depths of 32 in the page of its own.
"""

import contextlib
import statistics
import tempfile
import time
from pathlib import Path

import click
import nbformat
import numpy as np

from tests.browser import lab as labs
from tests.browser import notebook_page
from utils import datasets, network
from utils.initializers import initialize
from utils.live import page as live_page

ROW = "{:<52}{:>12}{:>14}"
LIVE = "from utils.live import live_network\nlive_network(widths=[8])"
DEPTHS = (1, 5, 10, 30)
PLAIN = """import numpy as np
from utils import datasets, network, plots
from utils.initializers import initialize
from utils.widgets import LogSlider, explore
X, Y = datasets.flower(rng=np.random.default_rng(1))
def draw(fig, scale):
    start = initialize(2, 8, 1, rng=np.random.default_rng(0), scale=scale)
    ax = fig.subplots()
    plots.surface(ax, X, lambda grid: network.forward(start, grid)["A2"])
    plots.unit_lines(plots.data(ax, X, Y), start, X)
    return f"scale {scale}"
explore(draw, alt="The same picture by matplotlib.", scale=LogSlider("scale", 1e-6, 1e3, 0.01))"""
#: Milliseconds from a slider's event to the frame that shows the answer.
ANSWER = """async ([card, plain, turns]) => {
    const slider = card.querySelector(plain ? '[role=slider]' : 'input[id$=gain0]');
    const times = [];
    for (let turn = 0; turn < turns; turn += 1) {
        const begin = performance.now();
        const shown = plain && new Promise((done) =>
            card.querySelector('img').addEventListener('load', done, { once: true }));
        if (plain) {
            const key = turn % 2 ? 'ArrowRight' : 'ArrowLeft';
            slider.dispatchEvent(new KeyboardEvent('keydown', { key }));
        } else {
            slider.value = Number(slider.value) + (turn % 2 ? 0.25 : -0.25);
            slider.dispatchEvent(new Event('input'));
        }
        await shown;
        await new Promise(requestAnimationFrame);
        times.push(performance.now() - begin);
    }
    return times;
}"""


@click.command()
@click.option("--steps", default=1000, help="Of the sweep.")
@click.option("--turns", default=40, help="Of a slider.")
@click.option("--seconds", default=3.0, help="Of playing.")
def main(steps: int, turns: int, seconds: float) -> None:
    """Print all tables."""
    live, plain, deep = in_the_lab(turns, seconds)
    print(ROW.format("picture", "live", "matplotlib"))
    for name in live:
        print(ROW.format(name, f"{live[name]:.0f}", f"{plain[name]:.0f}"))
    print(ROW.format("layers of 32, frames a second", "one", "two starts"))
    for depth, rates in deep.items():
        print(ROW.format(depth, *(f"{rate:.0f}" for rate in rates)))
    print(
        ROW.format(
            f"sweep of {steps:,} steps, 400 points, 4 units, seconds", "stacked", "Python loop"
        )
    )
    for networks in (4, 64):
        print(ROW.format(f"{networks} networks", *(f"{t:.2f}" for t in sweep(networks, steps))))


def in_the_lab(turns: int, seconds: float) -> tuple[dict, dict, dict[int, list[float]]]:
    """Measure both widgets in one lab, and the cockpit's own page in the same browser.

    Returns:
        Milliseconds to answer a slider and frames a second of either, and those by depth.
    """
    with labs.alone() as (folder, lab, page):
        write(folder / "notebooks" / "bench.ipynb")
        notebook_page.open_another(page, lab, "notebooks/bench.ipynb")
        notebook_page.run_all(page)
        cards = page.locator(".course-card")
        cards.nth(1).get_by_role("slider").wait_for()
        live, plain = (of_card(page, cards.nth(at), bool(at), turns, seconds) for at in (0, 1))
        with contextlib.closing(page.context.browser.new_page()) as own:
            deep = {depth: on_the_page(own, depth, seconds) for depth in DEPTHS}
    return live, plain, deep


def on_the_page(page, depth: int, seconds: float) -> list[float]:
    """Count the frames a second of one network in the page of its own, and of two."""
    widths = ",".join(["32"] * depth)
    with tempfile.TemporaryDirectory() as made:
        live_page.write(Path(made) / "page.html")
        rates = []
        for second in ("", "&rule1=lecun"):
            page.goto("about:blank")
            page.goto(f"file://{made}/page.html#widths={widths}&rule0=xavier{second}")
            rates.append(frames(page, page.locator(".course-card"), seconds))
    return rates


def of_card(page, card, plain: bool, turns: int, seconds: float) -> dict[str, float]:
    """Measure one widget; its frames a second are those of playing, or of a burst of answers."""
    times = page.evaluate(ANSWER, [card.element_handle(), plain, turns])
    rate = 1000 / statistics.mean(times) if plain else frames(page, card, seconds)
    return {
        "answer to a slider, median, ms": statistics.median(times),
        "answer to a slider, 90th percentile, ms": float(np.quantile(times, 0.9)),
        "frames a second": rate,
    }


def frames(page, card, seconds: float) -> float:
    """Count the frames a second while it plays."""
    card.get_by_role("button", name="Play").click()
    count = "(card) => Number(card.dataset.frames || 0)"
    begin, before = time.perf_counter(), page.evaluate(count, card.element_handle())
    page.wait_for_timeout(1000 * seconds)
    after, took = page.evaluate(count, card.element_handle()), time.perf_counter() - begin
    card.get_by_role("button", name="Pause").click()
    return (after - before) / took


def write(path: Path) -> None:
    """Write a notebook with both widgets."""
    cells = [nbformat.v4.new_code_cell(source) for source in (LIVE, PLAIN)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def sweep(networks: int, steps: int) -> tuple[float, float]:
    """Train so many networks at once, and one after the other."""
    X, Y = datasets.flower(rng=np.random.default_rng(1))
    starts = [initialize(2, 4, 1, rng=np.random.default_rng(seed)) for seed in range(networks)]
    begin = time.perf_counter()
    network.train(network.stack(starts), X, Y, num_iterations=steps)
    middle = time.perf_counter()
    for start in starts:
        network.train(start, X, Y, num_iterations=steps)
    return middle - begin, time.perf_counter() - middle


if __name__ == "__main__":
    main()
