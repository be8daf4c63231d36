"""Identifiers of works: found in running text, normalised, checked by their check digits.

What may not live here: network, fields of an Item. Every `normal_*` takes what people write (with prefixes, resolver
addresses, blanks) and gives the bare identifier, or `None` where the text is not one.
"""

import re

from citeman.text import plain_dashes, visible

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_RESOLVER = re.compile(r"(?:https?://)?(?:www\.|dx\.)?doi\.org/", re.IGNORECASE)
_DOI_TAIL = ".,;:'\"\u201d\u2019\u300b>\u3002\uff0c\uff1b"
_ARXIV = re.compile(
    r"(?:arxiv\s*[:.]?\s*|arxiv\.org/(?:abs|pdf)/)((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)",
    re.IGNORECASE,
)
_ISBN = re.compile(r"(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx]")
_ISSN = re.compile(r"\b(\d{4})\s?-\s?(\d{3}[\dXx])\b")
_PMID = re.compile(r"\bPMID\s*:?\s*(\d{1,8})\b", re.IGNORECASE)
_PMCID = re.compile(r"\b(PMC\d{4,9})\b", re.IGNORECASE)


def normal_doi(text: str) -> str | None:
    """The DOI in a text, lower-cased, without resolver, prefix, trailing punctuation or unpaired brackets.

    DOI names are case-insensitive (DOI Handbook, 2.4), so that lower case is a canonical form.

    >>> normal_doi("https://doi.org/10.1002/(SICI)1097-4571(199904)50:5<401::AID-ASI4>3.0.CO;2-X.")
    '10.1002/(sici)1097-4571(199904)50:5<401::aid-asi4>3.0.co;2-x'
    >>> normal_doi("(doi:10.1000/xyz123)")
    '10.1000/xyz123'
    """
    found = _DOI.search(plain_dashes(visible(text)))
    if found is None:
        return None
    name = found.group(0)
    while True:
        shorter = name.rstrip(_DOI_TAIL)
        for opening, closing in ("()", "[]", "{}", "\uff08\uff09"):
            if shorter.endswith(closing) and shorter.count(closing) > shorter.count(opening):
                shorter = shorter[:-1]
        if shorter.endswith(">") and shorter.count(">") > shorter.count("<"):
            shorter = shorter[:-1]
        if shorter == name:
            break
        name = shorter
    prefix, _, suffix = name.partition("/")
    return f"{prefix}/{suffix}".lower() if suffix else None


def resolves(url: str, doi: str) -> bool:
    """Whether an address is that of a DOI at the resolver, and says no more than the DOI.

    >>> resolves("http://dx.doi.org/10.1000/XYZ", "10.1000/xyz"), resolves("https://a.org/10.1000/xyz", "10.1000/xyz")
    (True, False)
    """
    return _RESOLVER.match(url) is not None and normal_doi(url) == doi.lower()


def normal_arxiv(text: str) -> str | None:
    """The arXiv identifier that a text names as such, with its version where one is given.

    >>> normal_arxiv("arXiv:1706.03762v5 [cs.CL]")
    '1706.03762v5'
    """
    found = _ARXIV.search(text)
    return found.group(1) if found else None


def normal_isbn(text: str) -> str | None:
    """The first valid ISBN-10 or ISBN-13 in a text as thirteen digits (ISO 2108).

    >>> normal_isbn("ISBN 0-306-40615-2")
    '9780306406157'
    """
    for found in _ISBN.finditer(plain_dashes(text)):
        digits = re.sub(r"[\s-]", "", found.group(0)).upper()
        if len(digits) == 13 and digits.isdigit() and _sum_13(digits) % 10 == 0:
            return digits
        if len(digits) == 10 and sum((10 - i) * _value(c) for i, c in enumerate(digits)) % 11 == 0:
            bare = "978" + digits[:9]
            return bare + str(-_sum_13(bare) % 10)
    return None


def _sum_13(digits: str) -> int:
    return sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(digits))


def _value(digit: str) -> int:
    return 10 if digit == "X" else int(digit)


def normal_issn(text: str) -> str | None:
    """The first valid ISSN in a text, as NNNN-NNNC (ISO 3297).

    >>> normal_issn("ISSN Online: 2329-3292")
    '2329-3292'
    """
    for found in _ISSN.finditer(plain_dashes(text)):
        digits = (found.group(1) + found.group(2)).upper()
        if sum((8 - i) * _value(c) for i, c in enumerate(digits)) % 11 == 0:
            return f"{digits[:4]}-{digits[4:]}"
    return None


def normal_pmid(text: str) -> str | None:
    """The PubMed number that a text names as such ("PMID: 123").

    >>> normal_pmid("PMID: 12345678")
    '12345678'
    """
    found = _PMID.search(text)
    return found.group(1) if found else None


def normal_pmcid(text: str) -> str | None:
    """The PubMed Central identifier in a text.

    >>> normal_pmcid("pmc3531190")
    'PMC3531190'
    """
    found = _PMCID.search(text)
    return found.group(1).upper() if found else None


def doi_prefix(doi: str) -> str:
    """The registrant's part of a DOI.

    >>> doi_prefix("10.1000/xyz")
    '10.1000'
    """
    return doi.partition("/")[0]
