"""No code of a learner's makes Python write a warning to the terminal of whoever grades."""

import ast
import threading
import warnings

import pytest

from autograder.notebook import definitions, names, parsing
from autograder.reports import similarity
from tests.support.grading import ROOT

CODE = [
    f"x = {quoted}"
    for quoted in ('"\\\x1b"', "b'\\q'", "f'\\d{1}'", "'\\777'", "1if 2else 3", "0x1for x in y")
] + ["assert (1, 'text')", "x is 1", "[1] [2]", "1()", "try: pass\nfinally: return"]
READERS = [parsing.parsed, definitions.defined_names, names.of, similarity.bare,
           similarity.normalised]  # fmt: skip
#: They parse what an instructor has written, or a bank of answers, and nothing else.
INSTRUCTORS = {
    "engine/split/graded_cell.py", "engine/cells_and_tests.py",
    "engine/messages/code_in_texts.py", "engine/messages/of_tests_together.py",
    "lms/quiz/questions.py", "notebook/can_split.py", "notebook/needed_imports.py",
    "notebook/option_explanations.py", "notebook/quiz_questions.py", "notebook/spelt_asserts.py",
    "release/in_process.py",
    "release/laws.py", "release/mutation/edit_rules.py", "release/mutation/edits.py",
    "release/mutation/mutants.py", "release/package/graders_part.py",
}  # fmt: skip
#: It runs in the learner's own process.
LEARNERS = {"inside/loop.py"}


@pytest.mark.parametrize("read", READERS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("action", ["error", "always"])
def test_code_is_parsed_without_a_word(read, action, capfd):
    with warnings.catch_warnings():
        warnings.simplefilter(action)
        for source in CODE:
            read(f"{source}  # {read.__name__} {action}")  # nothing keeps this text
    assert capfd.readouterr() == ("", "")


def test_other_threads_keep_their_warnings():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        threads = [threading.Thread(target=parsing.parsed, args=(CODE[0],)) for _ in range(8)]
        for thread in threads:
            thread.start()
            warnings.warn("of somebody else", stacklevel=1)
        for thread in threads:
            thread.join()
    assert [str(each.message) for each in caught] == ["of somebody else"] * 8


def test_a_learners_code_is_parsed_in_one_place():
    room = ROOT / "autograder"
    modules = {path.relative_to(room).as_posix(): path for path in room.rglob("*.py")}
    found = {name for name, path in modules.items() if _parses(path)}
    assert found == {"notebook/parsing.py"} | INSTRUCTORS | LEARNERS


def _parses(path):
    """Whether a module parses text by itself; `re.compile` does not."""
    calls = [
        node.func
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]
    return any(
        (isinstance(call, ast.Name) and call.id == "compile") or ast.unparse(call) == "ast.parse"
        for call in calls
    )


@pytest.mark.parametrize(
    "source",
    ["\n" * 200_000, " " * 200_000, "a = " * 50_000, "x = " + "+".join("1" * 1_500),
     "def h():\n    return 0x" + "f" * 6_000],
    ids=["lines", "blanks", "equals", "sums", "digits"],
)  # fmt: skip
def test_the_names_of_any_text_are_found_soon(source):
    """What takes a square of the time would not end here."""
    assert isinstance(names.of(source), names.Names)
