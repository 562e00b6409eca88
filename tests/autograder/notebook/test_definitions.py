"""What cells define is found in bounded time, however much a learner wrote."""

import nbformat

from autograder.notebook import definitions

#: A text whose tree takes much longer to make than it took to type.
DENSE = "a,=b\n" * 40_000


def handed_in(*sources):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    cells[0].metadata["nbgrader"] = {"grade_id": "f", "solution": True}
    metadata = {"autograder": {"defines": {"f": ["f"]}}}
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata)


def test_only_so_much_of_a_notebook_is_parsed(monkeypatch):
    parsed, parse = [], definitions._defined
    monkeypatch.setattr(definitions, "_defined", lambda text: parsed.append(text) or parse(text))
    floods = [f"{DENSE}# {number}" for number in range(30)]
    notes = definitions.redefined(handed_in("def f(): 1", *floods, "def f(): 2"))
    assert sum(map(len, parsed)) <= definitions.MAX_PARSED
    assert "`f` is defined again" in notes[0]  # found by its line


def test_what_a_learner_wrote_at_length_is_not_kept():
    definitions._kept.cache_clear()
    definitions.redefined(handed_in("def f(): 1", DENSE))
    assert definitions._kept.cache_info().currsize == 1
