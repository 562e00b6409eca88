"""Checks of questions that are answered by choice: a letter in a plain variable."""

from utils.checks import ladder


def is_an_option(answer: object, *, options: str) -> None:
    """Refuse what is not one of the letters.

    Raises:
        CheckFailed: with what was found, and the letters to choose from.
    """
    ladder.require(
        isinstance(answer, str) and _letter(answer) in set(options),
        f"The answer is {answer!r}, expected one letter of: {', '.join(options)}.",
    )


def is_the_best_option(answer: object, key: str, *, options: str, look: str) -> None:
    """Refuse every letter but the key; the message does not tell the key.

    Raises:
        CheckFailed: with the place in the course that answers the question.
    """
    is_an_option(answer, options=options)
    ladder.require(_letter(answer) == key, f'"{answer}" is not the best choice. Look at: {look}.')


def _letter(answer):
    return answer.strip().lower()
