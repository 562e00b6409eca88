"""What the name of a file in a platform's zip says (pure)."""

from dataclasses import dataclass
from pathlib import PurePosixPath

PARTICIPANT = "participant-"


@dataclass(frozen=True)
class Claim:
    """One way to read whose file it is: the platform's number, the name, a login; "" if none.

    A number that counts in one assignment alone begins with PARTICIPANT.
    """

    number: str = ""
    name: str = ""
    login: str = ""


@dataclass(frozen=True)
class Found:
    """A file that a learner handed in.

    `claims` has more than one entry if the name can be read in several ways. `turn` grows with each
    hand-in of a learner, 0 if the platform does not say. `note` is for a person. `around` is what
    can be read in the names of the folders around, where the platform writes none: a learner may
    have written what is within. `uploaded` is the time in digits that the platform put in front of
    the name; a learner may have written digits there too, which are in `turn` alone.

    `tails` are the names that remain if the first words are a group's, and count only beside the
    number. `groups` says what the platform does with hand-ins of groups.
    """

    claims: tuple[Claim, ...]
    file: str
    late: bool = False
    turn: int = 0
    note: str = ""
    around: tuple[Claim, ...] = ()
    uploaded: str = ""
    tails: tuple[str, ...] = ()
    groups: str = ""

    @property
    def who(self) -> str:
        """Return the owner as the name of the file shows them."""
        first = self.claims[0]
        return " ".join(part for part in (first.name or first.login, first.number) if part)


def suffix(name: str) -> str:
    """Return a file name's suffix, in lower case."""
    return PurePosixPath(name).suffix.lower()
