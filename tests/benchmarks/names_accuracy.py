"""How many names are read right, by the manner of printing: `names_accuracy.py WORKS.jsonl [--errors N]`.

WORKS.jsonl holds Crossref's records, whose authors are known name by name. Half of the records are printed (the other
half helped to make the list of given names, see `citeman.parsing.training.people`), their authors in each manner.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from citeman.model import Name
from citeman.parsing.fields.names import read_names
from citeman.parsing.training.people import is_kept_apart
from citeman.text import fold

Person = tuple[str, str]
"""Given and family name."""
_MOST = 6


def initials(given: str) -> str:
    """The given names as letters with stops."""
    return " ".join(f"{word[0]}." for word in given.replace("-", " ").split())


def second_in_full(given: str) -> str:
    """The first given name as a letter, the others as they are."""
    words = given.split()
    return " ".join([f"{words[0][0]}.", *words[1:]])


def straight(people: list[Person]) -> str:
    """Given names first."""
    return _listed([f"{given} {family}" for given, family in people])


def turned(people: list[Person]) -> str:
    """Family names first, with a comma."""
    return _listed([f"{family}, {given}" for given, family in people])


def first_turned(people: list[Person]) -> str:
    """The first name turned with a comma, the others in the order of speech."""
    return _listed([f"{people[0][1]}, {people[0][0]}", *(f"{given} {family}" for given, family in people[1:])])


def bare(people: list[Person]) -> str:
    """Family names first without a comma."""
    return _listed([f"{family} {given}" for given, family in people])


def abbreviated(people: list[Person]) -> str:
    """Letters and family names."""
    return _listed([f"{initials(given)} {family}" for given, family in people])


def abbreviated_turned(people: list[Person]) -> str:
    """Family names and letters, with commas."""
    return _listed([f"{family}, {initials(given)}" for given, family in people])


def vancouver(people: list[Person]) -> str:
    """Family names and joined letters."""
    return ", ".join(f"{family} {''.join(word[0] for word in given.split())}" for given, family in people)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


IN_FULL: tuple[Callable[[list[Person]], str], ...] = (straight, turned, first_turned, bare)
IN_LETTERS: tuple[Callable[[list[Person]], str], ...] = (abbreviated, abbreviated_turned, vancouver)


def lists(path: Path) -> Iterator[list[Person]]:
    """The authors of the records kept apart: lists in Latin letters of persons with a given name in full."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if not is_kept_apart(record["DOI"]):
            continue
        people = [(each.get("given", ""), each.get("family", "")) for each in record.get("author", ())]
        if people and all(_whole(given) and _sound(family) for given, family in people):
            yield people[:_MOST]


def _whole(given: str) -> bool:
    words = given.split()
    return bool(words) and _sound(given) and len(words[0].strip(".")) > 1 + (len(words) == 1)


def _second(given: str) -> bool:
    words = given.split()
    return len(words) > 1 and all(len(word.strip(".")) > 2 for word in words)


def _sound(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return len(letters) > 1 and max(letters) < "ɐ" and not name.isupper() and not set(name) & set(",;&/()0123456789")


def main() -> None:
    """Print each manner's share of names read right, and of lists."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("file", type=Path)
    ask.add_argument("--errors", type=int, default=0)
    said = ask.parse_args()
    held = list(lists(said.file))
    middle = [[(second_in_full(given), family)] for people in held for given, family in people if _second(given)]
    print(f"{len(held)} lists, {sum(map(len, held))} names; {len(middle)} with a second name in full")
    for manner in IN_FULL:
        _report(manner.__name__, manner, held, said.errors)
    for manner in IN_FULL[:-1]:
        _report(f"B. Douglas: {manner.__name__}", manner, middle, said.errors)
    shortened = [[(initials(given), family) for given, family in people] for people in held]
    for manner in IN_LETTERS:
        _report(manner.__name__, manner, shortened, said.errors)


def _report(name: str, manner: Callable[[list[Person]], str], held: list[list[Person]], errors: int) -> None:
    names = right = whole = shown = 0
    for people in held:
        read = [(_bare(each.given or ""), _bare(_family(each))) for each in read_names(manner(people))[0]]
        truth = [(_bare(given), _bare(family)) for given, family in people]
        names += len(truth)
        good = sum(one in read for one in truth)
        right += good
        whole += read == truth
        if read != truth and shown < errors:
            shown += 1
            print("   ", manner(people), "→", read)
    print(f"{name:<32} names {right / names:.4f}  lists {whole / len(held):.4f}")


def _bare(name: str) -> str:
    return fold(name).replace(" ", "")


def _family(name: Name) -> str:
    parts = (getattr(name, part) for part in ("non_dropping_particle", "family", "dropping_particle", "suffix"))
    return " ".join(part for part in parts if part)


if __name__ == "__main__":
    main()
