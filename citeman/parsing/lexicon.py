"""Word lists that the features look at: months, places, words of publishers and journals, family names.

Own lists of plain facts, and the words of the names of the world's cities (`data/places.txt`, from GeoNames). What may
not live here: anything that decides by itself; a list only hints.
"""

from functools import cache
from importlib.resources import files

from citeman.text import unaccented


def _words(text: str) -> frozenset[str]:
    return frozenset(unaccented(text).split())


MONTHS = _words(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    januar februar marz maerz juni juli oktober dezember okt dez enero febrero marzo abril mayo junio julio agosto
    septiembre setiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre
    dicembre janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro января февраля марта апреля
    мая июня июля августа сентября октября ноября декабря январь февраль март апрель июнь июль август сентябрь октябрь
    ноябрь декабрь січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
    leden unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince spring summer autumn fall
    winter"""
)

PLACES = _words(
    """aachen aberdeen adelaide amherst amsterdam ankara antwerp antwerpen ann arbor athens atlanta auckland austin
    baltimore bangalore bangkok barcelona bari basel basingstoke beijing belgrade bergamo berkeley berlin bern bielefeld
    birmingham bloomington bochum bogota bologna bonn bordeaux boston boulder bratislava braunschweig brescia brisbane
    bristol brussels bruxelles brussel bucharest budapest cairo calcutta california cambridge canada canberra chennai
    chicago chichester china cleveland cologne copenhagen cracow dallas dalian darmstadt delhi denver detroit
    dordrecht dortmund dresden dublin durham dusseldorf edinburgh england erlangen essen evanston exeter
    ferrara firenze florence france frankfurt freiburg geneva geneve genova germany giessen glasgow gottingen grenoble
    groningen guangzhou guildford haifa hague halle hamburg hangzhou hannover harmondsworth hefei heidelberg helsinki
    hillsdale hoboken hongkong honolulu houston hyderabad indianapolis istanbul italy ithaca jerusalem jena
    johannesburg karlsruhe kassel kiel kiev koln konstanz krakow kyiv kyoto lanham lausanne leicester leiden leipzig
    leuven lille lima lisboa lisbon liverpool ljubljana london londra londres lund lyon madison madrid mahwah
    malden manchester mannheim marburg marseille melbourne mexico miami milan milano minneapolis montpellier montreal
    moscow moskva mumbai munchen munich munster nanjing nancy napoli netherlands norman norwich nottingham nuremberg
    nurnberg oakland opladen osaka oslo ottawa oxford padova padua palermo paris parigi pasadena pavia
    philadelphia pisa pittsburgh poznan prague praha princeton providence quebec reading rennes rio roma rome
    rotterdam routledge salamanca salzburg santiago sevilla shanghai sheffield shenyang shenzhen singapore
    sofia stanford stockholm strasbourg stuttgart sydney taipei tallinn tartu tehran tianjin tokyo torino toronto
    toulouse treviso trieste trondheim tubingen turin uppsala utrecht valencia vancouver venezia venice verona vicenza
    vienna wien vilnius warsaw warszawa washington weinheim westport wiesbaden winchester wroclaw wuhan wurzburg xian
    york zagreb zurich москва спб ленинград київ киев харків харьков львів одеса минск новосибирск казань
    санкт софия екатеринбург ma mass ny nj ca ct pa md dc va il uk usa"""
)

PUBLISHERS = _words(
    """press presses publisher publishers publishing publications verlag verlagsgesellschaft editions edizioni
    editore editrice editorial springer elsevier wiley routledge sage oup cup blackwell macmillan palgrave mcgraw hill
    pearson prentice kluwer brill gruyter harper collins penguin random norton knopf academic harvard yale mit
    chapman crc birkhauser vieweg teubner suhrkamp fischer beck mohr siebeck vandenhoeck ruprecht reclam
    laterza einaudi mondadori mulino feltrinelli olschki gallimard seuil puf hachette larousse armand colin fayard
    flammarion
    plon minuit harmattan dunod masson alianza siglo ediciones fondo university universitat universite
    universidad universita universitet institute institut college wydawnictwo izdatelstvo наука изд издательство
    издат университет університет инфра юрайт думка вид видавництво acm ieee aaai usenix"""
)

SERIALS = _words(
    """journal j review rev annals ann bulletin bull proceedings proc transactions trans zeitschrift revue revista
    rivista archives arch archiv acta letters lett quarterly magazine newsletter advances adv conference symposium
    workshop congress international lecture notes studies science sciences sci phys physics chem chemistry
    med medicine biol biology eng engineering res research int am soc natl acad журнал вестник вісник известия труды
    вопросы наук"""
)

SURNAMES_PINYIN = _words(
    """ai an ao ba bai ban bao bei bi bian bie bin bo bu cai cang cao cen chai chan chang chao che chen cheng chi chong
    chou chu chuai cui da dai dan dang deng di diao ding dong dou du duan fan fang fei feng fu gai gan gao ge geng
    gong gou
    gu guan guang gui guo hai han hang hao he heng hong hou hu hua huai huan huang hui huo ji jia jian jiang jiao jie
    jin
    jing ju kang ke kong kou kuang lai lan lang lao le lei leng li lian liang liao lin ling liu long lou lu luan lun
    luo lyu ma mai man mao mei meng mi miao min ming mo mou mu na nan ni nie ning niu nong ou ouyang pan pang pei peng
    pi piao ping
    pu qi qian qiang qiao qin qing qiu qu quan que ran rao ren rong ru ruan rui sang sha shan shang shao she shen sheng
    shi shu shuai shui si sima situ song su sui sun suo tai tan tang tao teng tian tie tong tu wan wang wei wen weng
    wo wu xi
    xia xian xiang xiao xie xin xing xiong xu xuan xue xun yan yang yao ye yi yin ying yong you yu yuan yue yun zan
    zang zeng zha zhai zhan zhang zhao zhen zheng zhi zhong zhou zhu zhuang zhuge zhuo zong zou zu zuo"""
)

COMMON_SURNAMES_PINYIN = _words(
    """wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang
    feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia
    zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long
    wan duan lei qian ouyang tao xing mo lai gong wen lyu hong chang chai tong ruan"""
)
"""The most frequent Chinese family names (about nine tenths of all Chinese bear one of them)."""

_LISTS = (("mon", MONTHS), ("plc", PLACES), ("pub", PUBLISHERS), ("ser", SERIALS), ("pin", SURNAMES_PINYIN))


PLACE_SIZES = (0, 100_000, 500_000)
"""The people of a city from which on its name is of the next size."""


@cache
def _cities() -> dict[str, str]:
    """Each word of a city's name, with the size of the largest city whose name it is of."""
    lines = files("citeman.parsing.data").joinpath("places.txt").read_text(encoding="utf-8").splitlines()
    return {word: f"pl{size}" for size, line in enumerate(lines, start=1) for word in line.split()}


def flags(lower: str) -> tuple[str, ...]:
    """The lists that a word (lower case, without accents) stands in.

    >>> flags("june"), flags("beijing"), flags("wageningen")
    (('mon',), ('plc', 'pl3'), ('pl1',))
    """
    found = tuple(name for name, words in _LISTS if lower in words)
    city = _cities().get(lower)
    return (*found, city) if city else found
