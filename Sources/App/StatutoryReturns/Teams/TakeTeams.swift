import Kernel
import Storage
import Web

/// Takes a list of teams in place of the one that was there, whole or not at all.
struct TakeTeams: Sendable {
  let acting: any Acting

  init(_ acting: any Acting) { self.acting = acting }

  /// - Throws: `Refusal.invalid` for the field `file`, with the lines that are wrong.
  @discardableResult
  func callAsFunction(_ file: Form.File) async throws -> TeamBook {
    let (user, documents) = (acting.user, acting.world.documents)
    try user.require(.manageReturns)
    guard !file.bytes.contains(0), let text = String(validating: file.bytes, as: UTF8.self) else {
      throw Refusal.invalid(
        "The file is no text in UTF-8. Save it as CSV (UTF-8), not as a workbook.", field: "file")
    }
    let read = TeamFile(text)
    guard read.problems.isEmpty else { throw Refusal.invalid(read.problems) }
    let bodies = try await acting.world.store.read { try $0.bodies(of: user.authority) }
    let book = TeamBook(read.teams, known: bodies.map(\.name))
    let prepared = try documents.prepare(book.bytes, named: "teams", for: user.authority)
    try await acting.write(because: "teams of children given") { db in
      let document = try documents.keep(prepared, in: db)
      guard var list = try db.teamList(of: user.authority) else {
        try db.insert(
          TeamList(
            authority: user.authority, document: document.id, book: book, by: db.author, at: db.at))
        return
      }
      let old = list.document
      list.document = document.id
      list.children = book.count
      list.teams = book.names.count
      list.givenBy = db.author.name
      list.givenAt = db.at
      try db.update(list)
      try db.forget(old, of: user.authority)
    }
    return book
  }

  /// Takes the list away.
  func remove() async throws {
    let user = acting.user
    try user.require(.manageReturns)
    try await acting.write(because: "teams of children taken away") { db in
      guard let list = try db.teamList(of: user.authority) else { return }
      try db.delete(list)
      try db.forget(list.document, of: user.authority)
    }
  }
}
