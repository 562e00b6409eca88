"""How an order is asked where a platform has no such question: as letters to write (pure)."""

from autograder.lms.quiz.questions import Question

SEPARATORS = ("", " ", ", ", ",")


def text(question: Question) -> str:
    """Return the question's text with its steps under letters, as markdown."""
    steps = [f"- **{letter}**: {question.options[key]}" for key, letter in question.letters.items()]
    duty = "Write the letters of all steps in their order, one after the other, without blanks."
    return "\n\n".join((question.text, "\n".join(steps), duty))


def answers(question: Question) -> list[str]:
    """Return the right order as learners may type it; platforms ignore the case."""
    letters = [question.letters[key] for key in question.right]
    return [separator.join(letters) for separator in SEPARATORS]
