import Kernel
import Web

/// How looks at what was found go on record: by the number of the child for one child, by how many
/// and which filter for a list.
enum LookRecord {
  /// One child's detail: "child T1; rule 8670Q". The child's own words come first, so that its
  /// looks are found again.
  static func child(_ name: String, _ more: String = "") -> String {
    childWord + name + (more.isEmpty ? "" : "\(childEnd)\(more)")
  }

  /// The child that a detail names; nil when it names none.
  static func child(in detail: String) -> String? {
    guard detail.hasPrefix(childWord) else { return nil }
    let rest = detail.dropFirst(childWord.count)
    return String(rest.firstRange(of: childEnd).map { rest[..<$0.lowerBound] } ?? rest)
  }

  /// What was done with explanations of queries, which are words about a child.
  static let noteRead = "explanation of a query: read"
  static let noteWritten = "explanation of a query: written"
  static let noteTakenBack = "explanation of a query: taken back"

  static let childWord = "child "
  static let childEnd = "; "
}

extension RunView {
  /// Puts on record what is about to be shown.
  func look(for purpose: String, at detail: String) async throws {
    try await visit.world.recordAccess(to: run.id, by: visit.user, for: purpose, detail: detail)
  }

  /// Puts on record that explanations of queries are about to be shown, if there are any.
  ///
  /// - Parameter child: the only child whose issues are shown; nil for a list.
  func lookAtNotes(on issues: [FoundIssue], child: String? = nil) async throws {
    let count = issues.count { $0.note != nil }
    guard count > 0 else { return }
    let many = Plain.count(count, "explanation")
    try await look(
      for: LookRecord.noteRead,
      at: child.map { LookRecord.child($0, many) }
        ?? (visit.fileFormat == nil ? many : "\(many), as a file"))
  }

  /// Puts on record that somebody wanted to see a child of another team.
  func refuse(_ purpose: String, at detail: String) async throws {
    try await visit.world.recordAccess(
      to: run.id, by: visit.user, for: purpose, isAllowed: false, detail: detail)
  }

  /// Puts a look at a list on record: how many there are in it, and what it was narrowed down to.
  func look(for purpose: String, at count: Int, _ noun: (one: String, many: String)) async throws {
    let filters = ["level", "rule", "team", "standing", "explained", "gone", "number"]
      .compactMap { name in visit.query(name).map { "\(name) \($0)" } }
    let form = visit.fileFormat == nil ? [] : ["as a file"]
    try await look(
      for: purpose,
      at: ([Plain.count(count, noun.one, noun.many)] + filters + form).joined(separator: ", "))
  }
}
