# ruff: noqa: E501 - a template is read best on one line
"""What the world's reference lists look like: templates a language and a kind of work (see `styles` for the slots)."""

Template = str | tuple[str, int]
"""A template, or one with its weight in the draw."""

_JOURNAL = (
    "{C}‹, {V}›‹({I})›‹, {P}›", "{C}‹ {V}›‹({I})›‹: {P}›", "{C}‹, {V}›‹:{P}›", "{C}‹, vol. {V}›‹, no. {I}›‹, pp. {P}›",
    "{C}‹, Vol. {V}›‹ No. {I}›‹, pp. {P}›", "{C}‹ {V}›‹.{I}›‹: {P}›", "{C}‹. {V}›‹({I})›‹:{P}›", "{C}‹, {V}›‹ ({I})›‹, {P}›",
    "{C}‹ {V}›‹ ({I})›‹, {P}›", "{C}‹, ({I})›‹, {P}›", "{C}‹ ({I})›‹, {P}›", "{C}‹: Part {I}›‹, pp. {P}›", "{C}‹, Volume {V}›‹, Issue {I}›‹, Pages {P}›",
    "{C}‹, {V}›‹, no. {I}›‹: {P}›", "{C}‹ {V}›‹, {P}›", "{C}‹; {V}›‹({I})›‹: {P}›", "{C}‹, {V}›‹ {I}›‹, {P}›", "{C}‹ {V}›‹/{I}›‹, {P}›",
    "{C}‹, {V}›‹ ({I})›‹: pp. {P}›", "{C}‹ {V}›‹, no. {I}›‹, {P}›", "{C}‹, {V}›‹ ({I})›‹, pp. {P}›", "{C}‹, {P}›",
    "{C}‹, v. {V}›‹, n. {I}›‹, p. {P}›", "{C}‹, v. {V}›‹, no. {I}›‹, pp. {P}›", "{C}‹, vol. {V}›‹, n° {I}›‹, p. {P}›", "{C}‹, t. {V}›‹, n° {I}›‹, p. {P}›",
    "{C}‹, vol. {V}›‹, fasc. {I}›‹, pp. {P}›", "{C}‹ {V}›‹/{I}›‹: {P}›", "{C}‹, vol. {V}›‹, núm. {I}›‹, pp. {P}›", "{C}‹ {V}›‹, Nr. {I}›‹: {P}›", "{C}‹ Vol. {V}›‹ No. {I}›‹: {P}›",
    "{C}‹, Jg. {V}›‹, H. {I}›‹, S. {P}›", "{C}‹, {V}. Jg.›‹, Heft {I}›‹, S. {P}›", "{C}‹, vol. {V}›‹({I})›‹, pp. {P}›", "{C}‹, no. {I}›‹, pp. {P}›", "{C}‹, no. {I}›‹: {P}›", "{C}‹, {V}›‹-{I}›‹, {P}›",
)  # fmt: skip
_JOURNAL_YEAR = (
    "{C}‹, {V}›‹({I})›‹, {P}› ({Y})", "{C}‹ {V}›‹({I})›‹, {P}› ({Y})", "{C}. {Y}‹;{V}›‹({I})›‹:{P}›", "{C} {Y}‹; {V}›‹({I})›‹: {P}›",
    "{C}‹ {V}› ({Y})‹: {P}›", "{C}‹ {V}›‹, no. {I}› ({Y})‹: {P}›", "{C}‹ {V}, {I}› ({Y})‹, {P}›", "{C}‹ {V}, {I}› ({D})‹, {P}›", "{C}, {Y}‹, {V}›‹({I})›‹, {P}›", "{C} {Y}‹, {V}›‹, {P}›", "{C}‹, vol. {V}›‹, no. {I}›‹, pp. {P}›, {D}",
    "{C}‹, vol. {V}›‹, no. {I}›, {Y}‹, pp. {P}›", "{C}‹ {V}›‹({I})› ({Y})‹ {P}›", "{C}‹, {V}›‹:{P}›, {Y}", "{C}‹ {V}›‹.{I}› ({Y})‹: {P}›", "{C}, {Y}‹ ({I})›‹: {P}›",
    "{C} {D}‹; {V}›‹({I})›‹:{P}›", "{C}‹ {V}›‹, {P}› ({Y})", "{C} ({Y})‹ {V}›‹({I})›‹ {P}›", "{C}‹, vol. {V}›, {Y}‹, pp. {P}›", "{C}‹ {V}› ({Y})‹, {P}›",
    "{C}. {Y}‹, {V}›‹({I})›‹:{P}›", "{C}‹, {V}›‹:{I}›‹:{P}›, {Y}", "{C}‹, {V}› ({Y})‹, {P}›", "{C}‹, {V}›‹ (no {I}›), {Y}‹, p. {P}›",
    "{C}‹, v. {V}›‹, pp. {P}›, {Y}", "{C}‹, v. {V}›‹, n. {I}›‹, p. {P}›, {D}", "{C}, {D}‹, n°{I}›‹, p. {P}›", "{C}‹ {V}›‹.{I}› ({D})‹: {P}›", "{C}‹ {V}›‹({I})›‹: {P}›, {Y}", "{C}, {Y}‹, vol. {V}›‹, n. {I}›‹, p. {P}›",
    "{C}‹ {V}›‹:{I}› ({Y})‹, {P}›", "{C}‹, {V}›‹, fasc. {I}›, {Y}‹, pp. {P}›", "{C}‹, {V} ({Y})›‹, pp. {P}›", "{C}‹, {V} ({Y})›‹, p. {P}›", "{C} {Y}‹, {V}›‹, {I}›‹, {P}›", "{C}, {Y}‹, {V} ({I})›‹, pp {P}›", "{C}‹, {V}-{I}›, {Y}‹, p. {P}›", "{C}‹ {V}›‹.{I}› ({Y})‹: {P}›. Print", "{C}‹ {V}›‹.{I}› ({Y})‹: {P}›. Web‹. {Q}›",
    "{C}‹ {V}› ({D})‹: {P}›", "{C}‹, {V}›‹, {I}›, ({D})‹: {P}›", "{C}‹, vol. {V}›, {D}‹, pp. {P}›", "{C}‹ no. {I}› ({D})‹, {P}›", "{C}‹, n° {I}›, {D}‹, p. {P}›", "{C} {Y}‹, {V}›‹, ({I})›‹, {P}›",
)  # fmt: skip
_TAIL = "‹. {X}›‹. {W}›‹ (accessed {Q})›."
_ARTICLE: list[Template] = [
    *[f"{{A}} ({{Y}}). {{T}}. {block}." + tail for block in _JOURNAL for tail in ("‹ {X}›", "")],
    *[f"{{A}} ({{Y}}) {{T}}. {block}.‹ {{X}}›" for block in _JOURNAL],
    *[f"{{A}}. ({{Y}}). {{T}}. {block}.‹ {{X}}›" for block in _JOURNAL[:3]],
    *[f"{{A}} {{Y}}. {{T}}. {block}.‹ {{X}}›" for block in _JOURNAL],
    *[f"{{A}}, {{Y}}. {{T}}. {block}.‹ {{X}}›" for block in _JOURNAL],
    *[f"{{A}}. {{Y}}. “{{T}}.” {block}.‹ {{X}}›" for block in _JOURNAL],
    *[f"{{A}}. {{Y}}. {{T}}. {block}‹. {{X}}›" for block in _JOURNAL],
    *[f"{{A}} ({{Y}}) ‘{{T}}’, {block}‹, {{X}}›." for block in _JOURNAL[:8]],
    *[f"{{A}}, {{Y}}: {{T}}. {block}." for block in _JOURNAL[:8]],
    *[f"{{A}}, {{T}}, {block}‹, {{X}}›." for block in _JOURNAL_YEAR],
    *[f"{{A}}. {{T}}. {block}.‹ {{X}}›" for block in _JOURNAL_YEAR for _ in "12"],
    *[f"{{A}}, “{{T}},” {block}‹, {{X}}›." for block in _JOURNAL_YEAR],
    *[f'{{A}}. "{{T}}." {block}.‹ {{X}}›' for block in _JOURNAL_YEAR],
    *[f"{{A}}: {{T}}. {block}.‹ {{X}}›" for block in _JOURNAL_YEAR],
    *[f"{{A}}: {{T}}. In: {block}." for block in _JOURNAL_YEAR[:9]],
    *[f"{{A}}, {block}‹. {{X}}›." for block in _JOURNAL_YEAR],
    *[f"{{A}} {{T}}. {block}.‹ {{X}}›" for block in _JOURNAL_YEAR[:6]],
    *[f"{{A}} ({{Y}}). {{T}} {block}" for block in _JOURNAL[:14]],
    *[f"{{A}} {{T}}[J]. {block}." for block in _JOURNAL_YEAR[:9]],
    *[f"{{A}}. {{T}}[J]. {block}." for block in _JOURNAL_YEAR[:9]],
    *[f"{{A}}. {{T}} [J] {block}" for block in ("{C}, {Y}‹ ({I})›‹: {P}›", "{C}, {Y}‹, {V}›‹({I})›‹: {P}›")],
    *[f"‹{{A}}. ›({{Y}}). {{T}}. {block}." for block in _JOURNAL[:3]],
    *[f"{{T}}. ({{Y}}). {block}." for block in _JOURNAL[:3]],
    "{T}. {A}. {C}. {D}‹;{V}›‹({I})›‹:{P}›.‹ {X}›", "{A}. {T}. {C}‹, {V}›‹({I})›‹, {P}›, {D}.", "{A} ({D}). {T}. {C}‹, {V}›‹({I})›‹, {P}›.",
    # journals of law: the volume before the journal
    *["{A}, {T}, {V} {C} {P} ({Y}).", "{A}, ‘{T}’ ({Y}) {V} {C} {P}", "{A}, ‘{T}’ ({Y}) {V}‹({I})› {C} {P}", "{A}, ‘{T}’ ({Y}) {C} {P}", "{A}, {T}, {Y} {C} {P}."] * 3,
    *["{A}, {T}, {V} {C} {P} ({Y}).", "{A}, {T}, {V} {C} {P} ({D}).", "{A}. {T}, {V} {C} {P} ({Y})", "{A}, “{T},” {V} {C} {P} ({Y})."] * 4,
    # a publisher's page copied: nothing but blanks between the fields; journals of physics: as few marks as can be
    *[f"{{A}} {{T}} {block}" for block in ("{C}‹, {V}› ({Y})‹, pp. {P}›", "{C}‹, {V}›‹ ({I})› ({Y})‹, pp. {P}›", "{C}‹ {V}›‹({I})› ({Y})‹ {P}›", "{C} {Y}‹; {V}›‹({I})›‹: {P}›") for _ in "1234"],
    *[f"{{A}} {{Y}} {{T}} {block}" for block in ("{C}‹ {V}›‹ {P}›", "{C}‹, {V}›‹, {P}›", "{C}‹ {V}›‹({I})›‹ {P}›") for _ in "123"],
    *[f"{{A}} {{Y}}, {block}" for block in ("{C}‹, {V}›‹, {P}›", "{C}‹ {V}›‹ {P}›") for _ in "123"],
    *[f"{{A}}. {block}." for block in _JOURNAL_YEAR], *[f"{{A}}: {block}" for block in _JOURNAL_YEAR[:12]], *[f"{{A}} {block}" for block in _JOURNAL_YEAR[:12]],
    *[f"{{A}}, {{Y}}, « {{T}} », {block}" for block in _JOURNAL[22:30]], *[f"{{A}}, «{{T}}», {block}" for block in _JOURNAL_YEAR[25:33]], *[f"{{A}} ({{Y}}), “{{T}}”, {block}." for block in _JOURNAL[10:]],
    *[f"{{A}} ({{Y}}): “{{T}}”. {block}." for block in _JOURNAL[20:]], *[f"{{T}}. {{A}} {{Y}} {block}." for block in _JOURNAL[:4]], *[f"{{A}}: {{T}}. {{Y}}, {block}." for block in _JOURNAL[:6]],
]  # fmt: skip
_PLACES = ("‹{L}: ›{U}", "{U}‹, {L}›", "{U}", "‹{L}, ›{U}", "{U}‹: {L}›", "‹{L} : ›{U}")
_BOOK: list[Template] = [
    *[f"{{A}} ({{Y}}). {{T}}‹ ({{N}})›. {place}.‹ {{X}}›" for place in _PLACES for _ in "12"],
    *[f"{{A}} ({{Y}}) {{T}}‹, {{N}}›. {place}." for place in _PLACES],
    *[f"{{A}}. {{T}}‹. {{N}}›. {place}; {{Y}}.‹ {{P}} p.›" for place in _PLACES],
    *[f"{{A}}. {{T}}‹. {{N}}›. {place}, {{Y}}." for place in _PLACES for _ in "12"],
    *[f"{{A}}, {{T}}‹, {{N}}›, {place}, {{Y}}‹, {{P}} p.›" for place in _PLACES],
    *[f"{{A}}, {{T}}‹, {{N}}› ({place}, {{Y}})." for place in _PLACES],
    *[f"{{A}}. {{T}}‹. Vol. {{V}}›. {place}, {{Y}}." for place in _PLACES],
    *[f"{{A}}, {{T}}‹, vol. {{V}}›‹ ({{S}})›, {place}, {{Y}}." for place in _PLACES],
    *[f"{{A}}. {{Y}}. {{T}}‹. {{N}}›. {place}." for place in _PLACES],
    *[f"{{A}}: {{T}}. {place} {{Y}}." for place in _PLACES],
    *[f"{{A}} ({{Y}}): {{T}}‹. {{N}}›. {place}." for place in _PLACES],
    *[f"{{A}}. {{T}}‹. Translated by {{R}}›. {place}, {{Y}}." for place in _PLACES],
    *[f"{{A}} ({{Y}}). {{T}}‹ ({{R}}, Trans.)›. {place}." for place in _PLACES],
    "{A}, {T} ({L}, {Y}).", "{A}, {T}, {L} {Y}.", "{A}, {T}, {L}, {Y}.", "{A}, {T} ({L}: {U}, {Y})‹, p. {P}›.",
    "{A}. {T}[M]‹. {N}›. {L}: {U}, {Y}.", "{A}. {T}‹, {N}›. {U}, {Y}.", "{A}, {Y}, {T}, {U}, {L}.", "{A}, {Y}. {T}. {L}: {U}.",
    *[f"{{A}}. {{T}}. {place}, {{Y}}." for place in _PLACES for _ in "12"], *[f"{{A}}, {{T}} ({place}, {{Y}})‹, p. {{P}}›." for place in _PLACES],
    *[f"{{A}}. {{T}}‹. Trans. {{R}}›. {place}, {{Y}}." for place in _PLACES], *[f"{{A}}, {{T}}‹, trans. {{R}}› ({place}, {{Y}})." for place in _PLACES], *[f"{{A}}, {{T}}‹, tr. {{R}}› ({place}, {{Y}})" for place in _PLACES[:2]],
    *[f"{{A}}. ({{Y}}). {{T}}‹. (Trans.) {{R}}›. {place}." for place in _PLACES[:3]], *[f"{{A}}. {{Y}}. {{T}}‹. Edited by {{E}}›‹. Translated by {{R}}›. {place}." for place in _PLACES],
    *[f"{{A}}, {{Y}}, {{T}}, {place}‹, {{P}} p.›" for place in _PLACES for _ in "12"], *[f"{{A}}. {{T}}. {place}, {{Y}}.‹ {{P}} p.›‹ ({{S}})›." for place in _PLACES], *["{A} ({Y}). {T}, {P} p." for _ in "1234"],
    *[f"{{A}}, {{T}} {place}, {{Y}}" for place in _PLACES[:1] for _ in "1234"], *[f"{{A}} ({{Y}}). {{T}}. {place}‹, {{S}}›‹ {{V}}›." for place in _PLACES[:3]], *[f"{{A}}, {{T}} ({{S}}‹ {{V}}›; {place}, {{Y}})." for place in _PLACES[:2]],
    *[f"{{A}} ({{Y}}) {{T}}. {{S}}‹, {{V}}›, {place}." for place in _PLACES[:3]], *[f"{{A}}, {{T}}‹, {{S}}›‹ {{V}}›, {place} {{Y}}." for place in _PLACES[:3]], *[f"{{A}}, {{T}}, {place}‹, {{N}}›, {{Y}}." for place in _PLACES[:3]],
    *[f"{{A}}. {{T}}‹. Edited and translated by {{R}}›. {place}, {{Y}}." for place in _PLACES[:3]], *[f"{{A}}. {{T}}‹. Edited by {{E}}›. {place}, {{Y}}." for place in _PLACES], *[f"{{A}}. {{T}}‹. Ed. {{E}}›‹. Trans. {{R}}›. {place}, {{Y}}. Print." for place in _PLACES[:3]],
    *[f"{{A}}, {{T}}‹, ed. by {{E}}›‹, trans. by {{R}}› ({place}, {{Y}})." for place in _PLACES[:3]], *[f"{{A}}. {{T}}. {place}, {{Y}}. {end}" for place in _PLACES[:3] for end in ("Print.", "Web. {Q}.")],
    "{A}, {T} ({U} {Y})", "{A}, {T} (‹{N}, ›{U} {Y})", "{A}, {T} (‹{N}, ›{U} {Y}) {P}", "{A}, {T} ({U}‹, {L}›, {Y})",
    *[f"{{A}} ({role}). ({{Y}}). {{T}} [{medium}]. {place}." for place in _PLACES[:2] for role, medium in (("Director", "Motion picture"), ("Producer", "DVD"), ("Ed. & Trans.", "CD"), ("Writer/Director", "Film"), ("Host", "Podcast"))],
    "{A} ({Y}): {T}, {P} p.", "{A}, {T}, {L}, {Y}, {P}p.", "{A}. {T}. {L}: {U}, {Y}. {P} p.", "{A}, {Y}. {T}. {U}, {P} pp.", "{T}. Dir. {A}. {U}, {Y}.", "{T}. Dir. {A}. {U}, {L}, {Y}. Film.", "{A}. {T}. {U} {Y}. {P} S.",
]  # fmt: skip
_EDITED: list[Template] = [
    "{E} (Eds.). ({Y}). {T}. {L}: {U}.", "{E} (Eds.) ({Y}). {T}. {U}.", "{E}, eds. {T}. {L}: {U}, {Y}.", "{E} (ed.), {T} ({L}: {U}, {Y}).",
    "{E}, editors. {T}. {U}, {L}, {Y}.", "{E} (Hrsg.): {T}. {L}: {U} {Y}.", "{E} (ed.) ({Y}) {T}, {L}: {U}.", "{T}. Edited by {E}. {L}: {U}, {Y}.",
    "{T}, ed. {E} ({L}: {U}, {Y}).", "{E}, editor. {T}. {U}; {Y}.", "{E} (Ed.). {Y}. {T}. {U}, {L}.",
]  # fmt: skip
_CHAPTER: list[Template] = [
    "{A} ({Y}). {T}. In ‹{E} (Eds.), ›{C}‹ (pp. {P})›. ‹{L}: ›{U}.", "{A} ({Y}). {T}. In ‹{E} (Ed.), ›{C}‹ (Vol. {V}, pp. {P})›. {U}.‹ {X}›", "{A} ({Y}). {T}. In {C}‹ (pp. {P})›. {L}: {U}.",
    "{A}. {Y}. “{T}.” In {C}‹, edited by {E}›‹, {P}›. {L}: {U}.", "{A}. “{T}.” In {C}‹, edited by {E}›‹, {P}›. {L}: {U}, {Y}.", '{A}. "{T}." {C}. ‹Ed. {E}. ›{L}: {U}, {Y}.‹ {P}›.',
    "{A}, “{T},” in {C}‹, {E}, Eds.› {L}: {U}, {Y}‹, pp. {P}›.", "{A}. {T}. In: ‹{E}, editors. ›{C}. {L}: {U}; {Y}.‹ p. {P}.›", "{A}. {T}. In ‹{E}, editors, ›{C}‹, volume {V} of {S}›‹, pages {P}›. {U}, {L}, {Y}.",
    "{A}, ‘{T}’, in ‹{E} (eds.), ›{C} ({L}: {U}, {Y})‹, pp. {P}›.", "{A} ({Y}) {T}. In: ‹{E} (eds) ›{C}. {U}, {L}‹, pp {P}›", "{A} ({Y}), {T}, in: ‹{E} (Hrsg.), ›{C}, {L}: {U}‹, S. {P}›.",
    "{A}: {T}. In: ‹{E} (Hrsg.): ›{C}. {L}: {U} {Y}‹, S. {P}›.", "{A} {Y}: {T}, in: ‹{E} (Hg.): ›{C}, {L}‹, {P}›.", "{A}, « {T} », in ‹{E} (dir.), ›{C}, {L}, {U}, {Y}‹, p. {P}›.",
    "{A}, {T}, in {C}‹, a cura di {E}›, {L}, {U}, {Y}‹, pp. {P}›.", "{A}. {T}[M]//‹{E}. ›{C}. {L}: {U}, {Y}‹: {P}›.", "{A}: {T}. In: ‹{E} (eds.) ›{C}. {S}‹, vol. {V}›‹, pp. {P}›. {U}, {L} ({Y})", "{A}, {Y}. {T}. In: ‹{E} (Eds.), ›{C}. {U}, {L}‹, pp. {P}›.",
    "{A}. {T}. ‹{E}, eds. ›{C}. {U}; {Y}‹:{P}›.", "{A}, {T}, in {C}‹, ed. {E}› ({L}, {Y})‹, {P}›.",
    "{A}. {Y}. {T}. In {C}.‹ {E}, ed.› Pp. {P}. {L}: {U}.", "{A}. {Y} {T}. In {C}.‹ {E}, eds.› Pp. {P}. {L}: {U}.", "{A} {Y}. “{T}.” In {C}‹. {E} ed.›, {P}. {L}: {U}.", "{A}. “{T}.” ‹In {K}, ›{P}.", "{A} ({Y}): {T}.‹ In: {K}›‹, S. {P}›.",
    "{A}, ‘{T}’ ({P}) in ‹{E} (eds.), ›{C}, {L}: {U}, {Y}.", "{A} ({Y}). {T}, {C}‹ (Ed. {E})›, {U}.", "{A}. {T}. {C}.‹ Ed. {E}.› {L}: {U}, {Y}. {P}.", "{A}. “{T}.” {C}.‹ Ed. {E}.› {L}: {U}, {Y}.‹ {P}.›", "{A}: “{T}”. In: {C}. {L}: {U}, {Y}‹, pp. {P}›.",
    "{A}. {T}. {C}‹ / {E}, eds.› {L}: {U}, {Y}.‹ P. {P}.›", "{A}, « {T} », ‹{E} (éds.), ›{C}, {L}, {U}, {Y}‹, pp. {P}›", "{A} ({Y}), “{T}”, in ‹{E} (Eds), ›{C}, {U}, {L}‹, pp. {P}›.", "{A} {T}. ‹{E} (eds.) ›{C}. {U}, {L} {Y}‹: {P}›.", "{A} {T}. In: {C}. ‹{E} (eds). ›{U} {L} {Y}‹ pp {P}›",
    "{A} ({Y}). {T}. ‹{E} (Eds.), ›{C}‹ içinde (s. {P})›. {L}: {U}.", "{A}. ({Y}). {T}. ‹{E} (editor), ›{C}. {L}: {U}.‹ P. {P}.›", "{A}, {T}, in ‹{E} (ed), ›{C} ({U}, {Y})‹ {P}›.", "{A}, ‘{T}’ in ‹{E} (ed), ›{C} ({U}‹, {N}›, {Y})‹, {P}›.",
    *["{A}. {T}. {C}. {U}, {Y}.", "{A}, {T}, {C}, {U}, {Y}.", "{A}. {Y}. {T}. {C}. {U}, {L}.", "{A}. {T}. {C}. ‹{L}: ›{U}; {Y}‹:{P}›.", "{A} ({Y}) {T}. {C}. {U}‹, {L}›‹, pp. {P}›.", "{A}. {T}, {C}, {U}, {L}, {Y}‹, pp. {P}›."] * 2,
    "{A}, ‘{T}’ in ‹{E} (eds), ›{C} ({U} {Y})", "{A}, ‘{T}’ in ‹{E} (ed), ›{C} (‹{N}, ›{U} {Y})‹ {P}›", "{A}, ‘{T}’ {C} ({U} {Y})", "{A}, ‘{T}’, {C} ({U} {Y})‹ {P}›",
    "{A}. {Y}. {T}. In ‹{E}, ›{C}‹, {P}›. {L}: {U}.", "{A} ({Y}): {T}. In: ‹{E}: ›{C}. {L}: {U}‹, {P}›.", "{A}, {T}, in: ‹{E}, ›{C}, {L} {Y}‹, {P}›.", "{A}. “{T}.” {C}.‹ Ed. {E}.› {L}: {U}, {Y}. {P}. Print.", "{A}. {T}. In {C}‹, {N}›‹, {E}, editors›. {U}, {L}, {Y}‹, {P}›.",
]  # fmt: skip
_THESIS: list[Template] = [
    ("{A} ({Y}). {T} ({G}, {U}).", 4), ("{A} ({Y}). {T} ({G}, {U})", 3), "{A}. ({Y}). {T} ({G}, {U}).", "{A} ({Y}). {T} ({G}). {U}, {L}.", "{A} ({Y}). {T} [{G}, {U}].", "{A}. {T}. {G}, {U}, {Y}.", "{A}. {T}. {G}, {U}, {L}, {Y}.", "{A}, {T}. {G}, {U}, {Y}.",
    "{A}. “{T}.” {G}, {U}, {Y}.", "{A}, “{T},” {G}, {U}, {L}, {Y}.", ("{A} ({Y}). {T}. {L}: {U}.", 4), "{A}. {T}[D]. {L}: {U}, {Y}.", "{A}. {T} [D]. {U}, {Y}.", "{A} {Y}. {T}. {G}, {U}.", "{A} ({Y}) {T}. {G}, {U}, {L}.",
    "{A}. {T} [{G}]. {L}: {U}; {Y}.", "{A}: {T}. {U}, {G}, {Y}.", "{A}, {Y}. {T}. {G}. {U}, {L}.", "{A} ({Y}). {T} ({G}, {U}). {G}.",
]  # fmt: skip
_CONFERENCE: list[Template] = [
    "{A}. {T}. In {C}‹, pages {P}›‹, {L}›, {D}.", "{A}. {T}. In {C}‹, pages {P}›‹. {U}›, {Y}.", "{A}, “{T},” in {C}‹, {L}›, {Y}‹, pp. {P}›.", "{A} ({Y}). {T}. In {C}‹ (pp. {P})›.‹ {L}:›‹ {U}.›", "{A}. {Y}. {T}. In {C}‹, {L}›‹ ({U})›‹, {P}›.‹ {X}›",
    "{A}: {T}. In: {C}‹, pp. {P}›‹. {U}›‹, {L}› ({Y})", "{A} ({Y}) {T}. {C}‹, {L}›‹, {P}›.", "{A}. {T}[C]//{C}. ‹{L}: ›‹{U}, ›{Y}‹: {P}›.", "{A}, {T}. {C}‹, {L}›, {D}‹, pp. {P}›.", "{A}. {T}. {C}; {D}‹; {L}›.", "{A} ({D}). {T}. Paper presented at the {C}‹, {L}›.",
    "{A} ({Y}). {T}. In ‹{E} (Eds.), ›{C}‹ (pp. {P})›. ‹{U}.›", "{A} ({Y}). {T}. {C}‹ ({D})›‹ {U}›‹, {L}›. {Y}.‹ {P} p.›", "{A} ({Y}). {T}. {C}‹ {L}, {D}›.‹ {P} p.›", "{A}. {T}. In {C}‹, volume {V} of {S}›‹, pages {P}›, {Y}.", "{A} ({Y}). {T}. {C}.‹ {U}›‹, {L}›.",
    "{A} ({Y}) {T}. In: {C}, {D}‹, {L}›.", "{A}. {T}. In: {C}; {D}‹; {L}›.‹ p. {P}.›", "{A}, “{T},” {C}‹, {L}›, {D}.", "{A}. {T}. {C}, {D}‹, {L}›‹, pp. {P}›.", "{A}, {Y}. “{T}”, {C}‹, {L}›, {D}.", "{A} ({Y}), {T}, {C}‹, {L}›‹, {P}›.", "{A}. {T}. {C} {Y}‹: {P}›.",
    "{A} ({Y}). {T}. In {C}‹, {L}›, {D}‹ (pp. {P})›.‹ {U}.›",
]  # fmt: skip
_REPORT: list[Template] = [
    "{A} ({Y}). {T} ({G}‹ No. {B}›). ‹{L}: ›{U}.‹ {W}›", "{A}. {T}. {G}‹ {B}›, {U}, {Y}.", "{A} ({Y}). {T}. {U}.‹ {W}›", "{A}. {T}. {U}; {Y}.‹ Available from: {W}›", "{A}.({Y}). {T}.‹{W}›", "{A}. ({Y}). {T}.‹ {W}›", "{A} ({Y}) {T}. {U}‹, {L}›.",
    "{A}, “{T},” {U}, {G}‹ {B}›, {Y}.", "{A}. {Y}. {T}. {G}‹ {B}›. {U}.", "{A} {Y}. {T}.‹ {W}›", "{A}. {T}[R]. {L}: {U}, {Y}.", "{A} ({Y}) {T}, {G}‹, no. {B}›, {U}‹, {L}›.",
]  # fmt: skip
_WEB: list[Template] = [
    "‹{A} ›({Y}). {T}. {C}.‹ {W}›", "‹{A} ›({D}). {T}. {C}. Retrieved ‹{Q}, ›from {W}", "‹{A}. ›{T}. ({Y}). {C}. <{W}>", "{T}. ({Y}). {C}. {W}", "{T} | {O}. ({Y}). {C}. {W}", "{T} | {O}. ({Y}). {C}. <{W}>", "‹{A}. ›“{T}.” {C}, {D}, {W}.‹ Accessed {Q}.›", "‹{A}. ›{T}[EB/OL]. ({D})‹[{Q}]›. {W}.",
    "‹{A}, ›“{T},” {C}‹, {D}›. [Online]. Available: {W}.‹ [Accessed: {Q}].›", "‹{A} ›({Y}) {T}. Available at: {W}‹ (Accessed: {Q})›.", "‹{A}. ›{T}. {W}. Published {D}.‹ Accessed {Q}.›", "{O}: {W}", "{O}: <{W}>.", "{O}. {W}", "{T}: {W}", "{T}. {W}‹ ({Q})›", "‹{A}: ›{T}. {W}‹ (accessed {Q})›.",
    "‹{A}. ›({D}). {T}. {C}; {W}", "{A}. ({Y}). {T}. {W}", "‹{A}. ›{T} [Internet]. {C}; {Y}‹ [cited {Q}]›. Available from: {W}", "{A} ({D}). {T}. {W}", "‹{A}. ›{T}. URL: {W}‹ (дата обращения: {Q})›.",
]  # fmt: skip
_NEWS: list[Template] = [
    "‹{A} ›({D}). {T}. {C}‹, p. {P}›.", "‹{A}. ›“{T}.” {C}, {D}‹, {P}›.", "‹{A}, ›‘{T}’, {C}, {D}‹, p. {P}›.", "‹{A}. ›{T}[N]. {C}, {D}‹({P})›.", "‹{A}: ›{T}. In: {C}, {D}‹, S. {P}›.", "‹{A}. ›{T}. {C}. {D}.", "{C}, {T}, {D}.",
]  # fmt: skip
_POSTED: list[Template] = [
    "{A} ({Y}). {T}. {U}.‹ {X}›", "{A}. {T}. {U}. {Y}.‹ {X}›", "{A}. {T}. {U}; {Y}.‹ {X}›", "{A}. {T}. {U}, {Y}.‹ {X}›", "{A}, {T}, {U}, {Y}.‹ {X}›", "{A}. “{T}.” {U}, {D}.‹ {X}›", "{A}. {T}. {U}. Published online {D}.‹ {X}›",
    "{A}. {T}. Preprint, {U}‹, {D}›.‹ {X}›", "{A} ({Y}). {T} [Preprint]. {U}.‹ {X}›", "{A}. {Y}. {T}. {U}.‹ {X}›", "{A}, “{T},” {U}, {Y}‹, {X}›.", "{A} ({Y}) ‘{T}’. {U}.‹ {X}›", "{A} ({Y}) {T}. {U}‹, {X}›", "{A}. {T}. {U}. {D}.‹ {X}›",
    "{A}: {T}. {U} ({Y})‹. {X}›", "{A}. {T}. {U} [Preprint]. {Y}.‹ {X}›",
]  # fmt: skip
_DATASET: list[Template] = [
    "{A} ({Y}). {T} [{G}].‹ {U}.›‹ {X}›",
    "{A}. {T}. {G}. {U}, {Y}.‹ {X}›",
    "{A} ({Y}). {T} ({G}). {U}.",
]

_GBT_ARTICLE = (
    "{A}. {T}[J]. {C}, {Y}‹, {V}›‹({I})›‹: {P}›.‹ DOI:{X}.›",
    "{A}. {T}[J]. {C},{Y}‹,{V}›‹({I})›‹:{P}›.",
    "{A}.{T}[J].{C},{Y}‹,{V}›‹({I})›‹:{P}›.",
    "{A}. {T} [J]. {C}, {Y}‹, {V}›‹ ({I})›‹: {P}›.",
    "{A} {T}[J] {C} {Y}‹ {V}›‹({I})›‹:{P}›",
)
_GBT_BOOK = (
    "{A}. {T}[M]‹. {N}›. {L}: {U}, {Y}‹: {P}›.",
    "{A}.{T}[M]‹.{N}›.{L}:{U},{Y}.",
    "{A}. {T}[M]‹. {R}, trans›. {L}: {U}, {Y}.",
    "{A}. {T} [M]. {L}: {U}, {Y}",
)
_GBT_CHAPTER = (
    "{A}. {T}[M]//‹{E}. ›{C}. {L}: {U}, {Y}‹: {P}›.",
    "{A}. {T}[C]//‹{E}. ›{C}. {L}: {U}, {Y}‹: {P}›.",
    "{A}. {T}[A]. ‹{E}. ›{C}[C]. {L}: {U}, {Y}‹. {P}›.",
)

TEMPLATES: dict[str, dict[str, list[Template]]] = {
    "latin": {
        "article": _ARTICLE, "book": [*_BOOK, *_EDITED], "chapter": _CHAPTER, "thesis": _THESIS, "conference": _CONFERENCE,
        "report": _REPORT, "web": _WEB, "news": _NEWS, "dataset": _DATASET, "posted": _POSTED,
    },
    "gbt-latin": {
        "article": [*_GBT_ARTICLE], "book": [*_GBT_BOOK], "chapter": [*_GBT_CHAPTER], "thesis": ["{A}. {T}[D]. {L}: {U}, {Y}.", "{A}. {T} [D]. {U}, {Y}."],
        "conference": ["{A}. {T}[C]//{C}. ‹{L}: ›‹{U}, ›{Y}‹: {P}›."], "report": ["{A}. {T}[R]. {L}: {U}, {Y}.", "{A}. {T}[R/OL]. ({Y})‹[{Q}]›.‹ {W}.›"],
        "web": ["‹{A}. ›{T}[EB/OL]. ({D})‹[{Q}]›. {W}.", "‹{A}. ›{T}[EB/OL]. {W}, {D}."], "news": ["‹{A}. ›{T}[N]. {C}, {D}‹({P})›."], "dataset": ["{A}. {T}[DB/OL]. {Y}.‹ {X}.›"],
    },
    "chinese": {
        "article": [
            *_GBT_ARTICLE, *_GBT_ARTICLE, "{A}．{T}［J］．{C}，{Y}‹，{V}›‹（{I}）›‹：{P}›．", "{A}. {T}[J]. {C}, {Y}‹, {V}›‹(0{I})›‹: {P}›.", "{A}，{T}[J]，{C}，{Y}‹，{V}›‹（{I}）›‹：{P}›。",
            "{A}：《{T}》，《{C}》{Y}年‹第{I}期›‹，第{P}页›。", "{A}：《{T}》，《{C}》，{Y}年‹第{I}期›。", "{A}:《{T}》,载《{C}》{Y}年‹第{I}期›‹，第{P}页›。", "{A}（{Y}）。{T}。{C}‹，{V}›‹（{I}）›‹，{P}›。‹{X}›",
            "{A}. ({Y}). {T}. {C}‹, {V}›‹({I})›‹, {P}›.‹ {X}›", "{A}. {T}. {C}, {Y}‹, {V}›‹({I})›‹: {P}›.", "{A}.{T}.{C}‹,{V}›‹({I})›,{Y}‹:{P}›.", "{A} {T} {C} {Y}‹，{V}›‹（{I}）›‹：{P}›", "{A}. {T}[J/OL]. {C}, {Y}‹, {V}›‹({I})›‹: {P}›‹[{Q}]›.‹ {X}.›",
            "{A}，“{T}”，《{C}》{Y}年‹第{I}期›，‹第{P}页›。", "{A}. {T}[J]. {C}‹, 第{V}卷›‹第{I}期›, {Y}‹, {P}›.",
        ],
        "book": [
            *_GBT_BOOK, "{A}. {T}[M]‹. {R}, 译›. {L}: {U}, {Y}‹: {P}›.", "{A}. {T}[M]‹. 第{N}›. {L}: {U}, {Y}.", "{A}．{T}［M］．{L}：{U}，{Y}．", "{A}：《{T}》，{L}：{U}，{Y}年‹，第{P}页›。", "{A}：《{T}》，{U}{Y}年版‹，第{P}页›。", "{A}著：《{T}》，‹{R}译，›{L}：{U}，{Y}年。",
            "{A}（{Y}）。{T}。{L}：{U}。", "{A} 主编. {T}[M]. {L}: {U}, {Y}.", "{A}. {T}. {L}: {U}, {Y}.", "{A}编著. {T}[M]. {L}: {U}, {Y}: 1-20.", "{A}. ({Y}). {T}. {U}.",
        ],
        "chapter": [*_GBT_CHAPTER, "{A}. {T}[M]//‹{E}, 主编. ›{C}. {L}: {U}, {Y}‹: {P}›.", "{A}：《{T}》，‹{E}主编：›《{C}》，{L}：{U}，{Y}年‹，第{P}页›。", "{A}. {T}//‹{E}. ›{C}. {L}: {U}, {Y}‹: {P}›."],
        "conference": ["{A}. {T}[C]//{C}. {L}: {U}, {Y}‹: {P}›.", "{A}. {T}[C]. {C}, {Y}‹: {P}›.", "{A}. {T}[A]. {C}[C]. {L}: {U}, {Y}‹: {P}›.", "{A}. {T}[C]//‹{E}. ›{C}: {Y}年. {L}: {U}, {Y}‹: {P}›."],
        "thesis": ["{A}. {T}[D]. {L}: {U}, {Y}.", "{A}.{T}[D].{U},{Y}.", "{A}. {T}[D]. {U}, {Y}.", "{A}：《{T}》，{U}{G}，{Y}年。", "{A}. {T}: [{G}]. {L}: {U}, {Y}.", "{A}（{Y}）。{T}（{G}）。{U}，{L}。", "{A}．{T}［D］．{L}：{U}，{Y}．", "{A}. ({Y}). {T} ({G}, {U})."],
        "news": ["{A}. {T}[N]. {C}, {D}‹({P})›.", "{A}：《{T}》，《{C}》{D}‹，第{P}版›。", "{A}. {T}[N]. {C}, {D}‹（{P}）›."],
        "web": ["{A}. {T}[EB/OL]. ({D})‹[{Q}]›. {W}.", "‹{A}. ›{T}[EB/OL]. {W}, {D}.", "{C}. {T}[EB/OL]. ({D})‹[{Q}]›. {W}.", "{A}：《{T}》，{C}，{D}，{W}。", "{C}.{T}[EB/OL].{W},{D}"],
        "patent": ["{A}. {T}: {B}[P]. {D}.", "{A}. {T}: 中国, {B}[P]. {D}.", "{A}. {T}[P]. 中国专利: {B}, {D}."],
        "standard": ["{U}. {T}: {B}[S]. {L}: {U}, {Y}.", "{B}, {T}[S].", "{B} {T}[S]. {L}: {U}, {Y}."],
        "report": ["{A}. {T}[R]. {L}: {U}, {Y}.", "{A}. {T}[R]. {U}, {Y}."],
    },
    "japanese": {
        "article": [
            "{A}. {T}. {C}, {Y}‹, vol. {V}›‹, no. {I}›‹, p. {P}›.", "{A}: {T}, {C}‹, Vol.{V}›‹, No.{I}›‹, pp.{P}› ({Y}).", '{A}, "{T}," {C}‹, vol.{V}›‹, no.{I}›‹, pp.{P}›, {Y}.', "{A}, “{T},” {C}‹, Vol.{V}›‹, No.{I}›‹, pp.{P}›, {Y}.", "{A}（{Y}）．{T}　{C}‹，{V}›‹({I})›‹，{P}›．",
            "{A} ({Y}). {T}. {C}‹, {V}›‹({I})›‹, {P}›.", "{A}「{T}」『{C}』‹第{V}巻›‹第{I}号›、{Y}年‹、{P}頁›。", "{A}，“{T}，”{C}‹，vol.{V}›‹，no.{I}›‹，pp.{P}›，{Y}．", "{A}: “{T}”, {C}‹, {V}›‹, {I}›‹, pp.{P}› ({Y}).", "{A}: {T}. {C}‹ {V}›‹({I})›‹:{P}›, {Y}.", "{A}，{T}，{C}‹，Vol.{V}›‹，No.{I}›‹，pp.{P}›，{Y}．",
            "{A}, {T}, {C}‹, {V}›‹-{I}›‹, {P}›, {Y}", "{A}, {Y}. {T}. {C}‹ {V}›‹({I})›‹, {P}›.", "{A}「{T}」『{C}』‹{V}›‹({I})›‹, pp.{P}›, {Y}.",
        ],
        "book": ["{A}. {T}. {U}, {Y}‹, {P}p›.", "{A}: {T}, {U} ({Y}).", "{A}『{T}』{U}、{Y}年。", "{A}（{Y}）『{T}』{U}．", "{A}, {T}‹, {N}›, {U}, {L}, {Y}.", "{A} ({Y}). {T}‹ {N}›. {U}.", "{A}: “{T}”, {U}, {L} ({Y}).", "{A}，{T}，{U}，{Y}．", "{A}編『{T}』{U}、{Y}年。"],
        "chapter": ["{A}. {T}. {C}. ‹{E}編. ›{U}, {Y}‹, p. {P}›.", "{A}「{T}」‹{E}編›『{C}』{U}、{Y}年‹、{P}頁›。", "{A}: {T}, ‹{E}(編), ›{C}‹, pp.{P}›, {U} ({Y}).", "{A}（{Y}）「{T}」‹{E}編›『{C}』{U}‹、pp.{P}›．"],
        "conference": ["{A}: {T}, {C}‹, pp.{P}› ({Y}).", "{A}, “{T},” {C}‹, pp.{P}›, {Y}.", "{A}. {T}. {C}. {L}, {Y}‹, p. {P}›."],
        "thesis": ["{A}: {T}, {U}{G} ({Y}).", "{A}, {T}, {G}, {U}, {Y}."],
        "web": ["{A}. {T}. {W}‹, (参照 {Q})›.", "{A}「{T}」{W}‹（{Q}閲覧）›", "{A}: {T}, {W} ({Y})."],
        "news": ["{A}「{T}」『{C}』{D}。", "{A}. {T}. {C}. {D}‹, p. {P}›."],
    },
    "korean": {
        "article": [
            '{A}, "{T}," {C}‹, 제{V}권›‹, 제{I}호›‹, pp.{P}›, {Y}.', "{A}, “{T},” {C}‹, 제{V}권› ‹제{I}호›‹, pp. {P}›, {Y}.", "{A} ({Y}). {T}. {C}‹, {V}›‹({I})›‹, {P}›.", "{A}. {Y}. {T}. {C}‹, {V}›‹({I})›‹: {P}›.", "{A}. ({Y}). {T}. {C}‹, {V}›‹({I})›‹, {P}›.", "{A}, {T}, {C}‹, Vol.{V}›‹, No.{I}›‹, pp.{P}›, {Y}.",
            "{A}, 「{T}」, 『{C}』‹ {V}›‹({I})›‹, {P}쪽›, {Y}.", "{A}({Y}), {T}, {C}‹, {V}›‹({I})›‹, {P}›.", "{A}: {T}, {C}‹, {V}›‹({I})›‹, {P}›, {Y}.", "{A}, '{T}', {C}‹, {V}권› ‹{I}호›‹, pp.{P}›, {Y}.", '{A}, "{T}", {C}‹, Vol. {V}›‹, No. {I}›‹, pp. {P}›, {D}.',
        ],
        "book": ["{A}, {T}, {U}, {Y}.", "{A} ({Y}). {T}. {L}: {U}.", "{A}. {Y}. {T}. {L}: {U}.", "{A}, 『{T}』, {U}, {Y}.", "{A}, {T}‹, {N}›, {U}, {L}, {Y}.", "{A}({Y}), {T}, {L}: {U}."],
        "chapter": ["{A}, “{T},” ‹{E} 편, ›『{C}』, {U}, {Y}‹, pp. {P}›.", "{A} ({Y}). {T}. ‹{E} (편), ›{C}‹ (pp. {P})›. {L}: {U}."],
        "conference": ['{A}, "{T}," {C}‹, pp.{P}›, {Y}.', "{A}. {Y}. {T}. {C}‹, {P}›."],
        "thesis": ["{A}, {T}, {U} {G}, {Y}.", "{A} ({Y}). {T}. {G}, {U}.", '{A}, "{T}," {U}, {G}, {Y}.'],
        "web": ["{A}, {T}, {W}, {Y}.", "{A} ({Y}). {T}. {W}"],
        "news": ["{A}, “{T},” {C}, {D}."],
    },
    "cyrillic": {
        "article": [
            "{A} {T} // {C}. — {Y}.‹ — Т. {V}›‹, № {I}›.‹ — С. {P}.›", "{A} {T} // {C}. {Y}.‹ Т. {V}.›‹ № {I}.›‹ С. {P}.›", "{A} {T} / {A} // {C}. – {Y}.‹ – Т. {V}.›‹ – № {I}.›‹ – С. {P}.›", "{A} {T} // {C}. – {Y}.‹ – № {I}.›‹ – С. {P}.›‹ – DOI: {X}.›", "{A} {T}. {C}. {Y}.‹ Т. {V},›‹ № {I}.›‹ С. {P}.›",
            "{A} ({Y}). {T}. {C}‹, {V}›‹({I})›‹, {P}›.", "{A}. {T} // {C}, {Y}‹, № {I}›‹, с. {P}›.", "{A} {T}. {C}. {Y}‹;{V}›‹({I})›‹:{P}›.", "{A} {T} // {C}.{Y}.‹ Вип. {V}.›‹ С. {P}.›", "{A} {T}, {C}‹, {V}›‹ ({I})›, {Y}‹, с. {P}›", "{A} {T} [Текст] // {C}. – {Y}.‹ – № {I}.›‹ – С. {P}.›",
        ],
        "book": [
            "{A} {T}. — {L}: {U}, {Y}.‹ — {P} с.›", "{A} {T}. {L} : {U}, {Y}.‹ {P} с.›", "{A} {T} : учебник / {A}. – {L} : {U}, {Y}.‹ – {P} с.›", "{A} {T}‹. {N}›. {L}: {U}, {Y}.‹ {P} с.›", "{A}. {T}. {L}: {U}, {Y}.", "{A} ({Y}). {T}. {L}: {U}.", "{A} {T} : монография. {L} : {U}, {Y}.‹ {P} с.›", "{T} / под ред. {E}. — {L}: {U}, {Y}.‹ — {P} с.›", "{A} {T} : навч. посіб. {L} : {U}, {Y}.‹ {P} с.›",
        ],
        "chapter": ["{A} {T} // {C}‹ / под ред. {E}›. — {L}: {U}, {Y}.‹ — С. {P}.›", "{A} {T}. {C}. {L} : {U}, {Y}.‹ С. {P}.›", "{A} {T}. В кн.: {C}. {L}: {U}; {Y}‹: {P}›."],
        "conference": ["{A} {T} // {C} : материалы междунар. конф. {L}, {Y}.‹ С. {P}.›", "{A} {T}. {C}: матеріали міжнар. наук.-практ. конф. ({L}, {D}). {L}: {U}, {Y}.‹ С. {P}.›"],
        "thesis": ["{A} {T} : {G}. — {L}, {Y}.‹ — {P} с.›", "{A} {T}: {G} / {U}. {L}, {Y}.‹ {P} с.›", "{A} {T} : {G}. {U}. {L}, {Y}."],
        "web": ["{A} {T} [Электронный ресурс]. – URL: {W}‹ (дата обращения: {Q})›.", "{A} {T}. URL: {W}‹ (дата звернення: {Q})›.", "{T} [Электронный ресурс]. Режим доступа: {W}", "{A} {T} // {C}. {D}. URL: {W}‹ (дата обращения: {Q})›."],
        "news": ["{A} {T} // {C}. {D}.", "{A} {T}. {C}. {Y}. {D}‹. С. {P}›."],
    },
    "german": {
        "article": ["{A} ({Y}): {T}. In: {C}‹, Jg. {V}›‹, H. {I}›‹, S. {P}›.", "{A}, {Y}: {T}. {C}‹ {V}›‹: {P}›.", "{A} ({Y}). {T}. {C}‹, {V}›‹({I})›‹, {P}›.", "{A} ({Y}): {T}, in: {C}‹ {V}›‹ ({I})›‹, S. {P}›.", "{A}: {T}. In: {C}‹ {V}› ({Y})‹, H. {I}›‹, S. {P}›.", "{A}, {T}, in: {C}‹ {V}› ({Y})‹, S. {P}›.", "{A} {Y}: {T}, in: {C}‹, Jg. {V}›‹, Heft {I}›‹, S. {P}›.", "{A}, {Y}: {T}, in: {C}‹ {V}›‹, H. {I}›‹, {P}›.", "{A}: {T}, in: {C}‹, {V}. Jg.›, {Y}‹, Nr. {I}›‹, S. {P}›."],
        "book": ["{A}: {T}. {L}: {U} {Y}‹ (= {S}, Bd. {V})›.", "{A}, {T}‹ ({S} {V})›, {L} {Y}.", "{A} ({Y}): {T}‹ ({S}, Bd. {V})›. {L}: {U}.", "{A}: {T}‹. Übers. von {R}›. {L}: {U} {Y}.", "{A}: {T}‹. Aus dem Englischen von {R}›. {L}: {U}, {Y}.", "{A} ({Y}): {T}‹. {N}›. {L}: {U}.", "{A}, {Y}: {T}. {L}: {U}.", "{A} ({Y}). {T}. {L}: {U}.", "{A}: {T}‹. {N}›. {L}: {U} {Y}.", "{A}: {T}, {L} {Y}.", "{A} ({Y}): {T}, {L}.", "{E} (Hrsg.) ({Y}): {T}. {L}: {U}.", "{A}/{E} (Hg.), {T}, {L}: {U}, {Y}.", "{A} (Hrsg.), {Y}: {T}. {L}: {U}.", "{A}, {T}, {N}, {L} {Y}."],
        "chapter": ["{A} ({Y}): {T}. In: ‹{E} (Hrsg.): ›{C}. {L}: {U}‹, S. {P}›.", "{A}, {Y}: {T}. S. {P} in: ‹{E} (Hrsg.), ›{C}. {L}: {U}.", "{A} ({Y}): {T}, in: ‹{E} (Hg.): ›{C}, {L}‹, S. {P}›.", "{A}: {T}. In: ‹{E} (Hrsg.): ›{C}. {L}: {U} {Y}‹, S. {P}›.", "{A} ({Y}). {T}. In ‹{E} (Hrsg.), ›{C}‹ (S. {P})›. {L}: {U}.", "{A} {Y}: {T}, in: ‹{E} (Hg.), ›{C}, {L}: {U}‹, {P}›."],
        "thesis": ["{A} ({Y}): {T}. {G}. {U}.", "{A}, {Y}: {T}. {G}, {U}.", "{A}: {T}. {G}, {U} {Y}."],
        "web": ["{A} ({Y}): {T}. {W}‹ ({Q})›.", "{A}: {T}. Online: {W}‹ (abgerufen am {Q})›."],
        "news": ["{A}: {T}. In: {C} vom {D}‹, S. {P}›.", "{A}, {T}, in: {C}, {D}‹, S. {P}›."],
        "conference": ["{A} ({Y}): {T}. In: ‹{E} (Hrsg.): ›{C}. {L}: {U}‹, S. {P}›."],
    },
    "italian": {
        "article": ["{A}, {T}, «{C}», ‹{V}, ›{Y}‹, {I}›‹, pp. {P}›.", "{A}, {T}, in «{C}»‹, {V}› ({Y})‹, pp. {P}›.", "{A}, {T}, “{C}”‹, {V}› ({Y})‹, pp. {P}›;", "{A}, {T}, in “{C}”‹, {V}›, {Y}‹, p. {P}›.", "{A}, « {T} », {C}‹, {V}›, {Y}‹, pp. {P}›.", "{A}. {T}. {C}‹ {V}›‹ ({I})›, {Y}‹: {P}›.", "{A}, {T}, in « {C} », ‹n. {I}, ›{Y}‹, pp. {P}›."],
        "book": ["{A}, {T}, {L}, {U}, {Y}‹ («{S}», {V})›.", "{A}, {T}‹, trad. it. di {R}›, {U}, {L} {Y}.", "{A}, {T}‹, {S}, {V}›, {L}, {U}, {Y}.", "{A}, {T}, {L}, {U}, {Y}.", "{A}, {T}, {L} {Y}‹, p. {P}›.", "{A}, {T}, {L}, {Y}‹, pp. {P}›.", "{A}, {T}, {U}, {L} {Y}.", "{A} ({Y}), {T}, {L}, {U}.", "{A}, {T}‹, {V}›, {L} {Y}.", "{A}, {T}, {L}: {U}, {Y}.", "{A}, {T}‹, a cura di {R}›, {L}, {U}, {Y}.", "{Y} {A}, {T}, {L}."],
        "chapter": ["{A}, {T}, in {C}‹, a cura di {E}›, {L}, {U}, {Y}‹, pp. {P}›.", "{A}, {T}, in {C}‹, a cura di {E}›, {L} {Y}‹, pp. {P}›.", "{A}, « {T} », in ‹{E} (a cura di), ›{C}, {L}, {Y}‹, p. {P}›.", "{A}, {T}, in ‹{E} (a cura di), ›{C}, {U}, {L} {Y}‹, pp. {P}›."],
        "thesis": ["{A}, {T}, {G}, {U}, {Y}."], "web": ["{A}, {T}, {W}‹ (consultato il {Q})›."], "news": ["{A}, {T}, «{C}», {D}‹, p. {P}›."],
        "conference": ["{A}, {T}, in {C}, Atti del convegno, {L} {Y}‹, pp. {P}›."],
    },
    "french": {
        "article": ["{A}, « {T} », {C}‹, vol. {V}›‹, n° {I}›, {Y}‹, p. {P}›.", "{A} ({Y}). {T}. {C}‹, {V}›‹({I})›‹, {P}›.", "{A}, {Y}, « {T} », {C}‹, {V}›‹, {I}›‹, p. {P}›.", "{A}, « {T} », in {C}‹, t. {V}›, {Y}‹, p. {P}›.", "{A}. « {T} ». {C}, {Y}‹, vol. {V}›‹, no {I}›‹, p. {P}›.", "{A}, {Y}. {T}. {C}‹, n° {I}›‹, pp. {P}›."],
        "book": ["{A}, {T}, {L}, {U}‹, coll. « {S} »›, {Y}‹, {P} p.›.", "{A}, {T}, {L}, {U}‹ (coll. « {S} », {V})›, {Y}.", "{A}. {T}‹. Traduit de l’anglais par {R}›. {L} : {U}, {Y}.", "{A}, {T}, {L}, {U}‹, collection « {S} »›, {Y}.", "{A}, {T}, {L}, {U}, {Y}‹, {P} p.›.", "{A} ({Y}). {T}. {L} : {U}.", "{A}, {Y}, {T}, {L}, {U}.", "{A}. {T}. {L} : {U}, {Y}.", "{A}, {T}‹, trad. de {R}›, {L}, {U}, {Y}.", "{A} (dir.), {T}, {L}, {U}, {Y}."],
        "chapter": ["{A}, « {T} », in ‹{E} (dir.), ›{C}, {L}, {U}, {Y}‹, p. {P}›.", "{A} ({Y}). {T}. Dans ‹{E} (dir.), ›{C}‹ (p. {P})›. {L} : {U}.", "{A}, {Y}, « {T} », dans ‹{E} (éds), ›{C}, {L}, {U}‹, p. {P}›."],
        "thesis": ["{A}, {T}, {G}, {U}, {Y}.", "{A} ({Y}). {T}. {G}, {U}, {L}."], "web": ["{A}, « {T} », {Y}, {W}‹ (consulté le {Q})›.", "{A} ({Y}). {T}. En ligne : {W}"],
        "news": ["{A}, « {T} », {C}, {D}‹, p. {P}›."], "conference": ["{A}, « {T} », {C}, {L}, {Y}‹, p. {P}›."],
    },
    "spanish": {
        "article": ["{A} ({Y}). {T}. {C}‹, {V}›‹({I})›‹, {P}›.", "{A} ({Y}): “{T}”, {C}‹, vol. {V}›‹, núm. {I}›‹, pp. {P}›.", "{A}, “{T}”, {C}‹, {V}›‹ ({I})›, {Y}‹, pp. {P}›.", "{A}, «{T}», {C}‹, n.º {I}›, {Y}‹, pp. {P}›.", "{A}. {T}. {C}, {Y}‹, vol. {V}›‹, no {I}›‹, p. {P}›.", "{A}. ({Y}). «{T}». {C}‹, {V}›‹: {P}›.", "{A} ({Y}), «{T}», {C}‹ {V}›‹, {P}›."],
        "book": ["{A}, {T}, {L}, {U}‹ ({S}, {V})›, {Y}.", "{A}. {T}‹. Traducción de {R}›. {L}: {U}, {Y}.", "{A}, {T}‹, trad. de {R}›, {L}, {U}, {Y}.", "{A} ({Y}). {T}. {L}: {U}.", "{A} ({Y}): {T}, {L}, {U}.", "{A}, {T}, {U}, {L}, {Y}‹, {P} págs.›.", "{A}. {T}‹. {N}›. {L}: {U}, {Y}.", "{A}, {T}, {L}, {U}, {Y}‹, p. {P}›.", "{A} ({Y}). {T}‹ (Trad. {R})›. {U}.", "{A} (coord.), {T}, {L}, {U}, {Y}."],
        "chapter": ["{A} ({Y}). {T}. En ‹{E} (Ed.), ›{C}‹ (pp. {P})›. {L}: {U}.", "{A}, “{T}”, en ‹{E} (coord.), ›{C}, {L}, {U}, {Y}‹, pp. {P}›.", "{A} ({Y}): «{T}», en ‹{E} (eds.): ›{C}, {L}: {U}‹, pp. {P}›.", "{A}. {T}. En: ‹{E}, editores. ›{C}. {L}: {U}; {Y}.‹ p. {P}.›"],
        "thesis": ["{A} ({Y}). {T} ({G}). {U}, {L}.", "{A}, {T}, {G}, {U}, {Y}.", "{A} ({Y}). {T}. {G}. {U}."], "web": ["{A} ({Y}). {T}. Recuperado de {W}", "{A}. {T} [en línea]. {Y}‹ [consulta: {Q}]›. Disponible en: {W}", "{A} ({Y}): {T}, {W}‹, consultado el {Q}›."],
        "news": ["{A}, “{T}”, {C}, {D}‹, p. {P}›.", "{A} ({D}). {T}. {C}‹, p. {P}›."], "conference": ["{A} ({Y}). {T}. En {C}‹ (pp. {P})›. {L}: {U}."],
    },
    "portuguese": {
        "article": ["{A}. {T}. {C}‹, {L}›‹, v. {V}›‹, n. {I}›‹, p. {P}›, {Y}.", "{A}. {T}. {C}‹, v. {V}›‹, n. {I}›‹, p. {P}›, {D}.", "{A} ({Y}). {T}. {C}‹, {V}›‹({I})›‹, {P}›.", "{A}. {T}. {C} {Y}‹;{V}›‹({I})›‹:{P}›.", "{A} ({Y}), “{T}”, {C}‹, {V}›‹, {I}›‹, pp. {P}›."],
        "book": ["{A}. {T}‹. Tradução de {R}›. {L}: {U}, {Y}.", "{A}. {T}. {L}: {U}, {Y}‹. ({S}, {V})›.", "{A}. {T}. {L}: {U}, {Y}.", "{A}. {T}‹. {N}›. {L}: {U}, {Y}.‹ {P} p.›", "{A} ({Y}). {T}. {L}: {U}.", "{A}, {T}, {L}, {U}, {Y}.", "{A} (Org.). {T}. {L}: {U}, {Y}."],
        "chapter": ["{A}. {T}. In: ‹{E} (Org.). ›{C}. {L}: {U}, {Y}.‹ p. {P}.›", "{A} ({Y}). {T}. In ‹{E} (Orgs.), ›{C}‹ (pp. {P})›. {L}: {U}.", "{A} ({Y}), “{T}”, in ‹{E} (org.), ›{C}, {L}, {U}‹, pp. {P}›."],
        "thesis": ["{A}. {T}. {Y}.‹ {P} f.› {G} – {U}, {L}, {Y}.", "{A} ({Y}). {T}. {G}, {U}, {L}.", "{A}. {T}. {G} - {U}, {L}, {Y}."], "web": ["{A}. {T}. {Y}. Disponível em: <{W}>.‹ Acesso em: {Q}.›", "{A} ({Y}). {T}. Disponível em: {W}‹. Acesso em: {Q}›."],
        "news": ["{A}. {T}. {C}, {D}‹, p. {P}›."], "conference": ["{A}. {T}. In: {C}, {Y}, {L}. Anais [...]. {L}: {U}, {Y}.‹ p. {P}.›"],
    },
}  # fmt: skip
