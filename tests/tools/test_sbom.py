"""The bill of materials is valid, whole and the same each time; no licence is guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tools.components import ROOT, LicenceNotKnown, Purpose, list_components
from tools.sbom import write_bom, write_licences

pytestmark = pytest.mark.slow


def test_the_bill_is_valid_cyclonedx_and_the_same_each_time() -> None:
    bill = write_bom(list_components())
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None
    assert write_bom(list_components()) == bill
    assert "timestamp" not in bill


def test_every_pinned_part_is_in_the_bill_with_a_licence_and_its_hashes() -> None:
    bill = json.loads(write_bom(list_components()))
    parts = {(part["name"].lower(), part["version"]): part for part in bill["components"]}
    lock = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    pins = [line.split(" ")[0].split("==") for line in lock.splitlines() if "==" in line[:60]]
    pins = [pin for pin in pins if len(pin) == 2 and not pin[0].startswith("#")]
    assert len(pins) > 50
    for name, version in pins:
        part = parts[name, version]
        assert part["licenses"]
        assert part["externalReferences"][0]["hashes"]
    assert ("axe-core", "4.14.1") in parts
    related = {entry["ref"]: entry.get("dependsOn", []) for entry in bill["dependencies"]}
    jinja = parts["jinja2", "3.1.6"]["bom-ref"]
    assert related[jinja] == [parts["markupsafe", "3.0.4"]["bom-ref"]]


def test_what_only_tests_need_is_not_said_to_run() -> None:
    purposes = {part.name: part.purpose for part in list_components()}
    assert purposes["jinja2"] is Purpose.RUN
    assert purposes["weasyprint"] is Purpose.PDF
    assert purposes["pytest"] is Purpose.TEST
    assert purposes["html-validate"] is Purpose.TEST
    listed = write_licences(list_components())
    assert listed.index("jinja2") < listed.index("## 検査と開発") < listed.index("pytest")


def test_a_part_without_a_known_licence_is_named(tmp_path: Path) -> None:
    (tmp_path / "requirements.lock").write_bytes(b"no-such-part==1.0 \\\n    --hash=sha256:00\n")
    (tmp_path / "requirements-pdf.lock").write_bytes(b"")
    (tmp_path / "requirements-dev.lock").write_bytes(b"")
    (tmp_path / "package-lock.json").write_bytes(b'{"packages": {}}')
    with pytest.raises(LicenceNotKnown, match="no-such-part: not installed"):
        list_components(tmp_path)
