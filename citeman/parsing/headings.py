"""What reference lists are called, and the headings that follow them, in many languages.

What may not live here: where in a text they stand (see `locate`).
"""

import re

from citeman.text import fold, visible

_NAMES = """
references | reference | reference list | list of references | references cited | cited references
references and notes
notes and references | references and further reading | references and recommended reading
bibliographic references
bibliographical references | references list | selected references | additional references
general references
methods references | method references | online methods references | references for methods | supplementary references
supplemental references | supporting references | references in methods | references for online methods
references for supplementary material | additional bibliography | extended data references
works cited | work cited | list of works cited | literature | literature cited | cited literature
literature list
list of literature | literature references | used literature | list of used literature | bibliography
bibliographies
selected bibliography | select bibliography | annotated bibliography | working bibliography
general bibliography
sources | cited sources | sources cited | list of sources | works consulted | works referenced
references used
primary sources | secondary sources | source list | list of used sources | list of sources used
table of authorities | list of cited works | list of citations | publications cited | further reading
literaturverzeichnis | literatur | quellenverzeichnis | quellen | literatur und quellen
quellen und literatur
quellen und literaturverzeichnis | literatur und quellenverzeichnis | bibliografie | bibliographie
referenzen
literaturangaben | literaturhinweise | zitierte literatur | verwendete literatur | schrifttum
schrifttumsverzeichnis
references bibliographiques | reference bibliographique | bibliographie generale | bibliographie selective
ouvrages cites
liste des references | sources et bibliographie | travaux cites | bibliographie et sources
sources bibliographiques
referencias | referencias bibliograficas | referencia bibliografica | bibliografia | bibliografia citada
obras citadas
literatura citada | fuentes | fuentes bibliograficas | bibliografia consultada | lista de referencias
trabajos citados
referencias citadas | bibliografia general | fuentes consultadas | literatura consultada
referencias consultadas
referencias bibliograficas citadas | referencies | referencies bibliografiques | bibliografia basica
riferimenti | riferimenti bibliografici | opere citate | testi citati | bibliografia e sitografia
sitografia
bibliografia generale | fonti | fonti e bibliografia | bibliografia essenziale | nota bibliografica
obras consultadas | referencias de literatura | fontes | referencias utilizadas
literatuur | literatuurlijst | referenties | bronnen | bronvermelding | geraadpleegde literatuur
bronnenlijst
referenser | litteratur | litteraturforteckning | kallforteckning | kallor | referenslista
kall och litteraturforteckning
referanser | litteraturliste | kilder | litteraturhenvisninger | referencer | referenceliste
litteraturfortegnelse
kildeliste | litteratur og kilder
lahteet | kirjallisuus | lahdeluettelo | viitteet | kirjallisuusluettelo | kasutatud kirjandus | viited
kirjandus
literatura | piśmiennictwo | literatura cytowana | wykaz literatury | spis literatury
bibliografia zalacznikowa | zrodla
pismiennictwo | literatura i zrodla | przypisy bibliograficzne | netografia
pouzita literatura | seznam literatury | seznam pouzite literatury | zdroje | reference a literatura
zoznam literatury
zoznam pouzitej literatury | zoznam bibliografickych odkazov | seznam pouzitych zdroju | pouzite zdroje
irodalom | irodalomjegyzek | hivatkozasok | felhasznalt irodalom | forrasok | szakirodalom
bibliografie selectiva | referinte | referinte bibliografice | literatura si surse
reference i literatura | popis literature | literatura i izvori | viri | viri in literatura
literatura in viri | seznam virov
литература | список литературы | список использованной литературы | библиография | библиографический список
источники
список использованных источников | список источников | список источников и литературы
использованная литература
список цитируемой литературы | библиографические ссылки | источники и литература
список использованных источников и литературы
список литературных источников | ссылки | цитируемая литература | пристатейный библиографический список
список цитированной литературы | библиографический список литературы
список использованных источников литературы
література | список літератури | список використаної літератури | список використаних джерел | джерела
бібліографія
бібліографічний список | список джерел | перелік посилань | список використаних джерел та літератури
посилання
використана література | використані джерела | список використаних джерел і літератури
перелік використаних джерел
список літературних джерел | джерела та література | список джерел та літератури
список використаних літературних джерел
перелік джерел | бібліографічні посилання | перелік літератури | література та джерела
список бібліографічних посилань
літаратура | спіс літаратуры | спіс выкарыстаных крыніц
библиографија | используемая литература | использована литература | цитирана литература | източници
библиографски списък
参考文献 | 主要参考文献 | 参考文献表 | 引用文献 | 文献 | 参考资料 | 参考資料 | 參考文獻 | 引用文獻
參考資料 | 参考书目 | 參考書目
引文 | 参考書目 | 文献目録 | 参考図書 | 参照文献 | 文献一覧 | 参考文献一覧 | 引用参考文献
引用 参考文献 | 主な参考文献 | 参考文献リスト
书目 | 徵引書目 | 征引文献 | 引用书目 | 引用・参考文献 | 注釈 参考文献 | 参考文献 references
参考文献及注释 | 参考 文献 | 参 考 文 献
참고문헌 | 참고 문헌 | 인용문헌 | 인용 문헌 | 참고자료 | 문헌 | 참고문헌 references | references 참고문헌 | 참고 자료
kaynakca | kaynaklar | kaynaklar ve notlar | referanslar | daftar pustaka | referensi | rujukan
daftar referensi | kepustakaan | bibliografi
tai lieu tham khao | danh muc tai lieu tham khao
المراجع | قائمة المراجع | المصادر | المصادر والمراجع | المراجع والمصادر | منابع | فهرست منابع | منابع و مآخذ
مراجع
ביבליוגרפיה | מקורות | רשימת מקורות | רשימה ביבליוגרפית
βιβλιογραφία | αναφορές | βιβλιογραφικές αναφορές | πηγές
सन्दर्भ | संदर्भ | संदर्भ सूची | เอกสารอ้างอิง | บรรณานุกรม
literatūra | naudota literatura | izmantota literatura | izmantotas literaturas saraksts
literaturos sarasas | heimildir
"""

_GROUPS = """
archival sources | archives | archival material | archival materials | manuscripts | manuscript sources
unpublished sources | published sources | printed sources | primary literature | secondary literature | newspapers
newspapers and magazines | newspapers and periodicals | periodicals | journals | journal articles | books
books and articles | books and book chapters | articles | book chapters | theses and dissertations | dissertations
reports | official documents | government documents | documents | websites | web sites | web sources | web pages
internet sources | online sources | online resources | electronic resources | electronic sources | interviews
legislation | statutes | laws | cases | case law | court cases | table of cases | treaties | legal sources
films | filmography | discography | standards | patents | other sources | editions | translations | studies
primarliteratur | sekundarliteratur | primarquellen | sekundarquellen | archivalien | ungedruckte quellen
gedruckte quellen | archivquellen | internetquellen | monographien | monografien | aufsatze | zeitschriftenartikel
zeitungen | rechtsprechung | gesetze | forschungsliteratur | weiterfuhrende literatur
sources primaires | sources secondaires | sources imprimees | sources manuscrites | sources archivistiques | ouvrages
ouvrages et articles | presse | sitographie | webographie | filmographie | etudes | travaux
fuentes primarias | fuentes secundarias | fuentes impresas | fuentes documentales | libros | articulos | prensa
periodicos | archivos | sitios web | paginas web | legislacion | jurisprudencia | hemerografia | capitulos de libro
fonti primarie | fonti secondarie | fonti archivistiche | fonti a stampa | archivi | siti web | monografie | studi
fontes primarias | fontes secundarias | fontes impressas | arquivos | jornais | livros | artigos | legislacao
монографии | статьи | архивные источники | интернет ресурсы | электронные ресурсы | нормативные акты | законодательство
монографії | статті | архівні джерела | інтернет ресурси | електронні ресурси | нормативні акти | законодавство
专著 | 期刊论文 | 学位论文 | 网络资源 | 中文文献 | 英文文献 | 外文文献 | 日文文献
中文参考文献 | 英文参考文献 | 外文参考文献
"""

_NOTES = """
notes | endnotes | footnotes | end notes | foot notes | anmerkungen | fussnoten | endnoten
notes de bas de page | notas
note | notas al pie | notas finales | примечания | сноски | примітки | виноски | 注释 | 註釋 | 注 | 註 | 脚注 | 注記
각주 | 주
notes and sources | sources and notes | przypisy
"""

_AFTER = """
appendix | appendices | appendixes | annex | annexes | annexure | supplementary material
supplementary materials | supplement
supplementary information | supporting information | supplementary data | supplementary files
additional files
additional file | additional information | acknowledgement | acknowledgements | acknowledgment
acknowledgments | funding
affiliation | affiliations | author affiliation | authors affiliations | addresses | authors addresses
about the author | about the authors | author biography | author biographies | biography | biographies
biographical note
biographical sketch | biographical sketches | author biosketch | author bio | author information
authors information
author details | author affiliations | authors | authors contributions | author contributions
author contribution
biographical notes | notes on contributors | note on contributors | notes on contributor | contributor
contributors
conflict of interest | conflicts of interest | competing interests | declaration of interest
declaration of interests
declarations | disclosure | disclosures | data availability | data availability statement
availability of data and materials
ethics statement | ethical approval | publisher s note | publishers note | publisher note | copyright
license | licence
star methods | key resources table | online methods | materials and methods | experimental procedures
experimental section | list of figures | list of tables | figure legends | figure captions | figures | tables
figure and table legends | glossary
list of abbreviations | abbreviations | nomenclature | index | subject index | author index | correspondence
corresponding author | corresponding authors | address for correspondence | address correspondence to
author for correspondence | correspondence address | authors address | author s address | korrespondenzadresse
korrespondenz | anschrift des verfassers | anschrift der verfasser | anschrift des autors | autorenanschrift
adresse de correspondance | correspondencia | direccion de correspondencia | endereco para correspondencia
correspondencia para | autor correspondiente | адрес для корреспонденции | 通信作者 | 通讯作者
curriculum vitae | vita | resume | author s note | electronic supplementary material
peer review
reviewers | reviewer comments | open access | how to cite this article | how to cite | cite this article
article history
anhang | anhange | danksagung | danksagungen | abkurzungsverzeichnis | abbildungsverzeichnis
tabellenverzeichnis | lebenslauf
eidesstattliche erklarung | selbststandigkeitserklarung | stichwortverzeichnis | autoren
autoreninformation | uber die autoren
annexe | remerciements | table des matieres | table des illustrations | resume | abstract | summary
zusammenfassung | keywords
anexo | anexos | apendice | apendices | agradecimientos | agradecimentos | resumen | resumo
sobre los autores | sobre o autor
appendice | appendici | ringraziamenti | allegati | allegato | riassunto | indice | indice analitico
bijlage | bijlagen | dankwoord | bilaga | bilagor | liite | liitteet | vedlegg | bilag
zalacznik | zalaczniki | podziekowania | streszczenie | priloha | prilohy | fuggelek | anexe | prilozi
prilog
приложение | приложения | благодарности | благодарность | об авторе | об авторах | сведения об авторе
сведения об авторах
информация об авторе | информация об авторах | аннотация | резюме | информация о статье | вклад авторов
финансирование
конфликт интересов | ключевые слова | для цитирования
додаток | додатки | подяки | подяка | про автора | про авторів | відомості про автора
відомості про авторів | анотація
інформація про автора | інформація про авторів | ключові слова | конфлікт інтересів | фінансування
附录 | 附錄 | 付録 | 致谢 | 致謝 | 谢辞 | 謝辞 | 作者简介 | 作者簡介 | 著者紹介 | 著者略歴
作者介绍 | 摘要 | 要旨 | 后记 | 後記 | 基金项目 | 收稿日期
图表目录 | 附图 | 附表 | 攻读学位期间发表的论文 | 攻读硕士学位期间发表的论文 | 攻读博士学位期间取得的研究成果 | 声明
부록 | 감사의 글 | 사사 | 저자소개 | 저자 소개 | 초록 | 국문초록 | 요약
ek | ekler | tesekkur | ozgecmis | lampiran | ucapan terima kasih | phu luc
"""

_BEFORE = """
1 introduction | introduction | contents | table of contents | content | einleitung | inhaltsverzeichnis
inhalt | inhoudsopgave | inhoud | sommaire | indice general | sumario | sommario | innehall | indhold | spis tresci
obsah | cuprins | tartalom | icindekiler | daftar isi
вступ | введение | зміст
содержание | 目录 | 目錄 | 目次 | 引言 | 绪论 | 前言 | はじめに | 序論 | conclusion | conclusions | methods | results
discussion
"""

_NUMBERED = re.compile(
    r"^(?:(?:chapter|section|part|kapitel|chapitre|capitulo|глава|розділ|раздел)\s)?"
    r"(?:\d{1,2}(?:\s\d{1,2}){0,3}|[ivxlc]{1,6}|[a-z])\s(?=\S)"
)
_CHAPTER = re.compile(
    r"\s(?:(?:for|to|of|in|zu|zum|du|del|к|до)\s)?(?:(?:the|this)\s)?(?:chapter|section|part|kapitel|chapitre|"
    r"capitulo|главе|розділу)"
    r"(?:\s(?:\d{1,3}|[ivxlc]{1,6}|one|two|three|four|five|six|seven|eight|nine|ten))?$"
)
_CONTINUED = re.compile(r"\s(?:continued|cont|contd|fortsetzung|suite|continuacion|продолжение|продовження|续)$")
_CHINESE_NUMBER = re.compile(r"^[一二三四五六七八九十]{1,3}\s|^第[一二三四五六七八九十\d]{1,3}[章节節]\s?")
_JUNK = re.compile(r"[#*_=~>\\{}]|\.csl-[\w-]+|<[^>]{1,40}>")


def _table(text: str) -> frozenset[str]:
    return frozenset(fold(name) for row in text.splitlines() for name in row.split("|") if name.strip())


_LISTS, _GROUP_NAMES, _NOTE_LISTS = _table(_NAMES), _table(_GROUPS), _table(_NOTES)
_AFTER_LISTS, _NOT_LISTS = _table(_AFTER), _table(_BEFORE)
_FIRST_WORDS = frozenset(name.split()[0] for name in _AFTER_LISTS if name.split())
_LETTERED = frozenset(name.replace(" ", "") for name in _LISTS)
_OPENERS = tuple(sorted((name for name in _LISTS if len(name) > 4 or not name.isascii()), key=len, reverse=True))


def heading_words(line: str) -> str:
    """A line folded as a heading is compared: no mark-up, no number in front, no "(continued)", letters closed up.

    >>> heading_words("## 7. R E F E R E N C E S:")
    'references'
    """
    words = fold(_JUNK.sub(" ", visible(line)))
    parts = words.split()
    closed = "".join(part for part in parts if not part.isdigit())
    if len(parts) > 3 and (closed in _LETTERED or all(len(part) == 1 for part in parts)):
        words = closed
    words = _CONTINUED.sub("", words)
    if words in _LISTS or words in _AFTER_LISTS:
        return words
    words = _CHINESE_NUMBER.sub("", words)
    bare = _NUMBERED.sub("", words)
    return _CHAPTER.sub("", bare)


def names_list(line: str) -> bool:
    """Whether a line is the heading of a reference list, and nothing else.

    >>> [names_list(s) for s in ("7 References", "СПИСОК ЛІТЕРАТУРИ", "REFERENCES 57", "References are listed below")]
    [True, True, False, False]
    """
    if len(line) > 120 or line.rstrip().endswith((",", ";")):
        return False
    words = heading_words(line)
    if words in _LISTS or words.replace(" ", "") in _LETTERED:
        return True
    halves = re.split(r"\s*[/|·]\s*", line.strip())
    return len(halves) == 2 and all(heading_words(half) in _LISTS for half in halves)


def names_group(line: str) -> bool:
    """Whether a line names a group of a list's entries, by what they are: books, newspapers, cases, archives ...

    >>> names_group("1. Secondary literature"), names_group("Books that matter. Oxford, 1990.")
    (True, False)
    """
    return len(line) <= 60 and heading_words(line) in _GROUP_NAMES


def names_notes(line: str) -> bool:
    """Whether a line is the heading of a section of notes, which may hold the references of a paper without a list."""
    return len(line) <= 60 and heading_words(line) in _NOTE_LISTS


def names_end(line: str) -> bool:
    """Whether a line is a heading of what stands after a reference list: an appendix, an acknowledgement ...

    >>> [names_end(s) for s in ("APPENDIXES", "Appendix A: Proofs", "Додаток Б", "Index of patents. Paris, 1990.")]
    [True, True, True, False]
    """
    if len(line) > 90:
        return False
    words = heading_words(line)
    if words in _AFTER_LISTS or words in _NOT_LISTS:
        return True
    first, _, rest = words.partition(" ")
    lettered = re.match(r"(?:[a-z]|\d{1,2}|[ivx]{1,4}|[абвгдежз])(?:\s|$)", rest)
    return first in _APPENDIX and lettered is not None and not re.search(r"\d{4}", rest)


_LETTERED_SECTION = re.compile(r"[A-H](?:\.?\d{1,2})*\.?\s+([A-Z].{3,})$")


def names_lettered_section(line: str) -> str | None:
    """What a section is called that a letter counts, as those of an appendix are; `None` for another line.

    >>> names_lettered_section("A.1. Random variables"), names_lettered_section("Random variables")
    ('Random variables', None)
    """
    found = _LETTERED_SECTION.match(" ".join(line.split())) if len(line) <= 90 else None
    return found[1] if found else None


_APPENDIX = frozenset({
    "appendix", "annex", "anhang", "annexe", "anexo", "apendice", "appendice", "bijlage", "bilaga", "додаток",
    "приложение", "附录", "附錄", "付録", "부록", "ek",
})  # fmt: skip


_OPENING = re.compile(
    r"[\s#*_\d.]*([^\d\[\(（［【:：*_]{2,45}?)\s*[*_]*\s*[:：.]?\s*[*_]*\s*(?=[\[［【(（]\s?1\s?[\]］】)）]|1[.)]\s)"
)


def opening_name(line: str) -> int:
    """How long the name of a list is with which a line opens before its first entry; 0 where it opens with none.

    >>> [opening_name(s) for s in ("参考文献：[1] 马俊. 研究", "References [1] Ma J.", "sources [1].")]
    [5, 11, 0]
    """
    found = _OPENING.match(line)
    if found is None or found[1].strip()[:1].islower() or fold(found[1]) not in _LISTS:
        return 0
    return found.end()
