"""The numbers of lesson 00, the first taste: its prose has none, its cells compute them."""

from tests.claims import Claim

SETTINGS = ("1,000 steps",)

CLAIMS: list[Claim] = []
