"""Counts in words."""


def counted(number: float, one: str, many: str = "") -> str:
    """Return a number with its noun, such as "1 test" or "2 tests".

    Args:
        number: how many; points may be a fraction.
        one: the noun for one.
        many: the noun for several, if it is not `one` with an s.
    """
    size = f"{number:,}" if isinstance(number, int) else f"{number:g}"
    return f"{size} {one if number == 1 else many or f'{one}s'}"
