r"""Writes a quiz as Moodle XML, which Moodle imports into its question bank; it reads no QTI.

Formulas stand between \( and \), which Moodle's MathJax filter draws. Of several right options each
adds its share and each wrong one takes its share, so that choosing all of them earns nothing. An
order is a short answer of letters, which every version of Moodle has.

Source: MoodleDocs "Moodle XML format", "Import questions"; moodle/moodle,
question/format/xml/format.php.
"""

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from autograder.lms.quiz import orders
from autograder.lms.quiz.questions import Question

TYPES = {"one": "multichoice", "several": "multichoice", "order": "shortanswer",
         "number": "numerical"}  # fmt: skip
_CODE = re.compile(r"(<(code|pre)\b.*?</\2>)", re.DOTALL)
_FORMULA = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$", re.DOTALL)
#: What XML cannot hold.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def document(title: str, questions: Sequence[Question], *, with_answers: bool) -> str:
    """Return the file.

    Args:
        title: of the category that the questions come into.
        questions: in their order.
        with_answers: whether each option is explained; the platform decides who sees that, when.
    """
    quiz = ElementTree.Element("quiz")
    category = ElementTree.SubElement(quiz, "question", type="category")
    _text(category, "category", f"$course$/top/{title.replace('/', '//')}")
    for question in questions:
        _add(quiz, question, with_answers=with_answers)
    ElementTree.indent(quiz)
    return ElementTree.tostring(quiz, encoding="unicode", xml_declaration=True) + "\n"


def html(markdown: str) -> str:
    """Return markdown as HTML, its formulas as MathJax reads them in Moodle."""
    from nbconvert.filters import markdown2html  # slow

    parts = _CODE.split(markdown2html(_CONTROLS.sub("", markdown)).strip())
    return "".join(
        part if place % 3 == 1 else _FORMULA.sub(_delimited, part)
        for place, part in enumerate(parts) if place % 3 != 2  # the name of the element
    )  # fmt: skip


def _delimited(match):
    display, inline = match.groups()
    return f"\\[{display}\\]" if display else f"\\({inline}\\)"


def _add(quiz, question: Question, *, with_answers: bool) -> None:
    one = ElementTree.SubElement(quiz, "question", type=TYPES[question.kind])
    _text(one, "name", question.title)
    unit = f"\n\nUnit: {question.unit}." if question.unit else ""
    asked = orders.text(question) if question.kind == "order" else question.text + unit
    _html(one, "questiontext", asked)
    _value(one, "defaultgrade", f"{question.points:g}")
    for answer, fraction, words in _answers(question):
        element = ElementTree.SubElement(one, "answer", fraction=fraction)
        if TYPES[question.kind] == "multichoice":
            element.set("format", "html")
            _value(element, "text", html(question.options[answer]))
        else:
            _value(element, "text", answer)
        if question.kind == "number":
            _value(element, "tolerance", f"{question.within:g}")
        if with_answers and words:
            _html(element, "feedback", words)
    for name, said in _settings(question).items():
        _value(one, name, said)


def _answers(question: Question):
    """Yield each answer with its fraction in percent, and what explains it."""
    said = question.explanations
    if question.kind == "order":
        for answer in orders.answers(question):
            yield answer, "100", " ".join(said[key] for key in question.right if key in said)
    elif question.kind == "number":
        key = question.right[0]
        yield key, "100", said.get(f"{float(key):g}", "")
    else:
        wrong = len(question.options) - len(question.right)
        for key in question.options:
            right = key in question.right
            share = 100 / len(question.right) if right else -100 / wrong
            share = share if right or question.kind == "several" else 0.0
            yield key, f"{share:.5f}".rstrip("0").rstrip("."), said.get(key, "")


def _settings(question: Question) -> dict[str, str]:
    if TYPES[question.kind] == "multichoice":
        single = "true" if question.kind == "one" else "false"
        return {"single": single, "shuffleanswers": "true", "answernumbering": "none"}
    return {"usecase": "0"} if question.kind == "order" else {}


def _html(parent, name, markdown):
    _value(ElementTree.SubElement(parent, name, format="html"), "text", html(markdown))


def _text(parent, name, words):
    _value(ElementTree.SubElement(parent, name), "text", words)


def _value(parent, name, words):
    ElementTree.SubElement(parent, name).text = words
