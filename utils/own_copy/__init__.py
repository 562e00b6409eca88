"""A learner's own copy of an assignment: the button that makes and opens it, and what it is."""

from IPython.core.getipython import get_ipython

from utils import missing_names
from utils.own_copy.button import open_assignment
from utils.own_copy.note import panel

__all__ = ["open_assignment", "panel"]

missing_names.watch(get_ipython())  # from the first cell of an assignment on, which imports this
