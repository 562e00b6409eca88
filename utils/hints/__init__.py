"""Three or four hints for each function and question of each assignment: data, no behaviour."""

from utils.hints import random_initialization, scale_and_depth
from utils.hints.hint import Hint, Place

#: The hints of each assignment that has any.
BY_ASSIGNMENT: dict[str, dict[str, Hint]] = {
    "random_initialization": random_initialization.HINTS,
    "scale_and_depth": scale_and_depth.HINTS,
}
#: Every hint of the course by the grade_id of its solution cell, which no two assignments share.
HINTS: dict[str, Hint] = random_initialization.HINTS | scale_and_depth.HINTS

__all__ = ["BY_ASSIGNMENT", "HINTS", "Hint", "Place"]
