import Markup
import SiteMap
import Web

/// What was odd about a file, line by line.
struct WarningTable {
  /// More than this are only in the file to be taken away.
  private static let mostShown = 20

  let view: RunView

  private var warnings: [IssueFile.Warning] { view.found.file.warnings }
  private var left: Int { view.found.file.warningsLeft }

  var html: HTML {
    part("What was odd about the file", id: "warnings") {
      ul(.class("plain")) {
        for warning in warnings.prefix(Self.mostShown) {
          li("Line \(warning.line.grouped): \(warning.sentence).")
        }
      }
      if warnings.count + left > Self.mostShown {
        p("And \((warnings.count + left - Self.mostShown).grouped) more. Line by line, as a file:")
        downloadLinks(.returnRun(view.run.id, "warnings"))
      }
    }
  }

  /// All of them, as far as they are kept.
  static func file(_ view: RunView) -> TableFile {
    let (warnings, left) = (view.found.file.warnings, view.found.file.warningsLeft)
    let rest = left == 0 ? [] : [["", "\(left.grouped) more, which were only counted"]]
    return TableFile(
      "Odd places \(view.run.code) \(view.run.year)",
      columns: [.number("Line"), "What was odd"],
      rows: warnings.map { [String($0.line), $0.sentence] } + rest)
  }
}
