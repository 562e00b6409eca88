"""Who is in the class, and whose a file is (pure)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from autograder.gradebook.students import Student
from autograder.lms.collecting.hand_in import PARTICIPANT, Claim, Found
from autograder.lms.collecting.names import alike, forms, words
from autograder.text import foreign
from autograder.text.foreign import shown

MAX_ID = 100
UNKNOWN = (
    "nobody in the roster has this number, login or name; add the learner and collect again. "
    "If the assignment is anonymous: --by-number"
)


@dataclass(frozen=True)
class Learner:
    """A learner of the class: the course's id, and what platforms call them; "" if unknown.

    `numbers` are the platform's: of the user, or of the participant in one assignment. `logins` are
    in lower case. `time` is when they handed in, if the roster says so, and `group` with whom.
    `student` is what a roster's file says for the gradebook.
    """

    id: str
    name: str = ""
    numbers: frozenset[str] = frozenset()
    logins: frozenset[str] = frozenset()
    time: str = ""
    group: str = ""
    student: Student | None = None


class Roster:
    """The class."""

    def __init__(self, learners: Iterable[Learner]):
        self.learners = tuple(learners)
        self._by_number = self._index(lambda one: one.numbers)
        self._by_login = self._index(lambda one: one.logins)
        self._by_name = self._index(lambda one: forms(one.name))
        self._groups = {one.group for one in self.learners} - {""}

    def owners(self, found: Found) -> list[Learner]:
        """Return whose a file is: one learner's, or that of each member of a group.

        If the roster has groups, the assignment is handed in by groups: all names are theirs.

        Raises:
            LookupError: it is nobody's; the message says why, and what to do, and is followed by
                the ids of those whose it may be.
        """
        if not self._groups:
            return [self.owner(found)]
        name = found.claims[0].name
        fitting = [group for group in self._groups if words(group) == words(name)]
        members = [one for one in self.learners if one.group in fitting]
        if len(fitting) == 1:
            return members
        what = "two groups are" if fitting else "no group is"
        raise LookupError(
            f"{what} called {shown(name)!r} in the roster; put it into the folder of each member "
            "yourself",
            *(one.id for one in members),
        )

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
                    "the right learner's folder yourself",
                    *pairs,
                )
            for learner, claim in pairs.values():
                self._within(learner, found.around)
                return _agreeing(learner, claim, found)
        of_a_group = found.claims[0].number.startswith(PARTICIPANT) or not found.claims[0].number
        raise LookupError(f"{UNKNOWN}. {found.groups}" if of_a_group and found.groups else UNKNOWN)

    def _within(self, learner, around):
        """Refuse a file that lies in the folder of another learner, by number and name."""
        for claim in around:
            for other in self._numbered(claim):
                if other.id != learner.id and (not other.name or alike(claim.name, other.name)):
                    raise LookupError(
                        f"it has the name of {learner.id}, but lies in the folder of {other.id}; "
                        "check it, and put it into the right learner's folder yourself",
                        learner.id,
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

    def owners(self, found: Found) -> list[Learner]:
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
        return [Learner(number, numbers=frozenset(numbers))]

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


def _agreeing(learner: Learner, claim: Claim, found: Found) -> Learner:
    if not learner.name and claim.number != found.claims[0].number:
        raise LookupError(
            f"the number of {learner.id} comes after that of somebody who is not in the roster; "
            f"give {learner.id} a name in the roster, and collect again",
            learner.id,
        )
    names = [claim.name, *(found.tails if claim.number in learner.numbers else ())]
    if claim.name and learner.name and not any(alike(name, learner.name) for name in names):
        raise LookupError(
            f"its number or login belongs to {learner.id}, in the roster {learner.name!r}, but it "
            f"has the name {claim.name!r}; check it, and if it is the same person, correct the "
            f"name in the roster. {found.groups}".strip(),
            learner.id,
        )
    return learner
