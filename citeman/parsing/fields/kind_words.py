"""The words and marks by which references say what kind of thing they describe, in many languages.

What may not live here: what follows from them (`kind`).
"""

import re

from citeman.model import ItemType

MARK = re.compile(
    r"[\[［【〔]\s*(J|M|D|A|C|N|P|S|R|G|EB|DB|CP|Z|DS|CM)\s*(?:/\s*(?:OL|CD|DK|MT))?\s*(?:[\]］】〕]|(?=[\s.,]|$))"
)
BY_MARK = {
    "J": ItemType.ARTICLE_JOURNAL,
    "M": ItemType.BOOK,
    "D": ItemType.THESIS,
    "N": ItemType.ARTICLE_NEWSPAPER,
    "P": ItemType.PATENT,
    "S": ItemType.STANDARD,
    "R": ItemType.REPORT,
    "C": ItemType.PAPER_CONFERENCE,
    "A": ItemType.CHAPTER,
    "G": ItemType.BOOK,
    "EB": ItemType.WEBPAGE,
    "DB": ItemType.DATASET,
    "DS": ItemType.DATASET,
    "CP": ItemType.SOFTWARE,
    "CM": ItemType.MAP,
}
"""The marks of GB/T 7714."""

SPELT_MARK = re.compile(r"[\[［]([^\W\d_][^\]\[］]{2,200})[\]］]")
"""Words in square brackets behind a title, as APA's manual (chapter 10) has them."""
_SPELT = (
    (ItemType.REVIEW_BOOK, "review of the book|rezension des buch|compte rendu du livre|reseña del libro"),
    (ItemType.REVIEW, "review of "),
    (ItemType.MOTION_PICTURE, "motion picture|film|movie|video|dvd|vidéo|película|documentary"),
    (ItemType.BROADCAST, "(?:tv|television|radio|audio|podcast)\\b|podcast$"),
    (ItemType.SOFTWARE, "(?:computer |mobile )?(?:software|program|app)\\b|logiciel|programmsystem"),
    (ItemType.DATASET, "data ?set|data file|database|jeu de données|datensatz"),
    (ItemType.MAP, "map\\b|karte$|carte$"),
    (ItemType.POST_WEBLOG, "(?:web ?log|blog)\\b"),
    (ItemType.POST, "tweet|facebook|online forum|instagram"),
    (ItemType.SPEECH, "(?:paper|poster|conference|keynote)? ?presentation|lecture|speech|conference session|vortrag"),
    (ItemType.SONG, "song|album|cd\\b|recorded by"),
    (ItemType.GRAPHIC, "photograph|painting|drawing|infographic|sculpture"),
    (ItemType.INTERVIEW, "interview"),
    (ItemType.MANUSCRIPT, "(?:unpublished )?manuscript"),
    (ItemType.THESIS, "(?:unpublished )?(?:doctoral|master|bachelor|ph\\.?d|undergraduate)|thèse|tesis|dissertation"),
)
BY_SPELT_MARK = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _SPELT)

THESIS = re.compile(
    r"\b(?:dissertation|thesis|theses|diss|thèse|these de|tesi|tesis|habilitation(?:sschrift)?|diplomarbeit|"
    r"magisterarbeit|masterarbeit|doktorarbeit|dissertaç(?:ão|ões)|tese|tesina|trabajo (?:de|fin de) grado|disertační|"
    r"disertace|diplomová práce|(?:praca|rozprawa) (?:doktorska|magisterska)|\w*avhandling|\w*afhandling|proefschrift|"
    r"doktora tezi|lisans tezi|väitöskirja|teză|értekezés|διατριβή|mémoire de|ph\.?\s?d|m\.?sc|doctoral|дис|автореф)\b|"
    r"学位论文|博士论文|硕士论文|博士論文|修士論文|학위논문",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"\b(?:technical report|tech(?:\.|nical)? rep|working paper|discussion paper|research report|white ?paper|"
    r"policy brief|report no|memo|internal report|document de travail|texto para discussão|"
    r"arbeitspapier|documentos? de trabajo|preprint|rapport|rapporto|informe|relatório|raport|\w*bericht|report)\b",
    re.IGNORECASE,
)
MEDIUM = re.compile(
    r"(?:on-?line|internet|web|www|print(?:ed)?|en ligne|en l[ií]nea|em linha|in linea|"
    r"electronic(?: resource| version)?|elektronische ressource|recurso electr[oó]nic[oa]|recurso eletrônico|"
    r"ressource électronique|risorsa elettronica|dokument elektroniczny|elektronický zdroj|"
    r"электрон(?:ный|\.) ресурс|електрон(?:ний|\.) ресурс|текст(?:\s*:\s*(?:электронный|непосредственный))?|text|"
    r"cd(?:-?rom)?|dvd|blu-?ray|vhs|vinyl|lp|micro(?:film|fiche)|mp3|pdf|e-?book|kindle(?: edition)?)\.?",
    re.IGNORECASE,
)
"""What a work is on, told where its kind may stand: CSL's `medium`."""
MEETING = re.compile(
    r"\b(?:conference|conf\.|symposium|workshop|congress|kongress|conferencia|colloque|colloquium|annual meeting|"
    r"конференци\w*|конф)\b|会议|大会|学术讨论会|학술대회",
    re.IGNORECASE,
)
CONFERENCE = re.compile(
    rf"{MEETING.pattern}|\b(?:proc(?:eedings|\.)?|atti del|материалы|матеріали)\b|論文集", re.IGNORECASE
)
LEARNED = re.compile(
    r"\b(?:journal|academy|society|institution|acad|soc|natl|inst|(?<=proc )r|(?<=proc\. )r)\b", re.IGNORECASE
)
"""Bodies whose proceedings are a journal."""
DATED = re.compile(
    r"\b(?:1[89]|20)\d\d\b|['’]\d\d\b|\b\d+(?:st|nd|rd|th)\b|\b(?:first|second|third|[a-z]+th) (?=int|ann)"
)
"""A year or a number in the name of what takes place once."""
UNIVERSITY = re.compile(
    r"\b(?:universit\w*|univ|college|school of|institute of technology|polytechnic|politecnico|hochschule|eth|mit|"
    r"университет)\b|大学|大學|学院|대학교",
    re.IGNORECASE,
)
PRESS = re.compile(
    r"\b(?:press|presses|verlag|publish\w*|pub|printing|books?|издательство|изд-во|ediciones|éditions)\b|出版",
    re.IGNORECASE,
)
NEWSPAPER = re.compile(
    r"\b(?:times|post|guardian|herald|tribune|zeitung|tagblatt|tageszeitung|daily|newspaper|le monde|figaro|corriere|"
    r"repubblica|el país|observer|telegraph)\b|日报|日報|晚报|晨报|新聞|신문|일보",
    re.IGNORECASE,
)
PATENT = re.compile(r"\b(?:patents?|patente|brevet|brevetto|octrooi|патент)\b|\bпат\.|专利|特許", re.IGNORECASE)
PATENT_NUMBER = re.compile(
    r"\b(?:patent|brevet|пат\.|патент)\b\W*(?:application\W*)?(?:no\W*|№\W*)?[A-Z]{0,2}\W?\d", re.IGNORECASE
)
"""A title that is a patent's own, not a book's about patents."""
STANDARD = re.compile(
    r"\b(?:ISO(?:/(?:IEC|ASTM))?|IEC|DIN|GB/T|GB|ANSI|BS|BSI|NF|UNE|UNI|NBR|JIS|ГОСТ(?: Р)?|IEEE Std|EN)"
    r"(?: EN| ISO)*[ -]?\d{2,}|\bASTM [A-Z]\d{2,}|\b(?:ISO|IEC|BS|DIN) Standard\b"
)
MANUSCRIPT = re.compile(r"\b(?:mimeo\w*|manuscript|typescript|unpublished|inédit|unveröffentlicht)\b", re.IGNORECASE)
SOFTWARE = re.compile(r"\b(?:software|computer program|r package|version \d)\b", re.IGNORECASE)
RELEASE = re.compile(r"\bR package version \d|\bsoftware: release \d|\(version \d[\d.]*\)$", re.IGNORECASE)
"""What a title says of software."""
DATASET = re.compile(r"\b(?:data ?set|data file|database)\b", re.IGNORECASE)
FILM = re.compile(r"\b(?:motion picture|film|dvd|directed by)\b", re.IGNORECASE)
DICTIONARY = re.compile(
    r"\b(?:dictionary|\w*wörterbuch|dictionnaire|dizionario|diccionario|dicionário|woordenboek|słownik|slovník|словарь|"
    r"словник)\b|词典|辞典",
    re.IGNORECASE,
)
ENCYCLOPAEDIA = re.compile(
    r"\b(?:encyclop(?:a?e|æ)dia|encyclop[eé]die|\w*enzyklopädie|enciclop[eé]dia|encyklop\w+|\w*lexikon|энциклопедия|"
    r"енциклопедія)\b|百科全书|百科事典",
    re.IGNORECASE,
)
REVIEWED = re.compile(
    r"^(?:Rev(?:iew|\.) of\b[^.:]*,? by [A-Z]|Rez(?:ension|\.) (?:zu|von)\b|Compte[- ]rendu d|"
    r"Reseña de\b|Recensione (?:a|di)\b)"
)
"""How the title of a review begins that has none of its own."""
PREPRINT = re.compile(r"\bpre-?prints?\b|\be-?prints?\b", re.IGNORECASE)
PREPRINTS = re.compile(
    r"\W*(?:arXiv|(?:bio|med|chem|psy|soc|eng|eart?h|agri)[ar]?r?xiv|SSRN(?: Electronic Journal)?|Research Square|"
    r"OSF Preprints|Preprints(?:\.org)?|SocArXiv|PsyArXiv)\W*(?:preprint\w*)?\W*",
    re.IGNORECASE,
)
SPOKEN = re.compile(
    r"\b(?:(?:papers?|posters?|talk|lecture|speech|address|presentation) (?:was )?(?:presented|delivered|given|held|"
    r"read)|presented at (?:the|an?)|keynote (?:address|speech|lecture|talk)|poster session|"
    r"communication présentée|comunicación presentada|ponencia presentada|trabalho apresentado|"
    r"vortrag (?:auf|beim|im|an)|relazione presentata|доклад на)\b",
    re.IGNORECASE,
)
PERSONAL = re.compile(
    r"\b(?:personal communication|pers\. comm|letter to the author|e-?mail to (?:the )?author|"
    r"communication personnelle|comunicación personal|comunicação pessoal|comunicazione personale|"
    r"(?:persönliche|mündliche) (?:mitteilung|auskunft))\b",
    re.IGNORECASE,
)
INTERVIEW = re.compile(
    r"^\W*(?:(?:personal|telephone|phone|email|author's)? ?interview(?:ed)?(?: (?:with|by)\b|\W*$)|"
    r"interview mit\b|entretien avec\b|entrevista (?:a|con|com)\b|intervista (?:a|con)\b|intervju med\b)",
    re.IGNORECASE,
)
