"""One printed reference → Parsed: tokens, tags, fields, and a last look at the whole.

What may not live here: the reading of any one field (`fields`), long patterns.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from citeman.garbage import uncollected
from citeman.model import Date, FoundField, Item, Parsed, Span
from citeman.parsing.cues import AFTER, BEFORE, EDITORS
from citeman.parsing.earlier import Earlier, pointed
from citeman.parsing.emphasis import heeded
from citeman.parsing.fields.again import without_pronoun
from citeman.parsing.fields.container import read_container
from citeman.parsing.fields.date import read_date, status, undated
from citeman.parsing.fields.edition import read_edition
from citeman.parsing.fields.identifiers import names_identifier, read_doi, read_identifiers, read_url
from citeman.parsing.fields.kind import Signs, mark, read_kind
from citeman.parsing.fields.kind_words import MEDIUM
from citeman.parsing.fields.names import read_names, united
from citeman.parsing.fields.organisations import is_body
from citeman.parsing.fields.pages import is_total, read_pages
from citeman.parsing.fields.publisher import read_place, read_publisher
from citeman.parsing.fields.text import plain, unwrapped
from citeman.parsing.fields.title import read_title
from citeman.parsing.fields.volume import read_number, volumes_counted
from citeman.parsing.markup import Print, printed
from citeman.parsing.mending import mended
from citeman.parsing.roles import begins_cue, ends_cue, is_cue
from citeman.parsing.segments import Segment, segments
from citeman.parsing.tagset import OUTSIDE
from citeman.parsing.tokens import Token, tokenize
from citeman.parsing.trust import fitted, probability, signs

if TYPE_CHECKING:
    from citeman.parsing.tagger import Tagged

_MOST_TOKENS = 2000
"""What stands behind this many tokens is no reference; it is left unexplained."""
_FIRST_WORD = re.compile(r"(?<![^\W\d_])(?:From|Of|To)\s+$")
"""In small letters such a word says what comes next; with a capital it begins the title itself."""
_INSIDE = re.compile(r"[,.;]\s+in:?\s+[\[“\"]?$", re.IGNORECASE)
"""What stands before a book that only holds what is cited: the work itself is printed without a title."""

_PARTICLES = r"(?:von|van|de|da|di|du|del|della|zu|zur|vom|ter|ten)(?:\s+de[rn])?"
_PARTICLE = re.compile(rf"(?:^|[\d.)\]]\s|;\s)\s*({_PARTICLES}\s+)$")
"""Before a list's first family name it belongs to the name, though "von" is also the word before editors."""
_DATABASE = re.compile(r"([A-Z]\w*):?\s*$")
_RESOLVES = re.compile(r"doi\s?\.\s?org\s?/", re.IGNORECASE)
_RESOLVER = re.compile(rf"(?:https?\s?:\s?/\s?/\s?)?(?:www\s?\.\s?|dx\s?\.\s?)?{_RESOLVES.pattern}\s?$", re.IGNORECASE)
"""What makes an address of a DOI."""
_NAME_END = re.compile(rf"(?:(?<=[\s.,(-][^\W\d_])\.)?(?:\s+{_PARTICLES}(?=\s*[.,:(]))?")
"""The stop of an initial, and a particle behind it: "Hayek, F. A. von"."""
_BRACKET_END = re.compile(r"\.?(?P<of>[)\]）])")
_OPENED = str.maketrans(")]）", "([（")
_BODY_OF_EDITORS = re.compile(r"(?<=[^\W\d_]{3})\s+Editors(?=\s*[.,:(])")
"""The last word of "International Committee of Medical Journal Editors": no role, since no mark stands before it."""
_LETTER = re.compile(r"(?<![^\W\d_])[A-Z]$")
_LONG = re.compile(r"\d{4,}")
"""A number so long is no page: a letter before it belongs to it ("P01002")."""
_EDITED = re.compile(
    r"\b(?:ed\.?|eds\.?|edited|edition) by\s*$|\ba cura di\s*$|\bsous la dir\w*\.? d[e']\s*$|\bпод ред\.\s*$|"
    r"\bhrsg\. v\w+\s*$",
    re.IGNORECASE,
)


def parse(unstructured: str, *, earlier: Sequence[Item] = ()) -> Parsed:
    """The fields of a reference as printed. Any text gives a Parsed; nothing raises.

    `earlier` are the items of the entries before it in its list, in their order: what "———", "ibid." and "op. cit."
    refer to.
    """
    return _read(*_tagged([unstructured])[0], Earlier(earlier))[0]


def parse_all(texts: Sequence[str]) -> list[Parsed]:
    """The same for many references at once, which is quicker; one Parsed a text, in order.

    The texts are one list: what is earlier for each are those before it.
    """
    out: list[Parsed] = []
    earlier = Earlier()
    with uncollected():
        for source, tokens, tagged in _tagged_alike(texts):
            out.append(_read(source, tokens, tagged, earlier)[0])
            earlier.add(out[-1].item)
    return out


def read_labelled(text: str, labels: Sequence[str]) -> Parsed:
    """The fields of a reference whose tokens' labels are known: what the tagger would have to find."""
    from citeman.parsing.tagger import Tagged  # noqa: PLC0415 - the decoder takes long to import

    tokens = tokenize(text)
    return _read(Print(text), tokens, Tagged(list(labels), [1.0] * len(labels), 1.0), Earlier())[0]


def _tagged(texts: Sequence[str], doubt: float = 0.0) -> list[tuple[Print, list[Token], "Tagged"]]:
    from citeman.parsing.tagger import shipped  # noqa: PLC0415 - the decoder takes long to import

    prints = [printed(text) for text in texts]
    tokens = [tokenize(each.text)[:_MOST_TOKENS] for each in prints]
    tagger = shipped()
    found = zip(prints, tokens, tagger.tag(tokens, doubt=doubt), strict=True)
    return [(source, own, heeded(source.text, own, tagged, tagger.tag)) for source, own, tagged in found]


def _tagged_alike(texts: Sequence[str]) -> list[tuple[Print, list[Token], "Tagged"]]:
    """The references of one list tagged, the doubtful ones as the others are printed."""
    from citeman.parsing.manner import DOUBTFUL, in_one_manner  # noqa: PLC0415 - imports the decoder
    from citeman.parsing.tagger import shipped  # noqa: PLC0415 - the same

    found = _tagged(texts, DOUBTFUL)
    tagger = shipped()
    alike = in_one_manner(
        [tokens for _, tokens, _ in found], [tagged for _, _, tagged in found], tagger.transitions, tagger.labels
    )
    return [(source, tokens, tagged) for (source, tokens, _), tagged in zip(found, alike, strict=True)]


def with_signs(texts: Sequence[str]) -> list[tuple[Parsed, tuple[float, ...]]]:
    """References parsed as one list, with the signs of how sure each is (`trust`); what the training looks at."""
    return [_read(source, tokens, tagged, Earlier()) for source, tokens, tagged in _tagged_alike(texts)]


def _read(source: Print, tokens: list[Token], tagged: "Tagged", earlier: Earlier) -> tuple[Parsed, tuple[float, ...]]:
    text = source.text
    labels = _own_label(text, tokens, _addresses(text, tokens, tagged.labels))
    reading = _Reading(text, mended(text, segments(tokens, labels, tagged.probabilities)))
    item = pointed(text, reading.item(), earlier)
    found, rest = _account(text, tokens, reading.found)
    seen = signs(tagged.chain, tagged.probabilities, tagged.alike, len(rest), item) if found else ()
    sure = probability(fitted().weights, seen) if seen else 0.0
    certain = bool(seen) and sure >= fitted().certain
    if source.starts is not None:
        found = [replace(each, span=each.span and _in_source(source, each.span)) for each in found]
        rest = [_in_source(source, span) for span in rest]
    return Parsed(item=item, found=tuple(found), rest=tuple(rest), confidence=sure, certain=certain), seen


def _in_source(source: Print, span: Span) -> Span:
    start, end = source.place(span.start, span.end)
    return Span(start=start, end=end)


_OWN_LABEL = re.compile(r"\s*\[[^\W\d_]{1,8}[+*]?\s?\d{2,4}[a-z]?\]")
"""An entry's own label as BibTeX's alpha styles make it: "[AHU74a]"."""


def _own_label(text: str, tokens: Sequence[Token], labels: list[str]) -> list[str]:
    """The labels, with the entry's own label in brackets labelled so, all of it."""
    found = _OWN_LABEL.match(text)
    if found is None:
        return labels
    end = next((i for i, token in enumerate(tokens) if token.start >= found.end()), len(tokens))
    inside = ["number" if token.text[0].isalnum() else OUTSIDE for token in tokens[:end]]
    return [*inside, *labels[end:]]


_PREFIX = re.compile(r"(?<![\d.])10\.\d{4,9}/(?=\s)")
_ADDRESS = re.compile(r"http|www\.|ftp:|10\.\d", re.IGNORECASE)


def _addresses(text: str, tokens: Sequence[Token], labels: list[str]) -> list[str]:
    """The labels, with what can only be an address or a DOI labelled so."""
    if not _ADDRESS.search(text):
        return labels
    out = list(labels)
    for i, token in enumerate(tokens):
        if len(token.text) > 6 and out[i] not in ("doi", "url"):
            lower = token.text[:8].lower()
            if lower.startswith(("http", "www.", "ftp:")) and "." in token.text:
                out[i] = "doi" if "doi.org/10." in token.text.lower() else "url"
            elif lower.startswith("10.") and "/" in token.text:
                out[i] = "doi"
    for found in _PREFIX.finditer(text):
        _join(tokens, out, found)
    return out


def _join(tokens: Sequence[Token], labels: list[str], prefix: re.Match[str]) -> None:
    """Label a DOI's bare prefix and what stands behind it, up to the next blank, as a DOI."""
    first = next((i for i, token in enumerate(tokens) if token.end > prefix.start()), len(tokens))
    behind = next((i for i, token in enumerate(tokens) if token.start >= prefix.end()), len(tokens))
    end = behind
    while end < len(tokens) and (end == behind or tokens[end].start == tokens[end - 1].end):
        end += 1
    while end > behind and not tokens[end - 1].text[-1].isalnum():
        end -= 1
    if any(char.isdigit() for token in tokens[behind:end] for char in token.text):
        labels[first:end] = ["doi"] * (end - first)


_YEAR_BEHIND = re.compile(r"[,，]\s*((?:1[89]|20)\d\d)$")


class _Reading:
    """The work on one reference: its segments, what each became, and the item they make."""

    def __init__(self, text: str, parts: list[Segment]) -> None:
        self.text = text
        self.parts: dict[str, list[Segment]] = {}
        for part in parts:
            self.parts.setdefault(part.label, []).append(part)
        self.found: list[tuple[FoundField, Segment]] = []

    def of(self, *labels: str) -> list[Segment]:
        """The segments with one of these labels, in order."""
        if len(labels) == 1:
            return self.parts.get(labels[0], [])
        return sorted((part for label in labels for part in self.parts.get(label, ())), key=attrgetter("start"))

    def raw(self, part: Segment) -> str:
        """A segment as printed."""
        return self.text[part.start : part.end]

    def after(self, part: Segment) -> str:
        """What follows a segment."""
        return self.text[part.end : part.end + 24]

    def widened(self, part: Segment, pattern: re.Pattern[str]) -> Segment:
        """The segment with what the pattern finds just before it."""
        found = pattern.search(self.text[max(0, part.start - 8) : part.start])
        return part._replace(start=part.start - len(found.group())) if found else part

    def note(self, field: str, part: Segment) -> None:
        """Remember where a field was read."""
        span = Span(start=part.start, end=part.end)
        self.found.append((FoundField(field=field, span=span, confidence=round(part.probability, 4)), part))

    def item(self) -> Item:
        """All fields read, and what only the whole shows."""
        values: dict[str, object] = {}
        for part in self.of("number"):
            self.note("label", part)
        self._names(values)
        self._titles(values)
        self._dates(values)
        self._year_behind_container(values)
        self._numbers(values)
        self._imprint(values)
        self._addresses(values)
        values["type"] = read_kind(self._signs(values))
        self._resolver(values)
        return Item(**values)  # type: ignore[arg-type]

    def _names(self, values: dict[str, object]) -> None:
        for label in ("author", "editor", "translator"):
            for found in self.of(label):
                part = self._with_ends(found)
                rest, again = without_pronoun(self.raw(part))
                before = values.get("author")
                names, cut = read_names(rest if isinstance(before, tuple) else self.raw(part))
                if again and isinstance(before, tuple):
                    names = (*before, *names)
                field = label
                if label == "author" and self._edits(part):
                    field = "editor"
                if names and field not in values:
                    values[field] = names
                    self.note(field, part)
                    if cut and field == "author":
                        values["et_al"] = True
                elif names:
                    known = values[field]
                    values[field] = united(known, names) if isinstance(known, tuple) else names
                    self.note(field, part)

    def _edits(self, people: Segment) -> bool:
        """Whether the words beside people say that they are editors."""
        behind = EDITORS.match(self.after(people))
        capitals = behind is not None and behind.group().strip(" .,") in ("ED", "EDS")
        if behind is not None and not capitals and not begins_cue(self.text, people.end):
            return True
        return _EDITED.search(self.text[: people.start]) is not None

    def _with_ends(self, people: Segment) -> Segment:
        """The names with the particle that their list begins with, and the stop or the bracket that ends it."""
        before = _PARTICLE.search(self.text, 0, people.start)
        start = before.start(1) if before and not ends_cue(self.text, people.start) else people.start
        behind = _NAME_END.match(self.text, people.end)
        end = behind.end() if behind else people.end
        body = _BODY_OF_EDITORS.match(self.text, end)
        if body and is_body(self.raw(people)):
            return people._replace(start=start, end=body.end())
        last = _BRACKET_END.match(self.text, end)
        if last and self.text.count(last["of"].translate(_OPENED), start, end) > self.text.count(
            last["of"], start, end
        ):
            end = last.end()
        return people._replace(start=start, end=end)

    def _titles(self, values: dict[str, object]) -> None:
        for part in self.of("title"):
            title = read_title(self.raw(part))
            if title is None:
                continue
            field = "title" if "title" not in values else "volume_title"
            if field not in values:
                values[field] = title
                self.note(field, part)
        containers = self.of("journal", "book")
        inside = bool(containers) and self._stands_inside(containers[0])
        if "title" not in values and containers and containers[0].label == "book" and not inside:
            part = containers.pop(0)
            values["title"] = read_title(self.raw(part))
            self.note("title", part)
        for cut in containers:
            part = self.widened(cut, _FIRST_WORD)
            name = read_container(self.raw(part), self.after(part))
            field = "container_title" if "container_title" not in values else "collection_title"
            if name and field not in values:
                values[field] = name
                self.note(field, part)
        bare = not inside and not self.of("volume", "issue", "pages")
        container = values.get("container_title")
        alone = "title" not in values and bare and bool(self.of("publisher", "location", "url"))
        if alone and isinstance(container, str) and not _is_a_journal(container):
            values["title"] = values.pop("container_title")
        ranges = any("-" in str(read_pages(self.raw(part))) for part in self.of("pages"))
        parted = "title" in values and ranges and not containers and not self.of("publisher", "location")
        for part in self.of("series"):
            name = read_container(self.raw(part), self.after(part))
            field = "container_title" if parted and "container_title" not in values else "collection_title"
            if name and field not in values:
                values[field] = name
                self.note(field, part)

    def _stands_inside(self, container: Segment) -> bool:
        """Whether "in" stands before a container, or before its editors: what is cited has no title of its own."""
        begins = (container, *(part for part in self.of("editor") if part.start < container.start))
        return any(_INSIDE.search(self.text, 0, part.start) is not None for part in begins)

    def _dates(self, values: dict[str, object]) -> None:
        for part in self.of("date"):
            raw = self.raw(part)
            held = status(raw)
            date = read_date(raw)
            known = values.get("issued")
            if held and "status" not in values:
                values["status"] = held
                self.note("status", part)
                continue
            if date is None or (undated(raw) and known is not None):
                continue
            if (
                not isinstance(known, Date)
                or known.year is None
                or (date.year == known.year and len(date.parts) == 1 and len(date.parts[0]) > len(known.parts[0]))
            ):
                values["issued"] = date
                self.note("issued", part)
        if "issued" not in values and "status" not in values and status(self.text):
            values["status"] = status(self.text)
        for part in self.of("accessed"):
            date = read_date(self.raw(part))
            if date and date.year and "accessed" not in values:
                values["accessed"] = date
                self.note("accessed", part)

    def _year_behind_container(self, values: dict[str, object]) -> None:
        """The year in "Journal of Agronomy, 2020", where no other was found."""
        container = values.get("container_title")
        found = _YEAR_BEHIND.search(container) if isinstance(container, str) and "issued" not in values else None
        if found is not None and isinstance(container, str):
            values["container_title"] = container[: found.start()]
            values["issued"] = Date.of(int(found[1]))

    def _numbers(self, values: dict[str, object]) -> None:
        volumes = volumes_counted(self.text)
        if volumes:
            values["number_of_volumes"] = volumes
        for label in ("volume", "issue"):
            for part in self.of(label):
                number = read_number(self.raw(part))
                if number and label not in values:
                    values[label] = number
                    self.note(label, part)
        for cut in self.of("pages"):
            part = self.widened(cut, _LETTER) if _LONG.fullmatch(self.raw(cut)) else cut
            counted = "pp" if "," in self.raw(part) and self.after(part).lstrip()[:2] == "pp" else ""
            pages = read_pages(self.raw(part) + counted)
            if pages and "page" not in values:
                values["page"] = pages
                if is_total(self.raw(part), self.after(part)) and not {"container_title", "issue"} & values.keys():
                    values["number_of_pages"] = pages
                self.note("page", part)

    def _imprint(self, values: dict[str, object]) -> None:
        for field, label in (("publisher", "publisher"), ("publisher_place", "location")):
            for part in self.of(label):
                reader = read_publisher if label == "publisher" else read_place
                value = reader(self.raw(part), self.after(part))
                if value and field not in values:
                    values[field] = value
                    self.note(field, part)
        for part in self.of("edition"):
            edition = read_edition(self.raw(part))
            if edition and "edition" not in values:
                values["edition"] = edition
                self.note("edition", part)
        for label in ("genre", "note"):
            for part in self.of(label):
                value = unwrapped(plain(self.raw(part)).strip(" .,;:"))
                field = "medium" if label == "genre" and MEDIUM.fullmatch(value) else label
                if value and field not in values and mark(f"[{value}]") is None and not _says_volumes(value):
                    values[field] = value
                    self.note(field, part)

    def _addresses(self, values: dict[str, object]) -> None:
        for part in self.of("doi", "url"):
            raw = self.raw(part)
            doi = read_doi(raw) if part.label == "doi" or "doi.org" in raw else None
            if doi and "doi" not in values:
                values["doi"] = doi
                self.note("doi", part)
            elif not doi and "url" not in values:
                address = read_url(raw)
                if address:
                    values["url"] = address
                    self.note("url", part)
        self._identifiers(values)

    def _resolver(self, values: dict[str, object]) -> None:
        """The address that a DOI is printed as, which says no more of the work's kind than the DOI does."""
        for part in self.of("doi", "url"):
            before = _RESOLVER.search(self.text, 0, part.start)
            whole = part._replace(start=before.start()) if before else part
            address = read_url(self.raw(whole)) if _RESOLVES.search(self.raw(whole)) else None
            if address and "doi" in values and "url" not in values:
                values["url"] = address
                self.note("url", whole)

    def _identifiers(self, values: dict[str, object]) -> None:
        for part in self.of("identifier"):
            numbers = read_identifiers(self.raw(part)) or self._other_number(part)
            for field, value in numbers.items():
                if value and field not in values:
                    values[field] = value
                    self.note(field, part)
        if names_identifier(self.text):
            beside = self.text
            for part in self.of("doi", "url"):
                beside = beside.replace(self.raw(part), " ")
            for field, value in read_identifiers(beside).items():
                values.setdefault(field, value)

    def _other_number(self, part: Segment) -> dict[str, str]:
        """A number of no known kind: a report's own; behind an article one of a database, with its name a note."""
        value = unwrapped(plain(self.raw(part)))
        if "journal" not in self.parts or self.of("note"):
            return {"number": value} if "journal" not in self.parts else {}
        name = _DATABASE.search(self.text, 0, part.start)
        return {"note": f"{name[1]} {value}" if name else value}

    def _signs(self, values: dict[str, object]) -> Signs:
        """What the kind of the whole is told by."""
        date = values.get("issued")

        def text(field: str) -> str:
            return str(values.get(field) or "")

        return Signs(
            text=self.text,
            title=text("title"),
            container=text("container_title"),
            serial="journal" in self.parts,
            publisher=text("publisher"),
            place=text("publisher_place"),
            genre=f"{text('genre')} {text('medium')}".strip(),
            number=text("number"),
            volume=text("volume"),
            issue=text("issue"),
            pages="" if "number_of_pages" in values else text("page"),
            editors="editor" in values,
            authors="author" in values,
            url=text("url"),
            doi=text("doi"),
            identifiers=frozenset(name for name in ("arxiv", "isbn") if name in values),
            dated_to_day=isinstance(date, Date) and bool(date.parts) and len(date.parts[0]) == 3,
        )


def _is_a_journal(name: str) -> bool:
    from citeman.parsing.known_names import is_journal  # noqa: PLC0415 - numpy takes long to import

    return is_journal(name)


def _says_volumes(text: str) -> bool:
    """Whether a note only says how many volumes there are, which has a field of its own."""
    return volumes_counted(text) is not None and len(text.split()) == 2


def _account(
    text: str, tokens: Sequence[Token], found: list[tuple[FoundField, Segment]]
) -> tuple[list[FoundField], list[Span]]:
    """Where each field was read, its cue words with it, and the stretches with letters or digits that none explains."""
    spans = sorted({(part.start, part.end) for _, part in found})
    covered = bytearray(len(text))
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    rest: list[Span] = []
    for token in tokens:
        if covered[token[1]] or not any(char.isalnum() for char in token[0]):
            continue
        if rest and not any(covered[rest[-1].end : token.start]):
            rest[-1] = Span(start=rest[-1].start, end=token.end)
        else:
            rest.append(Span(start=token.start, end=token.end))
    tail = tokens[-1].end if tokens else 0
    if any(char.isalnum() for char in text[tail:]):
        rest.append(Span(start=tail, end=len(text)))
    shown = (span for span in rest if not only_cues(text[span.start : span.end]))
    return [field for field, _ in found], [span for span in shown if not is_cue(text[span.start : span.end + 1])]


def only_cues(text: str) -> bool:
    """Whether all words of a stretch only say what stands beside them ("vol.", "In").

    >>> only_cues("(Eds.), vol."), only_cues("unpublished")
    (True, False)
    """
    return all(word.lower() in BEFORE or word.lower() in AFTER for word in re.findall(r"[^\W_]+", text))
