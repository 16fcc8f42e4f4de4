import Returns

/// What a check found, as it is kept: in columns, so that a large return's issues are read back in
/// a moment and take little memory.
struct IssueFile: Sendable {
  struct Rule: Hashable, Sendable {
    var code: String
    var level: RuleLevel
    var title: String
    var remedy: String
  }

  /// How an issue stands to the check before, or to the one after if it is gone.
  enum Standing: UInt8, Sendable {
    /// As it was; among those that are gone: put right, the child being still there.
    case usual
    /// The check before did not have it.
    case new
    /// The check before had it with another wrong value.
    case changed
    /// Gone, and not known to be put right: its child is not in the file any more, or has no number
    /// to be told by.
    case departed
  }

  /// One issue; its words are looked up by the numbers.
  struct Issue: Sendable {
    static let none = UInt32.max

    /// In `rules`.
    var rule: UInt16
    /// In `tables`, from 1; 0 for an issue of the return as a whole.
    var table: UInt8
    var standing: Standing
    /// In `children`; `none` for no child, or one without a number.
    var child: UInt32
    /// From 0, as the rules count.
    var row: UInt32
    /// Where the row begins in the file, from 1; 0 where there is no place.
    var line: UInt32
    var column: UInt32
    /// Its values, in `texts`.
    var text: Range<UInt32>
    /// What it keeps from one check to the next.
    var identity: UInt64
  }

  /// A main count, as the department publishes it.
  struct Measure: Hashable, Sendable {
    var name: String
    var count: Int
    /// What it is a share of; nil for plain counts.
    var of: Int?
    /// In per cent; empty for plain counts, and where there is nothing to share.
    var percentage: String
    var definition: String
  }

  struct Warning: Hashable, Sendable {
    var line: Int
    /// With the child that it is about.
    var sentence: String
  }

  /// Rules that found something, or whose finding is gone.
  var rules: [Rule] = []
  var tables: [String] = []
  /// The council's own numbers of the children that have issues; of those without one, the line.
  /// See ``childName(_:)``.
  var children: [String] = []
  /// Of those numbers the ones that more than one child of the return bears, with how many do.
  var namesakes: [String: Int] = [:]
  var texts: [UInt8] = []
  var issues: [Issue] = []
  /// Those of the check before that are gone.
  var fixed: [Issue] = []
  var warnings: [Warning] = []
  /// Further warnings, which were only counted.
  var warningsLeft = 0
  var measures: [Measure] = []
  /// What the return's tables are called, all of them.
  var returnTables: [String] = []
}

extension IssueFile {
  func rule(_ issue: Issue) -> Rule { rules[Int(issue.rule)] }

  func table(_ issue: Issue) -> String { issue.table == 0 ? "" : tables[Int(issue.table) - 1] }

  /// The child's number in the authority; nil when there is none.
  func child(_ issue: Issue) -> String? {
    guard issue.child != Issue.none else { return nil }
    let child = children[Int(issue.child)]
    return child.hasPrefix(Self.nameless) ? nil : child
  }

  /// How a child is named on pages: by its number, or by the line of the file where it has none.
  func childName(_ place: Int) -> String {
    let child = children[place]
    guard child.hasPrefix(Self.nameless) else { return child }
    return "no LAchildID, line \(child.dropFirst(Self.nameless.count))"
  }

  /// The flagged fields with what the file says in them.
  func values(_ issue: Issue) -> [(field: String, value: String)] {
    text(issue).split(separator: Self.valueEnd).map { pair in
      let halves = pair.split(
        separator: Self.nameEnd, maxSplits: 1, omittingEmptySubsequences: false)
      return (
        String(decoding: halves[0], as: UTF8.self),
        halves.count > 1 ? String(decoding: halves[1], as: UTF8.self) : ""
      )
    }
  }

  /// Whether any child with issues has no number.
  var hasNameless: Bool { children.contains { $0.hasPrefix(Self.nameless) } }

  /// The values in a line: "CINreferralDate 2025-05-01, CINclosureDate is missing".
  func inWords(_ issue: Issue) -> String {
    values(issue).map { "\($0.field) \($0.value.isEmpty ? "is missing" : $0.value)" }
      .joined(separator: ", ")
  }

  /// What a note is about: the child, the rule, and what is flagged, without rows and lines, which
  /// move when anything before them is mended.
  func about(_ issue: Issue) -> String {
    ([rule(issue).code, child(issue) ?? "", table(issue)]
      + values(issue).map { "\($0.field)=\($0.value)" }).joined(separator: "|")
  }

  /// What an issue is about whatever the wrong value is: the child, the rule and the fields.
  func subject(_ issue: Issue) -> String {
    ([rule(issue).code, child(issue) ?? "", table(issue)] + values(issue).map(\.field))
      .joined(separator: "|")
  }

  /// About how many bytes it takes in memory.
  var weight: Int {
    (issues.count + fixed.count) * MemoryLayout<Issue>.stride + texts.count + children.count * 32
      + 4096
  }

  private func text(_ issue: Issue) -> ArraySlice<UInt8> {
    texts[Int(issue.text.lowerBound)..<Int(issue.text.upperBound)]
  }

  /// Characters that XML does not have, so that no value holds them.
  static let nameEnd: UInt8 = 0x1F
  static let valueEnd: UInt8 = 0x1E
  /// Stands before the line of a child that has no number.
  static let nameless = "\u{1F}"
}
