// swift-tools-version: 6.2
import PackageDescription

// The house: design, section 2. One target a slice, so that an edit compiles its slice and not the
// house, and so that the compiler keeps the doors between them.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
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

let package = Package(
  name: "goldthread",
  platforms: [.macOS(.v15)],
  targets: [
    library("Civil"),
    library("Markup"),
  ].flatMap { $0 }
)
