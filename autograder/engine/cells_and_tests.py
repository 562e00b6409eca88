"""Runs the cells of one notebook in the sandbox, and its tests, with what the cells define."""

from collections.abc import Callable

from nbformat import NotebookNode

from autograder.engine.bindings import Bound, Cell
from autograder.engine.messages import lost_answers, withheld_text
from autograder.engine.messages.why_missing import Names as Globals
from autograder.engine.session import Learner
from autograder.engine.split import graded_cell
from autograder.engine.split.proxy import Proxy
from autograder.engine.together import together_result, two_results
from autograder.engine.together.tests_together import TestsTogether
from autograder.model import Limits, Result, Status
from autograder.notebook import can_split, needed_imports, outputs
from autograder.notebook.cell_kinds import about, is_hidden, is_solution, is_test

Names = dict[str, Bound]


class CellsAndTests:
    """The cells of one notebook, then its tests, with what the cells have defined."""

    def __init__(
        self, learner: Learner, notebook: NotebookNode, cells: list[NotebookNode], limits: Limits
    ):
        known = notebook.metadata.get("autograder", {})
        defines = known.get("defines", {})
        self._learner, self._defines, self._cells = learner, defines, cells
        self._budget = outputs.Budget(1024 * limits.output_kb)
        self._together = TestsTogether(notebook, cells, learner, limits, self._budget)
        self._splits = any(is_test(cell) and cell not in self._together for cell in cells)
        self._course = known.get("is_course")
        if self._course is None:
            self._course = can_split.of_the_course(notebook)
        self._trusted = Globals(defines)
        self._after: dict[int, dict] = {}  # the tests' globals after each visible test
        self._tests: dict[int, Names] = {}
        self._uncrossed: set[int] = set()  # tests that only lacked a value of an ordinary type
        self._sources: list[str] = []
        self.review: list[str] = []

    def cells(self, done: Callable[[int, Result], object]) -> None:
        """Run all cells but tests, and visible tests that run together with them.

        For each other test, record what its names are bound to.
        """
        bound: Names = {}
        for number, cell in enumerate(self._cells):
            if cell in self._together:
                if (result := self._together.reach(number)) is not None:
                    done(number, result)
            elif is_test(cell):
                bound = {name: _with_world(each, number) for name, each in bound.items()}
                self._tests[number] = bound
            else:
                cell.outputs, seen = self._learners(number, cell)
                self._trusted.ran(cell)
                bound = bound | {name: Bound(name, number, each) for name, each in seen.items()}

    def received(self) -> list[dict[str, object]]:
        """Return the values of the graded names in each test; a function is a `Seen`."""
        return [
            {name: _plain(each.seen) for name, each in names.items()}
            for names in self._tests.values()
        ]

    def close(self) -> None:
        """End what the tests have used."""
        self._together.close()

    def test(self, number: int) -> Result:
        """Run a test cell if there is time left; it passes if it runs to its end."""
        cell = self._cells[number]
        if too_late := self._learner.too_late():
            cell.outputs = [outputs.error("NOT_RUN", too_late)]
            return not_run(cell, too_late)
        private = is_hidden(cell)
        # of an ordinary test no text is shown that its instructor did not write
        withholds = private and not self._together.tells_all
        sources = "\n".join(self._sources) + "\n" if withholds else ""
        self._learner.begin_test(sources, texts=not self._course)
        if cell in self._together:
            return self._together.hidden(number)
        if private:
            self._back_to(number)
        for name, bound in self._tests[number].items():
            function = bound.seen.function
            self._trusted[name] = Proxy(self._learner, bound) if function else bound.seen.value
        public = self._together.public if withholds and not self._course else None
        judged = graded_cell.run(cell, self._trusted, self._learner.said, public)
        result, cell.outputs = judged.result, judged.outputs
        self.review += [] if self.runs_again(number) else judged.notes
        if withheld_text.is_ordinary(judged.uncrossed, "\n".join(self._sources)):
            self._uncrossed.add(number)
        if result.status is not Status.PASS:
            self._trusted.failed(cell.source, result.message, result.details)
        if not private:
            self._after[number] = dict(self._trusted)
        return result

    def runs_again(self, number: int) -> bool:
        """Whether a cell is a test that runs in the second run."""
        return self._together.runs_again(number)

    def runs_once_later(self, number: int) -> bool:
        """Whether a cell is a test that runs in the second run alone."""
        cell = self._cells[number]
        return self.runs_again(number) and is_hidden(cell) and cell in self._together

    def end_first(self) -> None:
        """End the process of the first run, which would take memory beside that of the second."""
        self._learner.close()

    def again(self, number: int, first: Result | None) -> Result:
        """Run a test in the second run, and return what counts; the first result may be None."""
        cell = self._cells[number]
        self._learner.begin_test("\n")
        second = self._together.again(number)
        late = bool(self._learner.too_late())
        split = cell not in self._together
        tells = is_hidden(cell) or self._together.tells_all
        counted = two_results.counted(
            first,
            second,
            late=late,
            split=split,
            tells=tells,
            uncrossed=number in self._uncrossed,
        )
        if not counted.is_first:
            cell.outputs = together_result.message(counted.result)
        self.review += [counted.note] if counted.note else []
        return counted.result

    def _back_to(self, number):
        """Restore what the visible tests before a hidden one have defined, once per test."""
        for before in [each for each in self._after if each < number]:
            self._trusted.update(self._after.pop(before))

    def _learners(self, number, cell):
        mark = about(cell)
        setup = "setup" in cell.metadata.get("tags", ())
        if setup and self._splits:
            with graded_cell.printed():
                exec(compile(self._needed(cell), "<setup>", "exec"), self._trusted)
        names = self._defines.get(mark.get("grade_id"), ()) if is_solution(cell) else ()
        if not (setup or names) and (why := self._learner.no_time_for_more()):
            self._learner.missing.append(lost_answers.cell(number, cell.source, why))
            return [outputs.error("NOT_RUN", why)], {}
        self._sources.append(cell.source)
        # no cell of the course's needs what an instructor's demonstration cell defines
        defines = setup or is_solution(cell) or not mark.get("locked") or not self._course
        one = Cell(number, cell.source, tuple(names if self._splits else ()))
        shown, seen = self._learner.run(one, again=defines)
        return outputs.clean(shown, self._budget), seen

    def _needed(self, setup):
        tests = [
            cell.source for cell in self._cells if is_test(cell) and cell not in self._together
        ]
        return needed_imports.of(setup.source, tests)


def _plain(seen):
    return seen if seen.function else seen.value


def _with_world(bound, number):
    return bound if bound.world is not None else bound._replace(world=number)


def not_run(cell: NotebookNode, message: str) -> Result:
    """Return the result of a test that was not run."""
    mark = about(cell)
    return Result(mark["grade_id"], 0.0, float(mark["points"]), Status.NOT_RUN, message)
