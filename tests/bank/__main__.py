"""`python -m tests.bank`: the bank's table, and every answer that the hidden tests misjudge."""

import sys
from collections import Counter

from tests import bank

ROW = "{:<24}{:>16}{:>16}{:>16}"


def main() -> int:
    """Print the table; return 1 where an answer is misjudged."""
    judged = [(answer, bank.judge(answer)) for answer in bank.answers()]
    print(ROW.format("function", "wrong caught", "mistake named", "right kept"))
    functions = list(dict.fromkeys(answer.function for answer, _ in judged))
    for function in functions:
        print(row(function, [pair for pair in judged if pair[0].function == function]))
    print(row("all", judged))
    problems = [line for answer, verdict in judged if (line := problem(answer, verdict))]
    print("\n".join(["", *problems]) if problems else "")
    return bool(problems)


def row(title: str, judged: list) -> str:
    """Count one line of the table."""
    counts: Counter = Counter()
    for answer, verdict in judged:
        counts["right" if answer.right else "wrong"] += 1
        counts["kept"] += answer.right and verdict.full
        counts["caught"] += not answer.right and not verdict.full
        counts["named"] += not answer.right and bank.named(answer, verdict)
    wrong, right = counts["wrong"], counts["right"]
    shares = (f"{counts[what]} of {all_}" for what, all_ in
              (("caught", wrong), ("named", wrong), ("kept", right)))  # fmt: skip
    return ROW.format(title, *shares)


def problem(answer: bank.Answer, verdict: bank.Verdict) -> str:
    """Say what is wrong with the judgement of one answer, or nothing."""
    where = f"{answer.function}/{'right' if answer.right else 'wrong'}/{answer.slug}"
    if answer.right:
        return "" if verdict.full else f"{where} loses points: {verdict.messages}"
    if verdict.full:
        return f"{where} passes: {answer.title}"
    if not bank.named(answer, verdict):
        return f"{where} is not named ({' | '.join(answer.words)}): {verdict.messages}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
