"""Checks of questions that are answered by choice: a letter or a word in a plain variable."""

from collections.abc import Collection

from utils.checks import ladder


def is_an_option(answer: object, *, options: Collection[str]) -> None:
    """Refuse what is not one of the options.

    Raises:
        CheckFailed: with what was found, and the letters or words to choose from.
    """
    kind = "letter" if all(len(option) == 1 for option in options) else "word"
    ladder.require(
        isinstance(answer, str) and _plain(answer) in set(options),
        f"The answer is {answer!r}, expected one {kind} of: {', '.join(options)}.",
    )


def is_the_best_option(answer: object, key: str, *, options: Collection[str], look: str) -> None:
    """Refuse every option but the key; the message does not tell the key.

    Raises:
        CheckFailed: with the place in the course that answers the question.
    """
    is_an_option(answer, options=options)
    ladder.require(_plain(answer) == key, f'"{answer}" is not the best choice. Look at: {look}.')


def _plain(answer):
    return answer.strip().lower()
