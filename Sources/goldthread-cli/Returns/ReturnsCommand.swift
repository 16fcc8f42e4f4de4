import ArgumentParser

/// `goldthread returns`: what is in a statutory return.
struct ReturnsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "returns",
    abstract: "Look into a statutory return.",
    subcommands: [ReturnTables.self])
}

struct ReturnTables: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables",
    abstract: "Write a return’s tables and main counts as CSV.",
    subcommands: [CINTables.self])
}
