"""Words that only say what comes next or came before ("vol.", "In", "(Eds.)"): explained by the field beside them.

What may not live here: anything learnt from data.
"""

import re

EDITORS = re.compile(
    r"^[\s,.]*[(\[]?\s*(?:eds?|editors?|hrsg|hgg?|dirs?|coords?|a cura di|ред|主编|主編|編集?|编选?|監修|监修|편|엮음)"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
"""What stands behind the names of editors."""

BEFORE = frozenset(
    """in vol volume bd band jg jahrgang t tome том т no nr n number issue heft h № вып pp p pages s с стр doi
    url https http
    org dx
    isbn issn pmid pmcid available at from online retrieved accessed abgerufen am dostupne disponible sur en ligne
    edited by ed eds
    translated trans hrsg von by dans 第 vom режим доступа обращения дата электронный ресурс
    coll collection collana colección coleção sv knj díl zesz cilt""".split()
)
AFTER = frozenset(
    "eds ed editor editors hrsg hg dir dirs j m d c n r s eb ol a 等 编 主编 p с 页 期 卷 年 版 trans et al".split()
)
