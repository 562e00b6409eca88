"""Who is in the class, and whose a file is (pure)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from autograder.lms.collecting.hand_in import PARTICIPANT, Claim, Found
from autograder.lms.collecting.names import alike, forms
from autograder.text import foreign

MAX_ID = 100
UNKNOWN = (
    "nobody in the roster has this number, login or name; add the learner and collect again. "
    "If the assignment is anonymous: --by-number"
)


@dataclass(frozen=True)
class Learner:
    """A learner of the class: the course's id, and what platforms call them; "" if unknown.

    `numbers` are the platform's: of the user, or of the participant in one assignment. `logins` are
    in lower case. `time` is when they handed in, if the roster says so.
    """

    id: str
    name: str = ""
    numbers: frozenset[str] = frozenset()
    logins: frozenset[str] = frozenset()
    time: str = ""


class Roster:
    """The class."""

    def __init__(self, learners: Iterable[Learner]):
        self.learners = tuple(learners)
        self._by_number = self._index(lambda one: one.numbers)
        self._by_login = self._index(lambda one: one.logins)
        self._by_name = self._index(lambda one: forms(one.name))

    def owner(self, found: Found) -> Learner:
        """Return whose a file is.

        A learner can choose their name and their files' names, so a name in which the numbers of
        several learners can be read is nobody's, and so is one learner's number beside another's
        name, or behind the number of somebody unknown, or in the folder of another learner.

        Raises:
            LookupError: it is nobody's; the message says why, and what to do.
        """
        for fitting in (self._numbered, self._of_login, self._named):
            pairs = {one.id: (one, claim) for claim in found.claims for one in fitting(claim)}
            if len(pairs) > 1:
                raise LookupError(
                    f"it may belong to {' or '.join(sorted(pairs)[:5])}; check it, and put it into "
                    "the right learner's folder yourself"
                )
            for learner, claim in pairs.values():
                self._within(learner, found.around)
                return _agreeing(learner, claim, first=found.claims[0])
        raise LookupError(UNKNOWN)

    def _within(self, learner, around):
        """Refuse a file that lies in the folder of another learner, by number and name."""
        for claim in around:
            for other in self._numbered(claim):
                if other.id != learner.id and (not other.name or alike(claim.name, other.name)):
                    raise LookupError(
                        f"it has the name of {learner.id}, but lies in the folder of {other.id}; "
                        "check it, and put it into the right learner's folder yourself"
                    )

    def missing(self, handed_in: Iterable[str]) -> list[str]:
        """Return the ids of those who handed nothing in, sorted."""
        return sorted({one.id for one in self.learners} - set(handed_in))

    def _index(self, keys: Callable[[Learner], Iterable[str]]) -> dict[str, list[Learner]]:
        found = {}
        for one in self.learners:
            for key in keys(one):
                found.setdefault(key, []).append(one)
        return found

    def _numbered(self, claim):
        return self._by_number.get(claim.number, ())

    def _of_login(self, claim):
        return self._by_login.get(claim.login.casefold(), ())

    def _named(self, claim):
        """Return those whose name fits, and of whom no other number of this kind is known."""
        found = {one.id: one for form in forms(claim.name) for one in self._by_name.get(form, ())}
        kind = claim.number.startswith(PARTICIPANT)
        return [
            one for one in found.values()
            if not (claim.number and any(n.startswith(PARTICIPANT) is kind for n in one.numbers))
        ]  # fmt: skip


class Numbers:
    """Instead of a roster: the platform's own numbers are the ids."""

    learners: tuple[Learner, ...] = ()

    def owner(self, found: Found) -> Learner:
        """Return a learner of whom only the number is known.

        Raises:
            LookupError: it has no number, or several can be read in it.
        """
        numbers = {claim.number for claim in found.claims}
        if len(numbers) != 1 or "" in numbers:
            raise LookupError(
                "its name holds no number, or more than one; put it into the right learner's "
                "folder yourself"
            )
        (number,) = numbers
        return Learner(number, numbers=frozenset(numbers))

    def missing(self, _handed_in: Iterable[str]) -> list[str]:
        """Return no one: who is in the class is not known."""
        return []


def is_an_id(name: str) -> bool:
    """Whether a name can be a learner's id, which is the name of a folder too."""
    return (
        0 < len(name.encode("utf-8", "replace")) <= MAX_ID
        and foreign.is_plain(name)
        and name == name.strip()
        and not name.startswith((".", "-", "=", "@", "'"))
        and not set(name) & set("/+:*|")
    )


def _agreeing(learner: Learner, claim: Claim, first: Claim) -> Learner:
    if not learner.name and claim.number != first.number:
        raise LookupError(
            f"the number of {learner.id} comes after that of somebody who is not in the roster; "
            f"give {learner.id} a name in the roster, and collect again"
        )
    if claim.name and learner.name and not alike(claim.name, learner.name):
        raise LookupError(
            f"its number or login belongs to {learner.id}, in the roster {learner.name!r}, but it "
            f"has the name {claim.name!r}; check it, and if it is the same person, correct the "
            "name in the roster"
        )
    return learner
