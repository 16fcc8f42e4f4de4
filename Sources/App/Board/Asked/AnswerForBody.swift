import Civil
import Kernel
import Storage

extension Challenge {
  /// Whether whom it is asked of may answer: nobody has yet, or the answer did not satisfy.
  var mayBeAnswered: Bool { closedOn == nil && (answeredOn == nil || isSatisfied == false) }
}

/// Answers a challenge in the name of the body that it is put to, or of its post. Whether that
/// satisfies, whoever asked says afterwards, on the challenge's page.
public struct AnswerForBody: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter version: the version of the challenge that the person had read.
  /// - Throws: `Refusal.notFound` for a challenge that is not put to the person's body.
  @discardableResult
  public func callAsFunction(
    _ answer: String, to id: Challenge.ID, readAt version: Int
  ) async throws -> Challenge {
    let (user, today) = (acting.user, acting.world.today())
    let body = try user.bodyAnsweredFor()
    if answer.isEmpty { throw Refusal.invalid("Write your answer.", field: "answer") }
    return try await acting.write(because: "challenge answered by whom it is put to") { db in
      let asked = try db.challenges(askedOf: body, in: user.authority)
      guard var challenge = asked.first(where: { $0.id == id }) else {
        throw Refusal.notFound("There is no such question among those that are asked of you.")
      }
      guard challenge.mayBeAnswered else {
        throw Refusal.conflict(
          "\(challenge.answeredBy) has answered \(challenge.reference) already. Read that first.")
      }
      challenge.version = version
      challenge.answer = answer
      challenge.answeredOn = today
      challenge.answeredBy = user.name
      challenge.isSatisfied = nil
      return try db.update(challenge)
    }
  }
}

/// Says, in the name of the body that is to do it, how an entry of a board's action log is going.
/// What was said before stays; when it is done, the board says.
public struct SayForLog: Sendable {
  /// Characters of all that is said of one entry, as in the board's own form.
  static let mostCharacters = 2000

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter version: the version of the entry that the person had read.
  /// - Throws: `Refusal.notFound` for an entry that is not for the person's body.
  @discardableResult
  public func callAsFunction(
    _ words: String, about id: LogEntry.ID, readAt version: Int
  ) async throws -> LogEntry {
    let (user, today) = (acting.user, acting.world.today())
    let body = try user.bodyAnsweredFor()
    if words.isEmpty { throw Refusal.invalid("Say what came of it so far.", field: "words") }
    return try await acting.write(because: "action log: said by whom it is asked of") { db in
      let asked = try db.logEntries(askedOf: body, in: user.authority)
      guard var entry = asked.first(where: { $0.id == id }) else {
        throw Refusal.notFound("There is no such entry among what is asked of you.")
      }
      let line = "\(today.longForm), \(user.name): \(words)"
      entry.version = version
      entry.outcome = entry.outcome.isEmpty ? line : "\(entry.outcome)\n\(line)"
      if entry.outcome.count > Self.mostCharacters {
        throw Refusal.invalid(
          "With what was said before this is too long by \(Words.count(entry.outcome.count - Self.mostCharacters, "character")). Say it shorter, or tell the board’s manager.",
          field: "words")
      }
      return try db.update(entry)
    }
  }
}

extension User {
  /// The body in whose name somebody answers.
  ///
  /// - Throws: `Refusal.notPermitted` for who answers for none.
  fileprivate func bodyAnsweredFor() throws -> Body.ID {
    try require(.readOwnActions)
    guard answersForBody, let body else {
      throw Refusal.notPermitted("Only who answers for a body can answer what it is asked.")
    }
    return body
  }
}
