"""Finds learners who submitted nearly the same unusual code: a question, not a verdict (pure).

Code is compared without comments, docstrings, layout and the names of its own variables. What many
wrote is left out, as is short code and what is near the model solution: on a small exercise honest
work looks alike. What is left counts when two learners share it in several exercises.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

from autograder.notebook.parsing import parsed

MIN_TOKENS = 40  # shorter answers look alike by chance
NEAR = 0.8  # Jaccard similarity of shingles from which two answers are near-identical
SHINGLE = 5  # tokens
MAX_CHARACTERS = 10_000  # of an answer; longer ones would take too long
MAX_OF_ONE = 30_000  # characters per learner; honest work has a third
MAX_OF_CLASS = 3_000_000  # at 30 to 50 microseconds per character
MIN_SHARED = 2  # exercises
_UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
Answers = Mapping[str, str]  # source code by exercise


class Group(NamedTuple):
    """Learners with nearly the same code in the same exercises, and this code."""

    students: tuple[str, ...]
    exercises: tuple[str, ...]
    word_for_word: bool  # names and comments are the same too
    answers: Mapping[str, Answers]


def groups(handed_in: Mapping[str, Answers], model: Answers) -> list[Group]:
    """Return the groups of near-identical work, largest overlap first.

    Args:
        handed_in: each learner's answers.
        model: the instructor's solutions.
    """
    items = defaultdict(set)  # learner -> (exercise, cluster)
    most = max(4, len(handed_in) // 20)  # what more learners than this wrote is common
    for exercise in model:
        theirs = {who: answers.get(exercise, "") for who, answers in handed_in.items()}
        for number, cluster in enumerate(_clusters(theirs, model[exercise])):
            for who in cluster if 1 < len(cluster) <= most else ():
                items[who].add((exercise, number))
    shared = {}
    for one, other in combinations(sorted(items), 2):
        both = frozenset(items[one] & items[other])
        if len(both) >= MIN_SHARED:
            whole = frozenset(who for who in items if both <= items[who])
            shared[whole] = max(shared.get(whole, both), both, key=len)
    found = [_group(students, both, handed_in) for students, both in shared.items()]
    return sorted(found, key=lambda g: (-len(g.exercises), not g.word_for_word, g.students))


def floods(handed_in: Mapping[str, Answers]) -> list[str]:
    """Return the learners whose work is too long to compare, so that the total cost is bounded.

    Work that is too long is left out; if the rest is still too much, so are its longest.
    """
    sizes = {who: sum(map(len, answers.values())) for who, answers in handed_in.items()}
    found, spent = [], 0
    for who in sorted(sizes, key=lambda each: (sizes[each], each)):
        spent += sizes[who]
        if sizes[who] > MAX_OF_ONE or spent > MAX_OF_CLASS:
            found.append(who)
    return sorted(found)


def bare(source: str) -> str:
    """Return code without comments and docstrings; "" if it does not parse or is too long."""
    try:
        return ast.unparse(_parsed(source))
    except _UNREADABLE:
        return ""


def normalised(source: str) -> str:
    """Return code as `bare` does, with its variables renamed in order of appearance."""
    try:
        tree = _parsed(source)
        return ast.unparse(_Renamed(_own_names(tree)).visit(tree))
    except _UNREADABLE:
        return ""


def _parsed(source):
    """Return code as a tree without docstrings; an empty one if it is too long."""
    return _without_docstrings(parsed(source if len(source) <= MAX_CHARACTERS else ""))


def _group(students, both, handed_in):
    exercises = tuple(sorted({exercise for exercise, _ in both}))
    texts = {tuple(handed_in[who][e].strip() for e in exercises) for who in students}
    answers = {who: {e: handed_in[who][e] for e in exercises} for who in sorted(students)}
    return Group(tuple(answers), exercises, len(texts) == 1, answers)


def _clusters(theirs, model):
    """Return sets of learners whose normalised answers are near each other and not the model's."""
    same, writers = defaultdict(set), defaultdict(set)
    for who, source in theirs.items():
        same[source].add(who)
    for source, learners in same.items():  # a large part of a class may have the same answer
        writers[normalised(source)] |= learners
    solution = _shingles(normalised(model))
    texts = {text: _shingles(text) for text in writers if len(_tokens(text)) >= MIN_TOKENS}
    clusters = []
    for text, shingles in texts.items():
        if _near(shingles, solution):
            continue
        near = [cluster for cluster in clusters if any(_near(shingles, texts[t]) for t in cluster)]
        clusters = [cluster for cluster in clusters if cluster not in near]
        clusters.append({text}.union(*near))
    return [set().union(*(writers[text] for text in cluster)) for cluster in clusters]


def _tokens(text):
    return re.findall(r"\w+|[^\w\s]", text)


def _shingles(text):
    tokens = _tokens(text)
    return {tuple(tokens[i : i + SHINGLE]) for i in range(max(1, len(tokens) - SHINGLE + 1))}


def _near(a, b):
    if min(len(a), len(b)) < NEAR * max(len(a), len(b)):
        return False
    common = len(a & b)
    return common >= NEAR * (len(a) + len(b) - common)


def _without_docstrings(tree):
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module) and body:
            first = body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                node.body = body[1:] or [ast.Pass()]
    return tree


def _own_names(tree):
    """Return new names for arguments and variables, in the order in which they are first bound."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            found.setdefault(node.arg, f"v{len(found)}")
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.setdefault(node.id, f"v{len(found)}")
    return found


class _Renamed(ast.NodeTransformer):
    def __init__(self, names):
        self.names = names

    def visit_Name(self, node):
        node.id = self.names.get(node.id, node.id)
        return node

    def visit_arg(self, node):
        node.arg = self.names.get(node.arg, node.arg)
        return node
