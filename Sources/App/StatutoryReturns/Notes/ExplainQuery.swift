import Kernel
import Returns
import Storage

/// Explains a query once; the note is met again in the next check. What it said before stays in its
/// history.
struct ExplainQuery: Sendable {
  static let longest = 1000

  let acting: any Acting

  init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - version: that of the note the form was opened with; 0 when there was none.
  ///   - text: empty takes the note away.
  /// - Throws: `Refusal.invalid` for an error, which can only be put right; `StaleRecord` when
  ///   somebody else has written in the meantime.
  func callAsFunction(
    _ issue: IssueFile.Issue, in file: IssueFile, of code: String, text: String, readAt version: Int
  ) async throws {
    let user = acting.user
    try user.require(.manageReturns)
    guard file.rule(issue).level == .query else {
      throw Refusal.invalid(
        "An error cannot be explained: the department refuses the return until it is put right.",
        field: "text")
    }
    guard text.count <= Self.longest else {
      throw Refusal.invalid(
        "Shorten this to \(Self.longest) characters or fewer. It has \(text.count).", field: "text")
    }
    let (about, rule) = (file.about(issue), file.rule(issue).code)
    try await acting.write(
      because: text.isEmpty ? "explanation taken back" : "query explained"
    ) { db in
      let stored = try db.note(about: about, on: code, of: user.authority)
      guard var note = stored else {
        if text.isEmpty {
          throw Refusal.invalid("Say why the query is right as it stands.", field: "text")
        }
        let note = QueryNote(
          authority: user.authority, code: code, about: about, ruleCode: rule, text: text,
          by: db.author, at: db.at)
        guard version == 0 else {
          throw StaleRecord(
            table: QueryNote.table.text, id: note.id.text, read: version, stored: nil)
        }
        try db.insert(note)
        return
      }
      note.version = version
      if text.isEmpty { return try db.delete(note) }
      note.text = text
      note.writtenBy = db.author.name
      note.writtenAt = db.at
      try db.update(note)
    }
  }
}
