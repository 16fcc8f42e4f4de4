import Civil
import Foundation
import Kernel
import Storage
import Web

/// Turns a reviewed paper into records, in one write: the inspection, its judgements, its recommendations and
/// findings, each with its page; and the paper remembers who accepted it and what was corrected.
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
      let review = try db.review(id, readAt: version, form: form, of: user.authority)
      var reviewed = try ReviewedPaper(
        review.answers, reading: review.reading, framework: review.framework)
      try db.requireOwnCouncil(&reviewed, of: user.authority)
      try db.requireNew(reviewed, under: review.framework, of: user.authority)
      let inspection = try db.record(reviewed, from: review.paper, today: today)
      try db.close(review, as: .accepted) { $0.inspection = inspection.id }
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
      let overall = review.framework?.overall.map { review.answers["judgement.\($0.code)"] }
      let line = try db.recordRegisterLine(
        RegisterEntry(
          council: reviewed.inspection.council, framework: reviewed.inspection.framework,
          visitStart: reviewed.inspection.visitStart,
          publishedOn: reviewed.inspection.publishedOn, overall: overall ?? "",
          source: "The report “\(review.paper.fileName)”", link: reviewed.inspection.reportLink),
        of: user.authority)
      try db.close(review, as: .accepted) { $0.registerLine = line.id }
      return line
    }
  }

  /// Keeps what was corrected so far, unchecked, to go on later.
  public func save(
    _ id: ID<Paper>, readAt version: Int, form: Form, addingRecommendation: Bool = false
  ) async throws {
    let user = acting.user
    try user.require(.manageInspections)
    try await acting.write(because: "review of a paper saved") { db in
      let review = try db.review(id, readAt: version, form: form, of: user.authority)
      var answers = review.answers
      if addingRecommendation { answers.added += 1 }
      var paper = review.paper
      paper.draft = try answers.json
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

/// A paper under review with the answers as they stand.
private struct Review {
  var paper: Paper
  var reading: PaperReading
  var answers: ReviewAnswers
  var framework: FrameworkVersion?
}

extension WriteTransaction {
  fileprivate func review(
    _ id: ID<Paper>, readAt version: Int, form: Form, of authority: AuthorityID
  ) throws -> Review {
    var paper = try paper(id, of: authority)
    guard paper.state == .toReview else {
      throw Refusal.conflict(
        "This paper was \(paper.state.title.lowercased()) by \(paper.closedBy) already. Nothing was changed."
      )
    }
    paper.version = version
    let reading = try reading(of: paper)
    let answers = try ReviewAnswers(reading: reading, draft: paper.draft).corrected(by: form)
    return Review(
      paper: paper, reading: reading, answers: answers,
      framework: try framework(code: answers["framework"], of: authority))
  }

  fileprivate func close(
    _ review: Review, as state: Paper.State, _ change: (inout Paper) -> Void
  ) throws {
    var paper = review.paper
    paper.state = state
    paper.closedBy = author.name
    paper.closedAt = at
    paper.draft = ""
    if state == .accepted, let framework = review.framework {
      paper.corrections = try JSONText.of(
        Correction.all(
          reading: review.reading, accepted: review.answers, framework: framework))
    }
    change(&paper)
    try update(paper)
  }

  /// A report on another council becomes an inspection of ours only when somebody says that it is. Our own
  /// council is kept by its full name, however the report writes it: else it would be two in every list.
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

  /// The same inspection may be here from another file, or entered by hand: a second one only when somebody
  /// says that it is another.
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

  fileprivate func record(
    _ reviewed: ReviewedPaper, from paper: Paper, today: CivilDate
  ) throws -> Inspection {
    let inspection = try recordInspection(
      reviewed.inspection, of: paper.authority, today: today)
    try keepReport(paper, of: inspection)
    try recordJudgements(reviewed.judgements.filter { !$0.grade.isEmpty }, of: inspection)
    _ = try importRecommendations(
      reviewed.recommendations.map(\.entry), into: inspection, today: today
    ) { ReviewAnswers.recommendation(reviewed.recommendations[$0].row) + $1 }
    _ = try recordFindings(reviewed.findings.map(\.entry), in: inspection, today: today) {
      ReviewAnswers.finding(reviewed.findings[$0].row) + $1
    }
    return reviewed.publish ? try publish(inspection, today: today) : inspection
  }

  /// The file itself becomes the full report, beside its address when there is one.
  private func keepReport(_ paper: Paper, of inspection: Inspection) throws {
    var report =
      try documents(of: inspection).first { $0.kind == .fullReport }
      ?? ReportDocument(
        authority: inspection.authority, inspection: inspection.id, kind: .fullReport,
        title: "Full report: \(inspection.title)", datedOn: inspection.publishedOn)
    report.document = paper.document
    try save(report)
  }
}
