"""Grade me: a button that saves and grades the notebook it stands in."""

from utils.grade_me.widget import panel

__all__ = ["panel"]
