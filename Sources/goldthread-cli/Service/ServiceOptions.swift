import ArgumentParser
import Kernel
import Logging
import Product

/// What every command that opens the database takes.
struct ServiceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where the data is kept: sqlite:FILE, or postgresql://USER@HOST/NAME.", valueName: "url"))
  var database = "sqlite:goldthread.db"

  @Option(
    help: ArgumentHelp(
      "The council’s nine-character code; needed where the database knows none or several.",
      valueName: "code"))
  var authority: String?

  @Option(
    help: ArgumentHelp("The council’s name; needed once, with its code.", valueName: "name"))
  var council: String?

  @Option(
    help: ArgumentHelp(
      "A file that holds the key for documents; else \(DocumentKey.variable), else a file beside the database.",
      valueName: "file"))
  var keyFile: String?

  func settings() throws -> ServiceSettings {
    do {
      var settings = ServiceSettings(database: try DatabaseAddress(database))
      settings.authority = authority
      settings.council = council
      settings.keyFile = keyFile
      return settings
    } catch let problem as ConfigurationProblem {
      throw ValidationError(problem.description)
    }
  }

  func openWorld() async throws -> World {
    let settings = try settings()
    return try await explained { try await settings.openWorld(logger: CommandLog.logger) }
  }
}
