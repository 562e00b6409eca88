"""Work in threads: results in order, few items ahead, an error in its turn."""

import threading

import pytest

from autograder.reports import in_order, killable


def test_results_come_in_the_items_order_though_the_first_takes_longest():
    last = threading.Event()

    def work(number):
        if number == 0:
            assert last.wait(60)
        if number == 3:
            last.set()
        return number

    assert list(in_order.done(work, range(9), 2)) == [*range(9)]


def test_items_are_taken_as_they_are_needed():
    taken = []
    results = in_order.done(str, (taken.append(each) or each for each in range(99)), 2)
    assert next(results) == "0"
    assert len(taken) <= 2 * 2 + 1
    results.close()
    assert len(taken) <= 2 * 2 + 1


def test_an_error_is_raised_in_its_turn():
    results = in_order.done(lambda number: 1 // number, (2, 1, 0, 5), 2)
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_a_helper_process_is_lent_to_one_thread_at_a_time():
    with killable.helper_processes(60, 2) as lent:

        def work(number):
            with lent() as helper:
                return id(helper), helper.call(pow, number, 2)

        done = list(in_order.done(work, range(12), 4))
    assert [value for _, value in done] == [number**2 for number in range(12)]
    assert len({helper for helper, _ in done}) <= 2
