"""Make the golden points again: `python -m tests.constructs [--workers N] [THEME...]`.

Grades the bank and nbgrader's own notebooks by stock nbgrader, which takes some minutes. With the
names of themes, or of constructs that have a notebook of their own, it prints the points of those
and writes nothing.
"""

import argparse
import json

from tests.constructs import crowd, golden, nbgraders_own, stock


def main() -> None:
    """Grade by stock nbgrader, and say where the bank is at odds with its points."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("themes", nargs="*")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    points = _some(options) if options.themes else _all(options)
    print(*golden.deviations(points), sep="\n")


def _some(options: argparse.Namespace) -> golden.OfConstructs:
    parts = [part for part in crowd.parts() if {*part.notebooks} & {*options.themes}]
    graded = crowd.of_constructs(stock.grade_all(parts, options.workers))
    wanted = {each.name for each in crowd.constructs() if crowd.place(each)[1] in options.themes}
    points = {name: answers for name, answers in graded.items() if name in wanted}
    print(json.dumps(points, indent=1))
    return points


def _all(options: argparse.Namespace) -> golden.OfConstructs:
    own = nbgraders_own.assignments()
    graded = stock.grade_all([*own, *crowd.parts()], options.workers)
    points = crowd.of_constructs(graded)
    golden.write(golden.BANK, points)
    golden.write(golden.OWN, {each.name: graded[each.name] for each in own})
    return points


if __name__ == "__main__":
    main()
