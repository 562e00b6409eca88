"""The table of exercises, and every answer of the bank that the hidden tests misjudge.

`python -m autograder.release.bank_table scale_and_depth`, in the course's folder, looks at one
assignment; without a name at all of them.
"""

import sys
from pathlib import Path
from typing import NamedTuple

import nbformat

from autograder.notebook import cell_kinds
from autograder.release import answer_bank as bank
from autograder.release import in_process

ROW = "{:<26}{:>8}{:>8}{:>16}{:>16}{:>14}"


class Judged(NamedTuple):
    """One answer, and what the hidden tests made of it."""

    answer: bank.Answer
    verdict: bank.Verdict


def main(assignments: list[str]) -> int:
    """Print the tables; return 1 where an answer is misjudged."""
    problems = [line for each in assignments for line in table(each)]
    print("\n".join(problems))
    return bool(problems)


def table(assignment: str) -> list[str]:
    """Print an assignment's exercises, and return what is wrong with the judgement of answers."""
    root = Path.cwd()
    source = nbformat.read(root / "source" / assignment / f"{assignment}.ipynb", as_version=4)
    judged = [Judged(each, bank.judge(each, source)) for each in bank.answers(root, assignment)]
    points = {test.grade_id: test.max_points for test in in_process.run(source, {})}
    print(ROW.format(assignment, "points", "checks", "wrong caught", "mistake named", "right kept"))
    for name, tests in cell_kinds.tests_of(source).items():
        worth = sum(points[test] for test in tests)
        print(row(name, worth, len(tests), [one for one in judged if one.answer.function == name]))
    print(row("all", sum(points.values()), len(points), judged), end="\n\n")
    return [line for one in judged if (line := problem(*one))]


def row(title: str, points: float, checks: int, judged: list[Judged]) -> str:
    """Write one line of the table."""
    wrong = [one for one in judged if not one.answer.right]
    right = [one for one in judged if one.answer.right]
    caught = sum(not one.verdict.full for one in wrong)
    named = sum(bank.named(*one) for one in wrong)
    kept = sum(one.verdict.full for one in right)
    shares = (f"{caught} of {len(wrong)}", f"{named} of {len(wrong)}", f"{kept} of {len(right)}")
    return ROW.format(title, f"{points:g}", checks, *shares)


def problem(answer: bank.Answer, verdict: bank.Verdict) -> str:
    """Say what is wrong with the judgement of one answer, or nothing."""
    kind = "right" if answer.right else "wrong"
    where = f"{answer.assignment}/{answer.function}/{kind}/{answer.slug}"
    if answer.right:
        return "" if verdict.full else f"{where} loses points: {verdict.messages}"
    if verdict.full:
        return f"{where} passes: {answer.title}"
    if not bank.named(answer, verdict):
        return f"{where} is not named ({' | '.join(answer.words)}): {verdict.messages}"
    return ""


if __name__ == "__main__":
    known = sorted(path.name for path in Path(bank.FOLDER).glob("*"))
    asked = sys.argv[1:] or known
    if not asked or not set(asked) <= set(known):
        sys.exit(
            f"expected assignments with a folder in {bank.FOLDER}/ (here: {', '.join(known)}), "
            f"got {' '.join(asked) or 'none'}; run this in the course's own folder"
        )
    sys.exit(main(asked))
