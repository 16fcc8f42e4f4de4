import Kernel
import Returns
import Storage
import Web

/// What a check found, with what is known besides: the notes on queries, and the teams. As far as
/// somebody may see it.
final class FoundIssues: Sendable {
  let file: IssueFile
  /// The only team whose children are shown; nil for all.
  let onlyTeam: String?
  let teamNames: [String]
  private let notes: [String: QueryNote]
  /// By the place of the child in the file.
  private let teams: [String?]

  init(
    _ file: IssueFile, notes: [String: QueryNote] = [:], teams: TeamBook = TeamBook(),
    onlyTeam: String? = nil
  ) {
    self.file = file
    self.notes = notes
    self.onlyTeam = onlyTeam
    teamNames = teams.names
    self.teams = file.children.map { teams.team(of: $0) }
  }

  /// Those that are there, in the order of the rules.
  var issues: [FoundIssue] { visible(file.issues, isFixed: false) }

  /// Those that are gone since the check before.
  var fixed: [FoundIssue] { visible(file.fixed, isFixed: true) }

  /// One that may be seen, by its number; nil when there is none.
  func issue(_ number: Int) -> FoundIssue? {
    guard file.issues.indices.contains(number) else { return nil }
    let found = FoundIssue(number: number, isFixed: false, all: self)
    return isVisible(found.issue) ? found : nil
  }

  /// One by its number, whether it may be seen or not: for the record of who wanted to.
  func anyIssue(_ number: Int) -> FoundIssue? {
    file.issues.indices.contains(number)
      ? FoundIssue(number: number, isFixed: false, all: self) : nil
  }

  /// What a child is called, whether it may be seen or not.
  func child(atPlace place: Int) -> String? {
    file.children.indices.contains(place) ? file.childName(place) : nil
  }

  func team(of issue: IssueFile.Issue) -> String? {
    issue.child == IssueFile.Issue.none ? nil : teams[Int(issue.child)]
  }

  func note(on issue: IssueFile.Issue) -> QueryNote? {
    notes.isEmpty || file.rule(issue).level == .error ? nil : notes[file.about(issue)]
  }

  /// Whether any child has a team.
  var hasTeams: Bool { !teamNames.isEmpty }

  private func visible(_ issues: [IssueFile.Issue], isFixed: Bool) -> [FoundIssue] {
    issues.indices.compactMap { number in
      isVisible(issues[number]) ? FoundIssue(number: number, isFixed: isFixed, all: self) : nil
    }
  }

  private func isVisible(_ issue: IssueFile.Issue) -> Bool {
    onlyTeam == nil || team(of: issue) == onlyTeam
  }
}

/// One issue, as lists and pages show it.
struct FoundIssue: Sendable {
  /// Its place among the issues of the check.
  let number: Int
  let isFixed: Bool
  let all: FoundIssues

  var issue: IssueFile.Issue { isFixed ? all.file.fixed[number] : all.file.issues[number] }
  var rule: IssueFile.Rule { all.file.rule(issue) }
  var isQuery: Bool { rule.level == .query }
  /// The council's own number of the child; nil when there is no one child, or it has none.
  var child: String? { all.file.child(issue) }
  /// How the child is named on pages: by its number, or by the line of the file where it has none;
  /// nil when there is no one child.
  var childName: String? { childPlace.map(all.file.childName) }
  /// As it stands in the record of looks.
  var inRecord: String {
    childName.map { LookRecord.child($0, "rule \(rule.code)") } ?? "no one child, rule \(rule.code)"
  }
  /// The child's place among those with issues.
  var childPlace: Int? { issue.child == IssueFile.Issue.none ? nil : Int(issue.child) }
  var team: String? { all.team(of: issue) }
  var table: String { all.file.table(issue) }
  var values: [(field: String, value: String)] { all.file.values(issue) }
  var inWords: String { all.file.inWords(issue) }
  var note: QueryNote? { all.note(on: issue) }
  /// How many children of the return bear the child’s number; 1 where it is one’s own, or is
  /// missing.
  var bearers: Int { child.flatMap { all.file.namesakes[$0] } ?? 1 }
  /// Whether it is gone and nobody can tell if it was put right: its child has no number, or the
  /// return has no children at all.
  var isUntold: Bool { isFixed && issue.standing == .departed && childPlace == nil }
  /// Only what is there can be new: an issue that is gone is not marked.
  var isNew: Bool { !isFixed && issue.standing == .new }

  /// "Assessments, line 120"; for the return as a whole "the return".
  var place: String {
    if issue.table == 0 { return "the return as a whole" }
    return issue.line == 0 ? table : "\(table), line \(Int(issue.line).grouped)"
  }
}

extension RuleLevel {
  var title: String {
    switch self {
    case .error: "Error"
    case .query: "Query"
    }
  }
}
