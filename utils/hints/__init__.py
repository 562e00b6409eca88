"""Three hints for each function and question of each assignment: data, no behaviour."""

from utils.hints import random_initialization, scale_and_depth
from utils.hints.hint import Hint, Place

#: Every hint of the course by the grade_id of its solution cell, which no two assignments share.
HINTS: dict[str, Hint] = random_initialization.HINTS | scale_and_depth.HINTS

__all__ = ["HINTS", "Hint", "Place"]
