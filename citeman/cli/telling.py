"""What is said to a person while papers come in. What may not live here: results for scripts beside their JSON form."""

from collections.abc import Sequence
from typing import Any

from citeman.cli.session import Session
from citeman.model import SourceKind
from citeman.pipeline.add import Added, AddedSource

_KINDS = {
    SourceKind.PAPER: "",
    SourceKind.FRAGMENT: ", a list whose paper is not known",
    SourceKind.BIBLIOGRAPHY: ", a bibliography",
}


def tell_added(session: Session, added: Sequence[Added]) -> int:
    """A line a file on stderr; 1 if a file could not be used, else 0."""
    for each in added:
        for remark in each.remarks:
            session.say(f"{each.path.name}: {remark}")
        if each.error is not None:
            session.warn(str(each.error))
        elif each.known:
            session.say(f"{each.path.name}: in the library already")
        else:
            for source in each.sources:
                if source.references:
                    session.say(f"{each.path.name}: {_line(source)}")
    return int(any(each.error is not None for each in added))


def _line(source: AddedSource) -> str:
    known = source.references - source.new_references
    words = [f"{source.references} references"]
    if known:
        words.append(f"{known} of them known")
    if source.doubtful:
        words.append(f"{source.doubtful} doubtful")
    return f"{', '.join(words)} ({source.key}{_KINDS[source.kind]})"


def added_data(added: Sequence[Added]) -> list[dict[str, Any]]:
    """The same for scripts."""
    return [
        {
            "file": each.path.name,
            "known": each.known,
            "error": str(each.error) if each.error is not None else None,
            "remarks": list(each.remarks),
            "sources": [
                {
                    "key": source.key,
                    "kind": source.kind.value,
                    "references": source.references,
                    "new": source.new_references,
                    "doubtful": source.doubtful,
                }
                for source in each.sources
            ],
        }
        for each in added
    ]
