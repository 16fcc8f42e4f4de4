import Civil
import Kernel
import Markup
import Returns
import SiteMap
import Storage
import Web

enum IssueSort: String, ListOrder {
  case rule, child, team, line
}

/// The issues of a check, one by one.
enum IssueList {
  /// Stands in the address for children of no team.
  static let noTeam = "~none"
  static let noTeamTitle = "No team given"

  static func listing(
    _ view: RunView, _ issues: [FoundIssue], title: String = "Issues", areFixed: Bool = false
  ) -> Listing<FoundIssue, IssueSort> {
    let list = List<FoundIssue, IssueSort>(
      title, noun: areFixed ? ("issue that is gone", "issues that are gone") : ("issue", "issues"),
      sortedBy: .rule,
      columns: view.visit.fileFormat == nil
        ? pageColumns(view, areFixed: areFixed) : fileColumns(view),
      filters: filters(view, issues, areFixed: areFixed),
      empty: areFixed
        ? view.withoutTeam ?? "Nothing that the check before had found is gone."
        : view.nothingToPutRight,
      pageSize: 50)
    return list.load(
      for: view.visit,
      from: ListSource(
        issues, id: { String($0.number) }, passes: passes, comesBefore: comesBefore))
  }

  private static func passes(_ found: FoundIssue, _ filter: String, _ value: String) -> Bool {
    switch filter {
    case "level": found.rule.level.rawValue == value
    case "rule": found.rule.code == value
    case "team": value == noTeam ? found.team == nil : found.team == value
    case "standing":
      found.issue.standing == (value == "new" ? .new : value == "changed" ? .changed : .usual)
    case "gone": found.wayOut.rawValue == value
    case "explained": (found.note != nil) == (value == "yes")
    default: true
    }
  }

  private static func comesBefore(
    _ sort: IssueSort, _ one: FoundIssue, _ other: FoundIssue
  ) -> Bool {
    switch sort {
    case .rule: one.issue.rule < other.issue.rule
    case .child: (one.child ?? "") < (other.child ?? "")
    // Children of no team come last.
    case .team: (one.team ?? "\u{10FFFF}") < (other.team ?? "\u{10FFFF}")
    case .line: one.issue.line < other.issue.line
    }
  }

  private static func filters(
    _ view: RunView, _ issues: [FoundIssue], areFixed: Bool
  ) -> [ListFilter] {
    let rules = Set(issues.map { Int($0.issue.rule) }).sorted().map { view.found.file.rules[$0] }
    var filters: [ListFilter] = [
      .choice(
        "level", "Errors or queries",
        RuleLevel.allCases.map { ListFilter.Option($0.rawValue, $0.plural) }),
      .choice(
        "rule", "Rule", rules.map { ListFilter.Option($0.code, "\($0.code) \($0.title.short)") }),
    ]
    if view.found.hasTeams, view.found.onlyTeam == nil {
      filters.append(
        .choice(
          "team", "Team",
          view.found.teamNames.map { ListFilter.Option($0, $0) }
            + [ListFilter.Option(noTeam, noTeamTitle)]))
    }
    if areFixed {
      let ways = WayOut.allCases.map { ListFilter.Option($0.rawValue, $0.title) }
      return filters + [.choice("gone", "How it went", ways)]
    }
    if view.run.compared != nil {
      filters.append(
        .choice(
          "standing", "Since the check before",
          [
            ListFilter.Option("new", "New"), ListFilter.Option("old", "Still there"),
            ListFilter.Option("changed", "Still there, with another value"),
          ]))
    }
    filters.append(
      .choice(
        "explained", "Explained",
        [ListFilter.Option("no", "Not explained"), ListFilter.Option("yes", "Explained")]))
    return filters
  }

  private typealias Column = ListColumn<FoundIssue, IssueSort>

  private static func pageColumns(_ view: RunView, areFixed: Bool) -> [Column] {
    let id = view.run.id
    var columns = [
      Column("Child", sort: .child, text: { $0.childName ?? "" }) { childCell($0, view) },
      Column("Rule", sort: .rule, text: \.rule.code) { found in
        HTML {
          HTML("\(found.rule.code) ")
          found.rule.level.mark
        }
      },
      Column("What is wrong", text: \.rule.title) { found in
        HTML {
          p {
            if areFixed {
              HTML(found.rule.title + ".")
            } else {
              link(found.rule.title + ".", to: .returnIssue(found.number, of: id))
            }
          }
          if !found.inWords.isEmpty { p(found.inWords, .class("muted")) }
          IssueMarks(found: found).html
        }
      },
      Column("Where", sort: .line, text: \.place),
    ]
    if view.found.hasTeams {
      columns.append(Column("Team", sort: .team, text: { $0.team ?? noTeamTitle }))
    }
    return columns
  }

  private static func childCell(_ found: FoundIssue, _ view: RunView) -> HTML {
    guard let place = found.childPlace, let child = found.childName else {
      return span(
        found.isUntold && found.issue.table != 0 ? "no LAchildID" : "no one child", .class("muted"))
    }
    return found.isFixed ? HTML(child) : link(child, to: .returnChild(place, of: view.run.id))
  }

  /// Issues as a table to be taken away.
  static func table(_ view: RunView, _ issues: [FoundIssue], title: String) -> TableFile {
    let columns = fileColumns(view)
    return TableFile(
      title, columns: columns.map { TableFile.Column($0.title, isNumber: $0.isNumber) },
      rows: issues.map { found in columns.map { $0.text(found) } })
  }

  /// What a file has of an issue: whoever mends it has nothing but the file.
  private static func fileColumns(_ view: RunView) -> [Column] {
    [
      Column("LAchildID", text: { $0.child ?? "" }),
      Column("Team", text: { $0.team ?? noTeamTitle }),
      Column("Rule", text: \.rule.code),
      Column("Level", text: \.rule.level.title),
      Column("What is wrong", text: \.rule.title),
      Column("What the file says", text: \.inWords),
      Column("What to do", text: \.rule.remedy),
      Column("Table", text: \.table),
      Column("Line", isNumber: true, text: { $0.issue.line == 0 ? "" : String($0.issue.line) }),
      Column("Column", isNumber: true, text: { $0.issue.line == 0 ? "" : String($0.issue.column) }),
      Column("Since the check before", text: { view.standing(of: $0) }),
      Column("Explanation", text: { $0.note?.text ?? "" }),
      Column("Explained by", text: { $0.note?.writtenBy ?? "" }),
      Column("Explained on", text: { $0.note?.writtenAt.dateInLondon.description ?? "" }),
    ]
  }
}

extension RunView {
  /// "new", "still there", "fixed" and the like; empty for a first check.
  func standing(of found: FoundIssue) -> String {
    if found.isFixed { return found.wayOut.inWords }
    if run.compared == nil { return "" }
    return switch found.issue.standing {
    case .new: "new"
    case .changed: "still there, with another value"
    case .usual, .departed: "still there"
    }
  }
}

/// What is known of an issue besides, in a word or two.
struct IssueMarks {
  let found: FoundIssue

  @HTMLBuilder var html: HTML {
    if let mark = found.standingMark { p { tag(mark, .info) } }
    if found.note != nil {
      p {
        if let note = found.note {
          tag("Explained", .good)
          span(
            " by \(note.writtenBy) on \(note.writtenAt.dateInLondon.longForm)", .class("muted"))
        }
      }
    }
  }
}

/// How an issue went that the check before had.
enum WayOut: String, CaseIterable {
  case fixed
  case withChild = "child"
  case untold

  var title: String {
    switch self {
    case .fixed: "Put right"
    case .withChild: "Gone with the child"
    case .untold: "Gone or put right: it cannot be told"
    }
  }

  /// In files, beside "new" and "still there".
  var inWords: String {
    switch self {
    case .fixed: "fixed"
    case .withChild: "gone with the child"
    case .untold: "gone or put right: it cannot be told"
    }
  }
}

extension FoundIssue {
  /// How it went, if it is gone.
  var wayOut: WayOut {
    if isUntold { return .untold }
    return issue.standing == .departed ? .withChild : .fixed
  }

  /// What is said of how it stands to the other check; nil for what is as it was, or put right.
  var standingMark: String? {
    switch issue.standing {
    case .usual: nil
    case .new: isFixed ? nil : "New"
    case .changed: isFixed ? nil : "With another value than before"
    case .departed: isFixed ? wayOut.title : nil
    }
  }
}

extension String {
  /// The beginning, for a list to choose from.
  fileprivate var short: String { count > 70 ? prefix(69) + "…" : self }
}
