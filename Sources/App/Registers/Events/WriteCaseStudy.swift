import Civil
import Kernel
import Storage

/// Writes a case study, has it confirmed by somebody else, and shares it with partners.
public struct WriteCaseStudy: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(
    _ title: String, _ text: String, of event: ID<LearningEvent>
  ) async throws -> CaseStudy {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    return try await acting.write(because: "case study written") { db in
      _ = try db.learningEvent(event, of: user.authority, heldBy: today)
      return try db.insert(
        CaseStudy(
          authority: user.authority, event: event, title: title, text: text,
          writer: user.author))
    }
  }

  /// Changed words are no longer confirmed. What partners read is not changed: it is taken back
  /// first.
  @discardableResult
  public func callAsFunction(
    _ title: String, _ text: String, over id: ID<CaseStudy>, readAt version: Int
  ) async throws -> CaseStudy {
    let user = acting.user
    try user.require(.manageRegisters)
    return try await acting.write(because: "case study changed") { db in
      var study = try db.caseStudy(id, of: user.authority)
      guard study.sharedOn == nil else {
        throw Refusal.conflict("Partners read this case study. Take it back first.")
      }
      guard study.title != title || study.text != text else { return study }
      study.version = version
      study.title = title
      study.text = text
      study.writerID = user.author.id
      study.writer = user.name
      study.forgetConfirmation()
      return try db.update(study)
    }
  }

  /// Confirms that nobody can be recognised: somebody else than who wrote it.
  ///
  /// - Parameter reason: why each thing that looks like a name, a date of birth or an address is
  ///   none; needed when there is one.
  @discardableResult
  public func confirm(
    _ id: ID<CaseStudy>, readAt version: Int, despite reason: String = ""
  ) async throws -> CaseStudy {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    return try await acting.write(because: "case study confirmed to be anonymous") { db in
      var study = try db.caseStudy(id, of: user.authority)
      guard study.writerID != user.author.id else {
        throw Refusal.conflict(
          "You have written these words. Somebody else confirms that they are anonymous.")
      }
      let concerns = try db.anonymityCheck(of: user.authority).concerns(
        in: study.title + "\n" + study.text)
      if !concerns.isEmpty, reason.isEmpty {
        throw Refusal.invalid(
          "Say why nobody can be recognised by: \(Words.list(concerns.map { "“\($0.words)”" })). Or have it changed first.",
          field: "despite")
      }
      study.version = version
      study.confirmerID = user.author.id
      study.confirmer = user.name
      study.confirmedOn = today
      study.confirmedDespite = concerns.isEmpty ? "" : reason
      return try db.update(study)
    }
  }

  /// Shows a confirmed case study to partners.
  @discardableResult
  public func share(_ id: ID<CaseStudy>, readAt version: Int) async throws -> CaseStudy {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    return try await acting.write(because: "case study shared with partners") { db in
      var study = try db.caseStudy(id, of: user.authority)
      guard study.isConfirmed else {
        throw Refusal.conflict(
          "Nobody else has confirmed yet that “\(study.title)” is anonymous. It cannot be shared before."
        )
      }
      guard study.sharedOn == nil else { throw Refusal.conflict("It is shared already.") }
      study.version = version
      study.sharedOn = today
      return try db.update(study)
    }
  }

  /// Takes it back from partners; it has to be confirmed again.
  @discardableResult
  public func takeBack(_ id: ID<CaseStudy>, readAt version: Int) async throws -> CaseStudy {
    let user = acting.user
    try user.require(.manageRegisters)
    return try await acting.write(because: "case study taken back from partners") { db in
      var study = try db.caseStudy(id, of: user.authority)
      study.version = version
      study.sharedOn = nil
      study.forgetConfirmation()
      return try db.update(study)
    }
  }
}

extension Transaction {
  /// The case study, or a refusal in words.
  func caseStudy(_ id: ID<CaseStudy>, of authority: AuthorityID) throws -> CaseStudy {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such case study. It may not be shared yet.")
    }
    return found
  }

  /// The check of a text against everybody whom the service knows by name.
  public func anonymityCheck(of authority: AuthorityID) throws -> AnonymityCheck {
    AnonymityCheck(
      names: try values(
        String.self,
        """
        SELECT name FROM person WHERE authority_id = \(authority)
        UNION SELECT name FROM account WHERE authority_id = \(authority) ORDER BY 1
        """))
  }
}
