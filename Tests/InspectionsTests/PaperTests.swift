import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Inspections

@Suite struct PaperTests {
  @Test
  func `The Enter key in a field of the review keeps what was typed, and adds or accepts nothing`()
    async throws
  {
    try await withInspections(on: .sqlite) { house in
      let paper = try await upload(.thornmere2012, in: house)
      let pages = PageHouse(house)
      let html = try await pages.html(.paper(paper.id))
      // What Enter presses is the first button of the form that sends it.
      let form = try #require(
        html.split(separator: "<form").first { $0.contains("name=\"added\"") })
      let first = try #require(form.split(separator: "<button").dropFirst().first)
      #expect(first.contains("value=\"keep\"") && first.contains("hidden"))
      let kept = try await pages.post(
        .paper(paper.id),
        [("version", "1"), ("added", "0"), ("leadInspector", "B. Example"), ("then", "keep")])
      #expect(kept.target == .paper(paper.id))
      let stored = try await house.read { try $0.paper(paper.id, of: house.authority) }
      #expect(stored.state == .toReview && stored.draft.contains("B. Example"))
      #expect(try await pages.html(.paper(paper.id)).contains("Recommendations (3)"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who was quicker with a review is told answer by answer, and nothing typed is lost`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let paper = try await upload(.thornmere2012, in: house)
      let pages = PageHouse(house)
      let keep = [("version", "1"), ("added", "0"), ("then", "keep")]
      _ = try await pages.post(
        .paper(paper.id), keep + [("leadInspector", "B. Example"), ("council", "Thornmere Town")])
      let stored = try await house.read { try $0.paper(paper.id, of: house.authority) }
      let told = ReviewAnswers.answers(inDraft: stored.draft)
      #expect(
        told.sorted { $0.title < $1.title }.map { "\($0.title): \($0.value)" } == [
          "Council: Thornmere Town", "Lead inspector: B. Example",
        ])
      await #expect(throws: StaleRecord.self) {
        try await pages.post(.paper(paper.id), keep + [("leadInspector", "C. Example")])
      }
      let changes = try await house.read {
        try $0.history(of: paper.id, authority: house.authority)
      }
      #expect(changes.contains { $0.differences.contains { $0.column == "draft" } })
    }
  }

  private let file = Form.File(name: "report.pdf", bytes: Array("%PDF-1.4 invented".utf8))

  @Test(arguments: StoreKind.available)
  func `A report that is read and accepted becomes records in one write, each with its page`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let paper = try await upload(.thornmere2012, in: house)
      let inspection = try await AcceptPaper(house.acting)(
        paper.id, readAt: paper.version,
        form: Form([
          ("receivedOn", "21"), ("receivedOn-month", "12"), ("receivedOn-year", "2012"),
          ("finding.0.kind", "strength"), ("publish", "yes"),
        ]))
      let (closed, recommendations, findings, judgements, writes) = try await house.read { db in
        let recommendations = try db.recommendations(of: inspection)
        let judgements = try db.judgements(of: inspection)
        return (
          try db.paper(paper.id, of: house.authority), recommendations,
          try db.findings(of: inspection), judgements,
          Set(
            try recommendations.flatMap { try db.history(of: $0.id, authority: house.authority) }
              .map(\.write)
              + judgements.flatMap { try db.history(of: $0.id, authority: house.authority) }
              .map(\.write))
        )
      }
      #expect(inspection.state == .accepted)
      #expect(recommendations.map(\.page) == [4, 4, 5])
      #expect(
        recommendations.map { $0.dueOn?.description } == ["2012-12-21", "2013-03-21", "2013-06-21"])
      #expect(judgements.map(\.page) == [3, 3, 3, 3])
      #expect(findings.map(\.paragraph) == ["8"])
      #expect(findings.map(\.page) == [6])
      #expect(writes.count == 1)
      #expect(closed.state == .accepted)
      #expect(closed.closedBy == "Nora Field")
      #expect(closed.inspection == inspection.id)
      #expect(closed.corrections == "[]")
    }
  }

  @Test(arguments: StoreKind.available)
  func `The paper remembers what was read and what it was corrected to`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let paper = try await upload(.thornmere2012, in: house)
      let inspection = try await AcceptPaper(house.acting)(
        paper.id, readAt: paper.version,
        form: Form([
          ("leadInspector", "A. Example"), ("visitEnd", "22"), ("visitEnd-month", "11"),
          ("visitEnd-year", "2012"), ("judgement.leadership", "adequate"),
          ("recommendation.1.omit", "yes"), ("added", "1"),
          ("recommendation.3.text", "One that was missed."),
          ("recommendation.3.timescale", "3M"),
        ]))
      let (closed, texts) = try await house.read { db in
        (
          try db.paper(paper.id, of: house.authority),
          try db.recommendations(of: inspection).map(\.text)
        )
      }
      let corrections = try JSONText.value([Correction].self, of: closed.corrections)
      #expect(
        corrections == [
          Correction(what: "Lead inspector", read: "A. Exemple", accepted: "A. Example"),
          Correction(what: "Visit end", read: "2012-11-21", accepted: "2012-11-22"),
          Correction(
            what: "Leadership and governance", read: "Inadequate", accepted: "Adequate"),
          Correction(
            what: "Recommendation 2", read: "Write plans parents understand.", accepted: ""),
          Correction(what: "Recommendation 4", read: "", accepted: "One that was missed."),
          Correction(
            what: "Recommendation 4, timescale", read: "", accepted: Timescale.threeMonths.title),
        ])
      #expect(
        texts == [
          "Make sure that every child is seen.", "Ask children what they think.",
          "One that was missed.",
        ])
      #expect(inspection.state == .draft)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is wrong is named by its field and nothing is recorded`(on kind: StoreKind)
    async throws
  {
    try await withInspections(on: kind) { house in
      let paper = try await upload(.thornmere2012, in: house)
      let cases: [([(name: String, value: String)], [String])] = [
        ([("visitEnd", "31"), ("visitEnd-month", "11"), ("visitEnd-year", "2012")], ["visitEnd"]),
        ([("visitEnd-year", "2011")], ["visitEnd"]),
        ([("judgement.overall", "requires_improvement")], ["judgement.overall"]),
        ([("judgement.overall", ""), ("publish", "yes")], ["judgement.overall"]),
        ([("recommendation.2.text", "")], ["recommendation.2.text"]),
        ([("recommendation.2.timescale", "CUSTOM")], ["recommendation.2.customDue"]),
        ([("finding.1.kind", "too_early_to_judge")], ["finding.1.impactReviewOn"]),
        ([("council", "Averley")], ["councilConfirmed"]),
        ([("framework", "NONE")], ["framework"]),
        ([("declared.3M", "7")], ["declared"]),
      ]
      for (fields, named) in cases {
        let refused = await problems {
          try await AcceptPaper(house.acting)(
            paper.id, readAt: paper.version, form: Form(fields))
        }
        #expect(refused?.compactMap(\.field) == named, "\(fields)")
      }
      let (inspections, stored) = try await house.read { db in
        (
          try db.inspections(of: house.authority), try db.paper(paper.id, of: house.authority)
        )
      }
      #expect(inspections.isEmpty)
      #expect(stored == paper)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Corrections are kept to go on later, and a stale form does not overwrite them`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let paper = try await upload(.thornmere2012, in: house)
      let accept = AcceptPaper(house.acting)
      try await accept.save(
        paper.id, readAt: paper.version,
        form: Form([("leadInspector", "A. Example"), ("recommendation.0.omit", "yes")]),
        addingRecommendation: true)
      await #expect(throws: StaleRecord.self) {
        try await accept.save(
          paper.id, readAt: paper.version, form: Form([("leadInspector", "Late")]))
      }
      let answers = try await house.read { db in
        let stored = try db.paper(paper.id, of: house.authority)
        return try ReviewAnswers(
          reading: try db.reading(of: stored), draft: stored.draft)
      }
      #expect(answers["leadInspector"] == "A. Example")
      #expect(answers["council"] == "Thornmere")
      #expect(answers.isTicked("recommendation.0.omit"))
      #expect(answers.added == 1)
      // A box that is sent empty is not sent at all: it counts as unticked when its form was sent.
      #expect(
        !answers.corrected(by: Form([("recommendation.0.text", "x")])).isTicked(
          "recommendation.0.omit"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The same file twice leads to the first, and a discarded one comes back`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let paper = try await upload(.thornmere2012, in: house)
      let upload = UploadPaper(house.acting, reader: .giving(.thornmere2012))
      var renamed = file
      renamed.name = "same-file-other-name.pdf"
      #expect(try await upload(renamed) == .known(paper))
      try await AcceptPaper(house.acting).discard(paper.id, readAt: paper.version)
      guard case .known(let again) = try await upload(file) else {
        Issue.record("a second paper was made of the same file")
        return
      }
      #expect(again.state == .toReview)
      let count = try await house.read {
        try $0.value(Int.self, "SELECT count(*) FROM document")
      }
      #expect(count == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is refused leaves nothing behind`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      let refused = await problems {
        _ = try await UploadPaper(house.acting, reader: .refusing)(file)
      }
      #expect(refused?.map(\.field) == ["file"])
      #expect(refused?.first?.message.contains("no PDF but a web page") == true)
      let empty = await problems {
        _ = try await UploadPaper(house.acting, reader: .giving(.thornmere2012))(
          Form.File(name: "empty.pdf", bytes: []))
      }
      #expect(empty?.map(\.field) == ["file"])
      let large = await problems {
        _ = try await UploadPaper(house.acting, reader: .giving(.thornmere2012))(
          Form.File(
            name: "large.pdf",
            bytes: Array(repeating: 0x20, count: house.world.documents.sizeLimit + 1)))
      }
      #expect(large?.map(\.field) == ["file"])
      #expect(large?.first?.message.contains("larger than 50 MB") == true)
      let counts = try await house.read { db in
        [
          try db.value(Int.self, "SELECT count(*) FROM document"),
          try db.value(Int.self, "SELECT count(*) FROM paper"),
        ]
      }
      #expect(counts == [0, 0])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Another council’s report goes into the register only, or here when somebody says so`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      var reading = PaperReading.thornmere2012
      reading.council = PaperReading.Value("Averley", at: PaperReading.place(1, "Averley Council"))
      let paper = try await upload(reading, in: house)
      let line = try await AcceptPaper(house.acting).inRegisterOnly(
        paper.id, readAt: paper.version, form: Form([("unchecked", "yes")]))
      let (inspections, grade) = try await house.read { db in
        (
          try db.inspections(of: house.authority).count,
          try db.framework(code: "PROT2012", of: house.authority).flatMap { framework in
            line.overall.flatMap { framework.grade($0)?.code }
          }
        )
      }
      #expect(inspections == 0)
      #expect(line.council == "Averley")
      #expect(grade == "inadequate")
      // Closed is closed.
      await #expect(throws: Refusal.self) {
        try await AcceptPaper(house.acting)(paper.id, readAt: 2, form: Form())
      }
      let second = try await upload(
        reading, bytes: Array("%PDF-1.4 another".utf8), in: house)
      let inspection = try await AcceptPaper(house.acting)(
        second.id, readAt: second.version,
        form: Form([("councilConfirmed", "yes"), ("unchecked", "yes")]))
      #expect(inspection.council == "Averley")
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `S2: full report and young people’s version are two linked documents; without an inspection it cannot be published`(
      on kind: StoreKind
    ) async throws
  {
    try await withInspections(on: kind) { house in
      let paper = try await upload(.thornmere2012, in: house)
      let inspection = try await AcceptPaper(house.acting)(
        paper.id, readAt: paper.version, form: Form())
      let record = RecordReportDocument(house.acting)
      let summary = try await record(
        ReportDocumentEntry(
          inspection: nil, kind: .youngPeoplesVersion, title: "For children and young people"),
        file: (name: "summary.pdf", bytes: Array("%PDF-1.4 summary".utf8)))
      let refused = await problems {
        try await record.publish(summary.id, readAt: summary.version)
      }
      #expect(refused?.map(\.field) == ["inspection"])

      let linked = try await record.link(
        summary.id, readAt: summary.version, to: inspection.id)
      let published = try await record.publish(linked.id, readAt: linked.version)
      #expect(published.isPublished)
      let documents = try await house.read { try $0.documents(of: inspection) }
      #expect(documents.map(\.kind) == [.fullReport, .youngPeoplesVersion])
      #expect(documents.map(\.document) == [paper.document, summary.document])
    }
  }

  private func upload(
    _ reading: PaperReading, bytes: [UInt8]? = nil, in house: InspectionsHouse
  ) async throws -> Paper {
    var file = file
    if let bytes { file.bytes = bytes }
    let outcome = try await UploadPaper(house.acting, reader: .giving(reading))(file)
    guard case .new(let id) = outcome else { throw NotADate(text: "\(outcome)") }
    return try await house.read { try $0.paper(id, of: house.authority) }
  }
}
