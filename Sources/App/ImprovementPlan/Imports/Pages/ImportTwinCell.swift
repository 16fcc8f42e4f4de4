import Kernel
import Markup
import SiteMap
import Web

/// What is said of a row whose action the plan has, or seems to have, and the choice of what
/// becomes of it.
struct ImportTwinCell {
  let twin: ImportTwin
  let decision: TwinDecision

  static let fieldPrefix = "twin-"
  static func fieldName(_ number: Int) -> String { fieldPrefix + "\(number)" }

  private var action: Action { twin.known.action }

  @HTMLBuilder var html: HTML {
    div {
      tag(title, isToBeLookedAt ? .caution : .neutral)
      HTML(" ")
      reference(action.reference, to: .action(action.id))
      HTML(" \(why)")
    }
    if twin.saysComplete {
      div("An update does not complete it: say so on its page.", .class("muted"))
    }
    for difference in twin.differences {
      div(.class("muted")) {
        HTML("\(difference.field.rawValue): ")
        if difference.inPlan.isEmpty {
          HTML("“\(difference.inFile)”, where the plan has nothing")
        } else {
          HTML("“\(difference.inFile)”, where the plan has “\(difference.inPlan)”")
        }
      }
    }
  }

  /// As one line of a list.
  @HTMLBuilder var inList: HTML {
    html
    div(decision.said)
  }

  var isToBeLookedAt: Bool { !twin.isCertain || !twin.differences.isEmpty }

  private var title: String {
    guard twin.isCertain else { return "Perhaps in the plan already" }
    return twin.differences.isEmpty ? "In the plan, unchanged" : "In the plan, with differences"
  }

  private var why: String {
    let withdrawn = action.isWithdrawn ? " It was withdrawn." : ""
    let words = "“\(action.title.shortened(to: 60))”"
    return switch twin.reason {
    case .reference(let text): "by the reference \(text).\(withdrawn)"
    case .words: "by its words.\(withdrawn)"
    case .referenceAlone(let text):
      "has the reference \(text) and other words: \(words).\(withdrawn)"
    case .nearlyWords: "is much like it: \(words).\(withdrawn)"
    }
  }

  func field(_ number: Int, row: Int, _ sheet: FormSheet) -> HTML {
    sheet.select(
      Self.fieldName(number), "Row \(row)",
      TwinDecision.allCases.filter { $0 != .update || twin.canUpdate }
        .map { Choice($0.rawValue, $0 == .update ? "Update \(action.reference)" : $0.title) },
      prompt: nil)
  }
}

extension TwinDecision {
  var title: String {
    switch self {
    case .leave: "Leave it out"
    case .update: "Update the action"
    case .add: "Add it as an action of its own"
    }
  }

  /// What becomes of the row as things stand.
  var said: String {
    switch self {
    case .leave: "It is left out."
    case .update: "The action takes on what the file says."
    case .add: "It becomes an action of its own."
    }
  }
}

extension ImportTwins {
  /// The rows that the plan has already, or seems to have, each with what is said of it.
  func cells(
    _ lines: [ImportLine], _ decisions: ImportDecisions
  ) -> [(line: ImportLine, cell: ImportTwinCell)] {
    lines.compactMap { line in
      self[line].map { twin in
        let decision = line.isLeftOut ? .leave : decisions.decision(twin, of: line.row)
        return (line, ImportTwinCell(twin: twin, decision: decision))
      }
    }
  }
}
