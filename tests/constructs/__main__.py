"""Make the golden points again: `python -m tests.constructs [--workers N] [NAME...]`.

Grades the bank and nbgrader's own notebooks by stock nbgrader, which takes some minutes. A NAME is
a notebook of `crowd.NOTEBOOKS`, a construct that has its own, or an assignment: with names, only
these are graded, and the other points stay as they are.
"""

import argparse

from tests.constructs import crowd, golden, nbgraders_own, stock
from tests.constructs.course import Assignment, Graded


def main() -> None:
    """Grade by stock nbgrader, and say where the bank is at odds with its points."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    everything = [*nbgraders_own.assignments(), *crowd.parts()]
    wanted = [each for each in everything if not options.names or _named(each, options.names)]
    _write(wanted, stock.grade_all(wanted, options.workers))
    print(*golden.deviations(golden.constructs()), sep="\n")


def _named(assignment: Assignment, names: list[str]) -> bool:
    return not {assignment.name, *assignment.notebooks}.isdisjoint(names)


def _write(assignments: list[Assignment], graded: Graded) -> None:
    """Write the points of what was graded, and keep the others that the bank still has."""
    notebooks = {name for assignment in assignments for name in assignment.notebooks}
    new = crowd.of_constructs(graded)
    known = golden.constructs() | {
        each.name: new[each.name]
        for each in crowd.constructs()
        if crowd.place(each)[1] in notebooks
    }
    still = {each.name for each in crowd.constructs()}
    golden.write(golden.BANK, {name: known[name] for name in known if name in still})
    own = {name: points for name, points in graded.items() if name in nbgraders_own.SOURCES}
    golden.write(golden.OWN, dict(golden.own()) | own)


if __name__ == "__main__":
    main()
