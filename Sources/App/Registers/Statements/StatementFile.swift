import Civil
import Kernel
import Storage

/// A statement with its words in every language, and what still stands in its way.
public struct StatementFile: Hashable, Sendable {
  public var statement: Statement
  /// English first, then by the name of the language.
  public var texts: [StatementText]

  public var english: StatementText? { texts.first(where: \.isEnglish) }
  public var title: String { english?.title ?? "" }

  public func text(in language: StatementLanguage) -> StatementText? {
    texts.first { $0.language == language.code }
  }

  /// What is not ready about one language; nil when it may be approved.
  func obstacle(to text: StatementText) -> String? {
    if text.isEnglish { return nil }
    if text.checker.isEmpty { return "nobody who speaks it has checked it" }
    if text.sourceEdition < english?.edition ?? 0 {
      return "the English words have changed since it was checked"
    }
    return nil
  }

  /// Everything that stands in the way of publication, in sentences.
  public var obstacles: [String] {
    texts.compactMap { text in
      if let obstacle = obstacle(to: text) { return "\(text.languageName): \(obstacle)." }
      return text.isApproved
        ? nil : "\(text.languageName): the words are not approved by somebody else yet."
    }
  }

  public var isApproved: Bool { obstacles.isEmpty && !texts.isEmpty }

  /// Whether somebody may approve: nobody approves what they have written (four eyes).
  func isWriter(_ user: User) -> Bool {
    let id = user.author.id
    return statement.authorID == id || texts.contains { $0.writerID == id && !$0.isApproved }
  }

  /// What the public may read: the approved words of a published statement.
  public var published: [StatementText] {
    statement.publishedOn == nil ? [] : texts.filter(\.isApproved)
  }
}

extension Transaction {
  /// The statement with its words, or a refusal in words.
  public func statementFile(
    _ id: ID<Statement>, of authority: AuthorityID
  ) throws -> StatementFile {
    guard let statement = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such statement. It may not be published yet.")
    }
    let texts = try all(
      StatementText.self,
      """
      SELECT * FROM statement_text
      WHERE authority_id = \(authority) AND statement_id = \(id) ORDER BY language, id
      """)
    return StatementFile(
      statement: statement,
      texts: texts.sorted {
        ($0.isEnglish ? 0 : 1, $0.languageName) < ($1.isEnglish ? 0 : 1, $1.languageName)
      })
  }
}
