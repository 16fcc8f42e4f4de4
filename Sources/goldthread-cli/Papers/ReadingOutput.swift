import ArgumentParser
import Foundation
import Reading

/// Prints each result as it comes, with a bar beneath where somebody is watching, and remembers how
/// the command must end.
actor ReadingOutput {
  enum Form {
    case jsonl, text
    /// One line a file, for folders.
    case line

    init(_ format: ReadReports.Format) {
      switch format {
      case .jsonl: self = .jsonl
      case .text: self = .text
      }
    }
  }

  private let form: Form
  private var bar: ProgressBar
  private var refused = false
  private var ours = false

  init(_ form: Form, of total: Int) {
    self.form = form
    bar = ProgressBar(total: total)
  }

  init(_ format: ReadReports.Format, of total: Int) { self.init(Form(format), of: total) }

  /// - Throws: a fault that has been said, where standard output takes no more.
  func add(_ outcome: ReadOutcome) throws {
    bar.clear()
    if let refusal = outcome.refusal {
      refused = true
      if refusal.isOurs { ours = true }
      CommandLog.say("goldthread: '\(outcome.file.printableLine)': \(refusal)")
    }
    if var bytes = bytes(of: outcome) {
      if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
      try StandardOutput.write(bytes)
    }
    bar.advance()
  }

  /// Takes the bar away and says how the command must end.
  func finish() -> ExitCode? {
    bar.clear()
    return ours ? .fault : refused ? .foundProblems : nil
  }

  private func bytes(of outcome: ReadOutcome) -> [UInt8]? {
    switch (form, outcome.result) {
    case (.jsonl, _): outcome.jsonLine
    case (.text, .success(let report)): Array(ReportText.text(report).utf8)
    case (.line, .success(let report)): Array(ReportText.line(report).utf8)
    // Its sentence stands on standard error; there is no result.
    case (_, .failure): nil
    }
  }
}
