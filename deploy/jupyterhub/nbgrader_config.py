"""nbgrader's settings for every account of the server: /etc/jupyter/nbgrader_config.py.

The instructor's account has the course's folder in its home; there the course's own settings are
used as well, wherever Jupyter was started, so that formgrader finds the gradebook.
"""

from pathlib import Path

c = get_config()  # noqa: F821, given by traitlets

course = Path.home() / "random-initialization" / "nbgrader_config.py"
if course.is_file():
    load_subconfig(str(course))  # noqa: F821, given by traitlets

# Named here, so that no other course in the exchange is offered to learners.
c.CourseDirectory.course_id = "random-initialization"
c.Exchange.root = "/srv/nbgrader/exchange"
# Skips submissions that are named after one account but owned by another.
c.ExchangeFactory.collect = "autograder.gradebook.collect.CollectOwn"
