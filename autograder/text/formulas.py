"""Allow-lists of TeX commands and MathML for formulas that a learner wrote (pure).

A formula is drawn by MathJax in nbgrader's formgrader, and as MathML on the pages made here. Both
have commands that link, style, define others, or draw over the rest of the page. So commands,
elements and attributes are listed one by one; anything else is made inert.
"""

import re
from xml.etree import ElementTree

from latex2mathml.symbols_parser import convert_symbol

#: Allowed besides symbols: layout and names. None of them links, styles, defines or moves.
# fmt: off
COMMANDS = frozenset("""
    Big Bigg Biggl Biggm Biggr Bigl Bigm Bigr LaTeX Pr TeX acute align argmax argmin arccos arcsin
    arctan arg atop bar bcancel begin big bigg biggl biggm biggr bigl bigm bigr binom bm bmod bold
    boldsymbol boxed bra brace brack braket breve cancel cases cfrac check choose cos cosh cot coth
    cr csc dbinom ddot deg det dfrac dim displaystyle dot dots emph end enspace eqref exp fbox frac
    gcd grave hat hbox hline hom idotsint inf injlim int intop ker ket label ldots left lg lim
    liminf limits limsup ln log mathbb mathbf mathbin mathcal mathclose mathfrak mathinner mathit
    mathnormal mathop mathopen mathord mathpunct mathrel mathring mathrm mathscr mathsf mathtt max
    mbox middle min mod negthinspace nobreakspace nolimits nonumber not notag operatorname over
    overbrace overleftarrow overleftrightarrow overline overrightarrow overset phantom pmb pmod
    prime prod projlim qquad quad ref right root scriptscriptstyle scriptstyle sec sideset sin sinh
    smallmatrix split sqrt stackrel substack sum sup tag tan tanh tbinom text textbf textcolor
    textit textnormal textrm textsf textstyle texttt textup tfrac thickspace thinspace tilde
    underbar underbrace underleftarrow underline underrightarrow underset varinjlim varliminf
    varlimsup varprojlim vec widehat widetilde xleftarrow xrightarrow
""".split())  # noqa: SIM905, a table of words
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_UP = re.compile(r"(\\\\\*?[ \t]*\[[ \t]*)-")  # a negative skip moves a row over the one above

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_TAGS = frozenset("""
    math menclose mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub
    msubsup msup mtable mtd mtext mtr munder munderover
""".split())  # noqa: SIM905, a table of words
# fmt: on
_WORD = re.compile(r"[a-z0-9 .-]{1,80}")
_WIDTH = re.compile(r"[0-2]?(\.\d{1,4})?em")
_ATTRIBUTES = {
    "accent": _WORD, "accentunder": _WORD, "columnalign": _WORD, "columnlines": _WORD,
    "display": _WORD, "displaystyle": _WORD, "fence": _WORD, "form": _WORD, "linebreak": _WORD,
    "linethickness": _WORD, "mathcolor": _WORD, "mathvariant": _WORD, "maxsize": _WIDTH,
    "minsize": _WIDTH, "movablelimits": _WORD, "notation": _WORD, "rowlines": _WORD,
    "scriptlevel": _WORD, "separator": _WORD, "stretchy": _WORD, "width": _WIDTH,
}  # fmt: skip
MAX_FORMULA = 4_000  # characters
MAX_BRACES = 40  # nested
MAX_DEPTH = 150  # nested elements


def plain_commands(text: str) -> str:
    r"""Return TeX in which commands not listed above become plain letters: `\ href`."""
    return _UP.sub(r"\1", _COMMAND.sub(_known, text))


def _known(found):
    name = found[1]
    safe = name in COMMANDS or convert_symbol(f"\\{name}")
    return found[0] if safe else f"\\ {name}"


def is_flood(latex: str) -> bool:
    """Whether a formula is longer or nested deeper than what people write."""
    depth = deepest = 0
    for letter in latex:
        depth += (letter == "{") - (letter == "}")
        deepest = max(depth, deepest)
    return len(latex) > MAX_FORMULA or deepest > MAX_BRACES


def rebuilt(mathml: str) -> str:
    """Return MathML with only the elements and attributes listed above, its text escaped.

    Raises:
        ValueError: it is not MathML, holds something else, or is nested too deep.
    """
    try:
        root = ElementTree.fromstring(mathml)
    except ElementTree.ParseError as error:
        raise ValueError(f"no MathML: {error}") from None
    kept = _copy(root, 0)
    kept.set("xmlns", NAMESPACE)
    return ElementTree.tostring(kept, encoding="unicode", short_empty_elements=False)


def _copy(element, depth):
    tag = str(element.tag).removeprefix(f"{{{NAMESPACE}}}")
    if tag not in _TAGS or depth > MAX_DEPTH:
        raise ValueError(f"<{tag}> at depth {depth} of a formula")
    kept = ElementTree.Element(tag, {k: v for k, v in element.items() if _allowed(k, v)})
    kept.text, kept.tail = element.text, element.tail if depth else None
    kept.extend([_copy(child, depth + 1) for child in element])
    return kept


def _allowed(name, value):
    return name in _ATTRIBUTES and _ATTRIBUTES[name].fullmatch(value)
