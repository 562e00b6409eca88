"""Refuses a course that has markers of its own for what a release leaves out.

nbgrader lets a course set them. The grader knows nbgrader's own alone (`notebook/markers.py`): it
would take lines between others for visible, and show them.
"""

from pathlib import Path

from traitlets.config import Config

from autograder.errors import CourseError
from autograder.gradebook import places
from autograder.notebook.markers import HIDDEN, MARK_SCHEME, SOLUTION

#: nbgrader's options, as it spells them, and the values that they must have.
OWN = {
    f"{edge}_{kind}_delimeter": marker
    for kind, markers in (("test", HIDDEN), ("solution", SOLUTION), ("mark_scheme", MARK_SCHEME))
    for edge, marker in zip(("begin", "end"), markers, strict=True)
}
REFUSED = (
    "nbgrader's setting {section}.{option} is {value!r}, expected {own!r}: the grader knows no "
    "other marker, and would show learners what is between yours. In nbgrader_config.py, or in the "
    "machine's, remove this setting, and write {own!r} in the notebooks of source/"
)


def refuse(config: Config, root: Path) -> None:
    """Check the settings of a course, and those of the machine that apply to it.

    Args:
        config: the course's own.
        root: the folder of the course's nbgrader_config.py.

    Raises:
        CourseError: one of them is another marker than nbgrader's own.
    """
    for each in (places.elsewhere(root / f"{places.CONFIG}.py"), config):
        for section, options in each.items():
            for option in OWN.keys() & options.keys():
                if options[option] != OWN[option]:
                    raise CourseError(
                        REFUSED.format(section=section, option=option, value=options[option],
                                       own=OWN[option])
                    )  # fmt: skip
