import Civil
import Inspections
import Kernel
import Storage

/// Enters a report of the story as somebody would: the inspection, what was found, judged and
/// recommended, its papers; and shows it to the public on its day.
struct MakeInspection {
  let report: DemoReport

  var scenes: [Scene] {
    let content = report.content
    let report = report
    return [
      Scene(content.entered) { stage in try await Self.enter(content, as: report, on: &stage) },
      Scene(content.shown) { stage in try await Self.show(content, as: report, on: &stage) },
    ]
  }

  private static func enter(
    _ content: DemoReport.Content, as report: DemoReport, on stage: inout Stage
  ) async throws {
    let acting = try stage.acting(as: content.by)
    let inspection = try await RecordInspection(acting)(content.entry)
    let findings = try await RecordFinding(acting)(content.findings, in: inspection.id).map(\.id)
    func chosen(_ numbers: [Int]) -> [ID<Finding>] { numbers.map { findings[$0 - 1] } }
    if !content.judgements.isEmpty {
      try await RecordJudgements(acting)(
        content.judgements.map {
          JudgementEntry(
            area: $0.area, grade: $0.grade, rationale: $0.rationale, findings: chosen($0.findings),
            page: $0.page)
        }, of: inspection.id)
    }
    stage.inspections[report] = inspection.id
    if !content.recommendations.isEmpty {
      let kept = try await RecordRecommendations(acting).importing(
        content.recommendations.map {
          RecommendationEntry(
            text: $0.text, timescale: $0.timescale, section: $0.section, theme: $0.theme,
            addressedTo: $0.addressedTo, page: $0.page, findings: chosen($0.findings))
        }, into: inspection.id)
      stage.recommendations[report] = Dictionary(
        uniqueKeysWithValues: kept.map { ($0.number, $0.id) })
    }
    for paper in content.papers { try await attach(paper, to: inspection, as: acting) }
  }

  private static func attach(
    _ paper: DemoPaper, to inspection: Inspection, as acting: ActingUser
  ) async throws {
    try await RecordReportDocument(acting)(
      ReportDocumentEntry(
        inspection: inspection.id, kind: paper.kind, title: paper.title,
        datedOn: inspection.publishedOn),
      file: (paper.fileName, try paper.bytes))
  }

  private static func show(
    _ content: DemoReport.Content, as report: DemoReport, on stage: inout Stage
  ) async throws {
    let id = try stage.found(stage.inspections[report], report)
    let acting = try stage.acting(as: content.by)
    let authority = stage.world.authority
    let inspection = try await stage.world.store.read { try $0.inspection(id, of: authority) }
    try await PublishInspection(acting)(id, readAt: inspection.version)
    let documents = try await stage.world.store.read { db in
      try db.all(
        ReportDocument.self,
        """
        SELECT * FROM report_document WHERE authority_id = \(authority) AND inspection_id = \(id)
        ORDER BY id
        """)
    }
    for document in documents {
      try await RecordReportDocument(acting).publish(document.id, readAt: document.version)
    }
  }
}
