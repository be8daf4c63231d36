"""The word lists shipped with the package (`words.toml`).

What may not live here: what the words mean for a comparison.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any


def word_list(name: str) -> frozenset[str]:
    """One of the lists.

    >>> "editorial" in word_list("section")
    True
    """
    return frozenset(_read()[name].split())


def word_table(name: str) -> Mapping[str, str]:
    """One of the tables: a word and what it stands for.

    >>> word_table("numerals")["iv"]
    '4'
    """
    table: Mapping[str, str] = _read()[name]
    return table


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    return tomllib.loads(files("citeman.matching").joinpath("words.toml").read_text("utf-8"))
