"""Bytes → text: which encoding is meant.

What may not live here: what the text says.
"""

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = (
    ("gb18030", "GB18030"), ("big5hkscs", "Big5"), ("cp932", "Shift-JIS"), ("euc_jp", "EUC-JP"), ("cp949", "EUC-KR"),
    ("cp1252", "Windows-1252"), ("cp1251", "Windows-1251"), ("koi8_u", "KOI8-U"), ("cp1250", "Windows-1250"),
    ("cp1254", "Windows-1254"), ("cp1253", "Windows-1253"), ("cp1255", "Windows-1255"), ("cp1256", "Windows-1256"),
    ("cp1257", "Windows-1257"), ("iso8859_2", "ISO 8859-2"), ("cp866", "CP866"), ("iso8859_5", "ISO 8859-5"),
    ("mac_roman", "Mac Roman"),
)  # fmt: skip
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日"
    "那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想"
    "已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指"
    "研究报版社献编著译期卷页刊京州海江技术科院教育信息企业管理经济市场分析战略模式影响基于硕士博士论文"
    "這國為個時來們對會發動過說產種後與關學經當實現體機點從業應開還間樣總資統組見計別運農報編譯頁術華書館臺灣灣圖紀錄論據類"
    "年月日本人大学会社東京研究所論文著者編集出版雑誌号巻頁科学技術教育論集報告書情報処理経済歴史文化法律医療国際関係開発性"
)
_COMMON_HANGUL = frozenset(
    "이다의에는을를은가과와한국연구학회대년및도로서으고하자사지정기시제인적성화교육문논제호권보경영리분석관계법발전민중심방안영향"
    "효과모형개박김최조강윤장임오신권황안송류전홍"
)
_COMMON_EAST = _COMMON | _COMMON_HANGUL
_COMMON_LATIN = frozenset("éèêàâäáãåæçíïñóôöõøúùûüßýÉÖÜÄÅłąęśćźżńŁŚŻčřšžěůýďťňŠČŽŘőűŐŰğşıİŞăâîșț")
_RARE_LATIN = frozenset("ëìòîœŒÓÇÑÁÍØÀÈÊÂÎÚÔÕĄĘĆŃĚŮĎŤŇŽ")
_COMMON_GREEK = frozenset("αειοτνςσρκπλμόίάήέύώηυ")
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёіїєґъ")
_MARKS = frozenset("¿¡ºª“”‘’„‚–—…«»°§№©®·•\u00a0、。，．（）：；「」『』《》【】［］？！・ー～％")


class UnreadableError(ValueError):
    """The bytes are no text in any encoding."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text that bytes mean, and a remark where the encoding had to be guessed.

    A byte order mark decides, then what the file declares, then strict UTF-8, then the encoding whose text is most like
    writing. Raises UnreadableError where the bytes are no text.

    >>> decode("参考文献：马俊. 手机国际化研究[D]. 武汉: 华中科技大学, 2018.".encode("gb18030"))[1]
    'decoded as GB18030, which the file does not say'
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _tidy(data.decode(name, errors="replace")), None
    if declared and (text := _strict(data, declared)) is not None:
        return _tidy(text), None
    wide = _utf_16(data)
    if wide is not None:
        return _tidy(wide), "decoded as UTF-16, which the file does not say"
    if _binary(data):
        raise UnreadableError("is no text")
    text = _strict(data, "utf-8")
    if text is not None:
        return _tidy(text), None
    return _guess(data)


def _guess(data: bytes) -> tuple[str, str | None]:
    lenient = data.decode("utf-8", errors="replace")
    spoilt = lenient.count("\ufffd")
    beyond = sum(c > "\x7f" for c in lenient)
    if spoilt * 10 <= beyond and beyond:
        return _tidy(lenient), f"UTF-8 with {spoilt} damaged character{'s' if spoilt > 1 else ''}"
    sample = data[:200_000]
    best, best_name, best_points = None, "", -9.0
    for codec, name in _CANDIDATES:
        text = _strict(data, codec)
        if text is None:
            continue
        points = _plausibility(sample.decode(codec, errors="ignore"))
        if points > best_points + 1e-9:
            best, best_name, best_points = text, name, points
    if best is None or best_points < 0:
        best, best_name = data.decode("cp1252", errors="replace"), "Windows-1252"
    return _tidy(best), f"decoded as {best_name}, which the file does not say"


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf_16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows by zero bytes at every other place, or by line ends two bytes wide."""
    sample = data[: 20_000 - 20_000 % 2]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    blanks = b"\n\0", b" \0", b"\r\0"
    little = odd > even * 3 and (odd * 5 > len(sample) // 2 or any(mark in sample for mark in blanks))
    big = even > odd * 3 and (even * 5 > len(sample) // 2 or any(mark[::-1] in sample for mark in blanks))
    text = _strict(data[: len(data) - len(data) % 2], "utf-16-le" if little else "utf-16-be") if little or big else None
    return text if text is not None and _share_of_letters(text) > 0.5 else None


def _share_of_letters(text: str) -> float:
    sample = text[:10_000]
    return sum(c.isalnum() or c.isspace() for c in sample) / max(1, len(sample))


def _binary(data: bytes) -> bool:
    sample = data[:65536]
    control = len(re.findall(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", sample))
    return control > 2 + len(sample) // 200 or b"\0" in sample


def _plausibility(text: str) -> float:
    """How much the characters beyond ASCII look like writing, a mean a character (about -2 to 1)."""
    points, count, before = 0.0, 0, " "
    for char, after in zip(text, text[1:] + " ", strict=True):
        if char > "\x7f":
            count += 1
            points += _worth(char, before, after)
        before = char
    return points / count if count else 0.0


def _worth(char: str, before: str, after: str) -> float:
    if char in _MARKS:
        return _worth_mark(char, before, after)
    if "\u0370" <= char <= "\u06ff":
        return _worth_alphabet(char, before, after)
    if "\u3041" <= char <= "\ud7a3":
        return 1.0 if char in _COMMON_EAST or char <= "\u30fe" else 0.27
    if char.isalpha() and unicodedata.name(char, "").startswith("LATIN"):
        return _worth_latin(char, before, after)
    return -2.0 if unicodedata.category(char)[0] == "C" else -0.8


def _worth_latin(char: str, before: str, after: str) -> float:
    beside = (before.isascii() and before.isalpha()) + (after.isascii() and after.isalpha())
    worth = 0.8 if char in _COMMON_LATIN else 0.4 if char in _RARE_LATIN else -0.2
    odd = beside == 0 or (char.islower() and after.isupper()) or (char.isupper() and before.islower())
    return worth + 0.1 * beside - (0.7 if odd else 0.0)


def _worth_alphabet(char: str, before: str, after: str) -> float:
    """Greek, Cyrillic, Hebrew, Arabic: never beside Latin letters, capitals only at the beginning."""
    if _beside_ascii(before, after) or (char.isupper() and before.islower()):
        return -1.0
    if char.lower() in _COMMON_CYRILLIC:
        return 0.95 if char.islower() else 0.7
    if char in _COMMON_GREEK:
        return 0.97
    return -0.5 if "\u0400" <= char <= "\u04ff" else 0.55


def _beside_ascii(before: str, after: str) -> bool:
    return (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())


def _worth_mark(char: str, before: str, after: str) -> float:
    if char > "\u2fff":
        return 0.6
    if char in "“„«‘¿¡":
        return 1.0 if not before.isalnum() else -0.3
    if char in "”»":
        return 1.0 if not after.isalnum() else -0.3
    if char == "’":
        return 1.0 if before.isalnum() else 0.2
    return -0.3 if before > "\x7f" and before.isalpha() and after.isalpha() else 0.6


def _tidy(text: str) -> str:
    """Line ends as LF, no byte order mark, no NUL."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return plain.replace("\x85", "\n").replace("\x0b", "\n").replace("\ufeff", "").replace("\0", "")
