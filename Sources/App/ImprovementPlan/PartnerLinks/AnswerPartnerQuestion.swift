import Civil
import Kernel
import Storage

/// A body says that an action is not theirs, with a reason. Nothing about the action changes; it is
/// a question to whoever keeps the plan.
struct SayNotOurs: Sendable {
  let acting: any Acting

  @discardableResult
  func callAsFunction(_ id: Action.ID, because reason: String) async throws -> PartnerQuestion {
    let user = acting.user
    try user.require(.readOwnActions)
    guard let body = user.body, user.answersForBody else {
      throw Refusal.notPermitted("Only a partner can say that something is not theirs.")
    }
    guard !reason.isEmpty else {
      throw Refusal.invalid("Say why it is not yours, or whose it is.", field: "reason")
    }
    return try await acting.write(because: "a partner says that an action is not theirs") { db in
      let asked = try db.actions(askedOf: body, in: user.authority)
      guard let action = asked.first(where: { $0.id == id }) else {
        throw ActionStanding.notTheirs
      }
      let open = try db.partnerQuestions(of: body, in: user.authority)
      guard !open.contains(where: { $0.action == id && $0.answer == nil }) else {
        throw Refusal.conflict(
          "Your body has asked this already, and the council has yet to answer.")
      }
      return try db.insert(
        PartnerQuestion(
          body: body, action: action, reason: reason, askedAt: db.at, askedBy: user.name))
    }
  }
}

/// Answers a body that says an action is not theirs: it stays, or it is asked of somebody else.
public struct AnswerPartnerQuestion: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - text: what the body is told.
  ///   - newOwner: whom it is asked of from now on, when the body owns or leads the action and it
  ///     does not stay; a body that only helps is taken off.
  public func callAsFunction(
    _ id: PartnerQuestion.ID, readAt version: Int, _ answer: PartnerQuestion.Answer, text: String,
    newOwner: Owner? = nil
  ) async throws -> PartnerQuestion {
    let user = acting.user
    try user.require(.managePlan)
    guard !text.isEmpty else {
      throw Refusal.invalid("Say what you answer them.", field: "text")
    }
    let today = acting.world.today()
    return try await acting.write(because: "answered a partner: \(text)") { db in
      var question = try db.partnerQuestion(id, of: user.authority)
      guard question.answer == nil else {
        throw Refusal.conflict("\(question.answeredBy) has answered this already.")
      }
      if answer == .moved { try db.move(question, to: newOwner, on: today) }
      question.version = version
      question.answer = answer
      question.answerText = text
      question.answeredAt = db.at
      question.answeredBy = user.name
      return try db.update(question)
    }
  }
}

extension Transaction {
  /// One question, or a refusal in words.
  func partnerQuestion(
    _ id: PartnerQuestion.ID, of authority: AuthorityID
  ) throws -> PartnerQuestion {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such question of a partner.")
    }
    return found
  }
}

extension WriteTransaction {
  /// Asks an action of somebody else than the body that says it is not theirs.
  fileprivate func move(
    _ question: PartnerQuestion, to newOwner: Owner?, on today: CivilDate
  ) throws {
    let authority = question.authority
    var file = try standingFile(question.action, of: authority)
    if file.action.owner == .body(question.body) || file.action.leadBody == question.body {
      let nobody = "Choose whom it is asked of from now on."
      guard let newOwner else { throw Refusal.invalid(nobody, field: "owner") }
      if let objection = try objection(
        to: newOwner, from: today, in: authority, unknown: nobody)
      {
        throw Refusal.invalid(objection, field: "owner")
      }
      let lead = try body(behind: newOwner, of: authority)
      guard lead != question.body else {
        throw Refusal.invalid("Choose somebody outside that body.", field: "owner")
      }
      file.action.owner = newOwner
      file.action.leadBody = lead
      try update(file.action)
    }
    for partner in file.partners
    where partner.body == question.body || partner.body == file.action.leadBody {
      try delete(partner)
    }
  }
}
