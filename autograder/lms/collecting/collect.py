"""Collects an assignment's hand-ins from a platform's zips into the folder of submissions.

It can be run again, with the same zip or a later one: what is newer takes the place of what was
collected, which is kept in `earlier/` beside `submitted/`, and nothing else changes.
"""

import contextlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import AutograderError, CourseError, DiskError
from autograder.files import zips
from autograder.files.distrusted import UnreadableError
from autograder.gradebook import students
from autograder.gradebook.course import Course
from autograder.grading import notebooks
from autograder.lms import assignments
from autograder.lms.collecting import choice, gathering
from autograder.lms.collecting.clock import Clock
from autograder.lms.collecting.collected import Collected
from autograder.lms.collecting.gathering import Gathered, Item
from autograder.lms.collecting.roster import Learner, Numbers, Roster
from autograder.lms.collecting.roster_files import class_of
from autograder.lms.collecting.store import Store
from autograder.lms.collecting.verdict import What
from autograder.notebook.cell_kinds import about
from autograder.notebook.reader import MalformedError, read_cells
from autograder.text.foreign import shown

OTHER = "one of several notebooks, none under an expected name"
NO_CLASS = (
    "there is no class to match the submissions with: the gradebook has no learners. Give their "
    "list with --roster FILE: Canvas's exported gradebook, Moodle's grading worksheet of the "
    "assignment, or nbgrader's id,first_name,last_name,email,lms_user_id. Or use the platform's "
    "numbers as ids with --by-number"
)


@dataclass(frozen=True)
class Request:
    """What to collect: `platform` is "" to recognize it, `roster` None for the gradebook's class.

    `by_number`: there is no class, and the platform's numbers are the ids.
    """

    course: Course
    assignment: str
    zips: Sequence[Path]
    platform: str = ""
    roster: Path | None = None
    by_number: bool = False
    dry_run: bool = False


def collect(request: Request) -> Collected:
    """Collect, or with `dry_run` say what would be collected.

    Raises:
        CourseError: the assignment, the roster or a zip cannot be used; nothing was changed.
        GradebookError: the gradebook cannot be used.
        DiskError: the disk is full; what was collected before stays.
    """
    with contextlib.ExitStack() as opened:
        expected, roster = _expected(request.course, request.assignment), _roster(request)
        archives = [opened.enter_context(_archive(path)) for path in request.zips]
        gathered = gathering.gather(archives, request.platform, roster, Gathered())
        return _Run(request, expected).all(gathered, roster)


def _archive(path):
    try:
        return zips.Archive(path)
    except UnreadableError as error:
        raise CourseError(str(error)) from None


def _expected(course: Course, assignment: str) -> dict[str, set[str]]:
    """Return the ids of the cells of each of the assignment's notebooks, by its name."""
    paths = assignments.notebooks(course, assignment)
    cells = {
        path.name: notebooks.parsed(path.read_text("utf-8"), notebooks.label_of(path)).cells
        for path in paths
    }
    return {name: {about(cell)["grade_id"] for cell in found if about(cell)}
            for name, found in cells.items()}  # fmt: skip


def _roster(request: Request) -> Roster | Numbers:
    if request.by_number:
        return Numbers()
    roster = class_of(request.roster, students.known(request.course))
    if not roster.learners and request.roster:
        raise CourseError(
            f"{shown(str(request.roster))} has no rows; expected one for each learner"
        )
    if not roster.learners:
        raise CourseError(NO_CLASS)
    return roster


class _Run:
    """One run: the learners one by one, each read, compared and stored before the next."""

    def __init__(self, request: Request, expected: dict[str, set[str]]):
        self._request, self._expected, self._done = request, expected, Collected()
        self._clock = Clock.of(request.course, request.assignment)
        self._store = Store(
            request.course, request.assignment, self._clock, dry_run=request.dry_run
        )

    def all(self, gathered: Gathered, roster: Roster | Numbers) -> Collected:
        """Collect each learner's hand-in; what was collected is recorded, whatever happens."""
        self._done.costs = self._clock.costs()
        self._done.platforms, self._done.left = sorted(set(gathered.platforms)), gathered.left
        try:
            for student in sorted(gathered.items):
                notes = list(self._one(gathered.learners[student], gathered.items[student]))
                self._done.notes += [(student, note) for note in notes]
        finally:
            self._store.save()
        self._keep_numbers(gathered.items)
        self._keep_names(gathered.learners.values())
        without = [one for one in roster.missing(gathered.items) if not self._store.has(one)]
        self._done.unclear = [one for one in without if one in gathered.unclear]
        self._done.missing = [one for one in without if one not in gathered.unclear]
        return self._done

    def _one(self, learner: Learner, items: list[Item]) -> Iterator[str]:
        """Collect one learner's hand-in; yield what a person should know of it."""
        self._done.what[learner.id] = What.KEPT
        files, notes = gathering.notebooks(items)
        yield from notes
        taken = yield from self._chosen(files)
        data = yield from self._read(taken)
        if not data:
            yield f"nothing was collected; expected {', '.join(self._expected)}"
            return
        newest = max((taken[name] for name in data), key=lambda each: each.version.turn)
        try:
            self._done.what[learner.id] = self._store.put(learner, newest, data)
        except DiskError:
            raise
        except AutograderError as error:
            yield str(error)
        yield from self._missing(learner, data)
        yield from self._clock.notes(learner, newest, self._done)
        if newest.found.note:
            yield newest.found.note

    def _chosen(self, files: list[Item]) -> Generator[str, None, dict[str, Item]]:
        """Return the newest file of each notebook; yield what is left out of the same zip."""
        items_of = {each.version: each for each in files}
        versions, left = choice.chosen(items_of, self._expected)
        taken = {name: items_of[version] for name, version in versions.items()}
        here = {each.archive for each in taken.values()}
        for each in left:
            if items_of[each].archive in here or not taken:
                yield f"not collected: {shown(each.file)}, {'another version' if taken else OTHER}"
        return taken

    def _read(self, taken: dict[str, Item]) -> Generator[str, None, dict[str, bytes]]:
        """Return the content of the notebooks that can be read; yield what is odd about them."""
        data = {}
        for name, item in taken.items():
            file = item.found.file
            try:
                data[name] = item.read()
                yield from self._looked_at(name, file, data[name])
            except UnreadableError as error:
                yield f"{shown(file)}: {error}"
        return data

    def _looked_at(self, name: str, file: str, data: bytes) -> Iterator[str]:
        if choice.expected_name(file, [name]) != name:
            yield f"{shown(file)} was collected as {name}"
        try:
            ids = {cell.grade_id for cell in read_cells(data).cells}
        except MalformedError as error:
            yield f"{shown(file)}: {error}"
        else:
            if not ids & self._expected[name]:
                yield f"{shown(file)} has no cell of {self._request.assignment}; is it another one?"

    def _keep_names(self, learners: Iterable[Learner]) -> None:
        """Enter what the roster's file says of those whose hand-ins are here."""
        found = [one.student._replace(id=one.id) for one in learners if one.student]
        if found and not self._request.dry_run:
            students.keep_names(self._request.course, found)

    def _missing(self, learner: Learner, data: dict[str, bytes]) -> Iterator[str]:
        """Yield which of several notebooks is neither here nor in what was handed in before."""
        folder = self._request.course.submitted / learner.id / self._request.assignment
        for name in sorted(self._expected.keys() - data.keys()):
            if not (folder / name).exists():
                yield f"{name} is not in the submission"

    def _keep_numbers(self, students_here) -> None:
        """Enter the numbers that are the users', with Canvas and ILIAS; Moodle's are not."""
        kept = self._store.entries
        entries = [kept[each] for each in students_here if each in kept]
        numbers = {
            each.learner: each.number for each in entries
            if each.number.isdecimal()
        }  # fmt: skip
        if numbers and not self._request.dry_run:
            students.keep_lms_ids(self._request.course, numbers)
