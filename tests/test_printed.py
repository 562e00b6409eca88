"""What a learner's code prints during a check is on the card, and nowhere else."""

import numpy as np
import pytest

from utils import cards, checks
from utils.cards.text import PRINTED
from utils.checks import printed


def initialize(n_x, n_h, n_y):
    print("sizes:", n_x, n_h, n_y)
    sizes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
    return {name: np.zeros(size) for name, size in sizes.items()}


def test_a_card_shows_what_the_code_printed(capsys):
    with cards.check("initialize_zeros"):
        checks.initialize_zeros_gives_the_shapes(initialize, rng=np.random.default_rng(1))
    first, label, *lines = capsys.readouterr().out.splitlines()
    assert (first, label.strip()) == ("✓ initialize_zeros: the check holds", f"{PRINTED}:")
    assert lines
    assert all(line.startswith("    sizes: ") for line in lines)


def test_a_card_of_a_failed_check_shows_it_too(capsys):
    def failing(n_x, n_h, n_y):
        print(f"<b>{n_x}</b>")

    with pytest.raises(checks.CheckFailed), cards.check("initialize_zeros") as card:
        checks.initialize_zeros_gives_the_shapes(failing, rng=np.random.default_rng(1))
    assert "<b>" in capsys.readouterr().out
    assert "<b>" not in card._repr_mimebundle_()["text/html"]


def test_without_a_card_prints_go_nowhere(capsys):
    checks.initialize_zeros_gives_the_shapes(initialize, rng=np.random.default_rng(1))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ([], ""),
        (["a", "\n", "b\n"], "a\nb"),
        (["x" * 10_000], "..." + "x" * (printed.LONGEST)),
        ([f"step {i}\n" for i in range(1000)], "step 999"),
        (["cut" * 100 + "\n", "y" * 390], "y" * 390),
    ],
)
def test_the_end_is_kept_in_whole_lines(written, last):
    with printed.heard() as said:
        for text in written:
            printed.file().write(text)
    assert len(said.last()) <= printed.LONGEST + 3
    assert said.last().endswith(last)
    assert said.last().startswith(last[:3] if len(written) < 1000 else "step ")
