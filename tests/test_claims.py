"""Every number that a lesson prints is measured again, and no printed number escapes."""

import importlib
import pkgutil
from functools import cache

import nbformat
import pytest

from tests import claims
from tests.claims import Claim, prose
from tests.support.grading import ROOT

LESSONS = {path.stem[:2]: path for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))}
MODULES = {
    found.name[-2:]: importlib.import_module(f"tests.claims.{found.name}")
    for found in pkgutil.iter_modules(claims.__path__)
    if found.name.startswith("lesson_")
}
CLAIMS = [
    pytest.param(lesson, claim, id=f"{lesson}: {claim.quote[:50]}")
    for lesson, module in sorted(MODULES.items())
    for claim in module.CLAIMS
]


@cache
def texts(lesson):
    return prose.texts(nbformat.read(LESSONS[lesson], as_version=4))


def test_every_lesson_has_its_claims_and_every_claim_its_lesson():
    assert set(MODULES) == set(LESSONS)


@pytest.mark.parametrize(("lesson", "claim"), CLAIMS)
def test_a_printed_number_is_what_is_measured(lesson, claim):
    assert any(claim.quote in text for text in texts(lesson)), f"not in lesson: {claim.quote!r}"
    assert claim.reason.strip()
    measured = float(claim.measure())
    assert abs(measured - claim.number) <= claim.tolerance, (
        f"the lesson prints {claim.number}, measured {measured}, tolerance {claim.tolerance}"
    )


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_number_in_prose_is_without_a_claim(lesson):
    module = MODULES[lesson]
    settings = getattr(module, "SETTINGS", ())
    loose = [
        number
        for text in texts(lesson)
        for number in prose.uncovered(text, module.CLAIMS, settings)
    ]
    assert not loose, "neither in CLAIMS nor in SETTINGS:\n" + "\n".join(loose)


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_setting_is_in_its_lesson(lesson):
    settings = getattr(MODULES[lesson], "SETTINGS", ())
    unused = [quote for quote in settings if not any(quote in text for text in texts(lesson))]
    assert not unused


def claim(quote, **arguments):
    return Claim(quote, lambda: 0.0, 0.1, "a reason", **arguments)


@pytest.mark.parametrize(
    ("quote", "number"),
    [("reaches 0.94.", 0.94), ("7,580 steps", 7580), ("below 1e-9", 1e-9), ("-0.5, ", -0.5)],
)
def test_a_number_is_read_out_of_its_quote(quote, number):
    assert claim(quote).number == number


def test_a_quote_with_two_values_must_say_which():
    with pytest.raises(ValueError, match="value="):
        claim("4 units reach 0.94").number  # noqa: B018
    assert claim("4 units reach 0.94", value=0.94).number == 0.94


def test_a_claim_covers_its_own_number_alone():
    text = "It reaches 0.94 in 1,200 steps, 12 % of 4 units."
    loose = prose.uncovered(text, [claim("reaches 0.94")], [])
    assert [number.split()[0] for number in loose] == ["1,200", "12"]
    assert not prose.uncovered(text, [claim("reaches 0.94")], ["1,200 steps, 12 %"])


def test_formulas_code_years_and_sizes_need_no_claim():
    text = "See $x = 0.5$, `scale=0.01`, [here](a/0.1) (2010), 4 units.\n```\n0.7\n```"
    assert not prose.uncovered(text, [], [])


def test_sentences_in_code_are_prose_but_choices_are_not():
    source = 'predict("k", "Is it 0.1 or so?", ["0.2 it is"])\nshow(fig, f"It is {x:.2f} of 0.3")'
    source += '\nquiz("Why?", {"at 0.4 it": "no, 0.5 is"}, answer="at 0.4 it")'
    cells = [nbformat.v4.new_code_cell(source)]
    found = " ".join(prose.texts(nbformat.v4.new_notebook(cells=cells)))
    assert "0.3" in found
    assert "0.5 is" in found
    assert "0.1" not in found
    assert "0.2" not in found
