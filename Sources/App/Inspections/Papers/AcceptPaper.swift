import Civil
import Foundation
import Kernel
import Storage
import Web

/// Turns a reviewed paper into records, in one write: the inspection, its judgements, its
/// recommendations and findings, each with its page; and the paper remembers who accepted it and
/// what was corrected.
public struct AcceptPaper: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter form: The review form as it was sent; a field that is missing counts as read.
  @discardableResult
  public func callAsFunction(
    _ id: ID<Paper>, readAt version: Int, form: Form
  ) async throws -> Inspection {
    let user = acting.user
    try user.require(.manageInspections)
    let today = acting.world.today()
    return try await acting.write(because: "paper accepted") { db in
      var review = try db.review(id, readAt: version, form: form, of: user.authority)
      var reviewed = try review.reviewed()
      let inspection: Inspection
      if let id = reviewed.belongsTo {
        inspection = try db.inspection(id, of: user.authority)
        try db.requireSame(inspection, as: reviewed)
        try db.add(reviewed, from: review, to: inspection, today: today)
      } else {
        try db.requireOwnCouncil(&reviewed, of: user.authority)
        try db.requireNew(reviewed, under: review.framework, of: user.authority)
        inspection = try db.record(reviewed, from: review, today: today)
      }
      try db.close(review, as: .accepted) {
        $0.inspection = inspection.id
        $0.settledFindings = Set(reviewed.findings.map(\.row))
        $0.waitingFindings =
          WaitingFindings(
            paper: $0, reading: review.reading, recorded: []
          ).proposed.count
      }
      return inspection
    }
  }

  /// Enters another council's report in the national register and nowhere else.
  @discardableResult
  public func inRegisterOnly(
    _ id: ID<Paper>, readAt version: Int, form: Form
  ) async throws -> NationalInspection {
    let user = acting.user
    try user.require(.manageInspections)
    return try await acting.write(because: "paper accepted for the national register") { db in
      let review = try db.review(id, readAt: version, form: form, of: user.authority)
      let reviewed = try ReviewedPaper(
        review.answers, reading: review.reading, framework: review.framework)
      let unchecked = review.answers.unchecked(of: review.reading, in: review.framework)
      guard unchecked.isEmpty else { throw Refusal.invalid(unchecked) }
      let overall = review.framework?.overall.map { review.answers["judgement.\($0.code)"] }
      let line = try db.recordRegisterLine(
        RegisterEntry(
          council: reviewed.inspection.council, framework: reviewed.inspection.framework,
          visitStart: reviewed.inspection.visitStart, visitEnd: reviewed.inspection.visitEnd,
          publishedOn: reviewed.inspection.publishedOn, overall: overall ?? "",
          parts: review.partsOfRegister,
          source: "The report “\(review.paper.fileName)”", link: reviewed.inspection.reportLink),
        of: user.authority)
      try db.close(review, as: .accepted) { $0.registerLine = line.id }
      return line
    }
  }

  /// Keeps what was corrected so far, unchecked, to go on later.
  ///
  /// - Parameter settled: the doubtful fields that somebody has now looked at.
  public func save(
    _ id: ID<Paper>, readAt version: Int, form: Form, addingRecommendation: Bool = false,
    takingProposals: Bool = false, settled: [String] = []
  ) async throws {
    let user = acting.user
    try user.require(.manageInspections)
    try await acting.write(because: "review of a paper saved") { db in
      let review = try db.review(id, readAt: version, form: form, of: user.authority)
      var answers = review.answers
      if addingRecommendation { answers.added += 1 }
      if takingProposals { answers.takeProposals(of: review.reading) }
      for field in settled { answers.settle(field) }
      var paper = review.paper
      paper.draft = try answers.json(beside: review.reading)
      try db.update(paper)
    }
  }

  /// Puts a paper aside: it was the wrong file. Nothing is recorded from it.
  public func discard(_ id: ID<Paper>, readAt version: Int) async throws {
    let user = acting.user
    try user.require(.manageInspections)
    try await acting.write(because: "paper discarded") { db in
      let review = try db.review(id, readAt: version, form: Form(), of: user.authority)
      try db.close(review, as: .discarded) { _ in }
    }
  }
}

/// What becomes of the findings that are proposed when none of them was taken one by one.
enum ProposalChoice: String, CaseIterable {
  case take, leave
}

extension ReviewAnswers {
  /// Doubtful values are accepted by somebody who has looked at them, or who says that nobody has.
  fileprivate func unchecked(
    of reading: PaperReading, in framework: FrameworkVersion?
  ) -> [Problem] {
    let doubts = uncheckedDoubts(of: reading, in: framework)
    guard !doubts.isEmpty, !isTicked("unchecked") else { return [] }
    return [
      Problem(
        "\(Words.count(doubts.count, "value was", "values were")) not read with certainty, and nobody has looked at \(doubts.count == 1 ? "it" : "them"): \(Doubt.names(doubts)). Check \(doubts.count == 1 ? "it" : "them"), or say that you accept \(doubts.count == 1 ? "it" : "them") unchecked.",
        field: "unchecked")
    ]
  }
}

/// A paper under review with the answers as they stand.
private struct Review {
  var paper: Paper
  var reading: PaperReading
  var answers: ReviewAnswers
  var framework: FrameworkVersion?
}

extension Review {
  /// What accepting it would record. All that is wrong is said at once.
  fileprivate mutating func reviewed() throws -> ReviewedPaper {
    let unsaid = answers.unchecked(of: reading, in: framework) + settleProposals()
    do {
      let reviewed = try ReviewedPaper(answers, reading: reading, framework: framework)
      guard unsaid.isEmpty else { throw Refusal.invalid(unsaid) }
      return reviewed
    } catch Refusal.invalid(let problems) where problems != unsaid {
      throw Refusal.invalid(problems + unsaid)
    }
  }

  /// Of proposals that nobody has looked at it has to be said what becomes of them: none is
  /// recorded, and none lost, in silence.
  private mutating func settleProposals() -> [Problem] {
    let proposed = reading.proposedFindings
    guard proposed > 0, answers.chosenFindings(of: reading) == 0 else { return [] }
    switch answers["proposals"] {
    case ProposalChoice.take.rawValue: answers.takeProposals(of: reading)
    case ProposalChoice.leave.rawValue: break
    default:
      return [
        Problem(
          "\(Words.count(proposed, "finding is proposed and it is not", "findings are proposed and none is")) taken. Say what is to become of them.",
          field: "proposals")
      ]
    }
    return []
  }

  /// The grades of the areas besides the whole, by their codes.
  fileprivate var partsOfRegister: [String: String] {
    let areas = framework?.areas.filter { !$0.isOverall } ?? []
    return Dictionary(
      areas.map { ($0.code, answers["judgement.\($0.code)"]) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension WriteTransaction {
  fileprivate func review(
    _ id: ID<Paper>, readAt version: Int, form: Form, of authority: AuthorityID
  ) throws -> Review {
    var paper = try paper(id, of: authority)
    try paper.requireState(.toReview)
    paper.version = version
    let reading = try readingToReview(of: paper)
    let answers = try ReviewAnswers(reading: reading, draft: paper.draft).corrected(by: form)
    return Review(
      paper: paper, reading: reading, answers: answers,
      framework: try framework(code: answers["framework"], of: authority))
  }

  fileprivate func close(
    _ review: Review, as state: Paper.State, _ change: (inout Paper) -> Void
  ) throws {
    var paper = review.paper
    paper.close(as: state, by: author.name, at: at)
    paper.draft = ""
    if state == .accepted, let framework = review.framework {
      paper.corrections = try JSONText.of(
        Correction.all(
          reading: review.reading, accepted: review.answers, framework: framework))
    }
    change(&paper)
    try update(paper)
  }

  /// A report on another council becomes an inspection of ours only when somebody says that it is.
  /// Our own council is kept by its full name, however the report writes it: else it would be two
  /// in every list.
  fileprivate func requireOwnCouncil(
    _ reviewed: inout ReviewedPaper, of authority: AuthorityID
  ) throws {
    guard let own = try self.authority(authority) else { return }
    if CouncilName(own.name) == CouncilName(reviewed.inspection.council) {
      reviewed.inspection.council = own.name
      return
    }
    if reviewed.councilConfirmed { return }
    throw Refusal.invalid(
      "The report is about \(reviewed.inspection.council), and this is \(own.name). Enter it in the national register only, or tick that it belongs here all the same.",
      field: "councilConfirmed")
  }

  /// The same inspection may be here from another file, or entered by hand: a second one only when
  /// somebody says that it is another.
  fileprivate func requireNew(
    _ reviewed: ReviewedPaper, under framework: FrameworkVersion?, of authority: AuthorityID
  ) throws {
    guard let framework, let visitStart = reviewed.inspection.visitStart, !reviewed.isAnother,
      let known = try inspections(of: authority).first(where: {
        $0.framework == framework.id && $0.visitStart == visitStart
      })
    else { return }
    throw Refusal.invalid(
      "This inspection is here already: “\(known.title)”, under \(framework.framework.shortName), with a visit that began on \(visitStart.longForm). Discard this paper, or tick that it is another inspection all the same.",
      field: "another")
  }

  /// A summary joins the inspection that it is about, and no other.
  fileprivate func requireSame(_ inspection: Inspection, as reviewed: ReviewedPaper) throws {
    let paper = reviewed.inspection
    let isSameDay =
      paper.visitStart == nil || inspection.visitStart == nil
      || paper.visitStart == inspection.visitStart
    guard CouncilName(paper.council) == CouncilName(inspection.council), isSameDay else {
      throw Refusal.invalid(
        "“\(inspection.title)” is of another council or began on another day than this paper says. Choose the inspection it is about, or correct the council and the days.",
        field: "belongsTo")
    }
  }

  fileprivate func record(
    _ reviewed: ReviewedPaper, from review: Review, today: CivilDate
  ) throws -> Inspection {
    let inspection = try recordInspection(
      reviewed.inspection, of: review.paper.authority, today: today)
    try recordJudgements(
      reviewed.judgements.filter { !$0.grade.isEmpty }, of: inspection,
      inSummary: review.reading.isSummary)
    try add(reviewed, from: review, to: inspection, today: today)
    return reviewed.publish ? try publish(inspection, today: today) : inspection
  }

  /// Adds the file, findings, recommendations and promises of a paper to an inspection.
  fileprivate func add(
    _ reviewed: ReviewedPaper, from review: Review, to inspection: Inspection, today: CivilDate
  ) throws {
    if review.reading.isSummary {
      try keepSummary(review.paper, of: inspection)
    } else {
      try keepReport(review.paper, of: inspection)
    }
    let findings = try recordFindings(
      reviewed.findings.map(\.entry), in: inspection, inSummary: review.reading.isSummary,
      today: today
    ) { ReviewAnswers.finding(reviewed.findings[$0].row) + $1 }
    // A paper that is added to an inspection need not bring all that the report declares.
    let recommendations = reviewed.recommendations(answering: findings)
    if reviewed.belongsTo == nil || !recommendations.isEmpty {
      _ = try importRecommendations(recommendations, into: inspection, today: today) {
        ReviewAnswers.recommendation(reviewed.recommendations[$0].row) + $1
      }
    }
    try recordPromises(review.reading, reviewed.promises, of: inspection)
  }

  /// The file itself becomes the full report, beside its address when there is one.
  private func keepReport(_ paper: Paper, of inspection: Inspection) throws {
    var report =
      try documents(of: inspection).first { $0.kind == .fullReport }
      ?? ReportDocument(
        authority: inspection.authority, inspection: inspection.id, kind: .fullReport,
        title: inspection.title, datedOn: inspection.publishedOn)
    report.document = paper.document
    try save(report)
  }
}
