import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Inspections

@Suite struct ProposalTests {
  private static let pdf = Form.File(name: "report.pdf", bytes: Array("%PDF-1.4 y".utf8))

  private static let reading: PaperReading = {
    var reading = PaperReading.thornmere2012
    reading.findings = [
      finding("8", "Social workers know their children.", .strength, theme: "visits"),
      finding("9", "Plans are not clear to parents.", .needsImproving, theme: "plans"),
      finding(
        "10", "Many Roma families wait too long.", .needsImproving, community: "Roma families"),
      finding("11", "The borough has 52,000 children.", nil),
    ]
    reading.recommendations[1].answers = [
      PaperReading.AnsweredFinding(finding: 1),
      PaperReading.AnsweredFinding(finding: 2, doubt: "They share the words “parents”."),
    ]
    return reading
  }()

  private static func finding(
    _ paragraph: String, _ text: String, _ kind: Finding.Kind?, theme: String = "",
    community: String = ""
  ) -> PaperReading.Finding {
    PaperReading.Finding(
      paragraph: paragraph, heading: "Quality of practice",
      text: PaperReading.Value(text, at: PaperReading.place(6, text)),
      proposal: PaperReading.FindingProposal(
        kind: kind, theme: theme, community: community, because: "It says so."))
  }

  @Test(arguments: StoreKind.available)
  func `Proposals are recorded only when somebody takes them, and then with all that was read`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house, reader: .giving(Self.reading))
      let paper = try #require(
        try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
      let review = try await pages.html(paper)
      #expect(review.contains("Take all 3 for what they seem to be"))
      #expect(review.contains("Points neither way: 1 finding"))
      #expect(review.contains("They share the words “parents”."))
      _ = try await pages.post(paper, [("version", "1"), ("then", "propose"), ("added", "0")])
      let taken = try await pages.html(paper)
      #expect(!taken.contains("for what they seem to be"))
      let accepted = try await pages.post(
        paper, [("version", "2"), ("finding.0.kind", "good_practice")])
      let target = try #require(accepted.target)
      let id = try #require(ID<Inspection>(String(target.path.split(separator: "/").last ?? "")))
      let (findings, answered) = try await house.read { db in
        let inspection = try db.inspection(id, of: house.authority)
        let findings = try db.findings(of: inspection)
        let recommendation = try db.recommendations(of: inspection)[1]
        return (findings, try db.findings(answeredBy: recommendation))
      }
      #expect(findings.map(\.kind) == [.goodPractice, .needsImproving, .needsImproving])
      #expect(findings.map(\.theme) == ["visits", "plans", ""])
      #expect(findings.map(\.community) == ["", "", "Roma families"])
      // Only what the report itself cites is linked unasked.
      #expect(answered.map(\.paragraph) == ["9"])
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `Proposals that nobody took are asked about, and wait at the inspection until somebody looks`(
      on kind: StoreKind
    ) async throws
  {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house, reader: .giving(Self.reading))
      let paper = try #require(
        try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
      let silent = try await pages.post(paper, [("version", "1"), ("added", "0")])
      #expect(silent.page?.status == 422)
      #expect(silent.html.contains("3 findings are proposed and none is taken."))
      // All that is wrong is said at once.
      let both = await problems {
        try await AcceptPaper(house.acting)(
          try #require(paper.path.split(separator: "/").last.flatMap { ID<Paper>($0) }), readAt: 1,
          form: Form([("visitEnd-year", "2011"), ("framework", "NONE")]))
      }
      #expect(both?.compactMap(\.field).sorted() == ["framework", "proposals"])
      #expect(
        try await house.read { try $0.value(Int.self, "SELECT count(*) FROM inspection") } == 0)
      let target = try #require(
        try await pages.post(paper, [("version", "1"), ("proposals", "leave")]).target)
      let id = try #require(ID<Inspection>(String(target.path.split(separator: "/").last ?? "")))
      let (findings, answered) = try await house.read { db in
        let inspection = try db.inspection(id, of: house.authority)
        return (
          try db.findings(of: inspection),
          try db.findings(answeredBy: try db.recommendations(of: inspection)[1])
        )
      }
      #expect(findings.isEmpty)
      #expect(answered.isEmpty)
      let paperID = try #require(
        paper.path.split(separator: "/").last.flatMap { ID<Paper>($0) })
      let waiting = Address.findingsOfPaper(paperID)
      #expect(try await pages.html(target).contains("3 proposals wait in report.pdf"))
      #expect(
        !(try await pages.html(target, as: house.user(.scrutinyOfficer)).contains("proposals wait"))
      )
      let version = try await house.read { try $0.paper(paperID, of: house.authority).version }
      let none = try await pages.post(waiting, [("version", "\(version)")])
      #expect(none.html.contains("Choose the kind of at least one finding"))
      let one = try await pages.post(
        waiting, [("version", "\(version)"), ("finding.1.kind", "needs_improving")])
      #expect(one.target == waiting)
      #expect(try await pages.html(target).contains("2 proposals wait"))
      let stale = try? await pages.post(
        waiting, [("version", "\(version)"), ("finding.0.kind", "strength")])
      #expect(stale == nil)
      _ = try await pages.post(waiting, [("version", "\(version + 1)"), ("then", "all")])
      let (later, linked) = try await house.read { db in
        let inspection = try db.inspection(id, of: house.authority)
        return (
          try db.findings(of: inspection).map(\.paragraph),
          try db.findings(answeredBy: try db.recommendations(of: inspection)[1]).map(\.paragraph)
        )
      }
      #expect(later == ["9", "8", "10"])
      #expect(linked == ["9"])
      #expect(!(try await pages.html(target).contains("wait in report.pdf")))
    }
  }

  @Test(arguments: StoreKind.available)
  func `All proposals are taken with the acceptance when it says so, or put aside afterwards`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let reader = ReportReader.giving(Self.reading)
      guard
        case .new(let first) = try await UploadPaper(house.acting, reader: reader)(Self.pdf),
        case .new(let second) = try await UploadPaper(house.acting, reader: reader)(
          Form.File(name: "again.pdf", bytes: Array("%PDF-1.4 again".utf8)))
      else { throw NotAPage() }
      let accept = AcceptPaper(house.acting)
      let taken = try await accept(first, readAt: 1, form: Form([("proposals", "take")]))
      #expect(try await house.read { try $0.findings(of: taken).count } == 3)
      #expect(try await house.read { try $0.waitingFindings(of: taken) }.isEmpty)
      let left = try await accept(
        second, readAt: 1, form: Form([("proposals", "leave"), ("another", "yes")]))
      #expect(try await house.read { try $0.waitingFindings(of: left).map(\.count) } == [3])
      let version = try await house.read { try $0.paper(second, of: house.authority).version }
      // What was chosen is recorded, also when the rest is put aside.
      let (recorded, waits) = try await SettleFindings(house.acting)(
        .aside, of: second, readAt: version, form: Form([("finding.0.kind", "strength")]))
      #expect(recorded.map(\.paragraph) == ["8"] && waits == 0)
      #expect(try await house.read { try $0.waitingFindings(of: left) }.isEmpty)
      for role in Role.allCases where role != .improvementOfficer && role != .director {
        await #expect(throws: Refusal.self, "\(role)") {
          try await SettleFindings(ActingUser(house.user(role), in: house.world))(
            .all, of: second, readAt: version + 1, form: Form())
        }
      }
    }
  }
}

@Suite struct ChildSummaryPaperTests {
  private static let file = Form.File(name: "summary.txt", bytes: Array("Thornmere summary".utf8))

  private static let reading: PaperReading = {
    var reading = PaperReading.thornmere2012
    reading.kind = "summary for children and young people"
    reading.judgements.removeLast(3)
    reading.recommendations = []
    reading.findings = []
    reading.childSummary = PaperReading.ChildSummary(
      isWholePaper: true,
      purpose: PaperReading.Value("How well the council and others keep children safe."),
      definitions: [.init(grade: "inadequate", text: "A service that does not keep children safe")],
      promises: [
        .init(
          kind: .plan, by: "The council",
          text: .init("The council will now prepare a plan.", at: PaperReading.place(2, "x"))),
        .init(
          kind: .consultationGroups, by: "The council",
          text: .init("It will say which groups it will talk to.", at: PaperReading.place(2, "y"))),
      ],
      fullReportLink: .init("http://www.thornmere.example/report"))
    return reading
  }()

  @Test(arguments: StoreKind.available)
  func `S2, S33–S35: a summary for children joins its inspection, with what it promises`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let pages = PageHouse(house, reader: .giving(Self.reading))
      let paper = try #require(
        try await pages.post(.papers, [], files: ["file": Self.file]).target)
      let review = try await pages.html(paper)
      #expect(review.contains("value=\"\(inspection.id.text)\" selected"))
      #expect(review.contains("A service that does not keep children safe"))
      let accepted = try await pages.post(
        paper,
        [
          ("version", "1"), ("added", "0"), ("belongsTo", inspection.id.text),
          (ReviewAnswers.promise(0), "yes"),
        ])
      #expect(accepted.target == .inspection(inspection.id))
      let (documents, promises, all) = try await house.read { db in
        (
          try db.documents(of: inspection), try db.promises(of: inspection),
          try db.inspections(of: house.authority)
        )
      }
      #expect(all.count == 1)
      #expect(documents.filter { $0.document != nil }.map(\.kind) == [.youngPeoplesVersion])
      #expect(documents.allSatisfy { !$0.isPublished })
      #expect(promises.map(\.text) == ["The council will now prepare a plan."])
      #expect(promises.map(\.page) == [2])
      let html = try await pages.html(.inspection(inspection.id))
      #expect(html.contains("What children and young people were promised"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S36: without an inspection here, one is made from the summary, with the link it prints`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house, reader: .giving(Self.reading))
      let paper = try #require(
        try await pages.post(.papers, [], files: ["file": Self.file]).target)
      let target = try #require(try await pages.post(paper, [("version", "1")]).target)
      let html = try await pages.html(target)
      #expect(html.contains("https://www.thornmere.example/report"))
      #expect(html.contains("The council will now prepare a plan."))
      #expect(html.contains("Inadequate"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S6: what the summary says is cited by its own pages, not by those of a report`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      var reading = Self.reading
      reading.judgements[0].grade.place = PaperReading.place(1, "Inadequate")
      reading.findings = [
        PaperReading.Finding(
          paragraph: "",
          text: .init("Children are seen.", at: PaperReading.place(2, "Children are seen.")),
          proposal: PaperReading.FindingProposal(kind: .strength, because: "It says so."))
      ]
      let pages = PageHouse(house, reader: .giving(reading))
      let paper = try #require(
        try await pages.post(.papers, [], files: ["file": Self.file]).target)
      let target = try #require(
        try await pages.post(paper, [("version", "1"), ("finding.0.kind", "strength")]).target)
      let html = try await pages.html(target)
      #expect(html.contains("Summary for children and young people, page 1"))
      #expect(html.contains("Summary for children and young people, page 2"))
      #expect(!html.contains("Report, page"))
      let inspections = try await house.read { try $0.inspections(of: house.authority) }
      let inspection = try #require(inspections.first)
      let finding = try #require(try await house.read { try $0.findings(of: inspection) }.first)
      let page = try await pages.html(.finding(finding.id))
      #expect(page.contains("\(inspection.title), summary for children and young people, page 2"))
    }
  }
}
