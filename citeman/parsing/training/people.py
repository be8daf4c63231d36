"""Lists of given and family names → how surely a word is a given name (`data/given_names.txt`).

Sources: the names of the US Census of 1990 as the package names (MIT) holds them; the lists by country of the package
Faker (MIT); half of the records of Crossref that the training knows. What may not live here: how the file is used
(`fields.given_names`).
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple
from zlib import crc32

from citeman.parsing.fields.given_names import IBERIAN, UNKNOWN
from citeman.text import unaccented

Weights = Mapping[str, float]
"""How many people bear a name, in any unit."""


class Source(NamedTuple):
    """What one source knows, and how much it counts."""

    given: Weights
    family: Weights
    weight: float = 1.0
    iberian: bool = False
    """Whether its people bear two family names."""


_LEVELS = 5
_LITTLE = 2e-4
"""The share of people that is added on both sides: how little a share says nothing."""
_LEAST = {"given": 1.5e-4, "family": 7e-4}
"""The share from which on a word is kept."""
_UNSPACED = frozenset(("zh_CN", "zh_TW", "ko_KR", "vi_VN"))
"""Countries whose names are told by their syllables, not by a list."""
_TWO_FAMILIES = frozenset(("es_ES", "es_MX", "es_AR", "es_CO", "es_CL"))
_FROM_RECORDS = 3.0
_FROM_CENSUS = 2.0


def is_kept_apart(doi: str) -> bool:
    """Whether a record is left out of what the list is made from, so that the list can be measured with it."""
    return crc32(doi.encode()) % 2 == 1


def of_census(folder: Path) -> Source:
    """The names of the files dist.male.first, dist.female.first and dist.all.last: a name and its per cent a line."""
    male, female, last = (_census(folder / f"dist.{kind}") for kind in ("male.first", "female.first", "all.last"))
    return Source(Counter(male) + Counter(female), last, _FROM_CENSUS)


def _census(path: Path) -> dict[str, float]:
    lines = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {name: float(share) + 0.0005 for name, share, *_ in lines}


def of_records(path: Path) -> Source:
    """The people of Crossref's records, one a line, but for those kept apart."""
    given, family = Counter[str](), Counter[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if is_kept_apart(record["DOI"]):
            continue
        for person in chain(record.get("author", ()), record.get("editor", ())):
            first, last = person.get("given"), person.get("family")
            if first and last:
                given.update(word for word in first.split() if len(word.strip(".")) > 2 and not word.isupper())
                family.update(last.split())
    return Source(given, family, _FROM_RECORDS)


def of_faker() -> Iterator[Source]:
    """A source a country of Faker's, where it is installed."""
    people = import_module("faker.providers.person")
    for country in sorted(module.name for module in iter_modules(people.__path__)):
        if country not in _UNSPACED:
            held = vars(import_module(f"faker.providers.person.{country}").Provider)
            given = _tables(held, ("first_names", "first_romanized", "middle_names"))
            family = _tables(held, ("last_names", "last_romanized", "male_last", "unisex_last"))
            yield Source(given, family, iberian=country in _TWO_FAMILIES)


def _tables(held: Mapping[str, object], begin: tuple[str, ...]) -> Weights:
    out = dict[str, float]()
    for name, table in held.items():
        if name.startswith(begin) and isinstance(table, Sequence | Mapping):
            weighed = table if isinstance(table, Mapping) else dict.fromkeys(table, 1.0)
            for each, weight in weighed.items():
                if isinstance(each, str):
                    out[each] = max(out.get(each, 0.0), weight)
    return out


def levels(sources: Iterable[Source]) -> str:
    """Lines "level word word…": by what power of two more people bear a word as a given name than as a family name.

    The last line has the family names of those who bear two. Words that say what an unknown one says are left out.
    """
    given, family = dict[str, float](), dict[str, float]()
    two = set[str]()
    for source in sources:
        for total, weights in ((given, source.given), (family, source.family)):
            for word, share in _shares(weights).items():
                total[word] = total.get(word, 0.0) + share * source.weight
        two.update(_shares(source.family) if source.iberian else ())
    lines: dict[int, list[str]] = {level: [] for level in range(-_LEVELS, _LEVELS + 1) if level != UNKNOWN}
    for word in given.keys() | family.keys():
        first, last = given.get(word, 0.0), family.get(word, 0.0)
        level = round(math.log2((first + _LITTLE) / (last + _LITTLE)))
        if level != UNKNOWN and (first >= _LEAST["given"] or last >= _LEAST["family"]):
            lines[max(-_LEVELS, min(_LEVELS, level))].append(word)
        if first > last / 2:
            two.discard(word)
    shown = [*((str(level), words) for level, words in lines.items()), (IBERIAN, list(two))]
    return "".join(f"{head} {' '.join(sorted(words))}\n" for head, words in shown)


def _shares(weights: Weights) -> dict[str, float]:
    """The share of people that each word of the names has."""
    out = dict[str, float]()
    total = sum(weights.values())
    for name, weight in weights.items():
        for word in set(unaccented(name).lower().replace("-", " ").replace("’", "'").split()):
            bare = word.strip(".'")
            if len(bare) > 1 and bare.replace("'", "").isalpha() and _is_alphabet(bare):
                out[bare] = out.get(bare, 0.0) + weight / total
    return out


def _is_alphabet(word: str) -> bool:
    """Whether all letters are Latin, Greek or Cyrillic."""
    return max(word) < "\u0530"
