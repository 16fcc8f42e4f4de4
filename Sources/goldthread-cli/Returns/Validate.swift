import ArgumentParser

/// `goldthread validate`: a statutory return against its rules, without a database.
struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a statutory return against the department’s rules.",
    subcommands: [ValidateCIN.self])
}
