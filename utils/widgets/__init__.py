"""What a learner clicks: predictions, self-checks, puzzles and sliders, without any mathematics.

Each shows native HTML controls or ipywidgets' own, so that labels, the keyboard and screen readers
work, and falls back to readable text where there is no browser. No later cell of a notebook needs
its state.
"""

from utils.widgets.exploring import Choice, LogSlider, Slider, Toggle, explore
from utils.widgets.predictions import predict, reveal
from utils.widgets.progress import progress
from utils.widgets.questions import ordering, quiz

__all__ = [
    "Choice",
    "LogSlider",
    "Slider",
    "Toggle",
    "explore",
    "ordering",
    "predict",
    "progress",
    "quiz",
    "reveal",
]
