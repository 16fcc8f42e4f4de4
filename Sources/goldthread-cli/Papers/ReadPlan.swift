import ArgumentParser
import Foundation
import Reading

struct ReadPlan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Read a council’s action plan from its tables: XLSX, DOCX, CSV or PDF.",
    discussion: """
      What each column holds is guessed by its header and printed first; then the rows, and everything that needs a \
      look, with its place. Nothing is computed: of a formula the stored value is taken.
      """)

  @Argument(help: "Files; - reads one from standard input.")
  var files: [String]

  @Option(help: "jsonl: the tables, each row and each problem as a line; text: for people.")
  var format: ReadReports.Format = .text

  func run() async throws {
    let reader = PlanReader()
    var refused = false
    var ours = false
    for path in files {
      do throws(PlanRefusal) {
        let plan =
          path == "-"
          ? try await reader.read(
            bytes: [UInt8](FileHandle.standardInput.readDataToEndOfFile()), named: "-")
          : try await reader.read(file: path)
        show(plan)
      } catch {
        refused = true
        if error.isOurs { ours = true }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        CommandLog.say("goldthread: '\(name)': \(error)")
        if format == .jsonl { write([PlanJSON.line(refused: error, file: name)]) }
      }
    }
    if refused { throw ours ? ExitCode.fault : ExitCode.foundProblems }
  }

  private func show(_ plan: CouncilPlan) {
    let reading = plan.reading(by: plan.proposal)
    switch format {
    case .jsonl: write(PlanJSON.lines(plan, reading))
    case .text: write([Array(PlanText.text(plan, reading).utf8)])
    }
  }

  private func write(_ lines: [[UInt8]]) {
    var bytes: [UInt8] = []
    for line in lines {
      bytes += line
      if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }
    FileHandle.standardOutput.write(Data(bytes))
  }
}
