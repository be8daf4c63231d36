"""Values as a person types them for `edit`: names and dates. What may not live here: reading printed references."""

import re

from citeman.errors import UsageError
from citeman.model import Date, Name

_DATE = re.compile(r"(?P<circa>c\.?\s*)?(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")


def read_names(text: str) -> tuple[Name, ...]:
    """Names parted by semicolons: "Family, Given", or an organisation without a comma.

    >>> read_names("Kong, Xiaohui; World Bank")[1].literal
    'World Bank'
    """
    names = []
    for part in filter(None, map(str.strip, text.split(";"))):
        family, comma, given = part.partition(",")
        if comma:
            names.append(Name(family=family.strip() or None, given=given.strip() or None))
        else:
            names.append(Name(literal=part))
    return tuple(names)


def read_date(text: str) -> Date:
    """A date as YYYY, YYYY-MM or YYYY-MM-DD, "c. 1900" for about that year.

    Raises UsageError for anything else.

    >>> read_date("2019-06").parts
    ((2019, 6),)
    """
    found = _DATE.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"{text}: write a date as YYYY, YYYY-MM or YYYY-MM-DD")
    parts = tuple(int(part) for part in (found["year"], found["month"], found["day"]) if part)
    limits = (9999, 12, 31)
    if any(not 1 <= part <= limit for part, limit in zip(parts, limits, strict=False)):
        raise UsageError(f"{text}: there is no such date")
    return Date(parts=(parts,), circa=bool(found["circa"]))
