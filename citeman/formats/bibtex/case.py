"""Which words of a title must keep their capitals when a style sets the title in lower case.

Words are protected one by one, never the whole title: a style that sets titles in capitals, or capitalises them, must
still be able to. What may not live here: how braces are written; anything but titles.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from citeman.model import Item

WORD = re.compile(r"[^\W_]+(?:['\u2019.&][^\W_]+)*\+*")
_LETTER_STYLE = re.compile(r"E(?=-[a-z])")
"""E-commerce, E-learning: that capital is a matter of style."""
_SENTENCE_END = re.compile(r"[.?!:\u2014\u201c\"(]\s*$")
_SMALL = frozenset({
    "about", "above", "across", "after", "against", "among", "and", "around", "before", "behind", "between", "beyond",
    "during", "from", "into", "over", "than", "that", "their", "through", "toward", "towards", "under", "until", "upon",
    "versus", "when", "where", "which", "with", "within", "without",
})  # fmt: skip
"""Words that headline style leaves in lower case (The Chicago Manual of Style, 17th edition, 8.159)."""
_CAPITALISED_NOUNS = ("de", "lb")
"""Languages that write common nouns with a capital."""

PLACES = frozenset(
    """
    Afghanistan Africa African Albania Algeria America American Americas Angeles Antarctic Antarctica Arab Arabia
    Arabic Arctic Argentina Argentine Armenia Asia Asian Asiatic Athens Atlantic Australia Australian Austria
    Austrian Azerbaijan Baltic Bangladesh Barcelona Beijing Belarus Belgian Belgium Berlin Bolivia Bosnia Boston
    Brazil Brazilian Britain British Buddhist Bulgaria Bulgarian California Californian Cambodia Cameroon Canada
    Canadian Caribbean Catholic Chicago Chile Chilean China Chinese Chongqing Christian Colombia Colombian Croatia
    Croatian Cuba Cuban Cyprus Czech Danish Denmark Dutch Ecuador Egypt Egyptian England English Estonia Ethiopia
    Ethiopian Europe European Europeans Finland Finnish Florida Frankfurt French Georgia German Germany Ghana Greece
    Greek Guangdong Guangzhou Guatemala Hebrew Hindu Hispanic Hungarian Hungary Iceland India Indian Indiana
    Indonesia Indonesian Iran Iranian Iraq Iraqi Ireland Irish Islam Islamic Israel Israeli Istanbul Italian Italy
    Jamaica Japan Japanese Jerusalem Jewish Jordan Kazakhstan Kenya Kenyan Kong Korea Korean Kuwait Latin Latino
    Latvia Lebanon Libya Lithuania London Macedonia Malaysia Malaysian Mediterranean Mexican Mexico Mongolia Morocco
    Moscow Mozambique Muslim Myanmar Nepal Netherlands Nigeria Nigerian Nordic Norway Norwegian Oxford Pacific
    Pakistan Pakistani Palestine Palestinian Paris Persian Peru Peruvian Philadelphia Philippine Philippines Poland
    Polish Portugal Portuguese Protestant Roman Romania Romanian Rome Russia Russian Rwanda Saharan Saudi
    Scandinavia Scandinavian Scotland Scottish Senegal Serbia Shanghai Shenzhen Singapore Slavic Slovak Slovakia
    Slovenia Somalia Soviet Spain Spanish Sudan Sweden Swedish Swiss Switzerland Sydney Syria Syrian Taiwan
    Taiwanese Tanzania Texas Thai Thailand Tibet Tibetan Tokyo Toronto Tunisia Turkey Turkish Uganda Ukraine
    Ukrainian Uruguay Uzbekistan Venezuela Venice Vienna Vietnam Vietnamese Wales Welsh Wuhan Yemen Zambia Zealand
    Zimbabwe Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February April June July August
    September October November December Bayesian Boolean Darwin Darwinian Einstein Euclidean Fourier Freud Gaussian
    Internet Kantian Keynesian Laplace Markov Marx Marxist Newton Newtonian Poisson Shakespeare
    """.split()
)
"""Names capitalised in English wherever they stand: countries, peoples, languages, large cities, days, months."""


def words_to_protect(item: Item, names: Collection[str] = ()) -> frozenset[str]:
    """The words of the item's title whose capitals carry meaning.

    Inner capitals and capitals beside digits ("iPhone", "DNA", "5G"); names that are always capitalised (`PLACES`);
    every capitalised word inside a title that is otherwise written as a sentence is; and those in `names`.

    >>> sorted(words_to_protect(Item(title="Analysis of Xiaomi's overseas market entry with the iPhone in mind")))
    ["Xiaomi's", 'iPhone']
    >>> sorted(words_to_protect(Item(title="Marketing Strategy of Xiaomi in the European Market")))
    ['European']
    """
    title = item.title or ""
    if title.islower() or not any(char.isupper() for char in title):
        return frozenset()
    words = _words(title)
    if title.isupper() and len(words) > 2:
        return frozenset()
    keep = set[str]()
    for found in words:
        word = found.group(0)
        if word.islower():
            continue
        stem = _stem(word)
        if stem in PLACES or stem in names or (_is_marked(word) and not _LETTER_STYLE.match(title, found.start())):
            keep.add(word)
    if (item.language or "").startswith(_CAPITALISED_NOUNS):
        keep.update(word.group(0) for word in words if word.group(0)[0].isupper())
    elif _is_sentence(title, [word.group(0) for word in words]):
        keep.update(_capitalised_inside(title, words))
    return frozenset(keep)


def proper_names(items: Iterable[Item]) -> frozenset[str]:
    """Words that the items' titles show to be names: capitalised inside sentences, hardly ever in lower case."""
    names: Counter[str] = Counter()
    common: Counter[str] = Counter()
    for item in items:
        title = item.title
        if not title or (item.language or "").startswith(_CAPITALISED_NOUNS):
            continue
        words = title.split()
        common.update([word.rstrip(".,;:?!") for word in words if word.islower()])
        if _is_sentence(title, words):
            names.update({_stem(word) for word in _capitalised_inside(title, _words(title))})
    return frozenset(
        name for name, times in names.items() if len(name) > 1 and times > 1 and times > 2 * common[name.lower()]
    )


def _words(title: str) -> list[re.Match[str]]:
    return list(WORD.finditer(title))


def _is_marked(word: str) -> bool:
    """Whether the shape of a word says that its capitals are no matter of style."""
    rest = _stem(word)[1:]
    if any(char.isupper() for char in rest):
        return True
    first = word[0]
    return first.isupper() and ((not rest and first != "A") or any(char.isdigit() or char in "&+" for char in rest))


def _stem(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "\u2019s")) else word


def _is_sentence(title: str, words: Sequence[str]) -> bool:
    """Whether a title is written as a sentence is: most of its long words, after the first, in lower case."""
    long = [word for word in words[1:] if len(word) > 3 and word.lower() not in _SMALL]
    lower = sum(word[0].islower() for word in long)
    return lower >= 2 and lower * 2 > len(long) and not title.isupper()


def _capitalised_inside(title: str, words: list[re.Match[str]]) -> set[str]:
    """Capitalised words that do not begin the title, a sentence or a quotation."""
    return {
        word.group(0)
        for word in words[1:]
        if word.group(0)[0].isupper() and word.group(0) != "A" and not _SENTENCE_END.search(title, 0, word.start())
    }
