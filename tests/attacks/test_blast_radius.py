"""Whatever a class hands in, honest learners keep their points, and nothing is left behind."""

from autograder.notebook import cell_kinds
from tests.attacks import cheating, damaging, hostile_class, lab, leaking, one_by_one, runtime
from tests.attacks.case import EXTRA

OTHERS = {name: case for name, case in runtime.CASES.items() if name not in cheating.CASES}


def test_each_attack_has_the_expected_outcome_and_affects_nobody_else():
    with one_by_one.expected(OTHERS, "namespaces") as attacked:
        one_by_one.the_doctor_and_a_learner_get("namespaces", attacked)


def test_each_cheat_has_no_point_of_any_test_and_affects_nobody_else():
    with one_by_one.expected(cheating.CASES, "namespaces", whole=True):
        pass


def test_each_attack_is_made_once_by_a_crowded_class():
    made = [(place, text) for cells in hostile_class.together(runtime.CASES)
            for place, text in cells.items()]  # fmt: skip
    cases = {name: each for name, each in runtime.CASES.items()
             if name not in hostile_class.ENDLESS}  # fmt: skip
    for name, case in cases.items():
        for text in case.cells.values():
            found = [place for place, own in made if own == hostile_class.moved(text, place)]
            assert len(found) == 1, name
            assert (found[0] in lab.TESTED) == (EXTRA not in case.cells), name
    assert len(made) == len(cases) == len(runtime.CASES) - len(hostile_class.ENDLESS)


def test_an_attack_in_an_answer_is_an_answer_to_the_exercise_that_it_is_moved_to():
    for cells in hostile_class.together(damaging.CASES):
        for place in cells.keys() & {*lab.TESTED}:
            assert f"def {place}(A2=None, *_, **__):" in cells[place]


def test_the_lab_has_what_attacks_look_for():
    hidden = [cell.source for cell in lab.quick_source().cells if cell_kinds.is_hidden(cell)]
    assert any(leaking.HIDDEN in source for source in hidden)
    assert tuple(cell_kinds.exercises(lab.source())) == lab.TESTED
    assert tuple(cell_kinds.exercises(lab.quick_source())) == lab.TESTED
    assert len(lab.source().cells) == len(lab.quick_source().cells) + len(lab.MANY_CALLS)
