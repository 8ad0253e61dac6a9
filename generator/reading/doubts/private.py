"""What belongs to a person and not to an office: numbers, addresses, names.

>>> find_person("情報政策課 山田太郎"), find_person("川口市総務課")
('山田太郎', '')
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.problem import Problem
from generator.core.text import begin_with, fold_width
from generator.reading.doubts.placeholders import is_sample_phone
from generator.reading.doubts.written import Passages, TextPiece, fold_each
from generator.reading.pasted_links import cover_addresses
from generator.reading.rules import warn
from generator.records.kind import Kind

OFFICES = ("contacts.*.office", "respondent")
DIGIT_OR_AT = re.compile(r"\d|[@＠〒]")
# 070, 080 and 090, and 060 from 2026 on (総務省, 電気通信番号計画), also as dialled from abroad.
MOBILE = begin_with(
    "+(0",
    r"(?<![0-9-])(?:\+81[- ]?\(?0?\)?|\(?0)[6-9]0[-() .]{0,2}[0-9]{4}[-() .]{0,2}[0-9]{4}(?![0-9])",
)
MAIL = begin_with(
    "A-Za-z0-9._%+-",
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}(?:@| ?[(\[]at[)\]] ?)([A-Za-z0-9.-]{1,100})",
    re.I,
)
# What people have at home; an office of a small town may have one too, so it is only asked.
HOSTS = """
gmail.com googlemail.com yahoo.co.jp yahoo.com yahoo.ne.jp ymail.ne.jp ybb.ne.jp outlook.com
outlook.jp hotmail.com hotmail.co.jp live.jp live.com msn.com icloud.com me.com mac.com
docomo.ne.jp mopera.net ezweb.ne.jp au.com ido.ne.jp uqmobile.jp softbank.ne.jp vodafone.ne.jp
i.softbank.jp disney.ne.jp willcom.com pdx.ne.jp emobile.ne.jp ymobile.ne.jp y-mobile.ne.jp
rakumail.jp rakuten.jp linemo.jp povo.jp nifty.com nifty.ne.jp biglobe.ne.jp biglobe.jp
ocn.ne.jp ocn.jp so-net.ne.jp plala.or.jp dion.ne.jp auone-net.jp odn.ne.jp odn.jp
asahi-net.or.jp infoweb.ne.jp hi-ho.ne.jp wakwak.com eonet.ne.jp zaq.ne.jp jcom.home
jcom.zaq.ne.jp aol.com aol.jp excite.co.jp goo.jp goo.ne.jp livedoor.com infoseek.jp proton.me
protonmail.com gmx.com gmx.net zoho.com yandex.com mail.ru qq.com 163.com naver.com
"""
PRIVATE_HOSTS = frozenset(HOSTS.split())
TWELVE_DIGITS = begin_with(
    "0-9",
    r"(?<![0-9,.-])[0-9]{4}([- ]?)[0-9]{4}\1[0-9]{4}(?![0-9,.-]| ?[円人件枚回時分個名世バ億万千])",
)
COUNT = "[0-9一二三四五六七八九十]{1,5}"
HOME = re.compile(
    rf"〒 ?[0-9]{{3}}-?[0-9]{{4}}|{COUNT}(?:番地|番{COUNT}号|丁目{COUNT}(?:番|-[0-9]))"
)
CODES_OF_TEXT = {"twelve-digits": TWELVE_DIGITS, "house-number": HOME}
# The commonest names of families that are written with two signs or more.
FAMILY_NAMES = """
佐藤 鈴木 高橋 髙橋 田中 渡辺 渡邊 渡邉 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本
井上 木村 斎藤 斉藤 齋藤 齊藤 清水 山崎 山﨑 阿部 安部 池田 橋本 山下 石川 中島 前田 藤田 後藤
小川 岡田 村上 長谷川 近藤 石井 坂本 遠藤 藤井 青木 福田 三浦 西村 藤原 太田 松田 原田 岡本
中野 中川 小野 田村 竹内 金子 中山 和田 石田 工藤 上田 森田 柴田 酒井 宮崎 宮本 横山 内田 高木
安藤 島田 谷口 大野 高田 丸山 今井 武田 河野 杉山 藤本 村田 小島 増田 大塚 平野 千葉 久保 松井
小山 岩崎 野口 菊地 菊池 新井 桜井 木下 野村 佐野 渡部 松尾 杉本 古川 菅原 浜田 濱田 市川 小松
水野 荒木 大西 熊谷 吉川 川口 飯田 本田 松岡 平田 服部 星野 関口 川村 田口 山内 永井 上野 西田
川崎 中田 大久保 岩田 土屋 須藤 矢野 五十嵐 安田 広瀬 小池 松浦 栗原 黒田 石原 望月 奥村 堀内
吉村 岩本 山中 北村 中西 中井 福島 大島 大橋 松村 浅野 高野 岡崎 片山 吉岡 本間 早川 内藤 荒井
秋山 成田 篠原 森本 小田 相澤 相沢 大谷 寺田 今村 河合 田辺 佐伯 尾崎 森山 川上 津田
"""
OFFICE = r"[課係室部局班署館所院校園庁会]長?|担当者?|センター|グループ|チーム|[(\[【:]"
RANK = (
    r"(?:課長補佐|副主査|主任|主査|主事|係長|課長|室長|部長|局長|次長|参事|主幹|補佐|技師|技監|所長|館長|班長"
    r"|副?市長|副?町長|副?村長|専門官|専門員|主任主事|事務官|CIO|氏|様|さん|殿)"
)
PERSON = re.compile(
    rf"(?:^|(?<=[ ])|{OFFICE})[ ・、]{{0,2}}(?:担当者?|{RANK})?[ :：・、]{{0,2}}"
    rf"(?P<name>(?P<family>{'|'.join(FAMILY_NAMES.split())})"
    r"(?P<given> ?[一-龯々ぁ-ゖァ-ヺー]{0,6}))"
    r"(?=$|[ ・、()（）\[\]【】／/])"
)
RANKED = re.compile(rf"(?P<given>.*?) ?{RANK}")
# What follows a name that is a place's as well: 石川支所, 川口市, 千葉方面.
OF_A_PLACE = re.compile(
    r"[市区町村県府課係室部局班署館所院校庁会社駅線港橋]|担当|センター|支店|駐在|地[区域]|方面|営業|事業|工場|大学"
    r"|関[連係]|推進|行政|情報|総務|窓口|団地|^[東西南北]$|中央"
)


def check_private(passages: Passages) -> Iterator[Problem]:
    """Numbers and addresses of persons anywhere, and names where an office is to stand."""
    is_any = any(find_private(passages.covered))
    for written in passages.pieces:
        if is_any:
            yield from judge_numbers(written)
        is_office = written.field is not None and written.field.key in OFFICES
        if name := find_person(written.text) if is_office else "":
            yield warn(written.where, "person-name", found=written.text, name=name)


def judge_numbers(written: TextPiece) -> Iterator[Problem]:
    """Mobile phones, private mail, twelve digits and house numbers of a text."""
    if not DIGIT_OR_AT.search(written.text):
        return
    plain = cover_addresses(fold_each(written.text), " ")
    is_text = written.kind in (None, Kind.TEXT)
    for code, found in find_private(plain):
        if is_text or code not in CODES_OF_TEXT:
            yield warn(written.at(found.start()), code, found=found[0])


def find_private(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The same in a folded text without addresses, by the code that tells of each."""
    for found in MOBILE.finditer(text):
        if not is_sample_phone(found[0]):
            yield "mobile-number", found
    for found in MAIL.finditer(text):
        if is_private_host(found[1].rstrip(".")):
            yield "private-mail", found
    for code, pattern in CODES_OF_TEXT.items():
        yield from ((code, found) for found in pattern.finditer(text))


def is_private_host(host: str) -> bool:
    """Whether a mail's host, or the one that it is a part of, gives addresses to persons."""
    labels = host.lower().split(".")
    return any(".".join(labels[first:]) in PRIVATE_HOSTS for first in range(len(labels) - 1))


def find_person(office: str) -> str:
    """The name of a person that stands after an office or alone; empty where there is none.

    A family's name that begins an office of its own (石川支所) is none, nor one that stands
    quite alone at the start, where it may be a town's.
    """
    plain = " ".join(fold_width(office).split())
    for found in PERSON.finditer(plain):
        ranked = RANKED.fullmatch(found["given"])
        given = (ranked["given"] if ranked else found["given"]).strip()
        is_first = found.start("name") == 0
        if not OF_A_PLACE.search(given) and (given or ranked or not is_first):
            return found["name"].strip()
    return ""
