"""Whatever the cells show, the report on them fits: each submission has a result."""

from autograder.engine.engine import Engine
from autograder.engine.processes import checker
from autograder.model import Limits
from autograder.notebook import outputs
from autograder.wire import codec, protocol
from tests.support.extra_cells import ran

#: Forged where the outputs are kept: lines that cost no character, and are many items.
EMPTY_LINES = """
for _ in range(400):
    get_ipython().recorder.outputs.append(
        {"output_type": "error", "ename": "", "evalue": "", "traceback": [""] * 200})
"""


def test_many_outputs_of_nothing_in_many_cells_are_bounded_together():
    budget = outputs.Budget(1024 * Limits().output_kb)
    nothing = (
        {"output_type": "error", "ename": "", "evalue": "", "traceback": [""] * 200},
        {"output_type": "stream", "text": ""},
        {"output_type": "display_data", "data": dict.fromkeys(outputs.TEXTS, "")},
    )
    kept = [outputs.clean([each] * 400, budget) for _ in range(50) for each in nothing]
    codec.pack(kept)


def test_a_class_member_with_many_empty_lines_has_its_points():
    cells = dict.fromkeys(("setup", "zeros-rows", "defects", "rows"), EMPTY_LINES)
    with Engine(sandbox=True) as engine:
        assert sum(result.points for result in ran(engine, {}, cells).results) == 100


def test_a_report_that_cannot_be_sent_is_a_result(monkeypatch):
    sent = []

    class Narrow:
        def receive(self):
            return protocol.sent(protocol.Job({}, {}, {}))

        def send(self, value):
            codec.pack(value)
            sent.append(value)

    monkeypatch.setattr(checker, "_report", lambda *given: protocol.Done([], [0] * 200_000, [], {}))
    checker.check(Narrow(), None, None)
    (told,) = sent
    assert "more than 100,000 items" in protocol.received(told, protocol.Exceeded).message
