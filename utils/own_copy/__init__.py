"""A learner's own copy of an assignment: the button that makes and opens it, and what it is."""

from utils.own_copy.button import open_assignment
from utils.own_copy.note import panel

__all__ = ["open_assignment", "panel"]
