import ArgumentParser

/// `goldthread users`: accounts, from the machine itself; the first administrator is made here.
struct Users: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make and list accounts.", subcommands: [AddUser.self, ListUsers.self])
}
