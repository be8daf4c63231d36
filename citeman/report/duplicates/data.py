"""The duplicate report as JSON, for scripts. What may not live here: words for people.

The shape: `works` (the groups: citekey, references, evidence, verdict …), `possible`, `versions`, `apart` (pairs), and
before them `summary` and `sources`. Field names are CSL's. The printed forms stand byte for byte as the store has them.
"""

import json

from citeman.report.duplicates.nouns import DuplicateReport, Group, Link, Member, Pair, Row, SourceCount, Summary
from citeman.report.wording import csl_name, item_data

_EXPANDED = 4
"""How deep the layout gives each value a line of its own."""


def to_json(report: DuplicateReport) -> str:
    """The report as JSON, readable, ending in a line feed; the same report gives the same bytes."""
    data = {
        "summary": _summary(report.summary),
        "sources": [_source(source) for source in report.sources],
        "works": [_group(group) for group in report.groups],
        "possible": [_pair(pair) for pair in report.possible],
        "versions": [_pair(pair) for pair in report.versions],
        "apart": [_pair(pair) for pair in report.apart],
    }
    return _laid_out(data, depth=0) + "\n"


def _laid_out(value: object, depth: int) -> str:
    """JSON with a line for each value down to a group's references, fields and evidence, each of them on one line."""
    if depth == _EXPANDED or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    margin = "\n" + "  " * depth
    if isinstance(value, dict):
        inner = [f"{json.dumps(key)}: {_laid_out(each, depth + 1)}" for key, each in value.items()]
    else:
        inner = [_laid_out(each, depth + 1) for each in value]
    opening, closing = ("{", "}") if isinstance(value, dict) else ("[", "]")
    return opening + margin + "  " + f",{margin}  ".join(inner) + margin + closing


def _summary(summary: Summary) -> dict[str, int]:
    return {
        "papers": summary.papers,
        "others": summary.others,
        "references": summary.references,
        "merged": summary.merged,
        "works": summary.works,
        "groups": summary.groups,
        "by-rule": summary.by_rule,
        "by-person": summary.by_person,
        "possible": summary.possible,
        "versions": summary.versions,
        "apart": summary.apart,
    }


def _source(source: SourceCount) -> dict[str, object]:
    return {
        "source": source.key,
        "title": source.title,
        "kind": source.kind.value,
        "references": source.references,
        "repeated": source.repeated,
        "works": source.works,
        "shared": source.shared,
        "alone": source.alone,
    }


def _group(group: Group) -> dict[str, object]:
    return {
        "citekey": group.citekey,
        "aliases": list(group.aliases),
        "verdict": group.verdict.value,
        "by": group.by.value,
        "item": item_data(group.item),
        "references": [_reference(member) for member in group.printed],
        "records": [_record(member) for member in group.members if not member.printed],
        "fields": [_row(row, group.members) for row in group.rows],
        "evidence": [each for link in group.links for each in _evidence(link)],
        "decisions": [_decision(link) for link in (*group.links, *group.further)],
    }


def _pair(pair: Pair) -> dict[str, object]:
    members = (pair.left, pair.right)
    return {
        "citekeys": [pair.left_work, pair.right_work],
        "verdict": pair.link.verdict.value,
        "by": pair.link.by.value,
        "probability": _rounded(pair.link.probability),
        "references": [_reference(member) if member.printed else _record(member) for member in members],
        "fields": [_row(row, members) for row in pair.rows],
        "evidence": _evidence(pair.link),
        "note": pair.link.note,
        "further": pair.further,
        "same": pair.same,
        "different": pair.different,
    }


def _reference(member: Member) -> dict[str, object]:
    return {
        "address": member.name,
        "source": member.source,
        "label": member.label,
        "position": member.position,
        "record": member.record,
        "doubtful": member.doubtful,
        "raw": member.text,
    }


def _record(member: Member) -> dict[str, object]:
    return {
        "address": member.name,
        "origin": member.origin.value,
        "record": member.record,
        "item": item_data(member.item),
    }


def _row(row: Row, members: tuple[Member, ...]) -> dict[str, object]:
    data: dict[str, object] = {"field": csl_name(row.field), "standing": row.standing.value}
    if row.chosen is not None:
        data |= {"value": row.chosen, "from": row.chosen_from}
    data["values"] = [
        {"address": member.name, "value": cell.text, "standing": cell.standing.value}
        for member, cell in zip(members, row.cells, strict=True)
    ]
    return data


def _evidence(link: Link) -> list[dict[str, object]]:
    return [
        {
            "field": csl_name(each.field),
            "level": each.level.name.lower(),
            "weight": _rounded(each.weight),
            "detail": each.detail,
            "left": link.left,
            "right": link.right,
        }
        for each in link.evidence
    ]


def _decision(link: Link) -> dict[str, object]:
    return {
        "left": link.left,
        "right": link.right,
        "verdict": link.verdict.value,
        "by": link.by.value,
        "probability": _rounded(link.probability),
        "weight": _rounded(link.weight),
        "note": link.note,
    }


def _rounded(number: float) -> float:
    """Six decimals: enough for people and scripts, and the same bytes wherever it was computed."""
    return round(number, 6) + 0.0
