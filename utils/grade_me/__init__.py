"""Grade me: a button that saves and grades the notebook that it is in."""

from utils.grade_me.widget import panel

__all__ = ["panel"]
