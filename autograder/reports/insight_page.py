"""Turns an Insight into a self-contained HTML page, charts first (pure)."""

import base64
import io
import shlex
from statistics import mean, median

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from autograder.reports import render, side_by_side
from autograder.reports.insight import Insight
from autograder.reports.mistakes import Mistake
from autograder.reports.pages import filled, points
from utils.words import counted

#: Okabe and Ito's colours, which differ in brightness too.
COLOURS = {"full": "#0072B2", "part": "#56B4E9", "none": "#D55E00", "untouched": "#C8C8C8",
           "waiting": "#F0E442"}  # fmt: skip
WORDS = {
    "full": "all points",
    "part": "some points",
    "none": "worked on, no points",
    "untouched": "not worked on",
    "waiting": "waiting to be marked",
}
MOST_MISTAKES, MOST_GROUPS = 20, 20
_INK = {"full": "white"}  # on the other colours: black
# Reproducible charts: no date, no random ids; Matplotlib's own font, drawn as paths.
_SETTINGS: dict = {"svg.hashsalt": "insight", "font.size": 11, "axes.spines.top": False,
             "axes.spines.right": False, "font.family": "DejaVu Sans"}  # fmt: skip


def page(insight: Insight) -> str:
    """Return the insight into a class as one HTML page that needs no other file."""
    return filled(
        "insight.html",
        css=render.CODE_CSS,
        insight=insight,
        summary=summary(insight),
        label=lambda who: label(insight, who),
        command=lambda mistake: command(insight, mistake),
        scores_picture=_scores(insight),
        exercises_picture=_exercises(insight),
        words=words(insight),
        mistakes=[
            (each, render.code(each.example)) for each in insight.mistakes[:MOST_MISTAKES]
        ],
        groups=[(each, _compared(insight, each)) for each in insight.alike[:MOST_GROUPS]],
        most_beside=side_by_side.MOST,
        too_long=insight.too_long[:MOST_GROUPS],
        seconds={what: f"{value:.1f} s" for what, value in insight.seconds.items()},
    )  # fmt: skip


def _compared(insight, group):
    titles = {each.name: each.title for each in insight.exercises}
    return side_by_side.comparisons(group, titles, lambda who: label(insight, who))


def label(insight: Insight, student: str) -> str:
    """Return a learner's id, with the name if it is known."""
    name = insight.names.get(student, "")
    return f"{student} ({name})" if name else student


def command(insight: Insight, mistake: Mistake) -> str:
    """Return what gives all who made a mistake one comment, and points if its test has any.

    As given, the points take none away from anybody who made it.
    """
    shown = max(min(1.0, mistake.test_points), mistake.earned)
    given = f" --points {points(shown)}" if mistake.earned < mistake.test_points else ""
    names = " ".join(map(shlex.quote, (insight.assignment, mistake.test)))
    return f'python -m autograder mark {names} --mistake {mistake.key}{given} --comment "..."'


def summary(insight: Insight) -> str:
    """Say in two sentences how the class did."""
    if not insight.scores:
        return "Nothing is graded yet."
    told = (
        f"{len(insight.scores)} graded: {points(mean(insight.scores))} of "
        f"{points(insight.max_score)} {_automatic(insight)}points on average, with a median of "
        f"{points(median(insight.scores))}."
    )
    marked = [each for each in insight.exercises if not each.waiting]
    hard = [each for each in marked if each.mean < each.max_points]
    if not hard:
        return f"{told} Everybody has all {_automatic(insight)}points.{_waiting(insight)}"
    hardest = min(hard, key=lambda each: each.mean / each.max_points)
    lost = f"{points(hardest.mean)} of {points(hardest.max_points)} points on average"
    return f"{told} The hardest was {hardest.title}: {lost}.{_waiting(insight)}"


def _automatic(insight):
    return "automatic " if insight.automatic else ""


def _waiting(insight):
    """Say what waits to be marked, and that its points are in no mean."""
    found = [f"{each.title} ({counted(each.waiting, 'learner')})"
             for each in insight.exercises if each.waiting]  # fmt: skip
    return f" Not marked yet, and in no mean: {', '.join(found)}." if found else ""


def words(insight: Insight) -> dict[str, str]:
    """Return what learners are counted by in an exercise, and in which words."""
    waits = any(each.waiting for each in insight.exercises)
    return {what: said for what, said in WORDS.items() if waits or what != "waiting"}


def _scores(insight):
    """Draw a histogram of the learners' points, in tenths of the maximum."""
    counts = tenths(insight)
    most = insight.max_score or 1
    with rc_context(_SETTINGS):
        fig = Figure(figsize=(9, 3), layout="constrained")
        ax = fig.subplots()
        bars = ax.bar([(i + 0.5) * most / 10 for i in range(10)], counts, width=most / 10 * 0.92,
                      color=COLOURS["full"])  # fmt: skip
        ax.bar_label(bars, [str(count) if count else "" for count in counts])
        ax.set(xlabel=f"{_automatic(insight)}points", ylabel="learners", xlim=(0, most))
        ax.set_xticks([i * most / 10 for i in range(11)])
        ax.yaxis.set_major_locator(MaxNLocator("auto", steps=[1, 2, 2.5, 5, 10], integer=True))
        ax.margins(y=0.15)
        spoken = ", ".join(
            f"{count} from {points(i * most / 10)} to {points((i + 1) * most / 10)}"
            for i, count in enumerate(counts) if count
        )  # fmt: skip
        of_what = f"{_automatic(insight)}points"
        return _picture(fig, f"Bar chart of the learners by their {of_what}: {spoken}.")


def tenths(insight: Insight) -> list[int]:
    """Count the learners in each tenth of the points; full points count in the last."""
    counts = [0] * 10
    for score in insight.scores:
        counts[min(9, max(0, int(10 * score / (insight.max_score or 1))))] += 1
    return counts


def _exercises(insight):
    """Draw per exercise how many learners have all, some or no points."""
    found = insight.exercises[::-1]
    with rc_context(_SETTINGS):
        shown = words(insight)
        above = 0.9 + 0.25 * (len(shown) > 4)  # four words to a row of the legend
        fig = Figure(figsize=(9, above + 0.42 * len(found)), layout="constrained")
        ax = fig.subplots()
        left = [0] * len(found)
        for what, said in shown.items():
            counts = [getattr(each, what) for each in found]
            bars = ax.barh(range(len(found)), counts, left=left, color=COLOURS[what],
                           label=said, edgecolor="white")  # fmt: skip
            labels = [str(count) if count else "" for count in counts]
            ink = _INK.get(what, "black")
            ax.bar_label(bars, labels, label_type="center", color=ink, fontsize=10)
            left = [a + b for a, b in zip(left, counts, strict=True)]
        ax.set_yticks(range(len(found)), [_short(each.title) for each in found])
        ax.set(xlabel="learners", xlim=(0, max([1, *left])))
        fig.legend(loc="outside upper center", ncols=min(4, len(shown)), frameon=False)
        return _picture(fig, _spoken(insight))


def _spoken(insight):
    shares = "; ".join(f"{each.title}: {each.full}" for each in insight.exercises)
    return (
        "Stacked bars, one for each exercise: how many learners have all, some or no points. "
        f"With all points: {shares}. All numbers are in the table below."
    )


def _short(title, most=44):
    return title if len(title) <= most else f"{title[: most - 1]}…"


def _picture(fig, alt):
    file = io.BytesIO()
    fig.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    address = f"data:image/svg+xml;base64,{base64.b64encode(file.getvalue()).decode()}"
    return {"src": address, "alt": alt}
