import ArgumentParser
import Foundation
import Inspections
import Kernel
import Product
import Reading
import Storage

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Bring inspection reports into the national register, or a list of statistical neighbours.",
    discussion: """
      --register reads every report in the folder and enters what is certain, or completes the line that is there; a \
      second run changes nothing, and nothing is overwritten. What is not certain, says something else than the \
      register, or cannot be read is named with the reason, and the others go on; the exit status is then 1. A summary \
      for children is added to the inspection it is about, or waits among the papers until a person says which one \
      that is, and so does a report of a kind that no published report has tried the reading on. A folder within a \
      folder, and what else is no file, is named too and not read; hidden files are left out. One line a file: what became of it, its name, and what was understood, with tabs between.
      """)

  @OptionGroup var service: ServiceOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Folders of reports, or single files.", valueName: "folder"))
  var register: [String] = []

  @Option(
    help: ArgumentHelp(
      "A CSV file with the columns council, neighbour, rank, source, as at.", valueName: "file"))
  var neighbours: String?

  @Flag(help: "Say what would be done, and change nothing.")
  var preview = false

  func validate() throws {
    if register.isEmpty, neighbours == nil {
      throw ValidationError("say what to import: --register FOLDER or --neighbours FILE")
    }
  }

  func run() async throws {
    let world = try await service.openWorld()
    do {
      try await explained {
        if let neighbours { try await importNeighbours(neighbours, world) }
        if !register.isEmpty { try await importRegister(world) }
      }
      await world.store.close()
    } catch {
      await world.store.close()
      throw error
    }
  }

  private func importRegister(_ world: World) async throws {
    var files: [PaperPath] = []
    for name in register {
      guard let found = ImportSource(name).paths else {
        CommandLog.say(
          "goldthread: there is no folder or file '\(name.printableLine)'; check the name")
        throw ExitCode.foundProblems
      }
      files += found
    }
    let tally = ImportTally(of: files.count, isPreview: preview)
    let work = RegisterImport(world, isPreview: preview)
    try await work(files) { file in await tally.add(file) }
    await tally.end()
    if let code = await tally.exitCode { throw code }
  }

  private func importNeighbours(_ path: String, _ world: World) async throws {
    guard let data = FileManager.default.contents(atPath: path),
      let text = ImportNeighbours.text(of: Array(data))
    else {
      CommandLog.say("goldthread: '\(path)' cannot be read as text in UTF-8; check the file")
      throw ExitCode.foundProblems
    }
    let work = ImportNeighbours(Operator(world: world))
    let found = try await work.preview(text)
    for problem in found.problems { CommandLog.say("goldthread: '\(path)': \(problem.inWords)") }
    guard found.problems.isEmpty else {
      CommandLog.say("Nothing was imported.")
      throw ExitCode.foundProblems
    }
    if !preview { try await work(text) }
    CommandLog.say(
      "\(preview ? "Would import" : "Imported") \(Words.count(found.lines, "line")) of \(Words.count(found.lists, "list"))"
        + (found.replaced > 0 ? ", \(found.replaced) in place of one that was there." : "."))
  }
}

/// Whoever may run commands on the machine may do what an improvement officer may.
private struct Operator: Acting {
  let world: World

  var user: User {
    User(
      account: nil, authority: world.authority, name: Author.system.name,
      roles: [.improvementOfficer])
  }

  func write<Value: Sendable>(
    because reason: String, _ body: @escaping @Sendable (WriteTransaction) throws -> Value
  ) async throws -> Value {
    try await world.store.write(as: .system, because: reason, body)
  }
}

/// Prints what became of each file, shows how far it is, and remembers how the command must end.
private actor ImportTally {
  private var done = 0
  private var counts: [ImportOutcome.Kind: Int] = [:]
  private var bar: ProgressBar
  private let isPreview: Bool

  init(of total: Int, isPreview: Bool) {
    bar = ProgressBar(total: total)
    self.isPreview = isPreview
  }

  var exitCode: ExitCode? {
    if counts[.failed] != nil { return .fault }
    return counts.keys.contains(where: \.isProblem) ? .foundProblems : nil
  }

  func add(_ file: RegisterImport.File) {
    done += 1
    counts[file.outcome.kind, default: 0] += 1
    bar.clear()
    let cells = [
      intended(file.outcome.kind) ?? file.outcome.kind.rawValue, file.name, file.outcome.sentence,
    ]
    let line = cells.map(Self.plain).joined(separator: "\t") + "\n"
    FileHandle.standardOutput.write(Data(line.utf8))
    bar.advance()
  }

  func end() {
    bar.clear()
    let parts = ImportOutcome.Kind.allCases.compactMap { kind in
      counts[kind].map { "\($0) \(intended(kind) ?? kind.title.lowercased())" }
    }
    CommandLog.say(
      "\(done) files: \(parts.isEmpty ? "none" : parts.joined(separator: ", "))."
        + (isPreview ? " Nothing was changed." : ""))
  }

  private func intended(_ kind: ImportOutcome.Kind) -> String? { isPreview ? kind.intended : nil }

  /// A tab or a line end in a name would break the line.
  private static func plain(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
