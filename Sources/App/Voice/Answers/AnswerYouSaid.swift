import Civil
import Kernel
import Storage

/// Writes down what was said at a consultation and what comes of it.
public struct AnswerYouSaid: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Throws: `Refusal.conflict` before the consultation was held.
  @discardableResult
  public func callAsFunction(
    _ entry: YouSaidEntry, at id: Consultation.ID
  ) async throws -> YouSaid {
    let user = acting.user
    try user.require(.managePlan)
    let today = acting.world.today()
    return try await acting.write(because: "what was said, written down") { db in
      let consultation = try db.held(id, of: user.authority)
      try entry.refuse(consultation, today)
      return try db.insert(YouSaid(consultation: consultation, entry: entry))
    }
  }

  @discardableResult
  public func callAsFunction(
    _ entry: YouSaidEntry, over id: YouSaid.ID, readAt version: Int
  ) async throws -> YouSaid {
    let user = acting.user
    try user.require(.managePlan)
    let today = acting.world.today()
    return try await acting.write(because: "what was said, answered") { db in
      var said = try db.youSaid(id, of: user.authority)
      try entry.refuse(db.held(said.consultation, of: user.authority), today)
      said.version = version
      said.said = entry.said
      said.answer = entry.answer
      said.response = entry.response
      said.toldOn = entry.toldOn
      return try db.update(said)
    }
  }
}

extension YouSaidEntry {
  fileprivate func refuse(_ consultation: Consultation, _ today: CivilDate) throws {
    guard let heldOn = consultation.heldOn else { return }
    let problems = problems(heldOn: heldOn, today: today)
    if !problems.isEmpty { throw Refusal.invalid(problems) }
  }
}

extension Transaction {
  func youSaid(_ id: YouSaid.ID, of authority: AuthorityID) throws -> YouSaid {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("This is not there. The link may be incomplete.")
    }
    return found
  }

  /// A consultation that was held, or a refusal in words.
  func held(_ id: Consultation.ID, of authority: AuthorityID) throws -> Consultation {
    let found = try consultation(id, of: authority)
    guard found.heldOn != nil else {
      throw Refusal.conflict(
        "This consultation has not been held yet. Record the day on which it was held first.")
    }
    return found
  }
}
