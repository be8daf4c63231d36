"""What every field needs: a stretch of print as plain text.

What may not live here: anything about one kind of field.
"""

import re

from citeman.text import squeeze, visible

_TAG = re.compile(r"</?[A-Za-z]{1,8}>")
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|(?<!\w)_(?=\w)|(?<=[\w.?!)])_(?!\w)")
_BEFORE_MARK = re.compile(r"\s+([,;:.!?)\]])")
_BROKEN = re.compile(r"(?<=[a-z]{2})-\s+(?=[a-z]{2})")
_WIDE = str.maketrans("（）［］，；：．！？＆－／　", "()[],;:.!?&-/ ")
_PAIRS = {
    "(": ")",
    "[": "]",
    "“": "”",
    "«": "»",
    "《": "》",
    "「": "」",
    "『": "』",
    "（": "）",
    "‘": "’",
    "„": "“",
    '"': '"',
}
_WRAPPING = frozenset((*_PAIRS, *_PAIRS.values()))
_CONNECTIVES = frozenset("and und et y e of or oder ou the de la for für und/oder".split())


def plain(text: str) -> str:
    """The text without markup tags, emphasis marks, invisible characters and doubled blanks.

    >>> plain("<i>Nature</i>  *of   things*")
    'Nature of things'
    """
    if "<" in text:
        text = _TAG.sub("", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    return squeeze(visible(text))


def joined(text: str) -> str:
    """Words that a line end broke, put together again: "com- puter" → "computer"; "two- and" stays.

    >>> joined("the develop- ment of short- and long-term plans")
    'the development of short- and long-term plans'
    """
    if "- " not in text:
        return text

    def whole(found: re.Match[str]) -> str:
        following = text[found.end() :].split(maxsplit=1)[0].strip(",.;:")
        return found.group() if following in _CONNECTIVES else ""

    return _BROKEN.sub(whole, text)


def narrow(text: str) -> str:
    """Full-width punctuation as ASCII; length kept."""
    return text if text.isascii() else text.translate(_WIDE)


def tight(text: str) -> str:
    """Without blanks before punctuation.

    >>> tight("Phys .Lett . B")
    'Phys.Lett. B'
    """
    return _BEFORE_MARK.sub(r"\1", text)


def unwrapped(text: str, marks: str = ".,;:·。，；：、|/ ") -> str:
    """The text without marks at its ends, and without quotation marks or brackets around it as a whole.

    >>> unwrapped('"A title."'), unwrapped("(Re)view (2)")
    ('A title', '(Re)view (2)')
    """
    while True:
        shorter = text.strip(marks)
        if _WRAPPING.isdisjoint(shorter):
            return shorter
        shorter = _unpaired(shorter)
        if shorter == text:
            return text
        text = shorter


def _unpaired(text: str) -> str:
    """One pair around the text taken away, and what opens or closes at its ends without a partner."""
    if text and _PAIRS.get(text[0]) == text[-1] and len(text) > 1:
        inner = text[1:-1]
        if text[0] not in inner and text[-1] not in inner:
            text = inner
    for opening, closing in _PAIRS.items():
        if opening == closing:
            continue
        if text.endswith(opening) or (text.startswith(opening) and closing not in text):
            text = text.removesuffix(opening).removeprefix(opening)
        if text.endswith(closing) and opening not in text:
            text = text.removesuffix(closing)
    return text.strip('"') if text.count('"') == 1 else text
