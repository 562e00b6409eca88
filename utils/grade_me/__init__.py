"""Buttons that save and grade the notebook they are in: all of it, or one exercise."""

from utils.grade_me.one import below
from utils.grade_me.whole import panel

__all__ = ["below", "panel"]
