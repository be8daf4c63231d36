"""Text as Crossref's members deposit it (HTML, JATS, MathML, escaped once or more) → plain text.

What may not live here: anything that knows which field the text is of.
"""

import html
import re

from citeman.text import squeeze, visible

_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]*)(?:\s[^<>]*)?/?>")
_MATH = re.compile(r"(\w?)<((?:\w+:)?math)\b[^>]*>(.*?)</\2>(\w?)", re.DOTALL)
_TEX = re.compile(r"<((?:\w+:)?(?:tex-math|annotation))\b[^>]*>.*?</\1>", re.DOTALL)
_HEADING = re.compile(r"<((?:jats:)?title)\b[^>]*>.*?</\1>", re.DOTALL)
_SUBTITLE = re.compile(r"\s*<subtitle>\s*(.*?)\s*(?:</subtitle>|$)", re.DOTALL)
_WRAPPED = re.compile(r"(?P<before>\w?)<(?P<tag>i|b|em|strong|italic|bold|jats:italic|jats:bold)>"
                      r"(?P<inside>[^<>]*)</(?P=tag)>(?P<after>\w?)")  # fmt: skip
_MARKED = re.compile(r"<(?:i|b|em|strong|italic|bold|jats:italic|jats:bold)>")
"""A quick look whether `_WRAPPED` can find anything."""
_BEFORE_STOP = re.compile(r"\s+(?=[.,;)\]](?:\s|$))")
_IN_BRACKET = re.compile(r"([(\[])\s+")
"""Blanks that the layout around a tag left before a stop or inside a bracket."""
_BLOCKS = frozenset({"p", "br", "sec", "li", "list", "list-item", "div", "label", "h1", "h2", "h3"})


def plain(text: str) -> str:
    """The text without tags, entities, line ends and runs of blanks.

    Tags were often put in the place of a blank, so that one is set where a marked word of three or more letters or a
    formula would otherwise run into the next word.

    >>> plain("Chinese<i>Hukou</i>System &amp;amp; CO<sub>2</sub>")
    'Chinese Hukou System & CO2'
    >>> plain("in the<mml:math><mml:mi>N</mml:mi><mml:mo>=</mml:mo><mml:mn>88</mml:mn></mml:math>nucleus")
    'in the N=88 nucleus'
    """
    text = _unescaped(text)
    if "<" in text:
        if "tex-math" in text or "annotation" in text:
            text = _TEX.sub("", text)
        if "math" in text:
            text = _MATH.sub(_formula, text)
        if "<subtitle>" in text:
            text = _SUBTITLE.sub(r": \1", text)
        if _MARKED.search(text):
            text = _WRAPPED.sub(_parted, text)
        text = _TAG.sub(lambda found: " " if found[2].rpartition(":")[2].lower() in _BLOCKS else "", text)
        text = _IN_BRACKET.sub(r"\1", _BEFORE_STOP.sub("", text))
    return squeeze(visible(text))


def abstract(text: str) -> str:
    r"""An abstract in JATS as plain text, its headings ("Abstract", "Background") left out.

    >>> abstract("<jats:title>Abstract</jats:title><jats:p>As the &lt;5 %\n case.</jats:p>")
    'As the <5 % case.'
    """
    return plain(_HEADING.sub(" ", text))


def _unescaped(text: str) -> str:
    """Entities resolved, also those escaped twice or three times."""
    for _ in range(3):
        once = html.unescape(text)
        if once == text:
            break
        text = once
    return text


def _formula(found: re.Match[str]) -> str:
    """A formula's characters without the blanks of its layout, parted from the words beside it."""
    inside = "".join(_TAG.sub("", found[3]).split())
    return _joined(found[1], inside, found[4])


def _parted(found: re.Match[str]) -> str:
    before, inside, after = found["before"], found["inside"], found["after"]
    if sum(map(str.isalpha, inside)) < 3:
        return before + inside + after
    return _joined(before, inside, after)


def _joined(before: str, inside: str, after: str) -> str:
    left = " " if before and inside[:1].isalnum() else ""
    right = " " if after and inside[-1:].isalnum() else ""
    return before + left + inside + right + after
