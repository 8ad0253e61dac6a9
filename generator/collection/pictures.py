"""Pictures of a case by their names: how one is called, and which one a text means.

>>> propose_name("図１.PNG"), propose_name("IMG_0001.JPG"), propose_name("鏡野町.png")
('figure-1.png', 'img-0001.jpg', 'picture-1.png')
>>> match_pictures(["C:\\\\Users\\\\me\\\\図 1.png", "b.png"], "a", ["figure-1.png"])
['a/figure-1.png', '']
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.core.slug import SLUG_PATTERN
from generator.core.text import begin_with, fold_spelling

IMAGE_KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}
USUAL_ENDINGS = {kind: ending for ending, kind in reversed(IMAGE_KINDS.items())}
# What people take for a picture, be it one for a page or not.
PICTURE_ENDINGS = frozenset(
    (*IMAGE_KINDS, ".jpe", ".jfif", ".gif", ".heic", ".heif", ".hif", ".bmp", ".tif", ".tiff")
) | {".svg", ".avif", ".emf", ".wmf", ".ico", ".psd"}
# What the names of pictures are made of, the longer words first.
NAME_WORDS: Mapping[str, str] = {
    "スクリーンショット": "screenshot",
    "キャプチャー": "capture",
    "キャプチャ": "capture",
    "スライド": "slide",
    "イメージ": "image",
    "システム": "system",
    "イラスト": "drawing",
    "ロゴ": "logo",
    "グラフ": "graph",
    "コピー": "copy",
    "チラシ": "leaflet",
    "概要図": "overview",
    "構成図": "structure",
    "概念図": "concept",
    "流れ図": "flow",
    "フロー": "flow",
    "画面": "screen",
    "画像": "image",
    "写真": "photo",
    "窓口": "counter",
    "庁舎": "office",
    "地図": "map",
    "資料": "document",
    "概要": "overview",
    "無題": "untitled",
    "様式": "form",
    "図表": "figure",
    "図": "figure",
    "表": "table",
}
MOST_NAME = 60  # characters, as of a case
RESERVED_STEM = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")  # Windows

# A picture as a text shows it, or means to: Markdown's own mark and what is taken for it.
PICTURE_MARK = begin_with(
    "!！<",
    r"[!！]\[(?P<alt>[^\[\]\n]*)\] ?[(（]"
    r"(?P<inside>(?:[^()（）\n]|[(（][^()（）\n]*[)）])*)[)）](?P<size>\{[^{}\n]*\})?"
    r"|[!！]\[\[(?P<wiki>[^\[\]\n]*)\]\]"
    r"|<img\b(?P<tag>[^<>\n]*)>",
    re.I,
)
SIZE_IN_ALT = re.compile(r"\|[0-9]+(?:x[0-9]+)?$")
IMG_ATTRIBUTE = r"""\b{}\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)"""
IMG_SOURCE, IMG_ALT = (re.compile(IMG_ATTRIBUTE.format(name), re.I) for name in ("src", "alt"))
# Places that nobody else can see, and the pictures that GitHub's own editor keeps for itself.
OWN_PLACE = re.compile(r"[A-Za-z]:[\\/]|\\|/Users/|/home/|~/|(?:file|blob|data|cid|content):", re.I)
PASTED = re.compile(r"https?://(?:[\w-]+\.)*(?:github|githubusercontent)\.com/", re.I)
ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")


@dataclass(frozen=True, slots=True)
class WrittenMark:
    """A mark of a picture in a text: what it says, and whether Markdown takes it as it stands."""

    alt: str
    target: str
    title: str
    is_plain: bool

    def with_target(self, address: str) -> str:
        """The mark as it is to be written."""
        return f"![{self.alt}]({address}{self.title})"


def read_picture_mark(found: re.Match[str]) -> WrittenMark | None:
    """What a match of PICTURE_MARK says; None where it is no picture after all."""
    if found["tag"] is not None:
        words = (name.search(found["tag"]) for name in (IMG_ALT, IMG_SOURCE))
        alt, target = (word[1].strip("\"'") if word else "" for word in words)
        return WrittenMark(alt, target, "", False)
    if found["wiki"] is not None:
        target, bar, alt = found["wiki"].partition("|")
        return WrittenMark(SIZE_IN_ALT.sub("", f"{bar}{alt}")[1:], target.strip(), "", False)
    inside = found["inside"].strip()
    target, title = split_title(inside)
    if found[0][0] == "！" and not (is_picture(target) or PASTED.match(target)):
        return None  # an exclamation, and a link to a page after it
    alt = SIZE_IN_ALT.sub("", found["alt"])
    is_plain = found[0] == f"![{alt}]({target}{title})"
    return WrittenMark(alt, target.strip("<>"), title, is_plain)


def split_title(inside: str) -> tuple[str, str]:
    """The address between a mark's brackets, and a title in quotes with the space before it."""
    if inside[-1:] in ("'", '"') and (start := inside.find(f" {inside[-1]}")) >= 0:
        return inside[:start].strip(), inside[start:]
    target, _, size = inside.rpartition(" ")
    return (target.strip(), "") if size.startswith("=") and target else (inside, "")


def is_picture(target: str) -> bool:
    """Whether an address is that of a picture by its ending."""
    return PurePosixPath(base_name(target)).suffix.lower() in PICTURE_ENDINGS


def base_name(target: str) -> str:
    """The last part of an address or of a place, whatever separates its parts."""
    path = unquote(target).strip().partition("?")[0].partition("#")[0]
    return re.split(r"[/\\]", path)[-1]


def is_named_well(name: str) -> bool:
    """Whether a picture may be called so, the ending included."""
    path = PurePosixPath(name)
    is_good = re.fullmatch(SLUG_PATTERN, path.stem) and not RESERVED_STEM.fullmatch(path.stem)
    return bool(is_good and path.suffix in IMAGE_KINDS)


def drop_marks(text: str) -> str:
    """A text without its marks of pictures."""
    return PICTURE_MARK.sub(lambda found: "" if read_picture_mark(found) else found[0], text)


def hide_targets(text: str) -> str:
    """A text with the descriptions of its pictures, and without what says where they are."""

    def hide(found: re.Match[str]) -> str:
        mark = read_picture_mark(found)
        return found[0] if mark is None else f"![{mark.alt}]()" if found["alt"] else ""

    return PICTURE_MARK.sub(hide, text)


def propose_name(found: str, ending: str = "", taken: Collection[str] = ()) -> str:
    """A name for a picture that an address may have, and no other picture has."""
    stem = name_stem(found)
    ending = ending or fold_spelling(PurePosixPath(found).suffix)
    if not stem or stem[0].isdecimal() or RESERVED_STEM.fullmatch(stem):
        stem = f"picture-{stem or 1}"
    return next(name for name in number_names(stem, ending) if name not in taken)


def number_names(stem: str, ending: str) -> Iterator[str]:
    """A name, then the same with 2, 3 and so on."""
    yield f"{stem}{ending}"
    base, number = (stem[:-2], 1) if stem.endswith("-1") else (stem, 1)
    while True:
        number += 1
        yield f"{base}-{number}{ending}"


@lru_cache(maxsize=1_000)  # a text is compared mark by mark with the files of its folder
def name_stem(found: str) -> str:
    """A file's name without its ending in letters, digits and `-`; empty where nothing is left."""
    stem = fold_spelling(PurePosixPath(found).stem)
    for word, english in NAME_WORDS.items():
        stem = stem.replace(fold_spelling(word), f" {english} ")
    return re.sub(r"[^a-z0-9]+", "-", stem)[:MOST_NAME].strip("-")


def match_pictures(targets: Sequence[str], slug: str, names: Collection[str]) -> list[str]:
    """The address of the one picture that each target means, empty where none or several fit.

    `names` are the files of the case's folder. A target that names no file, as GitHub's own editor
    writes it, means the one picture that no other target means.
    """
    found = [find_picture(target, slug, names) for target in targets]
    lost = {
        target
        for target, address in zip(targets, found, strict=True)
        if not address and is_away(target)
    }
    free = [name for name in names if f"{slug}/{name}" not in found]
    if len(lost) == len(free) == 1:
        rest = f"{slug}/{free[0]}"
        return [
            rest if target in lost else address
            for target, address in zip(targets, found, strict=True)
        ]
    return found


def is_away(target: str) -> bool:
    """Whether a target lies outside the site, and its name says nothing about a file of ours."""
    is_own = OWN_PLACE.match(target) and not is_picture(target)
    return bool(is_own or PASTED.match(target))


def find_picture(target: str, slug: str, names: Collection[str]) -> str:
    """The file of the case's folder that a target names in its own way; empty where none does."""
    address = posixpath.normpath(target)
    if address.startswith(f"{slug}/") and address.removeprefix(f"{slug}/") in names:
        return address
    name = base_name(target)
    stem = name_stem(name)
    alike = [known for known in names if stem and name_stem(known) == stem]
    ending = fold_spelling(PurePosixPath(name).suffix)
    same = [known for known in alike if kind_by_name(known) == IMAGE_KINDS.get(ending, ending)]
    fit = same or alike
    return f"{slug}/{fit[0]}" if len(fit) == 1 else ""


def kind_by_name(name: str) -> str:
    """png, jpeg or webp by the ending of a picture's name."""
    return IMAGE_KINDS.get(PurePosixPath(name).suffix, "")
