import Kernel
import Storage

/// Records the judgements of an inspection as its report gives them. Nothing is computed: an
/// overall grade is what the inspectors wrote.
public struct RecordJudgements: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter entries: One for each area that is to change; an area left out stays as it is, and
  ///   an empty grade takes its judgement away, as long as the inspection is a draft.
  public func callAsFunction(
    _ entries: [JudgementEntry], of id: ID<Inspection>
  ) async throws {
    let user = acting.user
    try user.require(.manageInspections)
    try await acting.write(because: "judgements recorded") { db in
      try db.recordJudgements(entries, of: try db.inspection(id, of: user.authority))
    }
  }
}

extension WriteTransaction {
  /// - Parameter inSummary: the pages are those of the summary for children.
  func recordJudgements(
    _ entries: [JudgementEntry], of inspection: Inspection, inSummary: Bool = false
  ) throws {
    let framework = try framework(of: inspection)
    let problems = JudgementRules(framework: framework).problems(entries)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let stored = try judgements(of: inspection)
    for entry in entries {
      guard let area = framework.area(entry.area) else { continue }
      let old = stored.first { $0.area == area.id }
      try requireFresh(old, entry)
      if let grade = framework.grade(entry.grade, for: area) {
        var judgement =
          old
          ?? Judgement(
            authority: inspection.authority, inspection: inspection.id, area: area.id,
            grade: grade.id)
        judgement.grade = grade.id
        judgement.rationale = entry.rationale
        if let page = entry.page, page != judgement.page {
          (judgement.page, judgement.isInSummary) = (page, inSummary)
        }
        try link(try save(judgement), to: entry.findings, of: inspection)
      } else if let old {
        try remove(old, area: area, from: inspection)
      }
    }
    try registerOwn(inspection)
  }

  /// Somebody else may have judged this area since the form was opened.
  private func requireFresh(_ old: Judgement?, _ entry: JudgementEntry) throws {
    guard let readAt = entry.readAt, readAt != old?.version ?? 0 else { return }
    throw StaleRecord(
      table: Judgement.table.text, id: old?.id.text ?? "", read: readAt, stored: old?.version)
  }

  private func remove(
    _ judgement: Judgement, area: FrameworkArea, from inspection: Inspection
  ) throws {
    guard inspection.state == .draft else {
      throw Refusal.invalid(
        "\(area.name) must keep a judgement while the inspection is public.",
        field: "judgement.\(area.code)")
    }
    for link in try findingLinks(of: [judgement]) { try delete(link) }
    try delete(judgement)
  }

  private func link(
    _ judgement: Judgement, to findings: [ID<Finding>], of inspection: Inspection
  ) throws {
    let known = Set(try self.findings(of: inspection).map(\.id))
    if findings.contains(where: { !known.contains($0) }) {
      throw Refusal.invalid("A judgement can only rest on findings of the same inspection.")
    }
    let links = try findingLinks(of: [judgement])
    for link in links where !findings.contains(link.finding) { try delete(link) }
    let linked = Set(links.map(\.finding))
    for finding in findings where !linked.contains(finding) {
      try insert(
        JudgementFinding(
          authority: judgement.authority, judgement: judgement.id, finding: finding))
    }
  }
}
