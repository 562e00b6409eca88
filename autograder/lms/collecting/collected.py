"""What became of each hand-in: what `collect` finds out, and `summary` puts into words."""

from dataclasses import dataclass, field

from autograder.lms.collecting.verdict import What


@dataclass
class Collected:
    """What became of each learner's hand-in, and what a person should look at.

    `notes` are about a learner's hand-in; `left` about a file that is nobody's, and `unclear` are
    those without a hand-in whose it may be. `zone` is the
    timezone in which times without one were read, "" if there were none.

    Of the time, by learners' ids: `late` as grading will find it; `timeless` of whom neither the
    time nor whether it was late is known; `marked` whom the platform marks as late without saying
    by how much; `after` whom it does not mark, although its zip has a time after the due date.
    `some_marked`: ILIAS marks somebody as late. `costs` says what a mark without a time costs.
    """

    platforms: list[str] = field(default_factory=list)
    what: dict[str, What] = field(default_factory=dict)
    late: list[str] = field(default_factory=list)
    timeless: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    some_marked: bool = False
    costs: str = ""
    unclear: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
    zone: str = ""

    @property
    def complete(self) -> bool:
        """Whether every file has an owner, and every owner a hand-in."""
        return not self.left and What.KEPT not in self.what.values()
