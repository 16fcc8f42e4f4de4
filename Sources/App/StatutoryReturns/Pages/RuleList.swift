import Kernel
import Markup
import Returns
import SiteMap
import Web

/// A rule with what it found.
struct RuleRow: Sendable {
  let place: Int
  let rule: IssueFile.Rule
  var issues = 0
  var appeared = 0
  var explained = 0
  var children: Set<Int> = []
  /// The first few, to begin with.
  var first: [FoundIssue] = []
}

enum RuleSort: String, ListOrder {
  case weight, code, issues, children
}

/// Every rule that found something, with its words and what to do.
enum RuleList {
  private static let examples = 3

  static func listing(_ view: RunView, _ issues: [FoundIssue]) -> Listing<RuleRow, RuleSort> {
    list(view).load(
      for: view.visit,
      from: ListSource(rows(view.found.file, issues)) {
        String($0.place)
      } passes: { row, filter, value in
        filter != "level" || row.rule.level.rawValue == value
      } comesBefore: { sort, one, other in
        switch sort {
        // Errors first, and of each kind those with the most.
        case .weight:
          (one.rule.level == .error ? 0 : 1, -one.issues)
            < (other.rule.level == .error ? 0 : 1, -other.issues)
        case .code: one.place < other.place
        case .issues: one.issues < other.issues
        case .children: one.children.count < other.children.count
        }
      })
  }

  private static func rows(_ file: IssueFile, _ issues: [FoundIssue]) -> [RuleRow] {
    var rows = file.rules.enumerated().map { RuleRow(place: $0, rule: $1) }
    for found in issues {
      let rule = Int(found.issue.rule)
      rows[rule].issues += 1
      if found.isNew { rows[rule].appeared += 1 }
      if found.note != nil { rows[rule].explained += 1 }
      if let child = found.childPlace, rows[rule].children.insert(child).inserted,
        rows[rule].first.count < examples
      {
        rows[rule].first.append(found)
      }
    }
    return rows.filter { $0.issues > 0 }
  }

  private static func list(_ view: RunView) -> List<RuleRow, RuleSort> {
    let run = view.run
    let compares = run.compared != nil
    var columns: [ListColumn<RuleRow, RuleSort>] = [
      ListColumn("Rule", sort: .code, text: \.rule.code) { row in
        HTML {
          Web.link(
            row.rule.code, to: Address.returnRun(run.id, "issues").with("rule", row.rule.code),
            .aria("label", "Issues of rule \(row.rule.code)"))
          HTML(" ")
          row.rule.level.mark
        }
      },
      ListColumn("What is wrong", text: \.rule.title) { row in
        HTML {
          p(row.rule.title + ".")
          p(.class("muted")) { row.rule.remedy }
          children(row, view)
        }
      },
    ]
    if view.visit.fileFormat != nil {
      columns.insert(ListColumn("Level", text: \.rule.level.title), at: 1)
      columns.append(ListColumn("What to do", text: \.rule.remedy))
    }
    columns += [
      ListColumn("Issues", sort: .issues, isNumber: true, text: { String($0.issues) }) {
        HTML($0.issues.grouped)
      },
      ListColumn(
        "Children", sort: .children, isNumber: true, text: { String($0.children.count) }
      ) { HTML($0.children.count.grouped) },
    ]
    if compares {
      columns.append(
        ListColumn("New", isNumber: true, text: { String($0.appeared) }) {
          HTML($0.appeared == 0 ? "–" : $0.appeared.grouped)
        })
    }
    columns.append(
      ListColumn("Explained", isNumber: true, text: { String($0.explained) }) {
        HTML($0.rule.level == .error ? "" : $0.explained.grouped)
      })
    return List(
      "Rules that found something", noun: ("rule", "rules"), sortedBy: .weight, columns: columns,
      filters: [
        .choice(
          "level", "Errors or queries",
          RuleLevel.allCases.map { ListFilter.Option($0.rawValue, $0.plural) })
      ], pageSize: 300)
  }

  @HTMLBuilder private static func children(_ row: RuleRow, _ view: RunView) -> HTML {
    if !row.first.isEmpty {
      p(.class("muted")) {
        row.children.count > row.first.count ? "First children: " : "Children: "
        row.first.compactMap { link(to: $0, view) }.joined(by: HTML(", "))
      }
    }
  }

  /// Not kept on one line: a long number has to break on a telephone.
  private static func link(to found: FoundIssue, _ view: RunView) -> HTML? {
    guard let child = found.childName, let place = found.childPlace else { return nil }
    return Web.link(child, to: .returnChild(place, of: view.run.id))
  }
}

extension RuleLevel {
  var plural: String {
    switch self {
    case .error: "Errors"
    case .query: "Queries"
    }
  }

  /// The level as a mark.
  var mark: HTML { tag(title, self == .error ? .urgent : .caution) }
}
