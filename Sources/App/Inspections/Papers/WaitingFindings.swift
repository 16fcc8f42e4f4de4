import Civil
import Kernel
import Storage
import Web

/// The findings of an accepted paper that are still proposals: nobody has taken them or put them
/// aside.
struct WaitingFindings: Sendable {
  let paper: Paper
  let reading: PaperReading
  /// What is recorded of the inspection already.
  let recorded: [Finding]

  /// Their places among the findings of the reading, those that point neither way included.
  var rows: [Int] {
    // Papers from before it was kept who took what: what is recorded with these words was taken.
    let texts = Set(recorded.map(\.text.collapsed))
    return reading.findings.indices.filter {
      !paper.settledFindings.contains($0)
        && !texts.contains(reading.findings[$0].text.text.collapsed)
    }
  }

  /// Those that seem to be something.
  var proposed: [Int] { rows.filter { reading.findings[$0].proposal?.kind != nil } }
}

extension Transaction {
  /// The papers that an inspection came from: its report, and a summary that was added to it.
  func papers(of inspection: Inspection) throws -> [Paper] {
    try all(
      Paper.self,
      """
      SELECT * FROM paper
      WHERE authority_id = \(inspection.authority) AND inspection_id = \(inspection.id)
      ORDER BY uploaded_at, id
      """)
  }

  func waitingFindings(of paper: Paper) throws -> WaitingFindings {
    guard paper.state == .accepted, let inspection = paper.inspection else {
      throw Refusal.notFound(
        "No findings wait here: this paper was not accepted, or it makes no inspection.")
    }
    return WaitingFindings(
      paper: paper, reading: try reading(of: paper),
      recorded: try findings(of: try self.inspection(inspection, of: paper.authority)))
  }

  /// The papers of an inspection with proposals that wait, and how many. What was read is looked at
  /// only for papers from before these were counted.
  func waitingFindings(of inspection: Inspection) throws -> [(paper: Paper, count: Int)] {
    try papers(of: inspection).filter { $0.state == .accepted }.map { paper in
      (paper, try paper.waitingFindings ?? waitingFindings(of: paper).proposed.count)
    }.filter { $0.count > 0 }
  }
}

/// Records findings that were left as proposals when their paper was accepted, or puts them aside.
public struct SettleFindings: Sendable {
  public enum Wish: String, Sendable {
    /// Those of which a kind was chosen.
    case chosen
    /// Every proposal for what it seems to be.
    case all
    /// Those of which a kind was chosen, and none of the others, which are no longer shown.
    case aside
  }

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter form: The fields of the review's findings.
  /// - Returns: What was recorded, and how many proposals wait after it.
  @discardableResult
  public func callAsFunction(
    _ wish: Wish, of id: ID<Paper>, readAt version: Int, form: Form
  ) async throws -> (recorded: [Finding], left: Int) {
    let user = acting.user
    try user.require(.manageInspections)
    let today = acting.world.today()
    return try await acting.write(because: "proposed findings of a paper looked at") { db in
      var paper = try db.paper(id, of: user.authority)
      let waiting = try db.waitingFindings(of: paper)
      paper.version = version
      var answers = ReviewAnswers(reading: waiting.reading).corrected(by: form)
      if wish == .all { answers.takeProposals(of: waiting.reading, rows: waiting.rows) }
      let chosen = try ReviewedPaper.findings(answers, reading: waiting.reading).filter {
        waiting.rows.contains($0.row)
      }
      if chosen.isEmpty, wish != .aside {
        throw Refusal.invalid(
          "Choose the kind of at least one finding, or put them aside.",
          field: waiting.rows.first.map { ReviewAnswers.finding($0) + "kind" } ?? "findings")
      }
      let recorded = try db.record(chosen, of: waiting, today: today)
      paper.settledFindings.formUnion(wish == .aside ? waiting.rows : chosen.map(\.row))
      let left = WaitingFindings(
        paper: paper, reading: waiting.reading, recorded: waiting.recorded + recorded
      ).proposed.count
      paper.waitingFindings = left
      try db.update(paper)
      return (recorded, left)
    }
  }
}

extension WriteTransaction {
  fileprivate func record(
    _ chosen: [(row: Int, entry: FindingEntry)], of waiting: WaitingFindings, today: CivilDate
  ) throws -> [Finding] {
    guard let id = waiting.paper.inspection else { return [] }
    let inspection = try inspection(id, of: waiting.paper.authority)
    let findings = try recordFindings(
      chosen.map(\.entry), in: inspection, inSummary: waiting.reading.isSummary, today: today
    ) {
      ReviewAnswers.finding(chosen[$0].row) + $1
    }
    let byRow = Dictionary(
      zip(chosen.map(\.row), findings), uniquingKeysWith: { first, _ in first })
    // What the report itself cites is linked, as it is when a paper is accepted.
    for recommendation in try recommendations(of: inspection) {
      let read = waiting.reading.recommendations.first {
        $0.text.text.collapsed == recommendation.text.collapsed
      }
      for answer in read?.answers ?? [] where answer.doubt == nil {
        guard let finding = byRow[answer.finding] else { continue }
        try insert(
          RecommendationFinding(
            authority: inspection.authority, recommendation: recommendation.id,
            finding: finding.id))
      }
    }
    return findings
  }
}
