r"""Writes a quiz as QTI 1.2, which Canvas imports: as text for text2qti, which makes the package.

Formulas become Canvas's own equations. One right option is a multiple-choice question, several are
multiple-answers, a number is a numerical question with its tolerance, and an order is a short
answer of letters. The points are the question's; partial credit is the platform's.

Source: github.com/gpoore/text2qti, README; Canvas guide "How do I import quizzes from QTI
packages?".
"""

import io
import zipfile
from collections.abc import Iterator, Sequence

from autograder.errors import CourseError
from autograder.files import packing
from autograder.lms.quiz import orders
from autograder.lms.quiz.questions import Question


def package(title: str, questions: Sequence[Question], *, with_answers: bool) -> bytes:
    """Return the zip with the quiz.

    Args:
        title: of the quiz.
        questions: in their order.
        with_answers: whether each option is explained; the platform decides who sees that, when.

    Raises:
        CourseError: a question is not what text2qti reads.
    """
    from text2qti.config import Config
    from text2qti.err import Text2qtiError
    from text2qti.qti import QTI
    from text2qti.quiz import Quiz

    try:
        quiz = Quiz(text(title, questions, with_answers=with_answers), config=Config())
    except Text2qtiError as error:
        raise CourseError(f"{title} cannot be written as QTI: {error}; correct it") from error
    with zipfile.ZipFile(io.BytesIO(QTI(quiz).zip_bytes())) as made:  # its times are of today
        return packing.packed({info.filename: made.read(info) for info in made.infolist()})


def text(title: str, questions: Sequence[Question], *, with_answers: bool) -> str:
    """Return the quiz in text2qti's own format."""
    parts = [f"Quiz title: {title}", "shuffle answers: true"]
    for number, question in enumerate(questions, 1):
        parts += ["", f"Title: {question.title}", f"Points: {question.points:g}"]
        asked = orders.text(question) if question.kind == "order" else _asked(question)
        parts.append(_entry(f"{number}.", asked))
        if with_answers and question.kind in ("number", "order"):
            parts += [_entry("...", _explained(question))] if question.explanations else []
        parts += _answers(question, with_answers=with_answers)
    return "\n".join(parts) + "\n"


def _asked(question):
    return f"{question.text}\n\nUnit: {question.unit}." if question.unit else question.text


def _explained(question):
    names = question.letters if question.kind == "order" else {}
    lines = [f"- {names.get(key, key)}: {said}" for key, said in question.explanations.items()]
    return "\n".join(lines)


def _answers(question: Question, *, with_answers: bool) -> Iterator[str]:
    if question.kind == "number":
        yield f"=   {question.right[0]} +- {question.within:g}"
    elif question.kind == "order":
        for answer in orders.answers(question):
            yield f"*   {answer}"
    else:
        for place, (key, words) in enumerate(question.options.items()):
            yield _entry(_mark(question, key, place), words)
            if with_answers and key in question.explanations:
                yield _entry("...", question.explanations[key])


def _mark(question, key, place):
    if question.kind == "several":
        return "[*]" if key in question.right else "[ ]"
    return ("*" if key in question.right else "") + chr(ord("a") + place) + ")"


def _entry(mark: str, words: str) -> str:
    """Return an entry: a mark, and its lines indented alike."""
    first, *lines = words.split("\n")
    return "\n".join([f"{mark:<4}{first}", *(f"    {line}" if line else "" for line in lines)])
