"""The text of a result, cleaned where it enters: a learner's words are quoted in it (pure)."""

from dataclasses import replace

from autograder.model import Result
from autograder.text import foreign


def cleaned(result: Result) -> Result:
    """Return a result whose message, and its parts, nothing interprets."""
    details = {name: foreign.clean(said) for name, said in result.details.items()}
    return replace(result, message=foreign.clean(result.message), details=details)
