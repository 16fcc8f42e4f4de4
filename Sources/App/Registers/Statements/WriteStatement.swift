import Civil
import ImprovementPlan
import Kernel
import Storage

/// What is said about a statement besides its words.
public struct StatementEntry: Hashable, Sendable {
  public var kind: Statement.Kind
  public var audience: String
  public var channel: String
  public var plannedOn: CivilDate
  /// Why the planned date is another than before; needed when it is.
  public var reason: String

  public init(
    kind: Statement.Kind, audience: String, channel: String, plannedOn: CivilDate,
    reason: String = ""
  ) {
    self.kind = kind
    self.audience = audience
    self.channel = channel
    self.plannedOn = plannedOn
    self.reason = reason
  }
}

/// The words of a statement in one language.
public struct StatementWords: Hashable, Sendable {
  public var title: String
  public var text: String
  /// Of a translation: who has checked it and speaks the language; empty while nobody has.
  public var checker: String
  public var checkedOn: CivilDate?

  public init(title: String, text: String, checker: String = "", checkedOn: CivilDate? = nil) {
    self.title = title
    self.text = text
    self.checker = checker
    self.checkedOn = checkedOn
  }
}

/// Writes a statement, in English first and then in the languages it is offered in.
///
/// Words that are changed are no longer approved. Words that the public reads are not changed at
/// all: a statement is withdrawn first, with a reason.
public struct WriteStatement: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(
    _ entry: StatementEntry, _ words: StatementWords
  ) async throws -> Statement {
    let user = acting.user
    try user.require(.manageRegisters)
    return try await acting.write(because: "statement written") { db in
      let statement = try db.insert(
        Statement(
          authority: user.authority, kind: entry.kind, audience: entry.audience,
          channel: entry.channel, plannedOn: entry.plannedOn, author: user.author))
      try db.insert(
        StatementText(
          authority: user.authority, statement: statement.id, language: .english,
          title: words.title, text: words.text, writer: user.author))
      return statement
    }
  }

  /// Changes what is said about it. Another audience or channel has to be approved again.
  @discardableResult
  public func callAsFunction(
    _ entry: StatementEntry, over id: ID<Statement>, readAt version: Int
  ) async throws -> Statement {
    let user = acting.user
    try user.require(.manageRegisters)
    let because = entry.reason.isEmpty ? "" : ": \(entry.reason)"
    return try await acting.write(because: "statement changed" + because) { db in
      let file = try db.statementFile(id, of: user.authority)
      var statement = file.statement
      try statement.requireUnpublished()
      if entry.plannedOn != statement.plannedOn, entry.reason.isEmpty {
        throw Refusal.invalid("Say why another day is planned.", field: "reason")
      }
      if entry.kind != statement.kind || entry.audience != statement.audience
        || entry.channel != statement.channel
      {
        for text in file.texts where text.isApproved { try db.forgetApproval(of: text) }
      }
      statement.version = version
      statement.kind = entry.kind
      statement.audience = entry.audience
      statement.channel = entry.channel
      statement.plannedOn = entry.plannedOn
      return try db.update(statement)
    }
  }

  /// Writes the words in a language, for the first time or again.
  ///
  /// - Parameters:
  ///   - version: of the words that were open; 0 for the first time.
  ///   - narrative: what is done when the English words disagree with the plans.
  @discardableResult
  public func callAsFunction(
    _ words: StatementWords, in language: StatementLanguage, of id: ID<Statement>,
    readAt version: Int, narrative: NarrativeAnswer = .unasked
  ) async throws -> StatementText {
    let (user, world) = (acting.user, acting.world)
    try user.require(.manageRegisters)
    try words.check(today: world.today())
    return try await acting.write(because: "statement written in \(language.name)") { db in
      let file = try db.statementFile(id, of: user.authority)
      guard let english = file.english else {
        throw Refusal.conflict("Write the English words first.")
      }
      if language.isEnglish {
        try db.settle(
          words.text, field: "text", narrative, of: Statement.table, id.text, by: user, in: world)
      }
      guard var text = file.text(in: language) else {
        var text = StatementText(
          authority: user.authority, statement: id, language: language, title: words.title,
          text: words.text, writer: user.author)
        text.check(words, against: english)
        return try db.insert(text)
      }
      if text.isApproved { try file.statement.requireUnpublished() }
      text.version = version
      if text.title != words.title || text.text != words.text {
        text.edition += 1
        text.title = words.title
        text.text = words.text
        text.writerID = user.author.id
        text.writer = user.author.name
      }
      let before = (text.checker, text.sourceEdition)
      text.check(words, against: english)
      if text.edition > (file.text(in: language)?.edition ?? 0)
        || before != (text.checker, text.sourceEdition)
      {
        text.forgetApproval()
      }
      return try db.update(text)
    }
  }

  /// No longer offers a language. English stays.
  public func drop(_ language: StatementLanguage, from id: ID<Statement>) async throws {
    let user = acting.user
    try user.require(.manageRegisters)
    try await acting.write(because: "statement no longer offered in \(language.name)") { db in
      let file = try db.statementFile(id, of: user.authority)
      guard let text = file.text(in: language), !text.isEnglish else {
        throw Refusal.notFound("The statement is not offered in this language.")
      }
      if text.isApproved { try file.statement.requireUnpublished() }
      try db.delete(text)
    }
  }
}

extension Statement {
  /// What the public reads changes only after it was withdrawn, with a reason.
  func requireUnpublished() throws {
    if publishedOn != nil {
      throw Refusal.conflict(
        "The public reads this statement. Withdraw it first, with a reason; then it can be changed, approved and published again."
      )
    }
  }
}

extension StatementWords {
  fileprivate func check(today: CivilDate) throws {
    if !checker.isEmpty, checkedOn == nil {
      throw Refusal.invalid("Say when it was checked.", field: "checkedOn")
    }
    if let checkedOn, checkedOn > today {
      throw Refusal.invalid("It cannot be checked later than today.", field: "checkedOn")
    }
    if checkedOn != nil, checker.isEmpty {
      throw Refusal.invalid("Name the person who checked it.", field: "checker")
    }
  }
}

extension StatementText {
  /// A check holds for the English words as they are when it is entered.
  fileprivate mutating func check(_ words: StatementWords, against english: StatementText) {
    guard !isEnglish else { return }
    checker = words.checker
    checkedOn = words.checkedOn
    sourceEdition = words.checker.isEmpty ? 0 : english.edition
  }
}

extension WriteTransaction {
  func forgetApproval(of text: StatementText) throws {
    var text = text
    text.forgetApproval()
    try update(text)
  }
}
