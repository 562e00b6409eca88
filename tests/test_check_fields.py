"""A failed check says the same in fields as in its sentence, in every module of checks."""

import copy
import logging
import pickle

import numpy as np
import pytest

from tests.support import grading
from utils import checks
from utils.checks import answers, calling, choices, diagnosis, draws, ladder, numbers
from utils.checks.choices import NotAnswered
from utils.checks.random_initialization import defect, drawn
from utils.checks.scale_and_depth import deep_start, sick

LETTERS = ("a", "b", "c")


def raises(name, *_, **__):
    raise ValueError("no, expected 3. Look at: me")


#: What fails, and its fields.
FAILURES = {
    "ladder": (
        lambda: ladder.array(np.zeros((2, 4)), "W1", "(n_h, n_x)", (4, 2)),
        {
            "found": "W1 has shape (2, 4)",
            "expected": "(n_h, n_x) = (4, 2)",
            "likely": "Rows are units and columns are what they read: are the two sizes swapped?",
        },
    ),
    "diagnosis": (
        lambda: diagnosis.same(
            "Z1",
            np.ones(2),
            np.full(2, 3.0),
            look="Z1 = W1 X",
            mistakes=lambda: (diagnosis.Mistake("the bias is missing, expected b1.", np.ones(2)),),
        ),
        {
            "found": "Z1 is not right",
            "likely": "the bias is missing, expected b1.",
            "look": "Z1 = W1 X",
        },
    ),
    "numbers": (
        lambda: numbers.same_number("The cost", 0.0, 1.0, look="J"),
        {"found": "The cost is 0", "expected": "another number", "look": "J"},
    ),
    "calling": (
        lambda: calling.call("f", raises, 1),
        {
            "found": "f stopped with ValueError: no, expected 3. Look at: me",
            "likely": "Run it on small arrays of your own.",
        },
    ),
    "choices": (
        lambda: choices.is_the_best_option("b", "a", options=LETTERS, look="lesson 1"),
        {"found": '"b" is not the best choice', "look": "lesson 1."},
    ),
    "answers": (
        lambda: answers.answers_are_options(["z"], options=LETTERS),
        {"found": 'The answer has "z"', "expected": 'some of: "a", "b", "c"'},
    ),
    "draws": (
        lambda: draws.is_centred("W1", np.ones((9, 9)), 1.0, look=drawn.LOOK),
        {
            "found": "The mean of W1 is 1",
            "expected": "about 0",
            "likely": "Was rand (uniform, 0 to 1) used for randn (normal, around 0), or the same "
            "number everywhere?",
            "look": drawn.LOOK,
        },
    ),
    "defect": (
        lambda: defect.symmetry_defect_grows(lambda given: 0.0, rng=np.random.default_rng(1)),
        {
            "found": "symmetry_defect does not grow when the units differ more in W1",
            "likely": "It is 0 however much they differ there: is W1 compared?",
            "look": defect.LOOK,
        },
    ),
    "deep_start": (
        lambda: deep_start.initialize_deep_refuses_other_schemes(3, rng=np.random.default_rng(1)),
        {"found": "initialize_deep is not a function"},
    ),
    "sick": (
        lambda: sick.is_a_learners_id(None),
        {
            "found": "learner_id is a NoneType",
            "expected": 'a string such as "s042": your name or number in class',
        },
    ),
}


def failed(check):
    with pytest.raises(checks.CheckFailed) as caught:
        check()
    return caught.value


@pytest.mark.parametrize("module", FAILURES)
def test_a_failed_check_has_its_fields(module):
    check, fields = FAILURES[module]
    error = failed(check)
    assert error.details == fields
    for said in fields.values():
        assert said in str(error)


def test_the_sentence_is_made_of_the_fields():
    both = checks.CheckFailed("W1 is 3", look="W1 = 4.", line="line 2 of its cell: W1 = 3")
    assert str(both) == "W1 is 3. Your line: line 2 of its cell: W1 = 3 Look at: W1 = 4."
    assert both.short == "W1 is 3."
    error = checks.CheckFailed("W1 is 3", "4", "Is it?", "W1 = 4")
    assert str(error) == "W1 is 3, expected 4. Is it? Look at: W1 = 4"
    assert error.short == "W1 is 3, expected 4. Is it?"
    assert str(checks.CheckFailed("W1 is 3")) == "W1 is 3."
    assert str(checks.CheckFailed("W1 is 3", look="W1 = 4.")) == "W1 is 3. Look at: W1 = 4."
    assert str(checks.CheckFailed("W1 is 3", likely="it is odd.", joint=":")) == (
        "W1 is 3: it is odd."
    )


@pytest.mark.parametrize("kind", [checks.CheckFailed, NotAnswered])
def test_a_copy_has_the_same_fields(kind):
    error = kind("W1 is 3", "4", "it is odd.", "W1 = 4", ":", "line 2 of its cell: W1 = 3")
    for again in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (str(again), again.details) == (str(error), error.details)


@pytest.mark.parametrize("others", [(), ("update_parameters",)])
def test_a_whole_that_is_not_written_says_that_alone(others):
    untouched = grading.solutions(grading.released())
    answers = {name: untouched[name] for name in ("nn_model", *others)}
    results = grading.run(answers, only="nn_model")
    assert len(results) > 1
    for result in results:
        assert "nn_model is not written yet: replace" in result.message
        assert "The first part" not in result.message


def test_what_an_answer_logs_is_dropped_and_what_others_log_is_not(caplog):
    log = logging.getLogger("of an answer")
    log.error("before")
    calling.call("f", lambda: log.critical("within"))
    log.error("after")
    assert caplog.messages == ["before", "after"]
