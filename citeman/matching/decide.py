"""From the evidence on two Items to a verdict and a probability.

What may not live here: comparing, clustering.
"""

import math
from collections.abc import Iterable, Mapping

from citeman.matching.states import COMMON
from citeman.matching.weights import weights
from citeman.model import Evidence, Level, Verdict

MATCH_FROM = 0.7
"""The probability from which two Items are held to be one work."""
UNOPPOSED_FROM = 0.35
"""The same where nothing that is known speaks against it: the doubt then only comes from what was left out."""
POSSIBLE_FROM = 0.30
"""The probability from which a person is asked."""


def decide(evidence: Iterable[Evidence]) -> tuple[Verdict, float]:
    """The verdict on two Items and the probability that they are one work.

    The probability is the logistic function of the prior and the sum of the weights (Fellegi and Sunter's model with
    weights estimated by logistic regression). Two contradictions overrule the sum: a part of a book is not the book,
    and a notice on a work is not the work. Where title and authors agree and only the kind of publication tells the
    two apart (a preprint and its article), they are versions of one work. Where titles and authors agree and only
    missing fields leave doubt, less is enough for a match.
    """
    held = {each.field: each for each in evidence}
    probability = logistic(weights().prior + sum(each.weight for each in held.values()))
    levels = {field: each.level for field, each in held.items()}
    if levels.get("notice") is Level.CONTRADICTS or levels.get("type") is Level.CONTRADICTS:
        return Verdict.DISTINCT, min(probability, 0.01)
    if _is_version(levels) and (probability < MATCH_FROM or not _in_one_place(levels)):
        return Verdict.VERSION, probability
    if probability >= MATCH_FROM and (_is_generic(held) or _is_retitled(levels)):
        return Verdict.POSSIBLE, min(probability, MATCH_FROM - 0.01)
    if probability >= MATCH_FROM or (probability >= UNOPPOSED_FROM and _is_unopposed(held)):
        return Verdict.MATCH, probability
    return (Verdict.POSSIBLE if probability >= POSSIBLE_FROM else Verdict.DISTINCT), probability


def _is_unopposed(held: Mapping[str, Evidence]) -> bool:
    """Whether a telling title and the authors agree, and no field is known to differ."""
    title = held.get("title")
    if title is None or title.level < Level.SIMILAR or "author" not in held or (title.detail or "").endswith(COMMON):
        return False
    return all(each.level > Level.MISSING for each in held.values())


def _is_generic(held: Mapping[str, Evidence]) -> bool:
    """Whether only a title like "Editorial" and its journal agree, and nothing that singles it out."""
    title = held.get("title")
    if title is None or title.detail is None or not title.detail.endswith(COMMON):
        return False
    agreeing = {field for field, each in held.items() if each.level > Level.MISSING}
    return agreeing.isdisjoint({"page", "identifier"}) and not {"volume", "issue"} <= agreeing


def _is_retitled(levels: Mapping[str, Level]) -> bool:
    """Whether all may agree but title, part or authors: pieces on one page, a translation. A person must tell.

    One title on the same range of pages is one work even where another name stands over it (a group, an editor). Papers
    of one group with titles much alike stand in one volume; which is meant, only the page tells.
    """
    if levels.get("identifier") is Level.SAME:
        return False
    if Level.CONTRADICTS in (levels.get("title"), levels.get("title_numbers")):
        return True
    if levels.get("title") is Level.DIFFERS and levels.get("page", Level.MISSING) <= Level.MISSING:
        sisters = levels.get("volume", Level.MISSING) > Level.MISSING
        if sisters or "page" in levels:
            return True
    placed = levels.get("title") is levels.get("page") is Level.SAME
    return levels.get("author") is Level.CONTRADICTS and not placed


def logistic(log_odds: float) -> float:
    """The probability with these log odds.

    >>> logistic(0.0)
    0.5
    """
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, log_odds))))


def _in_one_place(levels: Mapping[str, Level]) -> bool:
    """Whether container, volume, pages or an identifier agree: then only the kind was taken wrongly."""
    return any(
        levels.get(f, Level.MISSING) >= Level.SIMILAR for f in ("container_title", "volume", "page", "identifier")
    )


def _is_version(levels: Mapping[str, Level]) -> bool:
    return (
        levels.get("kind", Level.SAME) <= Level.DIFFERS
        and levels.get("title", Level.MISSING) >= Level.SIMILAR
        and levels.get("title_numbers", Level.SAME) > Level.CONTRADICTS
        and levels.get("author", Level.MISSING) >= Level.CLOSE
    )
