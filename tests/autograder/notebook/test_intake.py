"""Submitted files in every state that learners and their tools leave them in."""

import copy
import json

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.notebook import cell_kinds, definitions, intake, reader
from autograder.notebook.cell_kinds import about
from autograder.notebook.intake import MalformedError, place
from tests.support.grading import ROOT, source_notebook

ANSWER = "def initialize_zeros(n_x, n_h, n_y):\n    return 'mine'"


@pytest.fixture
def source():
    return copy.deepcopy(source_notebook())


@pytest.fixture
def released():
    """Return the file that a learner gets, as a dict to spoil."""
    path = ROOT / "release" / "random_initialization" / "random_initialization.ipynb"
    return json.loads(path.read_text())


def cell(notebook, grade_id):
    marks = [(each, each["metadata"].get("nbgrader", {})) for each in notebook["cells"]]
    found = [each for each, mark in marks if mark.get("grade_id") == grade_id]
    assert len(found) == 1, (grade_id, len(found))
    return found[0]


def answered(released, grade_id="initialize_zeros", text=ANSWER):
    cell(released, grade_id)["source"] = text
    return released


def placed(content, source):
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return place(data, source)


def ids(notebook):
    return [about(c)["grade_id"] for c in notebook.cells if about(c)]


def test_honest_work_is_placed_without_a_note(released, source):
    taken = placed(answered(released), source)
    assert taken.review == []
    assert cell(taken.notebook, "initialize_zeros")["source"] == ANSWER
    assert ids(taken.notebook) == ids(source)
    nbformat.validate(taken.notebook)


def test_the_instructors_solutions_never_replace_a_learners(released, source):
    released["cells"] = [c for c in released["cells"] if "def " not in "".join(c["source"])]
    taken = placed(released, source)
    solutions = cell_kinds.exercises(source)
    for grade_id in ("initialize_zeros", "backward_propagation", "nn_model"):
        assert cell(taken.notebook, grade_id)["source"] == intake.MISSING != solutions[grade_id]
        assert any(grade_id in note for note in taken.review)


def test_the_source_stays_as_it_is_and_names_what_a_test_may_call(released, source):
    before = copy.deepcopy(source)
    taken = placed(answered(released), source)
    assert source == before
    defined = taken.notebook.metadata.autograder.defines.values()
    assert sorted(name for definitions in defined for name in definitions) == [
        "answer_constant",
        "answer_ties",
        "backward_propagation",
        "compute_cost",
        "forward_propagation",
        "gradient_check",
        "initialize_parameters",
        "initialize_zeros",
        "nn_model",
        "symmetry_defect",
        "update_parameters",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_encoding_is_read(encoding, released, source):
    taken = placed(json.dumps(answered(released)).encode(encoding), source)
    assert taken.review == []
    assert cell(taken.notebook, "initialize_zeros")["source"] == ANSWER


def test_letters_of_another_encoding_are_replaced_and_named(released, source):
    data = json.dumps(answered(released, text=ANSWER + "  # é"), ensure_ascii=False)
    taken = placed(data.encode("latin-1", "replace"), source)
    assert cell(taken.notebook, "initialize_zeros")["source"].startswith(ANSWER)
    assert any("utf-8" in note for note in taken.review)


def test_windows_line_ends_and_a_lone_surrogate_do_no_harm(released, source):
    taken = placed(answered(released, text=ANSWER.replace("\n", "\r\n") + "#\ud800"), source)
    assert cell(taken.notebook, "initialize_zeros")["source"] == ANSWER + "#?"


@pytest.mark.parametrize("kernelspec", [None, "R", {"name": "ir", "language": "R"}, 7])
def test_the_kernel_is_the_instructors(kernelspec, released, source):
    released["metadata"] = {"kernelspec": kernelspec}
    assert placed(released, source).notebook.metadata.kernelspec == source.metadata.kernelspec


def test_deleted_duplicated_and_edited_test_cells_change_nothing(released, source):
    test = cell(released, "initialize_zeros-zeros")
    edited = copy.deepcopy(test) | {"source": "pass"}
    edited["metadata"]["nbgrader"]["points"] = 1000
    released["cells"].remove(test)
    released["cells"] += [edited, edited]
    taken = placed(answered(released), source)
    assert taken.review == []
    expected = cell(source, "initialize_zeros-zeros")
    assert cell(taken.notebook, "initialize_zeros-zeros") == expected | {"outputs": []}


def test_the_last_of_two_copies_counts_and_the_first_runs_before_it(released, source):
    answered(released)
    again = copy.deepcopy(cell(released, "initialize_zeros")) | {"source": ANSWER + " * 2"}
    released["cells"].append(again)
    taken = placed(released, source)
    assert cell(taken.notebook, "initialize_zeros")["source"] == ANSWER + " * 2"
    position = taken.notebook.cells.index(cell(taken.notebook, "initialize_zeros"))
    assert taken.notebook.cells[position - 1].source == ANSWER
    assert any("2 times" in note for note in taken.review)


def test_a_copy_that_was_left_as_handed_out_does_not_win(released, source):
    blank = copy.deepcopy(cell(released, "initialize_zeros"))
    answered(released)["cells"].append(blank)
    taken = placed(released, source)
    assert cell(taken.notebook, "initialize_zeros")["source"] == ANSWER
    assert taken.review == []


def test_without_metadata_the_functions_are_found_by_name(released, source):
    answered(released)
    for each in released["cells"]:
        each["metadata"] = {}
    taken = placed(released, source)
    assert cell(taken.notebook, "initialize_zeros")["source"] == ANSWER
    assert any("recognized by the name" in note for note in taken.review)


def test_an_answer_in_a_cell_of_its_own_is_found_where_the_stub_was_left(released, source):
    released["cells"].append({"cell_type": "code", "source": ANSWER, "metadata": {}})
    taken = placed(released, source)
    assert cell(taken.notebook, "initialize_zeros")["source"] == ANSWER


def test_a_solution_cell_turned_into_text_is_code_again(released, source):
    cell(answered(released), "initialize_zeros")["cell_type"] = "markdown"
    assert cell(placed(released, source).notebook, "initialize_zeros")["cell_type"] == "code"


def test_own_cells_keep_their_place(released, source):
    helper = {"cell_type": "code", "source": "def helper(): pass", "metadata": {}}
    position = released["cells"].index(cell(released, "initialize_zeros"))
    released["cells"].insert(position, helper)
    notebook = placed(answered(released), source).notebook
    position = notebook.cells.index(cell(notebook, "initialize_zeros"))
    assert notebook.cells[position - 1].source == "def helper(): pass"
    assert "nbgrader" not in notebook.cells[position - 1].metadata


def test_an_own_cell_cannot_pass_for_a_set_up_cell(released, source):
    mine = {"cell_type": "code", "source": "x = 1", "metadata": {"tags": ["setup"]}}
    released["cells"].append(mine)
    cells = placed(released, source).notebook.cells
    assert next(each for each in cells if each.source == "x = 1").metadata == {}


def test_duplicate_and_strange_ids_and_version_3_are_read(released, source):
    for each in answered(released)["cells"]:
        each["id"] = "../../same"
        each["input"] = each.pop("source")
    old = {"nbformat": 3, "metadata": {}, "worksheets": [{"cells": released["cells"]}]}
    taken = placed(old, source)
    nbformat.validate(taken.notebook)
    assert cell(taken.notebook, "initialize_zeros")["source"] == ANSWER


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"\n\n ", "empty"),
        (b"PK\x03\x04 a zip", "not JSON"),
        (b'{"cells": [', "not JSON"),
        (b"[1, 2]", "a JSON list"),
        (b"null", "a JSON NoneType"),
        (b'{"cells": 3}', "without a list of cells"),
        (b'{"a": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "too deep"),
        (b'{"n": ' + b"9" * 10_000 + b"}", "not JSON"),
        (b" " * 20_000_001, "20,000,001 bytes"),
    ],
)
def test_a_file_that_is_not_a_notebook_is_reported(data, message, source):
    with pytest.raises(MalformedError, match=message):
        place(data, source)


#: Much JSON of few bytes, by what is repeated; the last two are strings of the same letters.
MUCH = {
    "lists": ("[],", True), "nested": ("[[{}],[{}]],", True), "dicts": ('{"a":1},', True),
    "numbers": ("0,", True), "texts": ('"",', True), "escapes": (r'"\"","\\",', True),
    "in a text": ("[{,", False), "in an escaped text": (r"\"[{,\\", False),
}  # fmt: skip


@pytest.mark.parametrize("kind", MUCH)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_of_more_parts_than_a_notebook_has_is_refused_before_it_is_parsed(
    kind, encoding, monkeypatch
):
    monkeypatch.setattr(reader, "MOST", reader.Parts(lists=1_000, items=5_000))
    monkeypatch.setattr(reader, "_CHUNK", 1_000)
    part, is_much = MUCH[kind]
    many = part * 6_000
    cell = f'{{"cell_type": "code", "source": "{"" if is_much else many}"}}'
    data = f'{{"cells": [{cell}], "metadata": {{"a": [{many if is_much else ""}0]}}}}'
    if not is_much:
        assert len(reader.read_cells(data.encode(encoding)).cells) == 1
        return
    monkeypatch.setattr(reader.json, "loads", None)
    with pytest.raises(MalformedError, match="are read; clear its outputs"):
        reader.read_cells(data.encode(encoding))


def test_cells_of_nonsense_are_left_out_and_named(released, source):
    answered(released)["cells"] += [7, None, {"source": {"a": 1}}, {"source": "x" * 600_000}]
    taken = placed(released, source)
    assert any("4 cells" in note for note in taken.review)
    assert cell(taken.notebook, "initialize_zeros")["source"] == ANSWER


def test_another_notebook_altogether_is_named(source):
    other = {"cells": [{"cell_type": "code", "source": "1 + 1", "metadata": {}}]}
    assert any("no cell of this assignment" in note for note in placed(other, source).review)


@pytest.mark.parametrize("text", ["(" * 50_000, "-" * 50_000 + "1", "x = " + "[" * 3000, "a\0b"])
def test_text_that_upsets_parsers_is_read_line_by_line(text):
    assert definitions.defined_names(text + "\ndef f(x):\n    pass") >= {"f"}


def test_an_attribute_or_an_entry_that_is_set_defines_nothing():
    text = "cost.calls = 0\nseen[cost(3)] = 1\nfound, (more, *rest) = 1, (2, 3)\nlast: int = 4"
    assert definitions.defined_names(text) == {"found", "more", "rest", "last"}


def test_a_stub_is_what_was_handed_out(released, source):
    for grade_id, solution in cell_kinds.exercises(source).items():
        handed_out = "".join(cell(released, grade_id)["source"])
        assert definitions.is_stub(handed_out, solution)
        assert not definitions.is_stub(solution, solution)


leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
junk = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["cells", "metadata", "nbgrader", "grade_id", "source", "cell_type"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=15,
)


@settings(max_examples=200, deadline=None)
@given(cells=st.lists(junk, max_size=5))
def test_any_json_is_placed_or_named(cells):
    taken = placed({"cells": cells}, source_notebook())
    nbformat.validate(taken.notebook)
    assert taken.review


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=200))
def test_random_bytes_are_not_a_notebook(data):
    with pytest.raises(MalformedError):
        reader.read_cells(data)


def plain(source):
    """Return the source with two cells without a grade_id, one of them a set-up that tests run."""
    for name, text, tags in (("count", "count = 0", []), ("prepare", "import math", ["setup"])):
        cell = nbformat.v4.new_code_cell(text, id=name)
        cell.metadata["tags"] = tags
        source.cells.insert(2, cell)
    return source


def handed_back(source, **texts):
    """Return the file of a learner who has changed cells, by their ids."""
    notebook = copy.deepcopy(source)
    for each in notebook.cells:
        each.source = texts.get(each.id, each.source)
    return nbformat.writes(notebook).encode()


def texts(taken):
    return [each.source for each in taken.notebook.cells]


def test_a_cell_without_a_grade_id_runs_once_as_the_learner_left_it(source):
    source = plain(source)
    assert texts(placed(handed_back(source), source)).count("count = 0") == 1
    changed = placed(handed_back(source, count="count = 5"), source)
    assert texts(changed).count("count = 5") == 1
    assert "count = 0" not in texts(changed)
    assert texts(changed).index("count = 5") == texts(placed(b'{"cells": []}', source)).index(
        "count = 0"
    )


def test_a_set_up_that_tests_run_is_never_a_learners(source):
    taken = placed(handed_back(plain(source), prepare="import os"), source)
    (kept,) = [each for each in taken.notebook.cells if each.metadata.get("tags") == ["setup"]
               and each.id == "prepare"]  # fmt: skip
    assert kept.source == "import math"
    (own,) = [each for each in taken.notebook.cells if each.source == "import os"]
    assert not own.metadata.get("tags")


def test_two_cells_with_one_id_both_run(source):
    source = plain(source)
    notebook = copy.deepcopy(source)
    notebook.cells.append(nbformat.v4.new_code_cell("count = 7", id="count"))
    taken = placed(json.dumps(notebook).encode(), source)
    assert texts(taken).count("count = 7") == 1
