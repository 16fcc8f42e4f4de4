import ArgumentParser
import Foundation
import Reading

/// `goldthread read`: reports, unless something else is named.
struct Read: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read papers into records, without a database.",
    subcommands: [ReadReports.self, ReadPlan.self], defaultSubcommand: ReadReports.self)
}

struct ReadReports: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reports",
    abstract: "Read inspection reports into records, without a database.",
    discussion: """
      One result a file, in the order given. A folder stands for the files in it, and each of them gets one line \
      unless a format is asked for; “to check” counts its doubtful values and warnings, which text and jsonl name. \
      A file that is no report, or cannot be read, is named with the reason, and the \
      others go on; the exit status is then 1.

      With --boxes each value of the JSON has where it stands on its page: a list of rectangles, one a line of print, \
      with page (1 for the first), x, y, width and height in PDF points (72 an inch) from the upper left corner of the \
      page; otherBoxes has those of what the first page says otherwise elsewhere; pageSizes gives the size of each page. It takes a second look at each paper, and so about twice the time.

      A grade that is in a file’s text and cannot be seen on its page, or only in part, or struck out, is never \
      certain. For files that are named, and \
      with --seen, each grade is looked for on a picture of its page. Of the files of a folder only those are drawn \
      whose drawing instructions show a sign of hidden text; that finds the known ways, and is no proof.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, text }

  @Argument(help: "PDF files, or folders of them; - reads one from standard input.")
  var files: [String]

  @Option(help: "jsonl: one object a line; text: for people, whole.")
  var format: Format?

  @Flag(help: "With jsonl: also the rectangles on the page where each value stands, in points.")
  var boxes = false

  @Flag(
    help: "Draw the pages of every file, and look whether its grades are seen: some 0.2 s a page.")
  var seen = false

  func validate() throws {
    if boxes, format != .jsonl {
      throw ValidationError("--boxes is for --format jsonl; add that, or leave --boxes out")
    }
    if files.contains("-"), files.count > 1 {
      throw ValidationError("- stands alone; name a file called - as ./-")
    }
  }

  func run() async throws {
    var reader = PaperReader()
    reader.findsBoxes = boxes
    if files == ["-"] { return try await readStandardInput(reader) }
    let sources = files.map(Source.init)
    if !seen, !Source.areFiles(sources) { reader.sight = .whereSigns }
    for skipped in sources.flatMap(\.skipped) {
      CommandLog.say(
        "goldthread: '\(skipped.path.text.printableLine)' "
          + (skipped.isFolder
            ? "is a folder inside the folder; it is not read" : "is no plain file; it is not read"))
    }
    let total = sources.reduce(0) { $0 + $1.count }
    guard total > 0 else {
      CommandLog.say(
        "goldthread: there is no file in \(files.map { "'\($0.printableLine)'" }.joined(separator: ", ")); "
          + "folders within folders are not read, so name them")
      throw ExitCode.foundProblems
    }
    let output = ReadingOutput(
      format.map(ReadingOutput.Form.init) ?? (Source.areFiles(sources) ? .text : .line), of: total)
    try await reader.read(
      paths: sources.lazy.flatMap(\.paths),
      // One more than can work at once: while one waits for its process to begin or end, the others
      // go on.
      processes: max(1, ProcessInfo.processInfo.activeProcessorCount) + 1
    ) { try await output.add($0) }
    if let code = await output.finish() { throw code }
  }

  private func readStandardInput(_ reader: PaperReader) async throws {
    let output = ReadingOutput(format ?? .text, of: 1)
    let outcome: ReadOutcome
    do throws(ReadRefusal) {
      let bytes = try StandardInput.bytes(limit: reader.limits.fileBytes)
      outcome = await reader.read(bytes: bytes, named: "-")
    } catch {
      outcome = ReadOutcome(file: "-", refusal: error)
    }
    try await output.add(outcome)
    if let code = await output.finish() { throw code }
  }
}

/// A file or a folder that was named on the command line.
private struct Source {
  private let path: PaperPath
  private let folder: PaperFolder?

  init(_ name: String) {
    path = PaperPath(argument: name)
    folder = PaperFolder(path)
  }

  var count: Int { folder?.count ?? 1 }

  var skipped: [PaperFolder.Skipped] { folder?.skipped ?? [] }

  var paths: AnySequence<PaperPath> {
    if let folder { AnySequence(folder) } else { AnySequence(CollectionOfOne(path)) }
  }

  static func areFiles(_ sources: [Source]) -> Bool { sources.allSatisfy { $0.folder == nil } }
}
