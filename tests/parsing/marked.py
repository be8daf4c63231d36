"""References written as "title=A title|-=, |volume=12": a text and its segments, there and back."""

from collections.abc import Sequence

from citeman.parsing.segments import Segment


def labelled(marked: str) -> tuple[str, list[Segment]]:
    """The text, and its segments; "-" labels what lies between them."""
    text, parts = "", []
    for piece in marked.split("|"):
        label, _, value = piece.partition("=")
        if label != "-":
            parts.append(Segment(label, len(text), len(text) + len(value), 0.9))
        text += value
    return text, parts


def written(text: str, parts: Sequence[Segment]) -> str:
    """The segments as they are written in tests, without what lies between them."""
    return "|".join(f"{part.label}={text[part.start : part.end]}" for part in parts)
