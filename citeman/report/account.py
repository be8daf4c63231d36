"""The short account that `build` gives when it is done. What may not live here: counting; it is told the figures."""

import json
from dataclasses import asdict, dataclass

from citeman.report.columns import paragraph
from citeman.report.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a run of `build` found and did, in figures. Everything counts what the run was given, not the library."""

    papers: int
    """Papers (and lists without a paper) whose references were read."""
    bibliographies: int = 0
    """Imported bibliographies."""
    references: int
    """References found."""
    whole: int
    """References of which every part was explained and trusted."""
    doubtful: int
    """References that a person should look at."""
    works: int
    """Works in the library after the run."""
    merged: int
    """Duplicates merged: references that repeat a work."""
    possible: int
    """Possible pairs left to a person."""
    versions: int = 0
    """Pairs linked as versions."""
    enriched: int
    """Works that Crossref completed."""
    left: int
    """Works with a printed DOI that Crossref was not asked for or did not answer on."""
    offline: bool = False
    """Whether Crossref was not to be asked."""
    unreachable: bool = False
    """Whether Crossref was out of reach."""
    written: tuple[str, ...] = ()
    """The files written, as they were named."""


def to_text(account: Account, *, width: int = 100) -> str:
    """The account in a few lines of at most `width` cells.

    >>> figures = dict(papers=1, references=5, whole=5, doubtful=0, works=5, merged=0, possible=0, enriched=0, left=1)
    >>> print(to_text(Account(**figures, offline=True)), end="")
    1 paper: 5 references found, 5 read whole, 0 doubtful
    5 works: 0 duplicates merged, 0 possible pairs left to you
    Crossref: 0 works enriched, 1 DOI left (offline; `citeman enrich` asks for it)
    """
    lines: list[str] = []
    for head, text in (("", _found(account)), ("", _works(account)), ("Crossref: ", _crossref(account))):
        lines += paragraph(head + text, width, rest="  ")
    for name in account.written:
        lines.append(f"wrote {name}")
    return "\n".join(lines) + "\n"


def to_data(account: Account) -> dict[str, object]:
    """The account as JSON values."""
    return {**asdict(account), "written": list(account.written)}


def to_json(account: Account) -> str:
    """The account as JSON, ending in a line feed."""
    return json.dumps(to_data(account), ensure_ascii=False, indent=2) + "\n"


def _found(account: Account) -> str:
    given = []
    if account.papers or not account.bibliographies:
        given.append(counted(account.papers, "paper"))
    if account.bibliographies:
        given.append(counted(account.bibliographies, "bibliography", "bibliographies"))
    found = counted(account.references, "reference")
    return f"{' and '.join(given)}: {found} found, {account.whole:,} read whole, {account.doubtful:,} doubtful"


def _works(account: Account) -> str:
    parts = [f"{counted(account.merged, 'duplicate')} merged"]
    if account.versions:
        parts.append(f"{counted(account.versions, 'pair')} linked as versions")
    hint = " (`citeman dedupe --review`)" if account.possible else ""
    parts.append(f"{counted(account.possible, 'possible pair')} left to you{hint}")
    return f"{counted(account.works, 'work')}: {', '.join(parts)}"


def _crossref(account: Account) -> str:
    text = f"{counted(account.enriched, 'work')} enriched, {counted(account.left, 'DOI')} left"
    if not account.left:
        return text
    why = "offline; " if account.offline else "out of reach; " if account.unreachable else ""
    return f"{text} ({why}`citeman enrich` asks for {'it' if account.left == 1 else 'them'})"
