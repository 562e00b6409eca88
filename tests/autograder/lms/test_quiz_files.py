"""The quiz as Canvas and Moodle import it: every question, its key, its points, its formulas.

The files are read here by the formats' own rules, and the answers are given to what was read.
"""

import io
import re
import zipfile
from xml.etree import ElementTree

import nbformat
import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.errors import CourseError
from autograder.lms.quiz import moodle_xml, orders, qti
from autograder.lms.quiz.questions import Question, questions
from autograder.notebook.cell_kinds import about
from tests.support import lms_zips
from tests.support.grading import source_notebook

QUIZ = "concept_quiz"
XMLNS = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
TYPES = {
    "one": "multiple_choice_question", "several": "multiple_answers_question",
    "order": "short_answer_question", "number": "numerical_question",
}  # fmt: skip


@pytest.fixture(scope="module")
def asked():
    return questions(source_notebook(QUIZ), QUIZ)


@pytest.fixture(scope="module")
def items(asked):
    """Return the questions of the QTI package, as Canvas reads them."""
    with zipfile.ZipFile(io.BytesIO(qti.package("Quiz", asked, with_answers=True))) as made:
        manifest = ElementTree.fromstring(made.read("imsmanifest.xml"))
        named = [each.get("href") for each in manifest.iter() if each.get("href")]
        assert set(named) <= set(made.namelist())
        (path,) = [name for name in named if "meta" not in name]
        return ElementTree.fromstring(made.read(path)).findall(".//q:item", XMLNS)


def field(item, label):
    fields = item.findall(".//q:qtimetadatafield", XMLNS)
    return next(each[1].text for each in fields if each[0].text == label)


def earned(item, chosen: set[str]) -> float:
    """Return the score in percent for an answer, by the item's response processing."""

    def holds(node):
        tag = node.tag.partition("}")[2]
        if tag == "varequal":
            return node.text in chosen or node.text.lower() in chosen
        if tag in ("vargte", "varlte"):
            (value,) = map(float, chosen)
            return value >= float(node.text) if tag == "vargte" else value <= float(node.text)
        parts = [holds(each) for each in node]
        alternatives = all(each.tag.endswith("varequal") for each in node)
        if tag in ("or", "not") or (tag == "conditionvar" and alternatives):
            return any(parts) is not (tag == "not")
        return all(parts)

    for condition in item.findall(".//q:respcondition", XMLNS):
        score = condition.find("q:setvar", XMLNS)
        if score is not None and holds(condition.find("q:conditionvar", XMLNS)):
            return float(score.text)
    return 0.0


def labels(item):
    """Return the identifiers of the options, in their order."""
    return [each.get("ident") for each in item.findall(".//q:response_label", XMLNS)]


def test_every_question_of_the_quiz_is_read(asked):
    assert len(asked) == 25
    assert sum(question.points for question in asked) == 100
    assert {question.kind for question in asked} == set(TYPES)
    for question in asked:
        assert set(question.right) <= set(question.options) or question.kind == "number"
        assert question.explanations
        assert question.title
        assert "points)" not in question.title


def test_canvas_gets_each_question_with_its_type_and_points(asked, items):
    assert len(items) == len(asked)
    for question, item in zip(asked, items, strict=True):
        assert item.get("title") == question.title
        assert field(item, "question_type") == TYPES[question.kind]
        assert float(field(item, "points_possible")) == question.points


def test_in_qti_the_key_and_nothing_else_earns_the_points(asked, items):
    for question, item in zip(asked, items, strict=True):
        if question.kind == "number":
            right, near = float(question.right[0]), question.within
            assert earned(item, {str(right + 0.9 * near)}) == 100
            assert earned(item, {str(right - 1.2 * near)}) == 0
        elif question.kind == "order":
            for answer in orders.answers(question):
                assert earned(item, {answer.lower(), answer}) == 100
            assert earned(item, {orders.answers(question)[0][::-1]}) == 0
        else:
            ident = dict(zip(question.options, labels(item), strict=True))
            right = {ident[key] for key in question.right}
            assert earned(item, right) == 100
            for other in set(ident.values()) - right:
                assert earned(item, {other}) == 0
                assert question.kind == "one" or earned(item, right | {other}) == 0


def test_moodle_gives_the_points_to_the_key(asked):
    text = moodle_xml.document("Quiz", asked, with_answers=True)
    category, *found = ElementTree.fromstring(text.encode()).findall("question")
    assert category.findtext("category/text") == "$course$/top/Quiz"
    for question, one in zip(asked, found, strict=True):
        assert one.get("type") == moodle_xml.TYPES[question.kind]
        assert float(one.findtext("defaultgrade")) == question.points
        shares = [float(answer.get("fraction")) for answer in one.findall("answer")]
        if question.kind == "number":
            assert one.findtext("answer/text") == question.right[0]
            assert float(one.findtext("answer/tolerance")) == question.within
        elif question.kind == "order":
            assert [each.findtext("text") for each in one.findall("answer")] == orders.answers(
                question
            )
        else:
            keys = [key for key, share in zip(question.options, shares, strict=True) if share > 0]
            assert set(keys) == set(question.right)
            assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.01)
            if question.kind == "several":  # choosing all earns nothing
                assert sum(shares) == pytest.approx(0, abs=0.01)


def test_formulas_tables_and_code_are_readable_on_both(asked):
    formula = r"\lVert g - n \rVert"
    text = qti.package("Quiz", asked, with_answers=False)
    with zipfile.ZipFile(io.BytesIO(text)) as made:
        whole = "".join(made.read(name).decode() for name in made.namelist())
    assert f"LaTeX: {formula}" in whole
    assert "data-equation-content" in whole
    moodle = moodle_xml.document("Quiz", asked, with_answers=False)
    assert rf"\({formula}" in moodle
    for page in (whole, moodle):
        assert "&lt;table&gt;" in page
        assert "default_rng" in page
        assert not re.search(r"\$[^$\n]*\\[a-z]+[^$\n]*\$", page)  # no formula is left in dollars


def test_the_explanations_are_there_only_on_request(asked):
    said = asked[0].explanations["columns"]
    for make in (qti.text, moodle_xml.document):
        assert said not in make("Quiz", asked, with_answers=False)
        assert said in make("Quiz", asked, with_answers=True)


def test_the_same_quiz_gives_the_same_bytes(asked):
    both = [qti.package("Quiz", asked, with_answers=True) for _ in range(2)]
    assert both[0] == both[1]


def test_odd_words_stay_words():
    text = '1. a) [*] x\n*b) = 3\n... no & <b> "q" ]]> `a < b` 5 * 3 * 2\n\n    code $ 5'
    odd = Question("q", "one", "<T> & ", text, 4.0, ("x",), {"x": "*a) [ ] + 1", "y": "= 2"})
    with zipfile.ZipFile(io.BytesIO(qti.package("A & B", [odd], with_answers=True))) as made:
        for name in made.namelist():
            if name.endswith(".xml"):
                ElementTree.fromstring(made.read(name))
    one = ElementTree.fromstring(moodle_xml.document("A/B", [odd], with_answers=True).encode())
    assert one[1].findtext("name/text") == "<T> & "
    assert len(one[1].findall("answer")) == 2


def test_what_is_no_quiz_is_refused():
    with pytest.raises(CourseError, match="has no question"):
        questions(source_notebook("random_initialization"), "random_initialization")
    broken = nbformat.from_dict(source_notebook(QUIZ))
    cells = [cell for cell in broken.cells if about(cell).get("grade_id") != "sizes-task"]
    with pytest.raises(CourseError, match="the question 'sizes' cannot be read"):
        questions(nbformat.v4.new_notebook(cells=cells), QUIZ)
    for text in ("ask.one()", "%time ask.one('a')"):
        cells = [nbformat.v4.new_code_cell(text)]
        with pytest.raises(CourseError, match=f"{QUIZ}: the question '' cannot be read"):
            questions(nbformat.v4.new_notebook(cells=cells), QUIZ)


def test_the_command_writes_both_files_and_keeps_others(tmp_path, monkeypatch):
    root = lms_zips.course(tmp_path)
    (root / "source" / QUIZ).mkdir()
    nbformat.write(source_notebook(QUIZ), root / "source" / QUIZ / f"{QUIZ}.ipynb")
    monkeypatch.chdir(root)
    (root / "exports").mkdir()
    (root / "exports" / f"{QUIZ}.moodle.xml").write_text("mine")
    for _ in range(2):
        run = CliRunner().invoke(main, ["quiz", QUIZ])
        assert run.exit_code == 0, run.output
    (aside,) = root.glob("exports/*-until-*")
    assert aside.read_text() == "mine"
    assert len(list((root / "exports").iterdir())) == 3
    assert CliRunner().invoke(main, ["quiz", "lab"]).exit_code == 1
    assert "there is no assignment 'none'" in CliRunner().invoke(main, ["quiz", "none"]).output
