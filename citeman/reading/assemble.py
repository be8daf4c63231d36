"""Structured references and running text → a Document: one line for people where a file prints none, spans for all.

What may not live here: a file format.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from citeman.model import Document, Item, ListedReference, Name, Span
from citeman.reading.raised import unnoted


def assembled(
    name: str, running: str, references: Sequence[ListedReference], item: Item, remarks: Iterable[str] = ()
) -> Document:
    """The document whose text is the running text and then the references, each with its place in that text.

    What is noted as raised in the running text (see `raised`) is told as spans.
    """
    text, above = unnoted(running.strip())
    placed = list[ListedReference]()
    if references:
        text += "\n\nReferences\n\n" if text else "References\n\n"
    for reference in references:
        start = len(text)
        text += f"[{reference.label}] {reference.unstructured}" if reference.label else reference.unstructured
        placed.append(replace(reference, span=Span(start=start, end=len(text))))
        text += "\n\n"
    return Document(
        name=name, text=text.strip() + "\n", item=item, references=tuple(placed), remarks=tuple(remarks), raised=above
    )


def written(item: Item) -> str:
    """A line that names a reference which the file holds in fields alone.

    >>> written(Item(title="A study", author=(Name(family="Ma", given="J."),), container_title="J. Foo", volume="3"))
    'Ma, J. A study. J. Foo 3.'
    """
    people = "; ".join(_person(each) for each in item.author or item.editor)
    year = f" ({item.issued.year})" if item.issued and item.issued.year else ""
    number = f"{item.volume or ''}({item.issue})" if item.issue else item.volume or ""
    where = ", ".join(part for part in (f"{item.container_title or ''} {number}".strip(), item.page) if part)
    made = ": ".join(part for part in (item.publisher_place, item.publisher) if part)
    link = f"https://doi.org/{item.doi}" if item.doi else item.url
    parts = [people + year if people else "", item.title or "", f"{year.strip()}" if not people else "", where, made]
    line = " ".join(part.rstrip(".") + "." for part in parts if part.strip())
    return f"{line} {link}".strip() if link else line


def _person(name: Name) -> str:
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part) or name.literal or ""
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    return ", ".join(part for part in (family, given, name.suffix) if part)
