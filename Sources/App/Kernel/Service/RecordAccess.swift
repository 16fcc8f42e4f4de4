import Storage

extension World {
  /// Notes that a user looked at a record, or was refused, and what for.
  public func recordAccess<Seen: Record>(
    to id: ID<Seen>, by user: User, for purpose: String, isAllowed: Bool = true,
    detail: String = ""
  ) async throws {
    try await store.recordAccess(
      by: user.author,
      [
        AccessNote(
          authority: user.authority, table: Seen.table, subjectID: id.text, purpose: purpose,
          isAllowed: isAllowed, detail: detail)
      ])
  }

  /// Notes that a user was refused a page before any record was looked for.
  public func recordRefusal(
    of user: User, at address: String, needing permission: Permission
  ) async throws {
    try await store.recordAccess(
      by: user.author,
      [
        AccessNote(
          authority: user.authority, table: "page", subjectID: address, purpose: "open a page",
          isAllowed: false, detail: "needs \(permission.rawValue)")
      ])
  }
}
