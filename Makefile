# The commands of the house. `make run` is all that a newcomer needs; see README.md.
.PHONY: run dev build test mutants bench fmt clean setup
ARGS ?=

run: ## build what changed, load the demo school if there is none, start
	@tools/setup run && tools/build && exec tools/run $(ARGS)

dev: ## start and reload on every change
	@tools/setup run && tools/dev $(ARGS)

build: ## the release: target/release/xuetu and the site beside it
	@tools/setup run && tools/build

test: ## everything; some of it: make test ARGS="format clippy"
	@tools/test $(ARGS)

mutants: ## that no change of the policy passes its tests; takes a while
	@tools/mutants $(ARGS)

bench: ## the figures, and the peers they are measured against
	@tools/setup test && tools/build && tools/bench $(ARGS)

fmt: ## Rust as rustfmt wants it
	@cargo fmt --all

setup: ## what running and testing need, installed
	@tools/setup test

clean: ## everything built; not the data
	@cargo clean && rm -rf dist end2end/test-results end2end/playwright-report
