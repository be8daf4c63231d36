"""Bibliographic values in words: names, dates, a line an item, names of fields; and which values count as equal.

What may not live here: layout (columns, colours, HTML) and any choice between values.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import fields
from types import MappingProxyType

from citeman.identifiers import normal_doi, normal_isbn, normal_issn
from citeman.model import DATE_FIELDS, NAME_FIELDS, Date, Item, ItemType, Name
from citeman.text import fold, plain_dashes, plain_quotes, squeeze, visible

_CSL_NAMES: Mapping[str, str] = MappingProxyType(
    {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "url": "URL"}
)
_FIELD_NAMES: Mapping[str, str] = MappingProxyType(
    {**_CSL_NAMES, "arxiv": "arXiv", "container_title": "published in", "publisher_place": "place", "page": "pages"}
)
_SIDE_FIELDS = ("et_al", "abstract")
_ORDER = tuple(each.name for each in fields(Item))
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_ADDRESS_HEAD = re.compile(r"^https?://(?:www\.)?")
_LEADING_ZEROS = re.compile(r"\b0+(?=\d)")


def printable(text: str) -> str:
    r"""The text on one line; what would steer a terminal or turn the writing direction is shown as U+FFFD.

    >>> printable("A\n title\x1b[31m")
    'A title\ufffd[31m'
    """
    if text.isprintable() and "  " not in text and text == text.strip():
        return text
    return squeeze(_CONTROL.sub("\ufffd", text))


def counted(number: int, noun: str, nouns: str | None = None) -> str:
    """A number with its noun, in the singular where there is one; thousands parted by commas.

    >>> counted(1, "work"), counted(0, "duplicate"), counted(12345, "library", "libraries")
    ('1 work', '0 duplicates', '12,345 libraries')
    """
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def percent(probability: float) -> str:
    """A probability for people; never rounded up to certainty, nor down to impossibility.

    >>> percent(0.5), percent(0.99999), percent(1.0), percent(0.00001)
    ('50 %', '> 99.9 %', '100 %', '< 0.1 %')
    """
    if 0.999 < probability < 1:
        return "> 99.9 %"
    if 0 < probability < 0.001:
        return "< 0.1 %"
    return f"{round(probability * 100, 1):g} %"


def signed(weight: float) -> str:
    """A weight of evidence with its sign and one decimal; a true minus sign.

    >>> signed(4.25), signed(-1.0), signed(0.0)
    ('+4.2', '\u22121.0', '0.0')
    """
    rounded = f"{abs(weight):.1f}"
    if rounded == "0.0":
        return rounded
    return ("+" if weight > 0 else "\u2212") + rounded


def csl_name(field: str) -> str:
    """The field's name in CSL-JSON, for scripts.

    >>> csl_name("container_title"), csl_name("doi")
    ('container-title', 'DOI')
    """
    return _CSL_NAMES.get(field, field.replace("_", "-"))


def field_name(field: str) -> str:
    """The field's name, for people.

    >>> field_name("container_title"), field_name("number_of_pages")
    ('published in', 'number of pages')
    """
    return _FIELD_NAMES.get(field, field.replace("_", " "))


def name_text(name: Name) -> str:
    """A name with its family name first, as bibliographies sort it.

    >>> name_text(Name(family="Berg", given="Jan", non_dropping_particle="van den", suffix="Jr."))
    'van den Berg, Jan, Jr.'
    """
    if name.literal is not None:
        return name.literal
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    return ", ".join(part for part in (family, given, name.suffix) if part)


def date_text(date: Date) -> str:
    """A date from the largest part to the smallest, a range with a slash (ISO 8601), else as found.

    >>> date_text(Date(parts=((2019, 6), (2020,)), circa=True))
    'c. 2019-06/2020'
    """
    ends = ["-".join(str(part) if place == 0 else f"{part:02}" for place, part in enumerate(end)) for end in date.parts]
    said = [part for part in ("/".join(ends), date.season, date.literal) if part]
    return ("c. " if date.circa else "") + ", ".join(dict.fromkeys(said))


def value_text(item: Item, field: str) -> str | None:
    """What an item says in one field, for people, on one line; `None` where it says nothing.

    >>> value_text(Item(author=(Name(family="Ma", given="J. J."),), et_al=True), "author")
    'Ma, J. J.; et al.'
    """
    value = getattr(item, field)
    if not value or (field == "type" and value is ItemType.DOCUMENT):
        return None
    if field in NAME_FIELDS:
        names = [name_text(name) for name in value]
        return printable("; ".join([*names, "et al."] if item.et_al and field == "author" else names))
    if field in DATE_FIELDS:
        return printable(date_text(value)) or None
    return printable(str(value))


def values(item: Item) -> dict[str, str]:
    """All that an item says, for people: field → text, in the model's order; abstracts left out.

    >>> values(Item(title="On X", issued=Date.of(2018)))
    {'title': 'On X', 'issued': '2018'}
    """
    said = {field: value_text(item, field) for field, _ in item.known() if field not in _SIDE_FIELDS}
    return {field: text for field, text in said.items() if text is not None}


def shown_fields(said: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """The fields in which at least one item says something, in the model's order; from what `values` gives."""
    found: set[str] = set().union(*said)
    return tuple(field for field in _ORDER if field in found)


def sameness(item: Item, field: str) -> Hashable:
    """What must be equal for two items to agree in a field: the value without case, accents, punctuation, notation.

    >>> left, right = Item(page="12–15", issue="08"), Item(page="12-15", issue="8")
    >>> [sameness(left, field) == sameness(right, field) for field in ("page", "issue")]
    [True, True]
    """
    value = getattr(item, field)
    if field in NAME_FIELDS:
        return tuple(_same_name(name) for name in value)
    if field in DATE_FIELDS:
        return (value.parts or fold(value.literal or ""), value.season)
    text = str(value)
    return _SAMENESS.get(field, fold)(text) or squeeze(plain_quotes(text))


def _same_address(text: str) -> str:
    return _ADDRESS_HEAD.sub("", visible(text).casefold()).rstrip("/")


def _same_number(text: str) -> str:
    return _LEADING_ZEROS.sub("", fold(plain_dashes(text)))


_SAMENESS: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {
        "doi": normal_doi,
        "isbn": normal_isbn,
        "issn": normal_issn,
        "url": _same_address,
        **dict.fromkeys(("volume", "issue", "page", "number"), _same_number),
    }
)


def _same_name(name: Name) -> str:
    words = fold(name_text(name)).split()
    return re.sub(r"(?<=\b\w) (?=\w\b)", "", " ".join(words)) if words else name_text(name)


def line(item: Item) -> str:
    """The item on one line: author, year, title, where it appeared.

    >>> line(Item(title="On X", author=(Name(family="Ma", given="J."),), issued=Date.of(2018), publisher="Press"))
    'Ma, J. (2018). On X. Press.'
    """
    who = value_text(item, "author") or value_text(item, "editor")
    year = f"({date_text(item.issued)})" if item.issued and date_text(item.issued) else None
    head = " ".join(part for part in (who, year) if part)
    numbers = (item.volume or "") + (f"({item.issue})" if item.issue else "")
    place = ", ".join(part for part in (item.container_title or item.publisher, numbers, item.page) if part)
    parts = [part for part in (head, item.title, place) if part]
    return " ".join(part if part.endswith((".", "?", "!")) else part + "." for part in parts) or "(nothing known)"


def who_short(item: Item) -> str:
    """The first author, or the two, in few words.

    >>> who_short(Item(author=(Name(family="Ma"), Name(family="Li"), Name(literal="WHO"))))
    'Ma et al.'
    """
    names = [name.family or name_text(name) for name in item.author or item.editor]
    if len(names) > 2 or (names and item.et_al):
        return f"{names[0]} et al."
    return " & ".join(names)


def item_data(item: Item) -> dict[str, object]:
    """The item as JSON values under CSL's names; `arxiv` and `et-al`, which CSL has not, as they are called here.

    >>> item_data(Item(type=ItemType.BOOK, issued=Date.of(2001), isbn="9780306406157"))
    {'type': 'book', 'issued': {'date-parts': [[2001]]}, 'ISBN': '9780306406157'}
    """
    data: dict[str, object] = {}
    for field, value in item.known():
        if field in NAME_FIELDS:
            data[csl_name(field)] = [_name_data(name) for name in getattr(item, field)]
        elif field in DATE_FIELDS:
            data[csl_name(field)] = _date_data(getattr(item, field))
        else:
            data[csl_name(field)] = value if isinstance(value, bool) else str(value)
    return data


def _name_data(name: Name) -> dict[str, str]:
    parts = ("family", "given", "dropping_particle", "non_dropping_particle", "suffix", "literal")
    return {csl_name(part): value for part in parts if (value := getattr(name, part))}


def _date_data(date: Date) -> dict[str, object]:
    data: dict[str, object] = {}
    if date.parts:
        data["date-parts"] = [list(end) for end in date.parts]
    for part in ("circa", "season", "literal"):
        if value := getattr(date, part):
            data[part] = value
    return data
