"""DOIs, addresses, ISBN, ISSN, arXiv and PubMed numbers as printed → themselves, repaired.

What may not live here: the rules of each identifier (`citeman.identifiers`), which address is the work's.
"""

import re

from citeman.identifiers import normal_arxiv, normal_doi, normal_isbn, normal_issn, normal_pmcid, normal_pmid
from citeman.parsing.fields.text import narrow
from citeman.text import visible

_BLANK = re.compile(r"\s+")
_ADDRESS = re.compile(r"(?:https?|ftp)\s*:\s*/\s*/|www\s*\.", re.IGNORECASE)
_CUES = ("arxiv", "pmid", "pmc", "isbn", "issn")
_NEXT_FIELD = re.compile(
    r"\.?(?:URL|\[)$|[.,;\[]+(?:URL|doi(?:[:\]]|$)|arxiv|pmid|pmcid|https?:).*$|"
    r",[a-z].*$|\((?:19|20)\d\d\)?$",
    re.IGNORECASE,
)
"""What begins the next field, glued to a DOI's end."""
_BEHIND_ADDRESS = re.compile(
    r"[.,;)]*\(?(?:accessed|retrieved|cited|viewed|abgerufen|consult[eé])[:.,\d].*$|[,;](?:https?:|doi:?).*$|[,;]in(?:press)?$",
    re.IGNORECASE,
)
"""What begins behind an address, glued to it."""
_ENDS = " .,;:>)]}'\"”’»*_，。；、》】"


def read_doi(text: str) -> str | None:
    """The DOI, in lower case; blanks inside, where a line broke it, are taken out.

    >>> read_doi("doi: 10.16834/j.cnki. issn1009-5292.2021.34.003")
    '10.16834/j.cnki.issn1009-5292.2021.34.003'
    >>> read_doi("10.1103/PhysRevX.6.011023.URL"), read_doi("10.1007/JHEP11(2013)074[arXiv:1304.1")
    ('10.1103/physrevx.6.011023', '10.1007/jhep11(2013)074')
    >>> read_doi("10.1063/1.524639,doi:10.1063/1.524639"), read_doi("10.1126/science.1193063.PMID:20847271")
    ('10.1063/1.524639', '10.1126/science.1193063')
    """
    return normal_doi(_NEXT_FIELD.sub("", _BLANK.sub("", narrow(visible(text)))).replace("\\", ""))


_LIKE_AN_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://?\S|(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/:?#]|$)", re.IGNORECASE)
"""A scheme, or the name of a host, whose last part is of letters."""


def read_url(text: str) -> str | None:
    """The address, blanks inside taken out, without what closes the sentence after it.

    >>> read_url("<https:// www.mi.com/about>."), read_url("Www.atlantis-Press.com")
    ('https://www.mi.com/about', 'Www.atlantis-Press.com')
    >>> read_url("https：／／arxiv.org／abs／1409.1556")
    'https://arxiv.org/abs/1409.1556'
    >>> read_url("2015 serial No. 259") is None
    True
    >>> read_url("https://a.org/b/.(accessed 2019-06-18"), read_url("http://a.org/1v1;http://a.org/pdf/1v1")
    ('https://a.org/b/', 'http://a.org/1v1')
    """
    value = narrow(visible(text))
    found = _ADDRESS.search(value)
    value = value[found.start() :] if found else value
    value = _BLANK.sub("", value).strip(" <(").replace("\\_", "_")
    while True:
        shorter = value.rstrip(_ENDS)
        if value.startswith(shorter + ")") and shorter.count("(") > shorter.count(")"):
            shorter += ")"
        shorter = _BEHIND_ADDRESS.sub("", shorter)
        if shorter == value:
            return value if _LIKE_AN_ADDRESS.match(value) else None
        value = shorter


def names_identifier(text: str) -> bool:
    """Whether the text has a word that an identifier follows, which is quickly seen.

    >>> names_identifier("PMID: 1"), names_identifier("A title, 12(3), 4")
    (True, False)
    """
    lower = text.lower()
    return any(word in lower for word in _CUES)


def read_identifiers(text: str) -> dict[str, str]:
    """What numbers a text names, by field of Item: arxiv, isbn, issn, pmid, pmcid.

    >>> read_identifiers("PMID: 123456, arXiv:1706.03762")
    {'arxiv': '1706.03762', 'pmid': '123456'}
    """
    readers = (
        ("arxiv", normal_arxiv),
        ("pmcid", normal_pmcid),
        ("pmid", normal_pmid),
        ("isbn", normal_isbn),
        ("issn", normal_issn),
    )
    out = {}
    for field, reader in readers:
        value = reader(text)
        if value is not None:
            out[field] = value
    return out
