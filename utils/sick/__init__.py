"""Networks to diagnose from their pictures: four per learner, drawn from the learner's id."""

from utils.sick.cases import WORDS, Case, case, kind, variant
from utils.sick.picture import draw, show

__all__ = ["WORDS", "Case", "case", "draw", "kind", "show", "variant"]
