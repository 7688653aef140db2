# Thin on purpose: a target is one line of explanation and the plain commands behind it. Tests and
# benches of the whole house name the workspace: cargo chooses the features of others' crates by what it
# builds, so what one target compiled serves the next.

export CARGO_TARGET_DIR ?= target

onedoor := $(CARGO_TARGET_DIR)/release/onedoor

.DEFAULT_GOAL := help
.PHONY: help run test browser attack soak fuzz bench eval explain demo-day demo-people sample check check-s3 openapi fmt clean

help: ## List the targets
	@sed -n 's/^\([a-z0-9-]*\): .*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 20

# Only here: tests and benches must never meet somebody's own database in their environment.
run: export ONEDOOR_DATABASE_URL ?= sqlite:data/onedoor.sqlite
run: export ONEDOOR_LISTEN ?= 127.0.0.1:8080
run: release ## Build, load the demo municipality at the first start, and serve on 127.0.0.1:8080
	@exec $(onedoor) try

# Most tests wait, for a database, a mail server or a clock, more than they compute.
test: export RUST_TEST_THREADS ?= 5
test: ## Install what is missing, then check and test everything on both databases
	scripts/need test
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	scripts/with-postgres cargo test --workspace --lib --bins --tests --no-fail-fast
	scripts/browser $(CARGO_TARGET_DIR)/debug/onedoor

browser: ## Try the pages in a real browser, and keep pictures of them
	scripts/need test
	cargo build --bin onedoor
	scripts/browser $(CARGO_TARGET_DIR)/debug/onedoor

# Prints its seed; ATTACK_SEED repeats it.
ATTACK_EXAMPLES ?= 50
attack: export ONEDOOR_ATTACK ?= long
attack: release ## Attack the API at length on both databases: rights, ids of others, texts, and a fuzzer
	scripts/need test
	scripts/with-postgres cargo test --workspace --test attack -- --nocapture --test-threads 2
	scripts/with-postgres scripts/pinned-python schemathesis scripts/attack.py $(onedoor) \
	  --examples $(ATTACK_EXAMPLES) $(if $(ATTACK_SEED),--seed $(ATTACK_SEED)) --reports $(CARGO_TARGET_DIR)/attack

soak: export ONEDOOR_ORACLE_CASES ?= 1000000
soak: export ONEDOOR_ACTORS_ACTIONS ?= 20000
soak: ## Compare a million random due dates with an independent oracle, and let actors do 20 000 things
	scripts/need test
	cargo test --workspace --test oracle
	scripts/with-postgres cargo test --workspace --test actors -- --test-threads 1 --nocapture

bench: release ## Measure intake, clock work and the switchboard, and how fast due moments are counted
	scripts/need postgres
	scripts/with-postgres --durable cargo bench --workspace --bench intake
	scripts/with-postgres --durable cargo bench --workspace --bench sweep
	scripts/with-postgres --durable cargo bench --workspace --bench lookup
	cargo bench -p onedoor-domain

# Nothing is installed silently: cargo-fuzz says how where it is missing. The fuzzer needs flags of the
# compiler that stable Rust keeps back, and only here they are let through.
FUZZ_SECONDS ?= 60
fuzz: ## Write random ledgers of guarantees for a minute, or FUZZ_SECONDS
	@cargo fuzz --version >/dev/null 2>&1 || { echo 'fuzz: cargo-fuzz is missing: cargo install cargo-fuzz --version 0.13.2 --locked'; exit 1; }
	RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$(abspath $(CARGO_TARGET_DIR))/fuzz \
	  cargo fuzz run ledger -- -max_total_time=$(FUZZ_SECONDS) -max_len=600 -len_control=0

eval: ## Measure suggestions of case types on the sample enquiries
	scripts/need
	cargo run --release -p onedoor-domain --example eval

explain: release ## See a promise explained: three of them, played over HTTP on both databases
	scripts/need postgres
	scripts/with-postgres python3 scripts/explain.py $(onedoor)

demo-day: release ## Play a working day over HTTP on both databases, from eight enquiries to a closed door
	scripts/need postgres
	scripts/with-postgres python3 scripts/demo_day.py $(onedoor)

# LONG=1 has the mail server be away for ten minutes and the webhook for five.
demo-people: release ## Reach people by form, mail and webhook on both databases, while all of it fails in between
	scripts/need test
	scripts/with-postgres python3 scripts/demo_people.py $(onedoor) $(if $(LONG),--long)

sample: release ## Send the 80 sample enquiries through both databases and print where they went
	scripts/need postgres
	scripts/with-postgres python3 scripts/sample.py $(onedoor)

check: ## Look without a database: formatting, lints, the rules of the house
	scripts/need
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo test --workspace --test tidy -- --skip both_databases

# Built by nobody else: what nobody builds rots.
check-s3: ## Keep attachments in what speaks like S3 (the feature `s3`), after its lints
	scripts/need test
	cargo clippy -p onedoor-server --features s3 --all-targets -- -D warnings
	cargo build -p onedoor-server --features s3 --bin onedoor
	scripts/pinned-python s3like scripts/check_s3.py $(CARGO_TARGET_DIR)/debug/onedoor

openapi: ## Write openapi/openapi.json anew from the code
	scripts/need
	cargo build --bin onedoor
	$(CARGO_TARGET_DIR)/debug/onedoor openapi > $(CARGO_TARGET_DIR)/openapi.json
	mv $(CARGO_TARGET_DIR)/openapi.json openapi/openapi.json

fmt: ## Format the code
	cargo fmt --all

clean: ## Remove what was built; the data stays
	cargo clean

.PHONY: release
release:
	scripts/need
	cargo build --release --bin onedoor
