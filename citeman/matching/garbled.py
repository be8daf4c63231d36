"""Labelled records of databases as search engines show them: made up, always the same, for estimating.

Such lists are read off printed references by machines: titles cut or with words of other fields, initials, names left
out, containers cut or lost, years missing. What may not live here: anything the program needs at run time.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from citeman.matching.labelled import Labelled
from citeman.model import Date, Item, Name

_MOST = 8
"""Copies of one record, at the most."""
_BEHIND = (
    "Technical report",
    "(extended abstract)",
    "(invited talk)",
    "full version",
    "[J]",
    "In Proc. of {container}",
    "{container}",
    "{year}",
    "June {year}",
)
_BEFORE = ("and {given} {family}. ", "{family}. ", "et al. ", "({year}). ")
_ELSEWHERE = (
    "see",
    "In Proceedings of",
    "Lecture Notes in Computer Science",
    "Computer Science Department",
    "Readings",
    "Bulletin",
    "Technical Report",
    "Submitted for publication",
)
_NO_NAMES = ("California", "Conference", "Department", "Jose")
_WORDS = ("a", "data", "dynamic", "efficient", "large", "new", "the")


def garbled(records: Sequence[Labelled], seed: int = 1) -> list[Labelled]:
    """The records of the first source, each with its copies as another source, under the name of its work.

    >>> from citeman.model import Name
    >>> item = Item(title="The strength of weak learnability", author=(Name(family="Schapire", given="Robert"),))
    >>> record = Labelled(id="1", item=item, cluster="a", source="A")
    >>> {each.cluster for each in garbled([record])}
    {'a'}
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    containers: dict[str, list[str]] = defaultdict(list)
    for each in records:
        if each.cluster is not None and each.item.container_title:
            containers[each.cluster].append(each.item.container_title)
    out = []
    for each in records:
        if each.source == records[0].source and each.cluster is not None and each.item.title:
            out.append(each)
            copies = min(_MOST, int(chance.paretovariate(0.9)))
            texts = containers[each.cluster]
            out += [
                Labelled(
                    id=f"{each.id}.{n}", item=_copy(each.item, texts, chance), cluster=each.cluster, source="garbled"
                )
                for n in range(copies)
            ]
    return out


def _copy(item: Item, containers: Sequence[str], chance: random.Random) -> Item:
    year = item.issued.year if item.issued else None
    printed = year
    if year is not None and chance.random() < 0.12:
        printed = year + chance.choice((-1, 1, 1, 2))
    return Item(
        title=_title(item, year, chance),
        author=_names(item.author, chance),
        issued=Date.of(printed) if printed is not None and chance.random() < 0.7 else None,
        container_title=_container(containers, chance),
    )


def _title(item: Item, year: int | None, chance: random.Random) -> str:
    title = item.title or ""
    words = title.split()
    way = chance.random()
    if way < 0.46 or len(words) < 4:
        return title
    if way < 0.60:
        return _cut(title, words, chance)
    family, given = (item.author[0].family or "", (item.author[0].given or "")[:1]) if item.author else ("", "")
    other = {"container": item.container_title or "", "year": year or "", "family": family, "given": given}
    if way < 0.68:
        return f"{title.rstrip('. ')}{chance.choice(('. ', ', ', ' '))}{chance.choice(_BEHIND).format(**other)}"
    if way < 0.74:
        return chance.choice(_BEFORE).format(**other) + title
    if way < 0.84:
        return _reworded(words, chance)
    return _misprinted(title, chance)


def _misprinted(title: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 2)):
        place = chance.randrange(1, len(title) - 1)
        title = title[:place] + chance.choice(("", title[place] * 2, "x", " ")) + title[place + 1 :]
    return title


def _cut(title: str, words: Sequence[str], chance: random.Random) -> str:
    """The main title, the subtitle, or the first words."""
    main, colon, more = title.partition(":")
    if colon and chance.random() < 0.5:
        return (main if len(main.split()) > 1 and chance.random() < 0.5 else more or main).strip()
    return " ".join(words[: chance.randint(max(3, len(words) // 2), len(words) - 1)])


def _reworded(words: Sequence[str], chance: random.Random) -> str:
    """The second half first, one word less, or one more."""
    place = chance.randrange(1, len(words))
    before, behind = words[:place], words[place:]
    way = chance.random()
    if way < 0.4:
        return " ".join((*behind, *before))
    return " ".join((*before, *behind[1:]) if way < 0.75 else (*before, chance.choice(_WORDS), *behind))


def _names(names: Sequence[Name], chance: random.Random) -> tuple[Name, ...]:
    """The authors with initials for given names; some left out, turned round, or with a word that is no name."""
    short = [replace(name, given=_initials(name.given or "", chance) or None) for name in names]
    way = chance.random()
    if way < 0.12:
        short = short[: max(1, len(short) - chance.randint(1, 3))]
    elif way < 0.17:
        short = short[:1]
    elif way < 0.20:
        chance.shuffle(short)
    elif way < 0.22:
        short = []
    elif way < 0.26:
        short.append(Name(family=chance.choice(_NO_NAMES), given=chance.choice("ABCM")))
    return tuple(short)


def _initials(given: str, chance: random.Random) -> str:
    letters = "".join(word[0] for word in given.replace("-", " ").split() if word[0].isalpha())
    return letters[:1] if chance.random() < 0.35 else letters


def _container(containers: Sequence[str], chance: random.Random) -> str | None:
    """The name as one of the work's records has it, whole or cut; another text; or none."""
    way = chance.random()
    if way < 0.25 or not containers:
        return None
    if way < 0.38:
        return chance.choice(_ELSEWHERE)
    name = chance.choice(containers)
    words = name.split()
    if len(words) > 3 and chance.random() < 0.3:
        return " ".join(words[: chance.randint(2, len(words) - 1)])
    return chance.choice(("{}", "{},", "Proc. of {}", "The {}")).format(name)
