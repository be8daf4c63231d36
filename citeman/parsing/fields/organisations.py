"""Whether a name is an organisation's.

What may not live here: how persons' names are read.
"""

import re
from functools import lru_cache

_WORDS = re.compile(
    r"\b(?:universit\w*|institut\w*|organi[sz]ation\w*|commission\w*|committee|ministry|minist[eéè]r(?:io|e|o|ium|stvo|stwo)|"
    r"department|d[eé]partement|"
    r"agency|council|association|society|soci[eé]t[eé]|bank|group|collaboration|consortium|corporation|corp|inc|ltd|"
    r"llc|gmbh|company|"
    r"cent(?:er|re)s?|centro|zentrum|foundation|fondation|stiftung|federation|f[eé]d[eé]ration|federal|national|"
    r"international|bundesamt|bundes\w+|statistisches|"
    r"office|bureau|board|authority|administration|government|parliament|union|nations|laborator\w+|school|college|"
    r"academy|acad[eé]mie|academia|akademie|"
    r"museum|library|press|team|network|initiative|program(?:me)?|project|service|services|survey|taskforce|force|"
    r"panel|forum|party|church|"
    r"hospital|clinic|research|news|times|online|world|european|united|states|public|health|census|statistics|bulletin|"
    r"editors|comisi[oó]n|comiss[aã]o|commissione|secretar[ií]a|asociaci[oó]n|associa[cç][aã]o|associazione|sociedade?|banco|"
    r"rijksinstituut|planbureau|gemeente|vereniging|stichting|genootschap|kementerian|badan|provincie|raad|plc|rekenkamer|landsting|kommuner|\w*ministeri(?:et|ö|um|en)|\w*direktorat\w*|\w+byr[åa]n?|"
    r"\w+styrelsen?|\w+verket|\w+amt|\w+ministerium|\w+gesellschaft|\w+verband|arbeitsgruppe|arbeitskreis|gesellschaft|hochschul\w+|assembl[eé]e|r[eé]publi\w+|"
    r"direction|confedera\w+|conf[eé]d[eé]ration|ayuntamiento|junta|generalitat|funda(?:ci[oó]n|[cç][aã]o)|fondazione|tribunal|"
    r"court|congress|senate|republic|kingdom|regione|instytut|ministerstwo|urząd|towarzystwo|"
    r"banque|gobierno|governo|consejo|conselho|consiglio|conseil|ag[eê]ncia|agenzia|c[aâ]mara|verband|verein|ministerie|"
    r"министерство|институт|университет|федерация|комитет|служба|держава|міністерство|верховна|рада|кабінет)\b",
    re.IGNORECASE,
)
_SMALL_WORD = re.compile(r"(?<![\w'’.-])[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]{3,}(?![\w-])")
_BESIDE_A_NAME = frozenset(
    """della delle dello dalla dalle degli dagli binti others andere anderen anderes altri otros outros sowie junior
    senior ders dies idem eadem same author authors editor editors director directors writer producer with avec from
    unter mitarbeit zusammen together assistance collaboration pseud also genannt geborene alias vulgo autres weitere
    trans hrsg redaktion соавт соавтор соавторы другие коллектив""".split()
)
"""Words in small letters that stand beside a person's name: particles, roles, others left out."""
_LONE_LETTER = re.compile(r"(?<!\w)([^\W\d_])(?![\w’'])")
_BRACKETS = re.compile(r"\([^()]*\)?")
_LETTERS = re.compile(r"^[A-Z][A-Z0-9&+.\-/]{2,}$")
_FUNCTION = re.compile(r"\b(?:of|for|the|on|für|pour|per|sur)\b")


@lru_cache(maxsize=20_000)
def is_organisation(text: str) -> bool:
    """Whether the name has a word that organisations' names have, or is an abbreviation in capitals.

    >>> [is_organisation(each) for each in ("World Health Organization", "IDC", "Wang, J.", "LEE", "Statistics Canada")]
    [True, True, False, False, True]
    """
    if _WORDS.search(text):
        return True
    bare = text.strip(" .,")
    if _LETTERS.match(bare) and "." not in bare[:3]:
        vowels = sum(char in "AEIOUY" for char in bare)
        return len(bare) <= 6 and (vowels == 0 or len(bare) > 3 * vowels - 1 or "&" in bare or bare in _KNOWN)
    return _FUNCTION.search(text) is not None and len(text.split()) > 2


@lru_cache(maxsize=20_000)
def is_body(text: str) -> bool:
    """Whether the name is no person's: an organisation's, or one with words that are neither names nor particles.

    >>> [is_body(each) for each in ("Parlement européen", "Camera dei deputati", "Ludwig van Beethoven", "bell hooks")]
    [True, True, False, False]
    """
    if is_organisation(text):
        return True
    first = _BRACKETS.sub("", text.partition(",")[0])
    if not first[:1].isupper() or any(letter.isupper() for letter in _LONE_LETTER.findall(first)):
        return False
    words = [word for word in _SMALL_WORD.findall(first) if word[0].islower()]
    return bool(words) and not any(word in _BESIDE_A_NAME for word in words)


_KNOWN = frozenset(
    "OECD UNESCO UNICEF IMF FAO IPCC ISO IEEE NASA EU UN WHO ACM CEA IAEA NATO USAID ILO WTO CNNIC ITU UNEP "
    "UNDP".split()
)


def is_known(text: str) -> bool:
    """Whether this is an abbreviation that everyone knows as an organisation's."""
    return text in _KNOWN
