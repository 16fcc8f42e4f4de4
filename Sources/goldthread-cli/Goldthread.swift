import ArgumentParser

/// The `goldthread` command. It parses and prints; the work is done in the libraries.
@main
struct Goldthread: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "goldthread",
    abstract: "From an inspector’s finding to what was done about it.",
    discussion: """
      Results go to standard output, everything else to standard error. Exit status: 0 done, \
      1 something was wrong with what was given, 64 wrong usage, 70 a fault of Goldthread’s.
      """,
    subcommands: [
      Serve.self, Demo.self, Read.self, Import.self, Validate.self, ReturnsCommand.self,
      Dates.self, Users.self, Migrate.self, Verify.self,
    ])
}
