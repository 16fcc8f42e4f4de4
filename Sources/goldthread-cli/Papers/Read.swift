import ArgumentParser
import Foundation
import Reading

struct Read: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read inspection reports into records, without a database.",
    discussion: """
      One result a file, in the order given. A folder stands for the files in it. A file that is no report, or cannot \
      be read, is named with the reason, and the others go on; the exit status is then 1.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, text }

  @Argument(help: "PDF files, or folders of them; - reads one from standard input.")
  var files: [String]

  @Option(help: "jsonl: one object a line; text: for people.")
  var format: Format = .text

  func run() async throws {
    let reader = PaperReader()
    let format = format
    let tally = Tally()
    if files == ["-"] {
      let bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
      await tally.add(await reader.read(bytes: bytes, named: "-"), as: format)
    } else {
      let paths = Self.paths(files)
      try await reader.read(files: paths) { outcome in await tally.add(outcome, as: format) }
    }
    if let code = await tally.exitCode { throw code }
  }

  /// The files to read: a folder stands for what is in it, by name, without its folders.
  private static func paths(_ names: [String]) -> [String] {
    names.flatMap { name -> [String] in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder), isFolder.boolValue,
        let inside = try? FileManager.default.contentsOfDirectory(atPath: name)
      else { return [name] }
      return inside.sorted().filter { !$0.hasPrefix(".") }.map { name + "/" + $0 }
        .filter { path in
          var isFolder: ObjCBool = false
          return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && !isFolder.boolValue
        }
    }
  }
}

/// Prints each result as it comes, and remembers how the command must end.
private actor Tally {
  private var refused = false
  private var ours = false

  var exitCode: ExitCode? { ours ? .fault : refused ? .foundProblems : nil }

  func add(_ outcome: ReadOutcome, as format: Read.Format) {
    if let refusal = outcome.refusal {
      refused = true
      if refusal.isOurs { ours = true }
      CommandLog.say("goldthread: '\(outcome.file)': \(refusal)")
    }
    var bytes: [UInt8]
    switch (format, outcome.result) {
    case (.jsonl, _): bytes = outcome.jsonLine
    case (.text, .success(let report)): bytes = Array(ReportText.text(report).utf8)
    // Its sentence stands on standard error; there is no result.
    case (.text, .failure): return
    }
    if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    FileHandle.standardOutput.write(Data(bytes))
  }
}
