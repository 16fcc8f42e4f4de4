import ArgumentParser
import Foundation
import Returns

struct CINTables: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cin",
    abstract: "A children in need return: one CSV a table, and summary.csv.",
    discussion: """
      The tables hold every row as the return has it, with the row it belongs to and its line in the file. summary.csv \
      has the counts that the department publishes, each with what was counted.
      """)

  @Argument(help: "The return; - reads it from standard input.")
  var file: String

  @Option(help: "The folder to write into; it is made when it is not there.")
  var out: String

  func run() async throws {
    let cin = try await ReturnFileOption.read(file)
    ReturnFileOption.sayWarnings(of: cin.file, named: file)
    do {
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
      for (name, bytes) in cin.tablesAsCSV + [("summary", cin.summary.csv)] {
        try Data(bytes).write(to: URL(fileURLWithPath: out).appendingPathComponent(name + ".csv"))
      }
    } catch {
      CommandLog.say("goldthread: '\(out)' cannot be written: \(error.localizedDescription)")
      throw ExitCode.foundProblems
    }
    print(cin.summary.text, terminator: "")
  }
}
