// swift-tools-version: 6.2
import PackageDescription

// The house: design, section 2. One target a slice, so that an edit compiles its slice and not the
// house, and so that the compiler keeps the doors between them.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(
  name: "HummingbirdTesting", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")

/// What every slice of the service may use.
let ground: [Target.Dependency] = [
  "Civil", "Markup", "Storage", "Kernel", "SiteMap", "Web",
]

/// A library of ours that would make sense in another product.
func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], tests: [Target.Dependency] = []
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: settings),
    .testTarget(
      name: name + "Tests", dependencies: [.byName(name: name)] + dependencies + tests,
      swiftSettings: settings),
  ]
}

/// A slice of the service, with the slices to its left that it uses.
func slice(
  _ name: String, uses others: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: ground + others, path: "Sources/App/" + name, resources: resources,
    swiftSettings: settings)
}

/// The tests of a part of the service: its own folder under Tests, with what the house shares.
func serviceTests(_ name: String, uses others: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.byName(name: name), "Civil", "Storage", "PageKit", "TestKit", logging] + others,
    swiftSettings: settings)
}

let package = Package(
  name: "goldthread",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "goldthread", targets: ["goldthread"])],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    // The names of files in which Subprocess speaks.
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
    // Only measured against, by `make bench`; no part of the product.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    library("Civil"),
    library("Markup"),
    library(
      "Storage", [crypto, logging],
      tests: ["StorageSQLite", "StoragePostgres", "StorageWriter", "TestKit"]),
    library(
      "Reading",
      [
        "Civil", "CZlib", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    library("Returns", ["Civil"]),
    library("Spreadsheets", ["Civil", "CXlsxWriter"]),
    [
      .systemLibrary(
        name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
      .systemLibrary(
        name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
      .systemLibrary(
        name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
      .target(
        name: "StorageSQLite",
        dependencies: [
          "Storage", .product(name: "GRDB", package: "GRDB.swift"),
          .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ],
        swiftSettings: settings),
      .target(
        name: "StoragePostgres", dependencies: ["Storage", "CLibPQ"], swiftSettings: settings),
      // What the tests of every slice share: a store on each engine.
      .target(
        name: "TestKit", dependencies: ["Storage", "StorageSQLite", "StoragePostgres", logging],
        path: "Tests/TestKit", swiftSettings: settings),
      // The process that the kill test kills.
      .executableTarget(
        name: "StorageWriter", dependencies: ["Storage", "StorageSQLite", "StoragePostgres"],
        path: "Tests/StorageWriter", swiftSettings: settings),

      .target(
        name: "Kernel", dependencies: ["Civil", "Storage", logging, crypto, cryptoExtras],
        path: "Sources/App/Kernel", swiftSettings: settings),
      .target(
        name: "SiteMap", dependencies: ["Kernel"], path: "Sources/App/SiteMap",
        swiftSettings: settings),
      .target(
        name: "Web",
        dependencies: [
          "Civil", "Markup", "Spreadsheets", "Storage", "Kernel", "SiteMap", hummingbird, logging,
          .product(name: "NIOCore", package: "swift-nio"),
        ],
        path: "Sources/App/Web", resources: [.embedInCode("Assets")], swiftSettings: settings),
      .testTarget(
        name: "WebTests",
        dependencies: [
          "Civil", "Markup", "Storage", "StorageSQLite", "TestKit", "Kernel", "SiteMap", "Web",
          hummingbird, hummingbirdTesting, logging, .product(name: "NIOCore", package: "swift-nio"),
        ],
        swiftSettings: settings),
      serviceTests("Kernel"),
      // What the tests of every slice's pages share: asking for them as the gate does, without HTTP.
      .target(
        name: "PageKit", dependencies: ["Kernel", "SiteMap", "Web"], path: "Tests/PageKit",
        swiftSettings: settings),
      // What programs may ask: how an operation is described, and the OpenAPI document. The slices
      // describe theirs, each beside its own forms.
      slice("API"),
      serviceTests("API", uses: ["Kernel", "SiteMap", "Web"]),
      slice("Administration", uses: ["API"]),
      serviceTests("Administration", uses: ["Kernel", "Markup", "SiteMap", "Web"]),
      slice("Inspections", uses: ["API", "Reading"]),
      serviceTests("Inspections", uses: ["Kernel", "Markup", "Reading", "SiteMap", "Web"]),
      slice("ImprovementPlan", uses: ["API", "Inspections", "Reading"]),
      serviceTests(
        "ImprovementPlan", uses: ["Inspections", "Kernel", "Markup", "Reading", "SiteMap", "Web"]),
      slice("Registers", uses: ["API", "ImprovementPlan"]),
      serviceTests(
        "Registers",
        uses: [
          "ImprovementPlan", "Inspections", "Kernel", "Markup", "SiteMap", "Web", hummingbird,
          hummingbirdTesting, .product(name: "NIOCore", package: "swift-nio"),
        ]),
      slice("Board", uses: ["API", "Inspections", "ImprovementPlan", "Registers"]),
      serviceTests(
        "Board",
        uses: ["Inspections", "ImprovementPlan", "Kernel", "Markup", "Registers", "SiteMap", "Web"]),
      slice(
        "Search",
        uses: [
          "API", "Inspections", "ImprovementPlan", "Board", "Registers", "Voice", "Publishing",
        ]),
      // They may read what stands in every slice to their left (design, section 2).
      slice("Voice", uses: ["API", "ImprovementPlan", "Inspections"]),
      serviceTests(
        "Voice",
        uses: [
          "ImprovementPlan", "Inspections", "Kernel", "Markup", "SiteMap", "Web", hummingbird,
          hummingbirdTesting, .product(name: "NIOCore", package: "swift-nio"),
        ]),
      slice("Publishing", uses: ["API", "Inspections", "ImprovementPlan", "Registers", "Voice"]),
      serviceTests(
        "Publishing",
        uses: [
          "ImprovementPlan", "Inspections", "Kernel", "Markup", "Registers", "SiteMap", "Voice",
          "Web", hummingbird, hummingbirdTesting, .product(name: "NIOCore", package: "swift-nio"),
        ]),
      slice("StatutoryReturns", uses: ["Returns"]),
      serviceTests(
        "StatutoryReturns",
        uses: ["Kernel", "Markup", "Returns", "SiteMap", "Web"]),
      .target(
        name: "Product",
        dependencies: ground + [
          "API",
          "Administration",
          "Board",
          "ImprovementPlan",
          "Inspections",
          "Publishing",
          "Reading",
          "Registers",
          "Search",
          "StatutoryReturns",
          "StorageSQLite",
          "StoragePostgres",
          "Voice",
          hummingbird,
          logging,
          .product(name: "NIOCore", package: "swift-nio"),
          .product(name: "Subprocess", package: "swift-subprocess"),
        ],
        path: "Sources/App/Product", swiftSettings: settings),
      serviceTests(
        "Product",
        uses: [
          "API",
          "Board",
          "ImprovementPlan",
          "Inspections",
          "Kernel",
          "Publishing",
          "Registers",
          "Search",
          "SiteMap",
          "Voice",
          "Web",
          hummingbird,
          hummingbirdTesting,
          .product(name: "NIOCore", package: "swift-nio"),
        ]),
      .executableTarget(
        name: "goldthread",
        dependencies: [
          "Civil", "Inspections", "Kernel", "Product", "Reading", "Returns", "Storage",
          logging, .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        path: "Sources/goldthread-cli", swiftSettings: settings),

      // What README's figures come from: `make bench`.
      .executableTarget(
        name: "civil-benchmark", dependencies: ["Civil"], path: "Benchmarks/CivilBenchmark",
        swiftSettings: settings),
      .executableTarget(
        name: "returns-benchmark", dependencies: ["Civil", "Returns"],
        path: "Benchmarks/ReturnsBenchmark", swiftSettings: settings),
      .executableTarget(
        name: "markup-benchmark",
        dependencies: ["Markup", .product(name: "Mustache", package: "swift-mustache")],
        path: "Benchmarks/MarkupBenchmark", swiftSettings: settings),
      .executableTarget(
        name: "storage-benchmark",
        dependencies: [
          "Storage", "StorageSQLite", logging, .product(name: "GRDB", package: "GRDB.swift"),
        ],
        path: "Benchmarks/StorageBenchmark", swiftSettings: settings),
      // Large invented data sets, for benchmarks that need a full database.
      .target(
        name: "BenchmarkData",
        dependencies: ["Civil", "Storage", "Kernel", "Inspections", "ImprovementPlan"],
        path: "Benchmarks/BenchmarkData", swiftSettings: settings),
      .executableTarget(
        name: "plan-benchmark",
        dependencies: [
          "BenchmarkData", "Civil", "Markup", "Storage", "StorageSQLite", "Kernel", "SiteMap",
          "Web", "Inspections", "ImprovementPlan", logging,
        ],
        path: "Benchmarks/PlanBenchmark", swiftSettings: settings),
      .executableTarget(
        name: "service-benchmark",
        dependencies: ["BenchmarkData", "Inspections", "Kernel", "Product", "Storage", logging],
        path: "Benchmarks/ServiceBenchmark", swiftSettings: settings),
      .executableTarget(
        name: "decade-benchmark",
        dependencies: [
          "BenchmarkData", "Civil", "Kernel", "Markup", "Product", "SiteMap", "Storage",
          "StorageSQLite", "Web", logging,
        ],
        path: "Benchmarks/DecadeBenchmark", swiftSettings: settings),
    ],
  ].flatMap { $0 }
)
