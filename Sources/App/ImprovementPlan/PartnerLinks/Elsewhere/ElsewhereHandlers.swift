import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What a body answers of what it is asked beside the plan: by its link, or signed in.
struct ElsewhereHandlers: Sendable {
  let elsewhere: AskedElsewhere

  // MARK: By a link

  @Sendable func behindLink(_ visit: Visit) async throws -> Answer {
    .page(try await linkPage(visit, try await PartnerPass(visit), []))
  }

  @Sendable func answerByLink(_ visit: Visit) async throws -> Answer {
    let pass = try await PartnerPass(visit)
    let question = try await question(visit, behind: pass)
    return try await visit.retrying {
      let notice = try await pass.trying("answer “\(question.title)”", in: visit) {
        try await take(question, $0, visit.form)
      }
      return .redirect(.asked(pass.visitID), notice: notice)
    } onProblems: {
      try await linkPage(visit, pass, $0)
    }
  }

  private func linkPage(
    _ visit: Visit, _ pass: PartnerPass, _ problems: [Problem]
  ) async throws -> Page {
    let question = try await question(visit, behind: pass)
    return try page(
      question, visit, to: .asked(pass.visitID, question: question.kind, question.id),
      back: .asked(pass.visitID), problems)
  }

  private func question(
    _ visit: Visit, behind pass: PartnerPass
  ) async throws -> AskedElsewhere.Question {
    do {
      return try await question(visit, of: pass.body)
    } catch let refusal as Refusal {
      try await pass.noteTry(at: .question, in: visit)
      throw refusal
    }
  }

  // MARK: Signed in

  @Sendable func signedIn(_ visit: Visit) async throws -> Answer {
    .page(try await ownPage(visit, []))
  }

  @Sendable func answerSignedIn(_ visit: Visit) async throws -> Answer {
    let question = try await question(visit, of: try await body(of: visit))
    return try await visit.retrying {
      return .redirect(.home, notice: try await take(question, visit, visit.form))
    } onProblems: {
      try await ownPage(visit, $0)
    }
  }

  private func ownPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let question = try await question(visit, of: try await body(of: visit))
    return try page(
      question, visit, to: .askedOfUs(question: question.kind, question.id), back: .home, problems)
  }

  /// The body for which somebody with an account answers.
  private func body(of visit: Visit) async throws -> Body {
    guard visit.user.answersForBody, let id = visit.user.body else {
      throw Refusal.notFound(
        "Nothing is asked of you here: only who answers for a body answers what it is asked.")
    }
    return try await visit.store.read { try $0.body(id, of: visit.authority) }
  }

  // MARK: Both

  private func question(_ visit: Visit, of body: Body) async throws -> AskedElsewhere.Question {
    try await visit.store.read { db in
      try elsewhere.questions(db, body, visit.today).question(
        visit.parameters["kind"], visit.parameters["question"])
    }
  }

  private func take(
    _ question: AskedElsewhere.Question, _ acting: any Acting, _ form: Form
  ) async throws -> String {
    try await question.readyToAnswer().take(acting, form)
  }

  private func page(
    _ question: AskedElsewhere.Question, _ visit: Visit, to target: Address, back: Address,
    _ problems: [Problem]
  ) throws -> Page {
    let answering = try question.readyToAnswer()
    return ElsewherePage(
      question: question, answering: answering, target: target, back: back, today: visit.today,
      sheet: FormSheet(visit, problems: problems, values: answering.values)
    ).page
  }
}

extension AskedElsewhere.Question {
  fileprivate func readyToAnswer() throws -> AskedElsewhere.Answering {
    guard let answering else { throw Refusal.conflict(note) }
    return answering
  }
}

extension ImprovementPlanSlice {
  /// The part of the home page that says what else a body is asked and has not answered, for who
  /// answers for it; empty for all others.
  public func elsewhereHome(_ visit: Visit) async throws -> HTML {
    guard visit.user.answersForBody, let id = visit.user.body else { return HTML() }
    let elsewhere = elsewhere
    let questions = try await visit.store.read { db in
      try elsewhere.questions(db, try db.body(id, of: visit.authority), visit.today)
        .filter(\.isOpen)
    }
    return ElsewhereList(questions: questions, today: visit.today) {
      .askedOfUs(question: $0.kind, $0.id)
    }.html
  }
}
