"""Which work is alike: copies under other names are found, honest small answers are not."""

import pytest

from autograder.reports import similarity
from tests.support import bank, grading

MODEL = grading.solutions(grading.source_notebook())
COST = '''def compute_cost(A2, Y):
    """Return the cost."""
    total = 0.0
    for j in range(A2.shape[1]):
        a, y = A2[0, j], Y[0, j]
        part = y * np.log(a) + (1 - y) * np.log(1 - a)
        total = total - part / A2.shape[1]
    return float(total)
'''
DEFECT = """def symmetry_defect(parameters):
    units = np.hstack([parameters["W1"], parameters["b1"], parameters["W2"].T])
    worst = 0.0
    for one in range(1, len(units)):
        for entry in range(units.shape[1]):
            worst = max(worst, abs(units[one, entry] - units[0, entry]))
    return float(worst)
"""
OTHERS = [answer for answer in bank.answers() if answer.function == "update_parameters"]


def disguised(source: str) -> str:
    """The same code with other names, comments and layout, and one line more."""
    for old, new in {"total": "summe", "part": "piece", "worst": "biggest", "entry": "e"}.items():
        source = source.replace(old, new)
    return source.replace("    return", "\n    # my own\n    print('done')\n    return")


def klass(**special) -> dict[str, dict[str, str]]:
    """Ten learners with the model's answers, and some special ones."""
    return {f"s{n}": dict(MODEL) for n in range(10)} | {
        who: MODEL | answers for who, answers in special.items()
    }


def test_a_disguised_copy_in_two_exercises_is_reported():
    mine = {"compute_cost": COST, "symmetry_defect": DEFECT}
    theirs = {name: disguised(source) for name, source in mine.items()}
    (group,) = similarity.groups(klass(ada=mine, bob=theirs), MODEL)
    assert group[:3] == (("ada", "bob"), ("compute_cost", "symmetry_defect"), False)
    assert group.answers == {"ada": mine, "bob": theirs}
    (group,) = similarity.groups(klass(ada=mine, bob=mine, cyd=theirs), MODEL)
    assert (group.students, group.word_for_word) == (("ada", "bob", "cyd"), False)
    (group,) = similarity.groups(klass(ada=mine, bob=mine), MODEL)
    assert group.word_for_word


@pytest.mark.parametrize(
    ("ada", "bob"),
    [
        ({}, {}),  # the model solution
        ({"compute_cost": COST}, {"compute_cost": COST}),  # one exercise alone
        ({"compute_cost": COST, "symmetry_defect": DEFECT}, {}),
        ({"compute_cost": "x = 1", "symmetry_defect": "x = 2"},) * 2,  # short
        ({"compute_cost": "def (", "symmetry_defect": "%magic"},) * 2,  # no Python
    ],
)
def test_honest_work_is_not_reported(ada, bob):
    assert similarity.groups(klass(ada=ada, bob=bob), MODEL) == []


def test_two_model_solutions_are_not_reported():
    assert similarity.groups({"ada": MODEL, "bob": MODEL}, MODEL) == []


def test_code_that_many_wrote_is_common():
    mine = {"compute_cost": COST, "symmetry_defect": DEFECT}
    assert similarity.groups(klass(**dict.fromkeys("abcd", mine)), MODEL) != []
    assert similarity.groups(klass(**dict.fromkeys("abcde", mine)), MODEL) == []


def test_the_released_stub_is_not_reported():
    from tests.support.grading import released

    stub = grading.solutions(released())
    assert similarity.groups({"ada": stub, "bob": stub}, MODEL) == []


def test_different_answers_of_the_bank_are_distinguished():
    texts = {similarity.normalised(answer.source) for answer in OTHERS}
    assert len(texts) > 0.8 * len(OTHERS)


@pytest.mark.parametrize("source", ["(" * 5000, "x = " + "-" * 50_000 + "1", "a\0b", "é" * 60_000])
def test_code_that_breaks_a_parser_is_no_code(source):
    assert similarity.normalised(source) == ""
    assert similarity.bare(source) == ""


def test_bare_code_has_no_comment_and_no_docstring():
    assert similarity.bare('def f():\n    """By Ada."""\n    return 1  # Ada') == (
        "def f():\n    return 1"
    )
