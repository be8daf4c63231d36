"""The encoding that bytes are meant in: told by a mark, declared, or guessed by what reads like writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.reading.encoding import UnreadableError, decode

ZH = "参考文献：马俊. 手机国际化研究[D]. 武汉: 华中科技大学, 2018. 李伟, 张华. 企业管理创新战略研究[J]. 2019."
ZH_TW = "參考文獻：王大明. 臺灣企業國際化之研究[D]. 臺北: 國立臺灣大學, 2018. 陳美玲, 資訊管理學報, 第12卷"
JA = "参考文献：山田太郎「日本企業の国際化について」経済研究, 第12巻, 3号, pp. 12-20, 2018年。"
KO = "참고문헌: 김철수, 박영희. 기업의 국제화에 관한 연구. 경영학연구, 12(3), 2018, 33-40쪽."
RU = "Список литературы. Иванов И. И. Экономика предприятия. М.: Наука, 2018. 320 с."
UK = "Список використаних джерел. Зварич Р. Є. Інтернаціоналізація компаній: підручник. Тернопіль, 2019. 210 с."
DE = "Müller, J. (2018). Über die Größe der Städte. München: Beck. „Straße“ – schön"
FR = "Lévêque, F. (2018). L’économie européenne à l’épreuve – études. « Le marché »"
PL = "Kowalski, Ł. (2018). Zarządzanie przedsiębiorstwem. Kraków: Wydawnictwo Źródło. Świętokrzyskie"
CS = "Novák, J. (2018). Řízení podniku v měnícím se světě. Brno: Žďár. příručka účetní"
TR = "Yılmaz, A. (2018). İşletme yönetimi üzerine çalışmalar. İstanbul: Doğan, ağaç"
ES = "Muñoz, J. (2018). La gestión de la empresa en España. ¿Qué es? Ediciones Cátedra."
EN = "Smith, J. “The market’s end” – a study. 2018"
EL = "Παπαδόπουλος, Γ. (2018). Η οικονομία της Ελλάδας. Αθήνα."


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        pytest.param(ZH, "gb18030", "GB18030", id="zh-gb18030"),
        pytest.param(ZH, "gbk", "GB18030", id="zh-gbk"),
        pytest.param(ZH_TW, "big5", "Big5", id="zh-tw-big5"),
        pytest.param(JA, "cp932", "Shift-JIS", id="ja-shift-jis"),
        pytest.param(JA, "euc_jp", "EUC-JP", id="ja-euc"),
        pytest.param(KO, "cp949", "EUC-KR", id="ko-euc"),
        pytest.param(RU, "cp1251", "Windows-1251", id="ru-1251"),
        pytest.param(RU, "koi8_r", "KOI8-U", id="ru-koi8"),
        pytest.param(RU, "cp866", "CP866", id="ru-dos"),
        pytest.param(UK, "cp1251", "Windows-1251", id="uk-1251"),
        pytest.param(DE, "cp1252", "Windows-1252", id="de-1252"),
        pytest.param(FR, "cp1252", "Windows-1252", id="fr-1252"),
        pytest.param(PL, "cp1250", "Windows-1250", id="pl-1250"),
        pytest.param(PL, "iso8859_2", "ISO 8859-2", id="pl-latin-2"),
        pytest.param(CS, "cp1250", "Windows-1250", id="cs-1250"),
        pytest.param(TR, "cp1254", "Windows-1254", id="tr-1254"),
        pytest.param(ES, "cp1252", "Windows-1252", id="es-1252"),
        pytest.param(EN, "cp1252", "Windows-1252", id="en-quotes"),
        pytest.param(EL, "cp1253", "Windows-1253", id="el-1253"),
        pytest.param(ZH, "utf-16-le", "UTF-16", id="zh-utf-16-without-mark"),
        pytest.param(JA, "utf-16-be", "UTF-16", id="ja-utf-16-without-mark"),
    ],
)
def test_what_is_meant_is_read_and_said(text: str, codec: str, named: str) -> None:
    assert decode(text.encode(codec)) == (text, f"decoded as {named}, which the file does not say")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_needs_no_guess_has_no_remark(codec: str) -> None:
    assert decode(ZH.encode(codec)) == (ZH, None)


def test_a_declared_encoding_is_believed() -> None:
    assert decode(RU.encode("koi8_r"), "koi8-r") == (RU, None)


def test_a_declared_encoding_that_does_not_fit_is_not() -> None:
    assert decode(ZH.encode("gb18030"), "utf-8")[0] == ZH


def test_a_few_damaged_bytes_do_not_change_the_encoding() -> None:
    data = ZH.encode()[:-1] + b"\xff"
    text, remark = decode(data + ZH.encode())
    assert text.startswith(ZH[:-1])
    assert remark is not None
    assert remark.startswith("UTF-8 with ")


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"a\r\nb\rc\n")[0] == "a\nb\nc\n"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 100, b"\x89\x01\x02" * 50])
def test_rubbish_is_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_none(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except UnreadableError:
        return
    assert "\r" not in text
    assert "\0" not in text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    plain = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\ufeff", "")
    assert decode(("\ufeff" + text).encode())[0] == plain
