"""Checks of questions that are answered by choice."""

from utils.checks import ladder


def chosen(answer: object, key: str, *, options: str, lesson: str) -> None:
    """Refuse what is not one of the options, or not the right one; the right one is not told.

    Raises:
        CheckFailed: with the valid options, or the lesson that answers the question.
    """
    valid = ", ".join(f'"{option}"' for option in options)
    ladder.require(
        isinstance(answer, str) and answer.strip().lower() in set(options),
        f"The answer is {answer!r}, expected one of {valid}.",
    )
    ladder.require(
        answer.strip().lower() == key,
        f'"{answer}" is not the best choice. Look at: {lesson}.',
    )
