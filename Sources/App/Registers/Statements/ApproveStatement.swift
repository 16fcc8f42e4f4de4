import Civil
import Kernel
import Storage

/// Approves a statement's words, publishes it, or takes it back from the public.
public struct ApproveStatement: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// Approves the words in every language that is ready: somebody else than who wrote them.
  ///
  /// - Parameters:
  ///   - seen: the edition of each language that the approver has read.
  ///   - reason: why it is approved although English is harder to read than the limit; needed then.
  @discardableResult
  public func callAsFunction(
    _ id: ID<Statement>, seen: [String: Int], because reason: String = ""
  ) async throws -> StatementFile {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    return try await acting.write(because: "statement approved") { db in
      let file = try db.statementFile(id, of: user.authority)
      try file.requireApprover(user)
      let limit = try db.registerSettings(of: user.authority).readingGradeLimit
      let ready = file.texts.filter { !$0.isApproved && file.obstacle(to: $0) == nil }
      guard !ready.isEmpty else {
        throw Refusal.conflict("There are no words that wait for approval.")
      }
      for var text in ready {
        guard let read = seen[text.language] else {
          throw Refusal.invalid(
            "Say which edition of the words in \(text.languageName) was read.", field: "seen")
        }
        guard read == text.edition else {
          throw Refusal.conflict(
            "The words in \(text.languageName) were changed while you read them. Read them again, then approve."
          )
        }
        if StatementLanguage(code: text.language)?.isEnglish == true,
          let readability = Readability(text.text), !readability.passes(limit)
        {
          guard !reason.isEmpty else {
            throw Refusal.invalid(
              "The words in \(text.languageName) have reading grade \(readability.grade), above \(limit). Have them made plainer, or say why they are approved as they are.",
              field: "reason")
          }
          text.approvedBecause = reason
        }
        text.approverID = user.author.id
        text.approver = user.author.name
        text.approvedOn = today
        try db.update(text)
      }
      return try db.statementFile(id, of: user.authority)
    }
  }

  /// Makes it public. What is not approved in every language that is offered cannot be.
  @discardableResult
  public func publish(_ id: ID<Statement>, readAt version: Int) async throws -> Statement {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    return try await acting.write(because: "statement published") { db in
      let file = try db.statementFile(id, of: user.authority)
      var statement = file.statement
      try statement.requireUnpublished()
      guard file.isApproved else {
        throw Refusal.invalid(
          file.obstacles.map { Problem("It cannot be published. \($0)", field: nil) })
      }
      statement.version = version
      statement.publishedOn = today
      return try db.update(statement)
    }
  }

  /// Takes it back from the public. It has to be approved again before it is published again.
  @discardableResult
  public func withdraw(
    _ id: ID<Statement>, readAt version: Int, because reason: String
  ) async throws -> Statement {
    let user = acting.user
    try user.require(.manageRegisters)
    guard !reason.isEmpty else {
      throw Refusal.invalid("Say why the public should no longer read it.", field: "reason")
    }
    return try await acting.write(because: "statement withdrawn: \(reason)") { db in
      let file = try db.statementFile(id, of: user.authority)
      var statement = file.statement
      guard statement.publishedOn != nil else {
        throw Refusal.conflict("It is not public.")
      }
      for text in file.texts where text.isApproved { try db.forgetApproval(of: text) }
      statement.version = version
      statement.publishedOn = nil
      return try db.update(statement)
    }
  }
}

extension StatementFile {
  fileprivate func requireApprover(_ user: User) throws {
    if isWriter(user) {
      throw Refusal.conflict(
        "You have written these words. Somebody else who keeps the registers approves them.")
    }
  }
}
