// swift-tools-version: 6.2
import PackageDescription

// The house: design, section 2. One target a slice, so that an edit compiles its slice and not the
// house, and so that the compiler keeps the doors between them.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

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

let package = Package(
  name: "goldthread",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    library("Civil"),
    library("Markup"),
    library(
      "Storage", [crypto, logging],
      tests: ["StorageSQLite", "StoragePostgres", "StorageWriter", "TestKit"]),
    library(
      "Reading", ["Civil", .product(name: "Subprocess", package: "swift-subprocess")]),
    [
      .systemLibrary(
        name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
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
    ],
  ].flatMap { $0 }
)
