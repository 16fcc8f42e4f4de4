import Civil
import Kernel
import Storage

/// Enters schools in the register, one or many at once, or changes what is said about one.
public struct KeepSchool: Sendable {
  /// What became of a list of schools.
  public struct Taken: Hashable, Sendable {
    public var added: Int
    /// How many were in the register already and were left as they are.
    public var leftOut: Int
  }

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(_ entry: SchoolEntry) async throws -> School {
    let user = acting.user
    try user.require(.manageRegisters)
    return try await acting.write(because: "school entered") { db in
      try db.check(entry, except: nil, of: user.authority)
      return try db.insert(School(authority: user.authority, entry))
    }
  }

  @discardableResult
  public func callAsFunction(
    _ entry: SchoolEntry, over id: ID<School>, readAt version: Int
  ) async throws -> School {
    let user = acting.user
    try user.require(.manageRegisters)
    return try await acting.write(because: "school changed") { db in
      _ = try db.school(id, of: user.authority)
      try db.check(entry, except: id, of: user.authority)
      var school = School(authority: user.authority, id: id, entry)
      school.version = version
      return try db.update(school)
    }
  }

  /// Enters a list of schools, whole or not at all.
  ///
  /// - Parameter leavesOutKnown: whether schools that are in the register already are left as they
  ///   are; else each of them is a problem.
  /// - Throws: `Refusal.invalid` for the field `list`, with the lines that are wrong.
  @discardableResult
  public func callAsFunction(list text: String, leavesOutKnown: Bool) async throws -> Taken {
    let user = acting.user
    try user.require(.manageRegisters)
    let read = SchoolFile(text)
    return try await acting.write(because: "list of schools entered") { db in
      var file = read
      let known = try db.schools(of: user.authority)
      var taken = Taken(added: 0, leftOut: 0)
      for line in read.lines {
        let twin = known.lazy.compactMap { line.entry.twin(of: $0.entry) }.first
        if let twin, !leavesOutKnown {
          file.wrong(line.number, twin.message)
        } else if twin != nil {
          taken.leftOut += 1
        } else {
          try db.insert(School(authority: user.authority, line.entry))
          taken.added += 1
        }
      }
      guard file.problems.isEmpty else { throw Refusal.invalid(file.problems) }
      return taken
    }
  }
}

extension Transaction {
  fileprivate func check(
    _ entry: SchoolEntry, except id: ID<School>?, of authority: AuthorityID
  ) throws {
    let others = try schools(of: authority).filter { $0.id != id }
    let twin = others.lazy.compactMap { entry.twin(of: $0.entry) }.first
    let problems = entry.problems + (twin.map { [$0] } ?? [])
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
  }
}
