import Civil
import Kernel
import Storage

/// What is asked of whom.
public struct ReadinessQuestionEntry: Hashable, Sendable {
  public var title: String
  public var question: String
  public var askedOn: CivilDate
  public var answerBy: CivilDate?
  public var partners: [Body.ID]
  /// What was wrong with the writing of a question that is answered, where only that is put right;
  /// else empty.
  public var correction: String

  public init(
    title: String, question: String, askedOn: CivilDate, answerBy: CivilDate? = nil,
    partners: [Body.ID], correction: String = ""
  ) {
    self.title = title
    self.question = question
    self.askedOn = askedOn
    self.answerBy = answerBy
    self.partners = partners
    self.correction = correction
  }
}

/// Asks partners whether they are ready for something.
public struct AskReadiness: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(_ entry: ReadinessQuestionEntry) async throws -> ReadinessQuestion {
    let user = acting.user
    try user.require(.manageRegisters)
    return try await acting.write(because: "partners asked whether they are ready") { db in
      let question = try db.insert(
        ReadinessQuestion(
          authority: user.authority, title: entry.title, question: entry.question,
          askedOn: entry.askedOn, answerBy: entry.answerBy))
      try db.ask(entry, question.id, of: user.authority)
      return question
    }
  }

  /// Changes what is asked, or of whom. What a body has answered stays as it was asked, and so does
  /// the body among those who are asked. Only a slip in the writing is put right then, and the
  /// words that were answered stay on record beside it.
  @discardableResult
  public func callAsFunction(
    _ entry: ReadinessQuestionEntry, over id: ID<ReadinessQuestion>, readAt version: Int
  ) async throws -> ReadinessQuestion {
    let (user, today) = (acting.user, acting.world.today())
    try user.require(.manageRegisters)
    let reason =
      "question to partners changed"
      + (entry.correction.isEmpty ? "" : ", its writing put right: \(entry.correction)")
    return try await acting.write(because: reason) { db in
      let standing = try db.readiness(id, of: user.authority)
      let problems = entry.problems(over: standing)
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      var question = standing.question
      let isReworded = question.title != entry.title || question.question != entry.question
      question.version = version
      question.title = entry.title
      question.question = entry.question
      question.askedOn = entry.askedOn
      question.answerBy = entry.answerBy
      try db.ask(entry, id, of: user.authority)
      let kept = try db.update(question)
      if isReworded, standing.answeredBy != nil {
        try db.insert(
          ReadinessWording(
            of: standing.question, number: standing.former.count + 1, on: today, by: user.name,
            because: entry.correction))
      }
      return kept
    }
  }
}

extension ReadinessQuestionEntry {
  /// What of a question can no longer be changed, for those who have answered it.
  fileprivate func problems(over standing: ReadinessStanding) -> [Problem] {
    guard let answered = standing.answeredBy else { return [] }
    let question = standing.question
    let stays =
      "\(answered), so these words stay as they were read. Ask a new question instead; if only the writing is put right, say what was wrong with it."
    var problems: [Problem] = []
    if correction.isEmpty {
      if title != question.title { problems.append(Problem(stays, field: "title")) }
      if self.question != question.question { problems.append(Problem(stays, field: "question")) }
    }
    let first = standing.answered.flatMap(\.assessments).map(\.assessedOn).min()
    if askedOn != question.askedOn, let first, askedOn > first {
      problems.append(
        Problem(
          "It was answered on \(first.longForm), so it was asked on that day or before.",
          field: "askedOn"))
    }
    for partner in standing.answered where !partners.contains(partner.body.id) {
      problems.append(
        Problem(
          "\(partner.body.name) has answered, so it stays among those who are asked.",
          field: "partners"))
    }
    return problems
  }
}

extension WriteTransaction {
  fileprivate func ask(
    _ entry: ReadinessQuestionEntry, _ id: ID<ReadinessQuestion>, of authority: AuthorityID
  ) throws {
    guard !entry.partners.isEmpty else {
      throw Refusal.invalid("Choose at least one body to ask.", field: "partners")
    }
    if let answerBy = entry.answerBy, answerBy < entry.askedOn {
      throw Refusal.invalid(
        "An answer cannot be wanted before it is asked.", field: "answerBy")
    }
    let asked = try readinessPartners(of: id, in: authority)
    for partner in asked where !entry.partners.contains(partner.body) { try delete(partner) }
    for body in entry.partners where !asked.contains(where: { $0.body == body }) {
      try require(body, of: authority, field: "partners")
      try insert(ReadinessPartner(authority: authority, question: id, body: body))
    }
  }
}

/// What a body says of itself.
public struct ReadinessEntry: Hashable, Sendable {
  public var rating: ReadinessAssessment.Rating
  public var evidence: String
  public var assessedOn: CivilDate

  public init(
    rating: ReadinessAssessment.Rating, evidence: String, assessedOn: CivilDate
  ) {
    self.rating = rating
    self.evidence = evidence
    self.assessedOn = assessedOn
  }
}

/// Writes down how ready a body is: the body's own lead, or somebody who keeps the registers.
public struct AssessReadiness: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - version: the version of the question that the person had read.
  ///   - seen: how many assessments of this body there were when the form was opened.
  /// - Throws: `Refusal.conflict` when the question or the answer was written anew since.
  @discardableResult
  public func callAsFunction(
    _ entry: ReadinessEntry, of body: Body.ID, to id: ID<ReadinessQuestion>,
    readAt version: Int, after seen: Int
  ) async throws -> ReadinessAssessment {
    let user = acting.user
    let today = acting.world.today()
    try user.require(.assessReadiness, as: user.relationship(toBody: body))
    return try await acting.write(because: "readiness assessed") { db in
      let standing = try db.readiness(id, of: user.authority)
      guard let partner = standing.partners.first(where: { $0.body.id == body }) else {
        throw Refusal.notFound("This body is not asked. The link may be old.")
      }
      guard standing.question.version == version else {
        throw Refusal.conflict(
          "The question was changed in the meantime. Read what is asked now, then answer that.")
      }
      let last = partner.latest?.number ?? 0
      guard last == seen else {
        throw Refusal.conflict(
          "Somebody has assessed \(partner.body.name) in the meantime. Read that first, then say what is true now."
        )
      }
      try entry.check(askedOn: standing.question.askedOn, today: today)
      return try db.insert(
        ReadinessAssessment(
          authority: user.authority, question: id, body: body, number: last + 1,
          rating: entry.rating, evidence: entry.evidence, assessedOn: entry.assessedOn,
          assessedBy: user.name))
    }
  }
}

extension ReadinessEntry {
  /// A rating stands on something; "not yet assessed" stands on nothing.
  fileprivate func check(askedOn: CivilDate, today: CivilDate) throws {
    var problems: [Problem] = []
    if rating != .notYetAssessed, evidence.isEmpty {
      problems.append(Problem("Say what shows it.", field: "evidence"))
    }
    if assessedOn > today {
      problems.append(Problem("The day cannot be later than today.", field: "assessedOn"))
    }
    if assessedOn < askedOn {
      problems.append(
        Problem(
          "It was asked on \(askedOn.longForm); the answer is of that day or later.",
          field: "assessedOn"))
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
  }
}

extension User {
  /// How the user stands to what is asked of a body.
  func relationship(toBody body: Body.ID) -> Relationship {
    relationship(to: .body(body), postsHeld: [])
  }
}
