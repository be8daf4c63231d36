# ruff: noqa: E501 - Chinese and Japanese characters count double
"""Chinese, Japanese and Korean names in their own script → Names.

What may not live here: names in Latin letters (`one_name`).
"""

import re

from citeman.model import Name
from citeman.text import has_cjk

_PART = re.compile(r"\s*[,;，；、/&]\s*|\s+(?:and|및|と|和|与)\s+")
_DOT = re.compile(r"\s*[·•・]\s*")
"""Between people in Korean and Japanese lists; inside the names of foreigners in Chinese and Japanese ones."""
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
_NATION = re.compile(r"^[\[(〔【]?[^\[(〔【\])〕】]{1,4}[\])〕】]\s*")
_NATIONS = frozenset(
    "美 英 法 德 俄 苏 苏联 前苏联 日 韩 意 奥 加 澳 瑞士 瑞典 荷 荷兰 比 印 印度 西 西班牙 丹麦 挪威 以 以色列 波 波兰 匈 匈牙利 美国 英国 法国 德国 俄国 日本 加拿大 澳大利亚 古希腊 古罗马 新 巴西 葡".split()
)
"""The countries, as Chinese lists name them before the name of a foreigner; dynasties are not among them."""
_ROLE = re.compile(
    r"\s*[(\[]?(?:主编|编著|编译|编者|编|著|译|等译|校|整理|监修|監修|編著|編集|編|訳|著者|저|편저|편|역|옮김|엮음)[)\]]?$"
)
_BODY = re.compile(
    r"(?:大学|大學|学院|公司|集团|委员会|委員会|協会|协会|学会|學會|研究院|研究所|研究会|中心|出版社|编辑部|编写组|课题组|项目组|国务院|政府|统计局|管理局|"
    r"教育部|财政部|商务部|卫生部|厅$|局$|部$|院$|网$|会议|银行|省$|机构|组织|联盟|协作组|新华社|図書館|图书馆|博物馆|センター|株式会社|기관|연구원|연구소|"
    r"협회|학회|대학교|위원회|센터|진흥원|공사|통계청|정보원|교육부|부$처)"
)
_DOUBLE_CHINESE = frozenset(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 东郭 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 端木 夏侯 司徒 轩辕 南宫 独孤".split()
)
_DOUBLE_KOREAN = frozenset("남궁 황보 제갈 선우 독고 사공 서문".split())
_CHINESE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史"
    "陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华"
    "喻祁蒲房滕屈饶解牟艾尤时穆农司古车费米張劉陳楊黃趙吳孫馬鄭謝羅許韓馮鄧蕭葉蘇呂盧鍾譚陸賈韋鄒閻賀顧龔萬錢嚴湯溫齊喬龐顏莊聶魯歐關蘭寧紀畢單塗駱藍華饒時農車費"
)
"""The commonest family names of Chinese, simplified and traditional."""
_JAPANESE = frozenset(
    """佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 山口 松本 井上 木村 斎藤 齋藤 斉藤 清水 山崎 池田 橋本 阿部 石川 中島
    前田 藤田 小川 後藤 岡田 村上 近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田
    柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 高田 丸山 今井 河野 藤本 村田 武田 上野 杉山 増田 平野 大塚 千葉 久保 松井 小島 岩崎 桜井 野口 松尾
    野村 木下 菊地 菊池 佐野 大西 杉本 新井 浜田 古川 市川 水野 小松 島田 小山 山内 西田 菅原 川口 東京 石原 服部 土屋 福島 秋山 永井 中田 川崎 飯田 本田 矢野
    関口 北村 荒木 大島 松下 西川 吉川 吉村 石塚 大谷 片山 川村 馬場 早川 平田 広瀬 岩田 川上 森本 内藤 星野 奥村 南部 黒田 堀内 森下 三宅 大森 荒井 熊谷 浅野""".split()
)
_JAPANESE_LONG = frozenset("佐々木 長谷川 五十嵐 久保田 小笠原 大久保 佐久間 宇佐美 長谷部 日比野".split())
_KATAKANA = re.compile("[\u30a0-\u30ff]")
_KOREAN_NAME = re.compile("[\uac00-\ud7af]{2,5}")
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7af]")


def is_cjk(text: str) -> bool:
    """Whether the names are written in Chinese, Japanese or Korean script (a Latin word or two may stand among them)."""
    return has_cjk(text)


def read_cjk(text: str) -> tuple[Name, ...]:
    """The names of a list in these scripts.

    >>> [(name.family, name.given) for name in read_cjk("张三，欧阳修、佐藤花子")]
    [('张', '三'), ('欧阳', '修'), ('佐藤', '花子')]
    >>> [name.literal or name.family for name in read_cjk("김철수·이영희, 彼得·德鲁克")]
    ['김', '이', '彼得·德鲁克']
    """
    parts = [_ROLE.sub("", each.strip()) for part in _PART.split(text) for each in _at_dots(part)]
    parts = [part for part in parts if part]
    if (
        len(parts) == 1
        and " " in parts[0]
        and all(2 <= len(each) <= 4 for each in parts[0].split())
        and len(parts[0].split()) > 2
    ):
        parts = parts[0].split()
    return tuple(_one(part) for part in parts)


def _at_dots(text: str) -> list[str]:
    """The people between the dots of a text, or the text where the dots stand inside one foreigner's name."""
    parts = _DOT.split(text.strip())
    if len(parts) == 1 or _NATION.match(text.strip()):
        return [text]
    bare = ["".join(part.split()) for part in parts]
    people = (not has_cjk(each) or _KOREAN_NAME.fullmatch(each) or _is_east_asian(each, text) for each in bare)
    return parts if all(people) else [text]


def _is_east_asian(name: str, text: str) -> bool:
    """Whether a part between dots is a whole Chinese or Japanese name, its family name being known."""
    if not 2 <= len(name) <= 5 or _KATAKANA.search(name):
        return False
    return "・" in text or name[0] in _CHINESE or name[:2] in _DOUBLE_CHINESE or name[:2] in _JAPANESE


def _one(text: str) -> Name:
    nation = _NATION.match(text)
    name = text[nation.end() if nation else 0 :].strip(" .")
    if not has_cjk(name):
        words = name.split()
        if len(words) > 1:
            return (
                Name(family=" ".join(words[:-1]), given=words[-1])
                if len(words[-1]) <= 3 and words[-1].isupper()
                else Name(family=words[-1], given=" ".join(words[:-1]))
            )
        return Name(family=name) if name else Name(literal=text)
    if _BODY.search(name) or _LATIN.search(name):
        return Name(literal=name)
    words = name.split()
    if len(words) == 2:
        return Name(family=words[0], given=words[1])
    bare = "".join(words)
    foreign = nation is not None and nation.group().strip("[(〔【])〕】 ") in _NATIONS and bare[:1] not in _CHINESE
    if _DOT.search(bare) or foreign or all(map(_KATAKANA.match, bare)) or len(bare) > 5 or len(bare) < 2:
        return Name(literal=bare)
    return _cut(bare)


def _cut(name: str) -> Name:
    """Where the family name of an unspaced name ends: by lists of long family names, else after one character."""
    size = 1
    if name[:3] in _JAPANESE_LONG and len(name) > 3:
        size = 3
    elif name[:2] in _JAPANESE or name[:2] in _DOUBLE_CHINESE or name[:2] in _DOUBLE_KOREAN:
        size = 2 if len(name) > 2 else 1
    elif (len(name) >= 4 and not _HANGUL.search(name)) or (
        _KANA.search(name) and len(name) > 2 and not _KANA.search(name[:2])
    ):
        size = 2
    if len(name) == 5 and _HANGUL.search(name):
        return Name(literal=name)
    return Name(family=name[:size], given=name[size:])
