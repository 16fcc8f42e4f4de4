# Two commands on a fresh Debian machine with Swift: `make run` and `make test`.

PORT ?= 8080
SWIFT_FLAGS := --explicit-target-dependency-import-check error

.PHONY: run test bench format lint install-dependencies check-swift clean-demo help

help:
	@echo "make run                   build, and serve the fictional council Thornmere at http://127.0.0.1:$(PORT)"
	@echo "make test                  build and run every test, in a real browser too"
	@echo "make bench                 measure; prints the tables the README quotes"
	@echo "make format                format every Swift file"
	@echo "make install-dependencies  install what is missing from Debian"
	@echo "make clean-demo            forget the demonstration's data"

check-swift:
	@Scripts/check-swift

install-dependencies:
	@Scripts/install-dependencies run test bench

run: check-swift
	@Scripts/install-dependencies run
	swift build -c release --product goldthread
	@exec "$$(swift build -c release --show-bin-path)/goldthread" demo --port $(PORT)

test: check-swift
	@Scripts/install-dependencies run test
	swift build --build-tests $(SWIFT_FLAGS)
	# As many tests at once as keep two cores busy: a thousand that begin together wait for each other until limits on time pass.
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=6 swift test --skip-build
	Tests/Journeys/run
	Tests/APIFuzz/run

bench: check-swift
	@Scripts/install-dependencies run test bench
	Benchmarks/run

format:
	swift format format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

clean-demo:
	rm -rf .demo
