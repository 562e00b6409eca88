"""Grade me: a button that saves and grades the notebook it is in."""

from utils.grade_me.widget import panel

__all__ = ["panel"]
