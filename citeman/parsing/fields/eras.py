"""Years counted by eras and numbers written in Chinese characters → the same date in digits, for `date`.

The first years are those of the Japanese eras since 1868 and of the Republic of China (民國, today Taiwan's calendar).
What may not live here: what becomes of the date.
"""

import re

_BEFORE = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911, "民": 1911}
"""The year before an era's first."""
_DIGITS = {char: number for number, char in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "元": 1}
_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100}
_NUMBER = "[〇○零元一二三四五六七八九十廿卅百]"
_ERA = re.compile(
    rf"(?P<era>{'|'.join(_BEFORE)})\s*(?P<year>\d{{1,3}}|{_NUMBER}{{1,5}})(?P<more>(?:\s*[・.]\s*(?:\d{{1,2}}|{_NUMBER}{{1,3}}))*)"
)
_YEAR = re.compile(r"[一二][〇○零一二三四五六七八九]{3}")
_POINTED = re.compile(rf"(?<=\d)\s*[・.]\s*(\d{{1,2}}|{_NUMBER}{{1,3}})")
_OF_A_DATE = re.compile(rf"({_NUMBER}{{1,3}})(?=\s*[月日])")


def ends_with_era(text: str) -> int:
    """How many letters at the end of a text name an era, 0 where none does.

    >>> ends_with_era("東京，民國"), ends_with_era("岩波書店 昭和 "), ends_with_era("國民")
    (2, 3, 0)
    """
    found = re.search(rf"(?:^|[\s,.;:，、。；：（(])(?P<era>(?:{'|'.join(_BEFORE)})\s*)$", text)
    return len(found["era"]) if found else 0


def in_digits(text: str) -> str:
    """The date with its era's year as a year of the common era and its numbers in digits.

    >>> [in_digits(each) for each in ("昭和53年", "民國八十年五月", "平成17・9・30", "令和元年", "一九八〇年十二月")]
    ['1978年', '1991年5月', '2005.9.30', '2019年', '1980年12月']
    >>> in_digits("12 May 1999")
    '12 May 1999'
    """
    if text.isascii():
        return text
    value = _ERA.sub(_common, text)
    value = _YEAR.sub(lambda found: "".join(str(_DIGITS[char]) for char in found.group()), value)
    return _OF_A_DATE.sub(lambda found: str(_value(found[1])), value)


def _common(found: re.Match[str]) -> str:
    year = _BEFORE[found["era"]] + _value(found["year"])
    return str(year) + _POINTED.sub(lambda part: f".{_value(part[1])}", "0" + found["more"])[1:]


def _value(number: str) -> int:
    """A number of digits or of Chinese characters: 25, 二十五, 二五.

    >>> _value("二十五"), _value("三十"), _value("百六"), _value("四八"), _value("元"), _value("12")
    (25, 30, 106, 48, 1, 12)
    """
    if number.isdecimal():
        return int(number)
    if not any(char in _TENS for char in number):
        return int("".join(str(_DIGITS[char]) for char in number))
    total = held = 0
    for char in number:
        if char in _TENS:
            total += _TENS[char] * max(1, held) if _TENS[char] in (10, 100) else _TENS[char]
            held = 0
        else:
            held = _DIGITS[char]
    return total + held
