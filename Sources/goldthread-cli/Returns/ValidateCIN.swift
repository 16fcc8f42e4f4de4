import ArgumentParser
import Foundation
import Returns

struct ValidateCIN: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cin",
    abstract: "Check a children in need census return (XML).",
    discussion: """
      Every issue is shown by rule, with the child’s number and the line in the file. What was odd about the file itself \
      goes to standard error: as text the first few places of each kind, as jsonl and csv every one, in the same form. \
      A file may have 2 GB, what comes through a pipe 1 GB or a quarter of the machine’s memory. The exit status is 0 \
      when nothing was found, and 1 when there are issues or the file cannot be read as a return.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl, csv }
  enum Severity: String, EnumerableFlag {
    case queriesToo, errorsOnly

    static func help(for value: Severity) -> ArgumentHelp? {
      value == .queriesToo
        ? "Errors and queries." : "Errors, which must be put right, and no queries."
    }
  }

  @Argument(help: "The return; - reads it from standard input.")
  var file: String

  @Option(
    help:
      "Whose rules to apply, such as 2025-26; 2026-27 is a draft. By default what the header says.")
  var year: CollectionYear?

  @Option(help: "text: for people; jsonl: one object a line; csv: for a spreadsheet.")
  var format: Format = .text

  @Option(help: "Only these rules, such as 8831,4014.")
  var rules: RuleCodes?

  @Flag var severity: Severity = .queriesToo

  func validate() throws {
    if let year, !CINReturn.years.contains(year) {
      let known = CINReturn.years.map(\.description).joined(separator: ", ")
      throw ValidationError("there are no rules for \(year); choose one of \(known)")
    }
    let known = Set(CINReturn.years.flatMap { CINReturn.rules(for: $0).map(\.code) })
    if let code = rules?.codes.sorted().first(where: { !known.contains($0) }) {
      throw ValidationError("there is no rule '\(code)'; queries end in Q, as in 8670Q")
    }
  }

  func run() async throws {
    let start = ContinuousClock.now
    let cin = try await ReturnFileOption.read(file)
    let codes = rules?.codes
    let checked = await cin.check(year: year) { rule in
      codes?.contains(rule.code) != false && (severity == .queriesToo || rule.level == .error)
    }
    if year == nil { sayWhichYear(cin, checked) }
    switch format {
    case .text:
      ReturnFileOption.sayWarnings(of: cin.file, named: file)
      let took = Self.inWords(ContinuousClock.now - start)
      try StandardOutput.write(Array((checked.text() + "It took \(took).\n").utf8))
    case .jsonl:
      FileHandle.standardError.write(Data(cin.file.warningJSONLines))
      try StandardOutput.write(await checked.jsonLines())
    case .csv:
      FileHandle.standardError.write(Data(cin.file.warningCSV))
      try StandardOutput.write(await checked.csv())
    }
    if !checked.issues.isEmpty { throw ExitCode.foundProblems }
  }

  /// "0.183 seconds". Written by hand: the system's own way loads every language it knows.
  private static func inWords(_ took: Duration) -> String {
    let milliseconds =
      took.components.seconds * 1000 + took.components.attoseconds / 1_000_000_000_000_000
    let rest = String(milliseconds % 1000)
    let digits = String(repeating: "0", count: 3 - rest.utf8.count) + rest
    return "\(milliseconds / 1000).\(digits) seconds"
  }

  private func sayWhichYear(_ cin: CINReturn, _ checked: CheckedReturn) {
    guard cin.statedYear != checked.year else { return }
    let reason =
      cin.statedYear.map { "the rules for \($0) are a draft; ask for them with --year \($0)" }
      ?? "its header names no year that is known here"
    CommandLog.say(
      "goldthread: '\(file)': checked by the rules of \(checked.year), since \(reason)")
  }
}

extension CollectionYear: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// Codes of rules, as they are typed: with commas between.
struct RuleCodes: ExpressibleByArgument {
  let codes: Set<String>

  init?(argument: String) {
    let parts = argument.split(whereSeparator: { $0 == "," || $0 == " " })
    guard !parts.isEmpty else { return nil }
    codes = Set(parts.map { $0.uppercased() })
  }
}
