"""Lists of names as printed in many styles and scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.model import Name
from citeman.parsing.fields.names import read_names


def shown(name: Name) -> str:
    """A name as "particle|Family, Given, Suffix" or "«literal»"."""
    if name.literal:
        return f"«{name.literal}»"
    particle = f"{name.non_dropping_particle}|" if name.non_dropping_particle else ""
    parts = [particle + (name.family or "")]
    parts += [part for part in (name.given, name.dropping_particle, name.suffix) if part]
    return ", ".join(parts)


CASES = [
    pytest.param("Jansen, P., de Vries, K. e.a.", ["Jansen, P.", "de|Vries, K."], id="dutch et al"),
    pytest.param("Nilsson P, Holm A m.fl.", ["Nilsson, P.", "Holm, A."], id="swedish et al"),
    pytest.param("Novák J. a kol.", ["Novák, J."], id="czech et al"),
    pytest.param("Kowalski J. i in.", ["Kowalski, J."], id="polish et al"),
    pytest.param("Kowalski J. i wsp.", ["Kowalski, J."], id="polish et al of physicians"),
    pytest.param("Tóth L. és mtsai", ["Tóth, L."], id="hungarian et al"),
    pytest.param("Kaya M ve ark.", ["Kaya, M."], id="turkish et al of physicians"),
    pytest.param("Кулагин С.А. и соавт.", ["Кулагин, С. А."], id="russian et al of physicians"),
    pytest.param("Kaya, M. ve diğerleri", ["Kaya, M."], id="turkish et al"),
    pytest.param(
        "Novák, J. – Svobodová, M. – Roe, A.", ["Novák, J.", "Svobodová, M.", "Roe, A."], id="parted by dashes"
    ),
    pytest.param(
        "CEPAL (Comisión Económica para América)", ["«CEPAL (Comisión Económica para América)»"], id="spelt out"
    ),
    pytest.param("Nash, J.F. Jr., Roe, A. B. III", ["Nash, J. F., Jr.", "Roe, A. B., III"], id="suffix, no comma"),
    pytest.param("E. W. GARBISCH, JR., A. LEE", ["Garbisch, E. W., Jr.", "Lee, A."], id="suffix of a name in capitals"),
    pytest.param("Chen, Y., & Ye, M.", ["Chen, Y.", "Ye, M."], id="apa"),
    pytest.param("Tjia, L. Y. N.", ["Tjia, L. Y. N."], id="three initials"),
    pytest.param(
        "Hamilton, R. W., & Shaheen Hosany, A. R.", ["Hamilton, R. W.", "Shaheen Hosany, A. R."], id="double family"
    ),
    pytest.param(
        "Ministerium für Wasser, Wald und Weide (MWWW)",
        ["«Ministerium für Wasser, Wald und Weide (MWWW)»"],
        id="a body and its letters",
    ),
    pytest.param("Weber, Anna/ Vogel, Jan", ["Weber, Anna", "Vogel, Jan"], id="a slash with a blank behind"),
    pytest.param("Weber, A. /Vogel, J. (Hrsg.)", ["Weber, A.", "Vogel, J."], id="a slash with a blank before"),
    pytest.param("Smith JA, Jones B, van der Berg C", ["Smith, JA", "Jones, B.", "van der|Berg, C."], id="vancouver"),
    pytest.param("Smith J.A., Jones B.-C.", ["Smith, J. A.", "Jones, B.-C."], id="vancouver with stops"),
    pytest.param(
        "Johnson, M., Christensen, C. and Kagermann, H.",
        ["Johnson, M.", "Christensen, C.", "Kagermann, H."],
        id="harvard",
    ),
    pytest.param("J. Smith, A.-B. Jones and C. Brown", ["Smith, J.", "Jones, A.-B.", "Brown, C."], id="ieee"),
    pytest.param("Deleuze, Gilles, and Félix Guattari", ["Deleuze, Gilles", "Guattari, Félix"], id="chicago"),
    pytest.param(
        "Helsen, Kate, Jennifer Bain, Ichiro Fujinaga",
        ["Helsen, Kate", "Bain, Jennifer", "Fujinaga, Ichiro"],
        id="chicago three",
    ),
    pytest.param("Smith, John A.", ["Smith, John A."], id="one, with a second initial"),
    pytest.param(
        "Smith, John A., Mary B. Jones, and Paul C. White",
        ["Smith, John A.", "Jones, Mary B.", "White, Paul C."],
        id="chicago, with second initials",
    ),
    pytest.param(
        "Goodwin, Ian J., Pouget, Jean, Mirza, Ada K.",
        ["Goodwin, Ian J.", "Pouget, Jean", "Mirza, Ada K."],
        id="all turned, with some second initials",
    ),
    pytest.param(
        "GARCÍA-LEE, Jorge A., Megan L. KRAUSE a Eric L. MATT",
        ["García-Lee, Jorge A.", "Krause, Megan L.", "Matt, Eric L."],
        id="Czech",
    ),
    pytest.param("Alexander Vrchoticky", ["Vrchoticky, Alexander"], id="in the order of speech"),
    pytest.param("Fei-Fei Li, Yann LeCun", ["Li, Fei-Fei", "LeCun, Yann"], id="whole names"),
    pytest.param("Müller, Hans; Schmidt, Karl-Heinz", ["Müller, Hans", "Schmidt, Karl-Heinz"], id="semicolons"),
    pytest.param("Horkheimer, Max/Adorno, Theodor W.", ["Horkheimer, Max", "Adorno, Theodor W."], id="slash"),
    pytest.param("Smith, J., Jr., & Doe, J. A., III", ["Smith, J., Jr.", "Doe, J. A., III"], id="suffixes"),
    pytest.param("Ludwig van Beethoven", ["van|Beethoven, Ludwig"], id="particle"),
    pytest.param("Heydt, August von der", ["Heydt, August, von der"], id="particle behind"),
    pytest.param(
        "De Luca, Maria; Le Goff, Jacques", ["De Luca, Maria", "Le Goff, Jacques"], id="particle of the family name"
    ),
    pytest.param("García Márquez, Gabriel", ["García Márquez, Gabriel"], id="two family names"),
    pytest.param("LEQUIN Yves", ["Lequin, Yves"], id="family name in capitals first"),
    pytest.param(
        "VIATTE, Sebastien, Darren PLANT, Buhm HAN",
        ["Viatte, Sebastien", "Plant, Darren", "Han, Buhm"],
        id="family names in capitals",
    ),
    pytest.param("Bugnon (A.-L.), Martin (P.)", ["Bugnon, A.-L.", "Martin, P."], id="initials in brackets"),
    pytest.param(
        "Zhang Yi, Li Bingxin,&Liu Jinping",
        ["Zhang, Yi", "Li, Bingxin", "Liu, Jinping"],
        id="pinyin, family name first",
    ),
    pytest.param("Jianguo Wang, Xiaoming Li", ["Wang, Jianguo", "Li, Xiaoming"], id="pinyin, family name last"),
    pytest.param("Tao Rui, Zeng Ping", ["Tao, Rui", "Zeng, Ping"], id="pinyin, one syllable each"),
    pytest.param("Pan Songting&Yang Dapeng", ["Pan, Songting", "Yang, Dapeng"], id="pinyin, glued"),
    pytest.param("ZHANG H, WANG L M, LI Q", ["Zhang, H.", "Wang, L M", "Li, Q."], id="GB/T 7714 in English"),
    pytest.param("Yang, J.", ["Yang, J."], id="pinyin with an initial"),
    pytest.param("张三, 李四, 王五", ["张, 三", "李, 四", "王, 五"], id="Chinese"),
    pytest.param("彼得·德鲁克", ["«彼得·德鲁克»"], id="a dot in a foreigner's name"),
    pytest.param("[美]约翰·罗尔斯, 迈克尔•桑德尔", ["«约翰·罗尔斯»", "«迈克尔•桑德尔»"], id="foreigners with dots"),
    pytest.param("[英]哈耶克", ["«哈耶克»"], id="a foreigner without a dot"),
    pytest.param("[美]费正清", ["费, 正清"], id="a foreigner with a Chinese name"),
    pytest.param("（清）顾炎武", ["顾, 炎武"], id="a dynasty"),
    pytest.param("张伟·李娜", ["张, 伟", "李, 娜"], id="a dot between Chinese"),
    pytest.param("홍길동·김철수", ["홍, 길동", "김, 철수"], id="a dot between Koreans"),
    pytest.param("佐藤花子・鈴木一郎", ["佐藤, 花子", "鈴木, 一郎"], id="a dot between Japanese"),
    pytest.param("バトラー", ["«バトラー»"], id="a foreigner in katakana"),
    pytest.param("ジョン・スミス", ["«ジョン・スミス»"], id="a dot in katakana"),
    pytest.param("欧阳修、司马相如", ["欧阳, 修", "司马, 相如"], id="Chinese double family names"),
    pytest.param("佐々木太郎・山田花子", ["佐々木, 太郎", "山田, 花子"], id="Japanese"),
    pytest.param("김철수, 남궁민수", ["김, 철수", "남궁, 민수"], id="Korean"),
    pytest.param("国务院发展研究中心", ["«国务院发展研究中心»"], id="Chinese organisation"),
    pytest.param("Иванов И. И., Петров П.П.", ["Иванов, И. И.", "Петров, П. П."], id="Russian"),
    pytest.param("М. Ю. Лермонтов", ["Лермонтов, М. Ю."], id="Russian, initials first"),
    pytest.param("World Health Organization", ["«World Health Organization»"], id="organisation"),
    pytest.param("Parlement européen", ["«Parlement européen»"], id="a body with a small word"),
    pytest.param("Camera dei deputati, Servizio", ["«Camera dei deputati, Servizio»"], id="a body and its part"),
    pytest.param("Badan Pusat dan Statistik", ["«Badan Pusat dan Statistik»"], id="an Indonesian body"),
    pytest.param("Singly (F. de), AMAND (M.)", ["Singly, F., de", "Amand, M."], id="given names in brackets"),
    pytest.param("Doe, S. (Host), & Roe, B. (Interviewer)", ["Doe, S.", "Roe, B."], id="what they did"),
    pytest.param("Sir R. Doe, Dr. Ann Roe", ["Doe, R.", "Roe, Ann"], id="titles before names"),
    pytest.param("Dame J, Ing AB, Hon W, Drake A", ["Dame, J.", "Ing, AB", "Hon, W.", "Drake, A."], id="no titles"),
    pytest.param("Doe, R., Dr. and Roe, Prof. A.", ["Doe, R.", "Roe, A."], id="titles behind names"),
    pytest.param("Doe J, MD, Ann Roe, Ph.D.", ["Doe, J.", "Roe, Ann"], id="degrees"),
    pytest.param("Verhoff M.A., Adams MD", ["Verhoff, M. A.", "Adams, MD"], id="initials like degrees"),
    pytest.param("vom Statistischen Bundesamt", ["«Statistischen Bundesamt»"], id="by a body"),
    pytest.param("Efendi, Rustam, dkk.", ["Efendi, Rustam"], id="Indonesian for others"),
    pytest.param(
        "U.S. Department of Health and Human Services",
        ["«U.S. Department of Health and Human Services»"],
        id="organisation with and",
    ),
    pytest.param("IDC", ["«IDC»"], id="abbreviation"),
    pytest.param("DELTA Corporation", ["«DELTA Corporation»"], id="organisation with a word in capitals"),
    pytest.param("Mouffe, C. & Laclau, E. (Eds.)", ["Mouffe, C.", "Laclau, E."], id="editors' mark"),
    pytest.param(
        "Harbison, C. Stewart and Peter D. Quillfeather",
        ["Harbison, C. Stewart", "Quillfeather, Peter D."],
        id="a second name in full behind a letter, turned",
    ),
    pytest.param(
        "Whitcombe, L. Harold and G. Kenneth Ostrander",
        ["Whitcombe, L. Harold", "Ostrander, G. Kenneth"],
        id="a second name in full in both orders",
    ),
    pytest.param("T. Edward Vanderlip", ["Vanderlip, T. Edward"], id="a second name in full, in the order of speech"),
    pytest.param("R. Pérez Galdós", ["Pérez Galdós, R."], id="two family names behind a letter"),
    pytest.param("Rosario Gómez Torres", ["Gómez Torres, Rosario"], id="two family names, in the order of speech"),
    pytest.param(
        "A. Castle Hume, B. Nordin, C. Ekdahl", ["Castle Hume, A.", "Nordin, B.", "Ekdahl, C."], id="a list of letters"
    ),
    pytest.param(
        "Ekdahl C, Castle Paul A, Nordin B", ["Ekdahl, C.", "Castle Paul, A.", "Nordin, B."], id="no vancouver"
    ),
    pytest.param("Quilliot Marcel", ["Quilliot, Marcel"], id="family name in front"),
    pytest.param(
        "Quilliot Marcel et Ostrowski Jean R.", ["Quilliot, Marcel", "Ostrowski, Jean R."], id="French, family in front"
    ),
    pytest.param(
        "Wrzesień Tomasz, Ostrowska Anna Maria", ["Wrzesień, Tomasz", "Ostrowska, Anna Maria"], id="Polish, in front"
    ),
    pytest.param(
        "Szörényi Gábor, Baracskai Zsuzsa", ["Szörényi, Gábor", "Baracskai, Zsuzsa"], id="Hungarian, in front"
    ),
    pytest.param("Della Porta Rossana", ["Della Porta, Rossana"], id="a particle in front"),
    pytest.param("Марченко Николай Петрович", ["Марченко, Николай Петрович"], id="Russian in full"),
    pytest.param("Tomasz Wrzesień, Anna Ostrowska", ["Wrzesień, Tomasz", "Ostrowska, Anna"], id="Polish, behind"),
    pytest.param("Maurizia De Min", ["De Min, Maurizia"], id="a particle before the last word"),
    pytest.param("Karin E Lundqvist", ["Lundqvist, Karin E"], id="a letter that reads like a particle"),
    pytest.param(
        "Ortiz Vargas, Elena, Ríos Soto, Julio", ["Ortiz Vargas, Elena", "Ríos Soto, Julio"], id="double, turned"
    ),
    pytest.param(
        "Tolliver, Janet M., Quist, Helen and Drummond, Robert L.",
        ["Tolliver, Janet M.", "Quist, Helen", "Drummond, Robert L."],
        id="all turned, one without a letter",
    ),
    pytest.param("Quillot, Vandame, et Ostrand", ["Quillot", "Vandame", "Ostrand"], id="family names alone"),
    pytest.param(
        "Nordin, D. Sandqvist, A. Ekdahl", ["Nordin", "Sandqvist, D.", "Ekdahl, A."], id="letters that begin a name"
    ),
]


@pytest.mark.parametrize(("printed", "names"), CASES)
def test_a_list_of_names(printed: str, names: list[str]) -> None:
    assert [shown(name) for name in read_names(printed)[0]] == names


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        pytest.param("Smith, J., et al.", 1, id="et al."),
        pytest.param("Smith J, Jones B, et al", 2, id="vancouver"),
        pytest.param("张三, 李四, 等", 2, id="Chinese"),
        pytest.param("Иванов И.И. и др.", 1, id="Russian"),
        pytest.param("Müller, H. u. a.", 1, id="German"),
        pytest.param("佐藤一郎ほか", 1, id="Japanese"),
    ],
)
def test_a_list_cut_short(printed: str, count: int) -> None:
    names, et_al = read_names(printed)
    assert (len(names), et_al) == (count, True)


@given(st.text(max_size=120))
def test_any_text_gives_names(text: str) -> None:
    names, _ = read_names(text)
    assert all(bool(name.family) != bool(name.literal) for name in names)
