"""The check report as JSON, for scripts. What may not live here: words for people beyond the reasons themselves.

The shape: `summary` (verdict → number), `references` (source, reference, raw, citekey, verdict, also, reasons,
differences, registered, nearest, looked) and `disputed` (citekey, fields). Field names are CSL's.
"""

import json

from citeman.model import Item
from citeman.report.check.nouns import Checked, CheckReport, Disputed
from citeman.report.wording import csl_name, item_data


def to_json(report: CheckReport) -> str:
    """The report as JSON, readable, ending in a line feed; the same report gives the same bytes."""
    data = {
        "summary": {verdict.value: number for verdict, number in report.counts().items()},
        "references": [_checked(each) for each in report.checked],
        "disputed": [_disputed(each) for each in report.disputed],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _checked(checked: Checked) -> dict[str, object]:
    return {
        "source": checked.source,
        "reference": checked.name,
        "raw": checked.text,
        "citekey": checked.citekey,
        "verdict": checked.verdict.value,
        "also": [verdict.value for verdict in checked.also],
        "reasons": list(checked.reasons),
        "differences": [
            {"field": csl_name(each.field), "printed": each.printed, "registered": each.registered}
            for each in checked.differences
        ],
        "registered": _item(checked.registered),
        "nearest": _item(checked.nearest),
        "looked": list(checked.looked),
    }


def _item(item: Item | None) -> dict[str, object] | None:
    return None if item is None else item_data(item.but(abstract=None))


def _disputed(disputed: Disputed) -> dict[str, object]:
    fields = [
        {
            "field": csl_name(each.field),
            "values": [{"value": value, "references": list(names)} for value, names in each.values],
            "registered": each.registered,
        }
        for each in disputed.fields
    ]
    return {"citekey": disputed.citekey, "fields": fields}
