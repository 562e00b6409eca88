"""The documents about the autograder name only what is there, and leave out no room."""

import re
import tomllib

import pytest

from autograder.wire import protocol
from tests.support.grading import ROOT

HOW_IT_WORKS = ROOT / "autograder" / "README.md"
DOCUMENTS = [HOW_IT_WORKS, *sorted((ROOT / "docs").rglob("*.md"))]
each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


@each_document
def test_every_file_that_a_document_names_is_there(path):
    text = path.read_text("utf-8")
    names = re.findall(r"(?<![\w/<])((?:[a-z_]+/)*[a-z_]+\.py|(?:[a-z_]+/)+)(?![\w*/])", text)
    assert names
    missing = [name for name in names if not _there(name)]
    assert not missing, missing


@each_document
def test_every_link_of_a_document_leads_somewhere(path):
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    assert not [link for link in links if not (path.parent / link).exists()]


def test_the_drawing_names_every_message_and_no_other():
    drawing = HOW_IT_WORKS.read_text("utf-8").partition("```mermaid")[2].partition("```")[0]
    sent = re.findall(r'"([^"]+)"', "\n".join(re.findall(r"-\. .* \.->", drawing)))
    named = set(re.findall(r"\b[A-Z][a-z]+\b", " ".join(sent).replace("<br/>", " ")))
    assert named == {each.__name__ for each in protocol._MESSAGES}


def test_the_table_of_rooms_has_the_layers_of_the_contracts_in_their_order():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (layers,) = (each["layers"] for each in contracts["contracts"]
                 if each.get("containers") == ["autograder"])  # fmt: skip
    rooms = HOW_IT_WORKS.read_text("utf-8").partition("| room |")[2].partition("## ")[0]
    named = re.findall(r"^\| `(\w+)(?:/|\.py)` \|", rooms, re.MULTILINE)
    at = {room: floor for floor, layer in enumerate(layers) for room in re.split(r"\W+", layer)}
    assert sorted(named) == sorted(at)
    assert [at[room] for room in named] == sorted(at.values())


def _there(name):
    return (ROOT / name).exists() or (ROOT / "autograder" / name).exists()
