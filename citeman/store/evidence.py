"""Sets of evidence, each kept once however many decisions rest on it.

What may not live here: decisions, weights.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from citeman.model import Evidence, Level
from citeman.store.rows import CHUNK, chunks, insert_many, next_id
from citeman.store.tables import EvidenceRow, EvidenceSetRow

Said = tuple[Evidence, ...]


def save_sets(connection: Connection, sets: Iterable[Said]) -> dict[Said, int]:
    """The ids of sets of evidence, those inserted that were not there."""
    digests = {said: _digest(said) for said in dict.fromkeys(sets) if said}
    known = _known(connection, list(digests.values()))
    first = next_id(connection, EvidenceSetRow)
    new = [said for said, digest in digests.items() if digest not in known]
    numbered = list(enumerate(new, first))
    insert_many(connection, EvidenceSetRow, [{"id": id_, "digest": digests[said]} for id_, said in numbered])
    insert_many(
        connection,
        EvidenceRow,
        [
            {
                "set_id": id_,
                "position": position,
                "field": one.field,
                "level": int(one.level),
                "weight": one.weight,
                "detail": one.detail,
            }
            for id_, said in numbered
            for position, one in enumerate(said)
        ],
    )
    return {said: known[digest] for said, digest in digests.items() if digest in known} | {
        said: id_ for id_, said in numbered
    }


def load_sets(connection: Connection, ids: Collection[int] | None) -> dict[int, Said]:
    """Sets of evidence by id: those asked for, or all."""
    query = select(EvidenceRow.__table__).order_by(EvidenceRow.set_id, EvidenceRow.position)
    queries = [query] if ids is None else [query.where(EvidenceRow.set_id.in_(chunk)) for chunk in chunks(sorted(ids))]
    found: dict[int, list[Evidence]] = defaultdict(list)
    for each in queries:
        for row in connection.execute(each):
            one = Evidence(field=row.field, level=Level(row.level), weight=row.weight, detail=row.detail)
            found[row.set_id].append(one)
    return {id_: tuple(said) for id_, said in found.items()}


def _digest(said: Said) -> str:
    text = repr([(one.field, int(one.level), one.weight, one.detail) for one in said])
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _known(connection: Connection, digests: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(digests), CHUNK):
        query = select(EvidenceSetRow.digest, EvidenceSetRow.id)
        rows = connection.execute(query.where(EvidenceSetRow.digest.in_(digests[start : start + CHUNK])))
        found |= {digest: id_ for digest, id_ in rows}  # noqa: C416 - rows are no plain pairs
    return found
