# Kashshaf. `make serve` and `make test` do everything on a fresh machine, and nothing twice.
#
#   SEEDS=folder   the articles (default seeds)
#   PORT=8080      where serve listens, on the loopback address
#   PUBLIC_URL=…   where the site will stand, for canonical links and previews
#   RELEASE=name   with build: also freeze a copy under r/name/, whose links never change again

SHELL := bash
comma := ,
SEEDS ?= seeds
PORT ?= 8080
PUBLIC_URL ?=
RELEASE ?=

export PATH := $(CURDIR)/.tools/bin:$(PATH)
export KASHSHAF_SEEDS := $(SEEDS)
export KASHSHAF_PUBLIC_URL := $(PUBLIC_URL)
export KASHSHAF_RELEASE := $(RELEASE)

# The page carries no path of the machine that built it.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := \
  --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)=cargo --remap-path-prefix=$(CURDIR)=.

KASHSHAF := cargo run --quiet --locked --release --bin kashshaf --

.PHONY: serve test build check evaluate proof bench bench-reading bench-wasm fuzz lint tools clean
.DEFAULT_GOAL := serve

serve: build ## prepare, build and show the site on a loopback address
	$(KASHSHAF) serve dist --port $(PORT)

build: tools ## write the complete site to dist/
	@echo '== preparing the corpus and compiling the page (2 to 4 min the first time)' >&2
	trunk build --release --offline

test: build lint ## everything: formatting, lints, native tests, the real page in a real browser
	.ci/tools.sh test
	cargo test --locked

check: ## fast: formatting, lints as errors, native tests
	cargo fmt --check
	cargo clippy --locked --quiet --all-targets -- -D warnings
	cargo test --locked --lib --bins

lint: tools
	cargo fmt --check
	cargo clippy --locked --quiet --all-targets -- -D warnings
	cargo clippy --locked --quiet --target wasm32-unknown-unknown --bin app --bin reader --bin kit --bin comfort --bin views --bin large --bin engine -- -D warnings

evaluate: ## precision and recall of the reader on the annotated articles
	$(KASHSHAF) evaluate --gold tests/gold --seeds seeds

bench-reading: ## how fast articles are read, stage by stage; ARTICLES=folder for other articles than the project's own
	cargo bench --quiet --locked --bench reading

proof: ## random editors at work on the articles, every link followed; SCRIPTS=n for more or fewer
	cargo run --quiet --locked --release --example proof -- $(or $(SCRIPTS),2400)

bench: tools ## beside other search engines in a browser: CORPUS=articles.jsonl SIZES=1000,10000,50000 SYSTEMS=kashshaf,tantivy,…
	npm ci --silent --prefix tests/bench
	node tests/bench/run.mjs $(if $(CORPUS),--corpus $(CORPUS)) --sizes $(or $(SIZES),1000$(comma)10000) $(if $(SYSTEMS),--systems $(SYSTEMS))

bench-wasm: build ## how fast a reader's own files are read in the browser, stage by stage; after `make test` has fetched it
	cargo test --locked --test browser own_speed -- --ignored --nocapture

fuzz: ## random texts and bytes through the whole reader, for about ten minutes; CASES=n for more or less
	PROPTEST_CASES=$(or $(CASES),4000000) cargo test --locked --release --lib prepare::tests
	PROPTEST_CASES=$(or $(ARCHIVE_CASES),200000) cargo test --locked --release --lib archive::

tools:
	@.ci/tools.sh build

clean: ## what was built; the tools stay
	rm -rf dist target
