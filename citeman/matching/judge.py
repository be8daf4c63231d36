"""Whether a candidate (Crossref's, or another service's) is the work that a printed reference means.

What may not live here: asking a service, turning its records into Items.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from citeman.matching import compare, titles
from citeman.matching.features import Features, prepared
from citeman.model import Evidence, Item, ItemType, Verdict

_RUNNER_UP = 0.03
_WHOLE, _PART = "whole", "part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What is held of one candidate: MATCH is accepted, POSSIBLE proposed to a person, VERSION another version."""

    index: int
    """The candidate's place in the sequence that was given."""
    verdict: Verdict
    probability: float
    """How much title, first author and year agree, from 0 to 1."""
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    """A few words for people: why this verdict."""


@dataclass(frozen=True, slots=True)
class _Signals:
    title: float
    author: float | None
    gap: int | None
    volume: bool | None
    page: bool | None
    words: int


def judge(
    printed: Item, candidates: Sequence[Item], years: Sequence[frozenset[int]] | None = None
) -> tuple[Judgement, ...]:
    """A Judgement on every candidate, the best first.

    A candidate is accepted when title (0.90 alike), first author and year (nearest of `years`, one apart at most) agree
    and volume and first page do not both contradict; a short title also needs the exact year and volume or page; a
    title 0.80 alike needs volume or page. `years` gives for every candidate all years it bears (online, print). An
    accepted preprint gives way to an accepted article; two accepted candidates that nothing tells apart are only
    proposed.
    """
    mine = prepared(printed)
    judged = []
    for index, candidate in enumerate(candidates):
        theirs = prepared(candidate)
        signals = _signals(mine, theirs, years[index] if years else frozenset())
        verdict, reason = _verdict(candidate, mine, theirs, signals)
        score = _score(signals)
        evidence = compare.evidence(compare.pattern(mine, theirs))
        judged.append(
            (Judgement(index=index, verdict=verdict, probability=score, evidence=evidence, reason=reason), theirs)
        )
    settled = _settle(judged)
    order = [Verdict.MATCH, Verdict.POSSIBLE, Verdict.VERSION, Verdict.DISTINCT]
    return tuple(sorted(settled, key=lambda each: (order.index(each.verdict), -each.probability, each.index)))


def _signals(a: Features, b: Features, years: frozenset[int]) -> _Signals:
    dates = years or (frozenset({b.year}) if b.year is not None else frozenset())
    return _Signals(
        title=_title(a, b),
        author=_author(a, b),
        gap=min(abs(a.year - year) for year in dates) if a.year is not None and dates else None,
        volume=a.volume == b.volume if a.volume and b.volume else None,
        page=a.pages.first == b.pages.first if a.pages and b.pages else None,
        words=min(len(a.title.words), len(b.title.words)) if a.title and b.title else 0,
    )


def _title(a: Features, b: Features) -> float:
    if a.title is None or b.title is None:
        return 0.0
    mine, theirs = a.title, b.title
    if (
        titles.notices_agreement(mine, theirs) == "contradicts"
        or titles.numbers_agreement(mine, theirs) == "contradicts"
    ):
        return 0.0
    alike = max(
        ratio(mine.text, theirs.text),
        ratio(mine.compact, theirs.compact),
        ratio(" ".join(sorted(mine.words)), " ".join(sorted(theirs.words))),
    )
    short, long = sorted((mine, theirs), key=lambda title: len(title.compact))
    if len(short.words) >= 4 and long.compact.startswith(short.compact):
        alike = max(alike, 95.0)
    return alike / 100.0


def _author(a: Features, b: Features) -> float | None:
    if a.people is None or b.people is None:
        return None
    first = a.people.persons[0]
    found = [ratio(first.family, other.family) for other in b.people.persons]
    if any(
        first.words & other.words and (first.family in other.words or other.family in first.words)
        for other in b.people.persons[:1]
    ):
        return 1.0
    return max(found) / 100.0


def _score(signals: _Signals) -> float:
    author = 0.9 if signals.author is None else signals.author
    year = 0.9 if signals.gap is None else max(0.0, 1.0 - 0.1 * signals.gap)
    return round(signals.title * (0.6 + 0.25 * author + 0.15 * year), 4)


def _verdict(candidate: Item, a: Features, b: Features, s: _Signals) -> tuple[Verdict, str]:
    against = _veto(candidate, a, b, s)
    if against:
        return Verdict.DISTINCT, against
    author = 0.0 if s.author is None else s.author
    placed = bool(s.volume or s.page)
    if author >= 0.85 and s.gap is not None and s.gap <= 1:
        if s.title >= 0.90 and (s.words >= 5 or (s.gap == 0 and placed)):
            return Verdict.MATCH, "title, author and year agree"
        if placed:
            return Verdict.MATCH, "title, author, year and volume or page agree"
    if (s.author is None or author >= 0.85) and (s.gap is None or s.gap <= 3):
        return Verdict.POSSIBLE, _doubt(s)
    return Verdict.DISTINCT, "author or year contradict"


def _veto(candidate: Item, a: Features, b: Features, s: _Signals) -> str | None:
    """What alone is enough to turn a candidate down, in words."""
    if a.extent and b.extent and a.extent != b.extent:
        return "one is a whole book, the other a part of one"
    if s.title < 0.80:
        return "another title"
    if candidate.type is ItemType.ARTICLE and s.gap and a.year and b.year and b.year > a.year + 1:
        return "a suspicious copy: posted long after the year that is cited"
    if s.volume is False and s.page is False:
        return "volume and page contradict"
    return None


def _doubt(s: _Signals) -> str:
    if s.author is None:
        return "no author to compare"
    if s.gap is None:
        return "no year to compare"
    if s.gap > 1:
        return f"years {s.gap} apart"
    return "a short title" if s.words < 5 else "the title differs somewhat"


def _settle(judged: Sequence[tuple[Judgement, Features]]) -> list[Judgement]:
    """Preprints give way to articles; runners-up too close to tell make all of them proposals."""
    accepted = [(each, theirs) for each, theirs in judged if each.verdict is Verdict.MATCH]
    published = [each for each, theirs in accepted if theirs.kind != "manuscript"]
    best = max((each.probability for each in published or [each for each, _ in accepted]), default=0.0)
    close = [each.index for each in published if best - each.probability <= _RUNNER_UP]
    out = []
    for each, theirs in judged:
        if each.verdict is Verdict.MATCH and theirs.kind == "manuscript" and published:
            out.append(replace(each, verdict=Verdict.VERSION, reason="a preprint of the article"))
        elif each.index in close and len(close) > 1:
            out.append(replace(each, verdict=Verdict.POSSIBLE, reason="ambiguous: another candidate agrees as well"))
        else:
            out.append(each)
    return out
