import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Inspections

/// Papers that make no inspection are kept with their reason, found again, and taken out again.
@Suite struct FiledPaperTests {
  private static let pdf = Form.File(name: "area.pdf", bytes: Array("%PDF-1.4 area".utf8))

  private static let reading: PaperReading = {
    var reading = PaperReading.thornmere2012
    reading.kind = "area special educational needs inspection"
    reading.framework = PaperReading.Value("", doubt: "There is no framework for that here.")
    return reading
  }()

  @Test(arguments: StoreKind.available)
  func
    `A paper of a kind without a framework is filed away, found, and taken out with its corrections`(
      on kind: StoreKind
    ) async throws
  {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house, reader: .giving(Self.reading))
      let address = try #require(
        try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
      let id = try #require(address.path.split(separator: "/").last.flatMap { ID<Paper>($0) })
      let review = try await pages.html(address)
      #expect(review.contains("This paper makes no inspection here"))
      #expect(review.contains(Address.fileAwayPaper(id).path))
      _ = try await pages.post(
        address, [("version", "1"), ("then", "save"), ("leadInspector", "A. Example")])
      let form = try await pages.html(.fileAwayPaper(id))
      #expect(form.contains("Area special educational needs inspection, Thornmere: no framework"))
      let empty = try await pages.post(
        .fileAwayPaper(id), [("version", "2"), ("filedBecause", " ")])
      #expect(empty.page?.status == 422)
      #expect(empty.html.contains("say why this paper makes no inspection"))
      let filed = try await pages.post(
        .fileAwayPaper(id), [("version", "2"), ("filedBecause", "About schools, 100 % of it.")])
      #expect(filed.target == .papers)
      #expect(try await pages.html(address).contains("About schools, 100 % of it."))
      #expect(
        try await pages.html(Address.papers.with("words", "SCHOOLS, 100 %")).contains("area.pdf"))
      #expect(
        !(try await pages.html(Address.papers.with("words", "fostering")).contains("area.pdf")))
      #expect(try await pages.html(Address.papers.with("state", "filed")).contains("area.pdf"))
      // Sending the same file again shows where it is.
      let again = try await pages.post(.papers, [], files: ["file": Self.pdf])
      #expect(again.target == address)
      _ = try await pages.post(.takeOutPaper(id), [("version", "3")])
      let paper = try await house.read { try $0.paper(id, of: house.authority) }
      #expect(paper.state == .toReview)
      #expect(paper.filedBecause.isEmpty && paper.closedBy.isEmpty)
      #expect(try await pages.html(address).contains("value=\"A. Example\""))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Of two people the second is told that the paper is filed, accepted or waiting already`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house)
      let address = try #require(
        try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
      let id = try #require(address.path.split(separator: "/").last.flatMap { ID<Paper>($0) })
      let file = FilePaperAway(house.acting)
      let waits = try await conflict { try await file.takeOut(id, readAt: 1) }
      #expect(waits?.contains("waits to be reviewed already") == true)
      try await file(id, readAt: 1, because: "Not ours.")
      let filed = try await conflict { try await file(id, readAt: 1, because: "Not ours.") }
      #expect(filed?.contains("filed away by Nora Field already") == true)
      let accepted = try await conflict {
        try await AcceptPaper(house.acting)(id, readAt: 2, form: Form())
      }
      #expect(accepted?.contains("filed away by Nora Field already") == true)
      for role in Role.allCases where role != .improvementOfficer && role != .director {
        await #expect(throws: Refusal.self, "\(role)") {
          try await FilePaperAway(ActingUser(house.user(role), in: house.world))
            .takeOut(id, readAt: 2)
        }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What cannot be read as a report is kept only when somebody wishes it, with the reason`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house, reader: .refusing)
      let refused = try await pages.post(.papers, [], files: ["file": Self.pdf])
      #expect(refused.page?.status == 422)
      #expect(refused.html.contains("Keep it although it is no report"))
      #expect(try await house.read { try $0.value(Int.self, "SELECT count(*) FROM paper") } == 0)
      let kept = try await pages.post(.papers, [("keep", "yes")], files: ["file": Self.pdf])
      let address = try #require(kept.target)
      let html = try await pages.html(address)
      #expect(html.contains("Filed away") && html.contains("This is no PDF but a web page (HTML)"))
      #expect(!html.contains("“area.pdf”"))
      // What is empty holds nothing to keep.
      let empty = try await pages.post(
        .papers, [("keep", "yes")], files: ["file": Form.File(name: "e.pdf", bytes: [])])
      #expect(empty.page?.status == 422)
    }
  }

  private func conflict<Value>(_ body: () async throws -> Value) async throws -> String? {
    do {
      _ = try await body()
      return nil
    } catch Refusal.conflict(let reason) {
      return reason
    }
  }
}

/// Frameworks of papers that could not be reviewed before: a board’s review, and the inspection of 2009.
@Suite struct OtherReportTests {
  @Test(arguments: StoreKind.available)
  func `A review of a safeguarding board becomes an inspection with the board's one grade`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind, today: "2015-09-01") { house in
      var reading = PaperReading.thornmere2012
      reading.framework = PaperReading.Value("LSCB-REVIEW")
      reading.visitStart = PaperReading.Value("2015-06-15")
      reading.visitEnd = PaperReading.Value("2015-06-17")
      reading.published = PaperReading.Value("2015-08-03")
      reading.judgements = [
        PaperReading.Judgement(
          area: "lscb", printedArea: "The Local Safeguarding Children Board",
          grade: PaperReading.Value("requires_improvement"))
      ]
      let id = try await paper(reading, in: house)
      let inspection = try await AcceptPaper(house.acting)(
        id, readAt: 1, form: Form([("publish", "yes")]))
      #expect(inspection.state == .accepted)
      let line = try await house.read { try $0.registerLine(of: inspection) }
      #expect(line?.overall != nil)
      let framework = try await house.read { try $0.framework(of: inspection) }
      #expect(framework.scale.map(\.name).contains("Requires improvement"))
      #expect(framework.framework.scope.contains("not the council’s"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The inspection of 2009 becomes one without grades and without a day of a visit`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      var reading = PaperReading.thornmere2012
      reading.framework = PaperReading.Value("JAR2009")
      reading.visitStart = nil
      reading.visitEnd = nil
      reading.published = PaperReading.Value("2009-07-03")
      reading.judgements = []
      let id = try await paper(reading, in: house)
      let inspection = try await AcceptPaper(house.acting)(id, readAt: 1, form: Form())
      #expect(
        inspection.title == "Progress after a joint area review (2009), published 3 July 2009")
    }
  }

  private func paper(
    _ reading: PaperReading, in house: InspectionsHouse
  ) async throws -> ID<Paper> {
    let outcome = try await UploadPaper(house.acting, reader: .giving(reading))(
      Form.File(name: "report.pdf", bytes: Array("%PDF-1.4 other".utf8)))
    guard case .new(let id) = outcome else { throw NotAPage() }
    return id
  }
}
