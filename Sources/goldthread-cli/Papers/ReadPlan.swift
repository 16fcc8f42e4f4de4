import ArgumentParser
import Reading

struct ReadPlan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Read a council’s action plan from its tables: XLSX, DOCX, CSV or PDF.",
    discussion: """
      What each column holds is guessed by its header and printed first; then the rows, and everything that needs a \
      look, with its place. Nothing is computed: of a formula the stored value is taken. Where the guess is wrong, \
      --columns says it: what is held, and the letters or the header of its column, as in \
      --columns "action=B,owner=Lead officer,rating=-" (- for none); the other columns are guessed. A plan may hold \
      \(PlanColumn.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Argument(help: "Files; - reads one from standard input.")
  var files: [String]

  @Option(help: "jsonl: the tables, each row and each problem as a line; text: for people.")
  var format: ReadReports.Format = .text

  @Option(
    help: ArgumentHelp(
      "Which column holds what, where the guess is wrong; may be given more than once.",
      valueName: "holds=column,…"))
  var columns: [String] = []

  func validate() throws { _ = try choices() }

  private func choices() throws -> [ColumnChoice] {
    do {
      let choices = try columns.flatMap { try ColumnChoice.list($0) }
      try ColumnChoice.check(choices)
      return choices
    } catch let problem as ColumnChoice.Problem {
      throw ValidationError("--columns: \(problem)")
    }
  }

  func run() async throws {
    let choices = try choices()
    var refused = false
    var ours = false
    for path in files {
      let plan: CouncilPlan
      do throws(PlanRefusal) {
        plan = try await self.plan(path, choices)
      } catch {
        refused = true
        if error.isOurs { ours = true }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        CommandLog.say("goldthread: '\(name.printableLine)': \(error)".printable)
        if format == .jsonl { try write([PlanJSON.line(refused: error, file: name)]) }
        continue
      }
      try show(plan)
    }
    if refused { throw ours ? ExitCode.fault : ExitCode.foundProblems }
  }

  private func plan(
    _ path: String, _ choices: [ColumnChoice]
  ) async throws(PlanRefusal) -> CouncilPlan {
    let reader = PlanReader()
    var plan: CouncilPlan
    if path == "-" {
      let bytes: [UInt8]
      do throws(ReadRefusal) {
        bytes = try StandardInput.bytes(limit: reader.limits.fileBytes)
      } catch {
        throw .file(error)
      }
      plan = try await reader.read(bytes: bytes, named: "-")
    } else {
      plan = try await reader.read(file: path)
    }
    if !choices.isEmpty { try plan.choose(choices) }
    return plan
  }

  private func show(_ plan: CouncilPlan) throws {
    let reading = plan.reading(by: plan.proposal)
    switch format {
    case .jsonl: try write(PlanJSON.lines(plan, reading))
    case .text: try write([Array(PlanText.text(plan, reading).utf8)])
    }
  }

  private func write(_ lines: [[UInt8]]) throws {
    var bytes: [UInt8] = []
    for line in lines {
      bytes += line
      if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }
    try StandardOutput.write(bytes)
  }
}
