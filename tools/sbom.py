"""The bill of materials (CycloneDX 1.6, JSON) and the list of licences, both below build/.

python -m tools.sbom             # build/sbom.cdx.json
python -m tools.sbom --licences  # build/licences.md
"""

from __future__ import annotations

import sys
import tomllib
import uuid
from collections.abc import Sequence
from itertools import groupby

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Entry
from cyclonedx.model.component import ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6

from generator.commands.files import write_file
from tools.components import ROOT, Component, LicenceNotKnown, Purpose, list_components

SCOPES = {
    Purpose.SHIPPED: ComponentScope.REQUIRED,
    Purpose.RUN: ComponentScope.REQUIRED,
    Purpose.PDF: ComponentScope.OPTIONAL,
    Purpose.TEST: ComponentScope.EXCLUDED,  # CycloneDX: "not part of the running program"
}
STATED = {"LicenseRef-not-stated": "記載なし（generator/measures/data/README.md）"}
HASHES = {"sha256": "SHA-256", "sha512": "SHA-512"}


def write_bom(components: Sequence[Component]) -> str:
    """The bill as JSON; the same components give the same text, and no clock is read."""
    entries = {part.purl.to_string(): make_entry(part) for part in components}
    product = Entry(
        name="jirei", version=read_version(), type=ComponentType.APPLICATION, bom_ref="jirei"
    )
    bom = Bom(components=entries.values(), serial_number=identify(components))
    bom.metadata.component = product
    bom.metadata.timestamp = None  # type: ignore[assignment]
    for part in components:
        needed = (other for other in components if other.name in part.needs)
        bom.register_dependency(
            entries[part.purl.to_string()], [entries[other.purl.to_string()] for other in needed]
        )
    bom.register_dependency(product, list(entries.values()))
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def make_entry(part: Component) -> Entry:
    """A component as CycloneDX knows it; the hashes are those of its published files."""
    hashes = [HashType(alg=HashAlgorithm(HASHES[name]), content=hex) for name, hex in part.hashes]
    address = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION, url=XsUri(part.url), hashes=hashes
    )
    return Entry(
        name=part.name,
        version=part.version,
        bom_ref=part.purl.to_string(),
        scope=SCOPES[part.purpose],
        licenses=[LicenseFactory().make_from_string(part.licence)],
        purl=part.purl,
        external_references=[address],
    )


def identify(components: Sequence[Component]) -> uuid.UUID:
    """A number that is the bill's own as long as its content is the same."""
    return uuid.uuid5(uuid.NAMESPACE_URL, repr(components))


def read_version() -> str:
    """The project's own version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def write_licences(components: Sequence[Component]) -> str:
    """The list for people, in Japanese: what is in the site, what makes it, what tests it."""
    lines = ["# 使っている部品とライセンス", ""]
    for purpose, parts in groupby(components, key=lambda part: part.purpose):
        lines += [f"## {purpose.value}もの", "", "| 名前 | 版 | ライセンス |", "|---|---|---|"]
        lines += [
            f"| [{p.name}]({p.url}) | {p.version} | {STATED.get(p.licence, p.licence)} |"
            for p in parts
        ]
        lines.append("")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Writes the one or the other; 1 where somebody has to read a licence first."""
    is_list = "--licences" in arguments
    try:
        components = list_components()
    except LicenceNotKnown as unknown:
        print(f"ライセンスが分かりません（{unknown}）。読んで確かめて、", file=sys.stderr)
        print("tools/components.py の READ_BY_HAND に書いてください。", file=sys.stderr)
        return 1
    target = ROOT / "build" / ("licences.md" if is_list else "sbom.cdx.json")
    text = write_licences(components) if is_list else write_bom(components)
    write_file(target, text.encode("utf-8"))
    print(f"{target.relative_to(ROOT)} に部品 {len(components)}個を書き出しました。")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
