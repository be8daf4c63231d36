"""Forms of references put together part by part, so that a model meets more of them than any list of templates has.

A form is a template of `styles`; its parts, and the words beside fields in each language, stand in `grammar.toml`. What
may not live here: facts, the filling of slots, damage.
"""

import random
import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files


@cache
def _grammar() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("citeman.parsing.training").joinpath("grammar.toml").read_text(encoding="utf-8"))


def form(kind: str, language: str, chance: random.Random, *, authors: bool = True, placed: bool = True) -> str | None:
    """A template for a work of the kind in the language, drawn anew; None where nothing is known of them.

    `authors` and `placed` tell whether the work has authors, and a place of publication.
    """
    make = _KINDS.get(kind)
    if make is None or language not in _grammar():
        return None
    drawn = make(_Form(chance, language, placed=placed))
    return drawn if authors else drawn.replace("{A}", "", 1).lstrip(" .,:-")


_QUOTES = ("", "“”", "‘’", '""', "«»", "« »", "„“", "''")
_QUOTED = (64, 14, 7, 9, 2, 2, 1, 1)
_MARKS = (". ", ", ", ": ", " ")
_MARKED = (62, 34, 2, 2)
_DATED = 0.55
"""The share of references whose year stands behind the authors."""


class _Form:
    """The draws that hold for a whole reference: its language, the mark between its parts, its quotation marks."""

    def __init__(self, chance: random.Random, language: str, *, placed: bool) -> None:
        self.chance = chance
        self.placed = placed
        self.words = _grammar()[language]
        self.between = chance.choices(_MARKS, _MARKED)[0]
        self.quotes = chance.choices(_QUOTES, _QUOTED)[0]

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def part(self, name: str) -> str:
        """One of the forms of a part, with the language's words in it."""
        drawn = self.chance.choice(_grammar()["parts"][name])
        return re.sub(r"\{([a-z]+)\}", lambda found: self.chance.choice(self.words[found[1]]), drawn)

    def inside(self) -> str:
        """The language's "In"."""
        return self.chance.choice(self.words["in"])

    def mark(self, following: str = "") -> str:
        """What stands between two parts: mostly the reference's own mark; before a bracket often nothing."""
        if following[:1] in ("(", "[") and self.often(0.5):
            return " "
        return self.between if self.often(0.96) else self.chance.choices(_MARKS, _MARKED)[0]

    def title(self, after: str) -> str:
        """The title, in quotation marks or not, with the mark behind it."""
        if not self.quotes:
            return "{T}" + after
        opening, closing = self.quotes[0], self.quotes[1:]
        if closing.strip() in "”’\"'" and after[:1] in (".", ",") and self.often(0.5):
            return f"{opening}{{T}}{after[0]}{closing}{after[1:]}"
        blank = " " if closing.startswith(" ") else ""
        return f"{opening}{blank}{{T}}{closing}{after}"

    def head(self, dated: float = _DATED) -> tuple[str, bool]:
        """The authors and what stands behind them, and whether that is the year already."""
        if self.often(dated):
            return "{A}" + self.part("year_behind") + self.part("after_year"), True
        return "{A}" + self.chance.choice((self.mark(), self.mark(), self.mark(), self.mark(), ": ")), False

    def imprint(self, *, dated: bool) -> str:
        """Publisher and place in either order, and the year, where that has not been told."""
        pair = self.part("imprint") if self.placed else "{U}"
        shown = f"‹{pair}›" if dated else f"‹{pair}{self.chance.choice((', ', ', ', ', ', '; ', ' ', '. '))}›{{Y}}"
        return f"({shown})" if self.often(0.2) else shown

    def editors(self) -> tuple[str, str]:
        """What stands before and behind a book's name to tell its editors; one of both is empty."""
        return (self.part("editors_before"), "") if self.often(_DATED) else ("", self.part("editors_behind"))

    def tail(self) -> str:
        """A DOI or an address, at the end."""
        end = self.part("doi") + self.part("address") + self.part("accessed")
        return self.chance.choice(("", ".", ".")) + end + self.chance.choice(("", "", "."))

    def shuffled(self, *parts: str) -> list[str]:
        return self.chance.sample(parts, len(parts))


def _article(form: _Form) -> str:
    head, dated = form.head()
    start = head + (form.title(form.mark()) if form.often(0.95) else "")
    start += (form.inside() if form.often(0.12) else "") + "{C}"
    numbers, pages = form.part("volume") + form.part("issue"), form.part("pages")
    if dated:
        return start + numbers + pages + form.tail()
    year = form.part("year_in_journal")
    places = ((numbers, year, pages), (numbers, pages, year), (year, numbers, pages))
    return start + "".join(form.chance.choices(places, (45, 30, 25))[0]) + form.tail()


def _book(form: _Form) -> str:
    head, dated = form.head()
    series, imprint = form.part("series_of_book"), form.imprint(dated=dated)
    volume = "" if "{V}" in series else form.part("volume_of_book")
    title = form.title("") if form.often(0.3) else "{T}"
    title += "".join(form.shuffled(form.part("edition"), volume, form.part("others_of_book")))
    if form.often(0.06):
        by = form.part("author_behind") + "{A}"
        return title + by + form.mark() + form.imprint(dated=False) + form.part("pages_of_book")
    whole = [series, form.mark(imprint), imprint] if form.often(0.6) else [form.mark(imprint), imprint, series]
    return head + title + "".join(whole) + form.part("pages_of_book") + form.tail()


def _edited(form: _Form) -> str:
    dated = form.often(0.5)
    year = form.part("year_behind") + form.part("after_year") if dated else form.mark()
    return form.part("edited_by") + year + "{T}‹, {N}›" + form.mark() + form.imprint(dated=dated) + form.tail()


def _chapter(form: _Form) -> str:
    head, dated = form.head()
    before, behind = form.editors()
    book = (form.inside() if form.often(0.93) else "") + before + form.part("book") + behind
    book += form.part("others_of_chapter")
    book += form.part("series_of_chapter")
    imprint = form.imprint(dated=dated)
    mark = form.mark(imprint)
    forms = (
        form.title(form.mark()) + book + form.part("pages") + mark + imprint,
        form.title(form.mark()) + book + mark + imprint + form.part("pages"),
        form.title(" ") + "‹{P} ›" + book + mark + imprint,
    )
    return head + form.chance.choices(forms, (45, 47, 8))[0] + form.tail()


def _conference(form: _Form) -> str:
    head, dated = form.head()
    before, behind = form.editors()
    when = "" if dated and form.often(0.7) else form.part("when_held")
    parts = form.shuffled(form.part("where_held"), form.part("pages"), form.part("publisher_of_proceedings"))
    parts.insert(form.chance.choice((0, len(parts))), when)
    proceedings = form.part("presented") + before + "{C}" + behind + "‹, {S}›"
    return head + form.title(form.mark()) + proceedings + "".join(parts) + form.tail()


def _unpublished(form: _Form, part: str) -> str:
    """What no publisher brought out: what kind of thing it is, and whose."""
    head, dated = form.head()
    of = form.part(part)
    year = "" if dated else form.part("year_at_end")
    return head + form.title(form.mark(of)) + of + year + form.tail()


def _web(form: _Form) -> str:
    head, dated = form.head()
    shown = form.often(0.8)
    site, date = form.part("site"), "" if dated and shown else form.part("year_of_page")
    title = form.title(form.mark() if site else "")
    link = form.chance.choice((". ", ", ", " ", ": ")) + form.part("link") + form.part("accessed")
    return (f"‹{head}›" if shown else "") + title + site + date + link


def _news(form: _Form) -> str:
    head, dated = form.head(dated=0.2)
    paper = (form.inside() if form.often(0.15) else "") + "{C}" + form.part("place_of_newspaper")
    date = "" if dated else form.part("date_of_newspaper")
    return (
        (f"‹{head}›" if form.often(0.8) else "")
        + form.title(form.mark())
        + paper
        + date
        + form.part("pages")
        + form.tail()
    )


_KINDS: dict[str, Callable[[_Form], str]] = {
    "article": _article,
    "book": _book,
    "edited": _edited,
    "chapter": _chapter,
    "conference": _conference,
    "thesis": lambda form: _unpublished(form, "thesis"),
    "report": lambda form: _unpublished(form, "report"),
    "draft": lambda form: _unpublished(form, "draft"),
    "web": _web,
    "news": _news,
}
