import Civil
import Kernel
import Markup
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Inspections

@Suite struct PageTests {
  private static let pdf = Form.File(name: "report.pdf", bytes: Array("%PDF-1.4 x".utf8))

  @Test(arguments: StoreKind.available)
  func `From the upload to the accepted inspection by the pages alone`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house, reader: .giving(.doubtful2012))
      let uploaded = try await pages.post(.papers, [], files: ["file": Self.pdf])
      let paper = try #require(uploaded.target)
      let review = try await pages.html(paper)
      #expect(review.contains("value=\"Thornmere\""))
      #expect(review.contains("Look at these first"))
      #expect(review.contains("href=\"#leadInspector\""))
      #expect(review.contains("Table 4 (continued)"))
      #expect(review.contains("/pages/4.png"))
      #expect(review.contains("<rect"))
      #expect(!review.contains("style="))

      // What nobody has looked at is not accepted in silence, nor entered in the register.
      for then in ["", "register"] {
        let refused = try await pages.post(paper, [("version", "1"), ("then", then)])
        #expect(refused.target == nil)
        #expect(refused.html.contains("nobody has looked at it: Lead inspector."))
      }
      let accepted = try await pages.post(
        paper, [("version", "1"), ("publish", "yes"), ("unchecked", "yes")])
      let inspection = try #require(accepted.target)
      let html = try await pages.html(inspection)
      #expect(html.contains("REC-2012-01"))
      #expect(html.contains("A service that is not doing what is required"))
      // Nobody said when the report was received, so no clock runs.
      #expect(html.contains("no clock runs before it is"))
      #expect(!html.contains("working days left"))
      let closed = try await pages.html(paper)
      #expect(closed.contains("accepted as it was read"))
    }
  }

  @Test func `Where a report says two things, both places are shown`() async throws {
    var reading = PaperReading.thornmere2012
    reading.visitEnd?.doubt = "The first page says 2012-11-21, the foot of page 2 says 2012-11-23."
    reading.visitEnd?.otherPlace = PaperReading.place(2, "12–23 November 2012")
    try await withInspections(on: .sqlite) { [reading] house in
      let pages = PageHouse(house, reader: .giving(reading))
      let paper = try #require(
        try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
      let id = try #require(ID<Paper>(String(paper.path.split(separator: "/").last ?? "")))
      let doubts = try await pages.html(.doubtsOfPaper(id))
      for text in ["12–21 November 2012", "The report says otherwise here", "12–23 November 2012"] {
        #expect(doubts.contains(text))
      }
      for page in [1, 2] {
        #expect(doubts.contains("href=\"\(Address.paperView(id, page))\""))
        #expect(doubts.contains("Last day of the visit, on page \(page) of the report"))
      }
      let otherPage = try await pages.html(.paperView(id, 2))
      #expect(otherPage.contains("Visit end, said otherwise"))
      #expect(otherPage.contains("12–23 November 2012"))
      #expect(otherPage.contains("page-mark"))
    }
  }

  @Test func `A recommendation that goes on over the page is shown on both`() async throws {
    var reading = PaperReading.thornmere2012
    let text = reading.recommendations[2].text
    reading.recommendations[2].text.doubt = "It may be two."
    reading.recommendations[2].text.restPlace = PaperReading.place(6, text.text)
    try await withInspections(on: .sqlite) { [reading] house in
      let pages = PageHouse(house, reader: .giving(reading))
      let paper = try #require(
        try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
      let id = try #require(ID<Paper>(String(paper.path.split(separator: "/").last ?? "")))
      let doubts = try await pages.html(.doubtsOfPaper(id))
      #expect(doubts.contains("It goes on here"))
      for page in [5, 6] {
        #expect(doubts.contains("href=\"\(Address.paperView(id, page))\""))
        #expect(doubts.contains("Recommendation 3, on page \(page) of the report"))
      }
      let next = try await pages.html(.paperView(id, 6))
      #expect(next.contains("Recommendation 3, continued"))
      #expect(next.contains(text.text) && next.contains("page-mark"))
      #expect(!next.contains("Recommendation 2"))
    }
  }

  @Test func `A paragraph without a number has a name on the page it stands on`() async throws {
    var reading = PaperReading.thornmere2012
    reading.findings[1].paragraph = ""
    try await withInspections(on: .sqlite) { [reading] house in
      let pages = PageHouse(house, reader: .giving(reading))
      let paper = try #require(
        try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
      let id = try #require(ID<Paper>(String(paper.path.split(separator: "/").last ?? "")))
      #expect(try await pages.html(.paperView(id, 6)).contains("Paragraph 8"))
      let page = try await pages.html(.paperView(id, 7))
      #expect(page.contains("Finding 2") && !page.contains("Paragraph"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Only what was not read with certainty is asked, once, and no tick elsewhere is lost`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house, reader: .giving(.doubtful2012))
      let uploaded = try await pages.post(.papers, [], files: ["file": Self.pdf])
      let paper = try #require(uploaded.target)
      _ = try await pages.post(
        paper,
        [("version", "1"), ("then", "save"), ("added", "0"), ("recommendation.1.omit", "yes")])
      let id = try #require(ID<Paper>(String(paper.path.split(separator: "/").last ?? "")))
      let doubts = Address.doubtsOfPaper(id)
      let page = try await pages.html(doubts)
      #expect(page.contains("Check 1 value"))
      #expect(page.contains("The name is broken over two lines."))
      #expect(page.contains("value=\"A. Exemple\""))
      #expect(!page.contains("name=\"council\""))
      _ = try await pages.post(
        doubts,
        [("version", "2"), ("settled", "leadInspector"), ("leadInspector", "Anna Exemple")])
      let review = try await pages.html(paper)
      #expect(!review.contains("Look at these first"))
      #expect(review.contains("value=\"Anna Exemple\""))
      #expect(try await pages.get(doubts).target == paper)
      let accepted = try await pages.post(paper, [("version", "3")])
      let html = try await pages.html(try #require(accepted.target))
      #expect(html.contains("Make sure that every child is seen."))
      #expect(!html.contains("Write plans parents understand."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A form that cannot be accepted comes back with what was typed`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house)
      let uploaded = try await pages.post(.papers, [], files: ["file": Self.pdf])
      let paper = try #require(uploaded.target)
      let again = try await pages.post(
        paper,
        [
          ("version", "1"), ("leadInspector", "Typed Name"), ("visitEnd", "1"),
          ("visitEnd-month", "1"), ("visitEnd-year", "2012"), ("visitStart", "12"),
          ("visitStart-month", "11"), ("visitStart-year", "2012"), ("framework", "PROT2012"),
          ("council", "Thornmere"),
        ])
      #expect(again.page?.status == 422)
      #expect(again.html.contains("Visit end, 1 January 2012, is before visit start"))
      #expect(again.html.contains("value=\"Typed Name\""))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A file that is no report is refused on the upload page, which stays usable`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house, reader: .refusing)
      let refused = try await pages.post(.papers, [], files: ["file": Self.pdf])
      #expect(refused.page?.status == 422)
      #expect(refused.html.contains("no PDF but a web page"))
      #expect(refused.html.contains("type=\"file\""))
      let without = try await pages.post(.papers, [])
      #expect(without.html.contains("Choose a file to upload"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A grade for an area that the framework does not have is refused by name, not lost`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house)
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let refused = try await pages.post(
        .judgements(of: inspection.id),
        [("judgement.overall", "adequate"), ("judgement.help", "good")])
      #expect(refused.page?.status == 422)
      #expect(refused.html.contains("“help” is no area of this inspection’s framework"))
      let kept = try await house.read { try $0.judgements(of: inspection) }
      #expect(kept.isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `S5: the public reads four definitions beside the grades once it is published, and nothing before`(
      on kind: StoreKind
    ) async throws
  {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house)
      let anybody = User.anonymous(of: house.authority)
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      try await RecordJudgements(house.acting)(.allAdequate, of: inspection.id)
      await #expect(throws: Refusal.self) {
        try await pages.get(.inspection(inspection.id), as: anybody)
      }
      #expect(try await !pages.html(.inspections, as: anybody).contains(inspection.id.text))
      let register = try await pages.html(.register, as: anybody)
      #expect(!register.contains("Thornmere") && !register.contains("1 Adequate"))

      try await PublishInspection(house.acting)(inspection.id, readAt: inspection.version)
      let html = try await pages.html(.inspection(inspection.id), as: anybody)
      for definition in CataloguedFramework.protection2012.grades.map(\.definition) {
        #expect(html.contains(definition))
      }
      #expect(!html.contains("<form"))
      #expect(try await pages.html(.inspections, as: anybody).contains(inspection.id.text))
      let ilacs = try await pages.html(.framework("ILACS"), as: anybody)
      #expect(ilacs.contains("Requires improvement to be good"))
      #expect(!ilacs.contains("Adequate"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S20: the form from a finding brings the finding with it`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house)
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let finding = try await RecordFinding(house.acting)(
        FindingEntry(kind: .needsImproving, text: "Plans are not clear.", theme: "plans"),
        in: inspection.id)
      #expect(
        try await pages.html(.finding(finding.id)).contains(
          "Create a recommendation from this finding"))
      let flag = "no recommendation answers it"
      #expect(try await pages.html(.inspection(inspection.id)).contains(flag))
      let form = try await pages.html(
        Address.newRecommendation(inInspection: inspection.id)
          .with("finding", finding.id.text))
      #expect(form.contains("Plans are not clear."))
      let saved = try await pages.post(
        .recommendations(ofInspection: inspection.id),
        [
          ("text", "Write clear plans."), ("timescale", "3M"), ("findings", finding.id.text),
        ])
      let page = try await pages.html(try #require(saved.target))
      #expect(page.contains("21 March 2013"))
      #expect(page.contains("3 months from publication of the report"))
      #expect(page.contains("Finding 1"))
      #expect(page.contains("Set by the inspector"))
      #expect(try await !pages.html(.inspection(inspection.id)).contains(flag))
      // What the council draws from a finding itself is not put into the inspectors' mouths.
      #expect(form.contains("value=\"council\" checked"))
      let own = try await pages.post(
        .recommendations(ofInspection: inspection.id),
        [
          ("text", "Read every plan aloud."), ("timescale", "3M"), ("findings", finding.id.text),
          ("madeBy", "council"),
        ])
      let ownPage = try await pages.html(try #require(own.target))
      #expect(ownPage.contains("The council’s own, drawn from what was found in"))
      #expect(ownPage.contains("Set by the council: 3 months from publication of the report"))
      #expect(!ownPage.contains("Set by the inspector"))
      let all = try await pages.html(.inspection(inspection.id))
      #expect(all.contains("set by the council") && all.contains("set by the inspector"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S6 and S48: the lists of findings narrow down by kind, theme and community`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house)
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      try await RecordFinding(house.acting)(
        [
          FindingEntry(
            kind: .goodPractice, text: "Young chairs.", theme: "voice", toldTo: "Director"),
          FindingEntry(
            kind: .strength, text: "Good contact.", community: "Roma and Slovak families",
            toldTo: "Director"),
          FindingEntry(kind: .needsImproving, text: "Late notes.", toldTo: "Director"),
        ], in: inspection.id)
      let positive = try await pages.html(Address.findings.with("kind", "positive"))
      #expect(positive.contains("Young chairs.") && positive.contains("Good contact."))
      #expect(!positive.contains("Late notes."))
      let practice = try await pages.html(Address.findings.with("kind", "good_practice"))
      #expect(practice.contains("Children’s and parents’ say"))
      #expect(!practice.contains("Good contact."))
      let community = try await pages.html(
        Address.findings.with("community", "Roma and Slovak families"))
      #expect(community.contains("Good contact.") && !community.contains("Young chairs."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S52: the register counts as at a day, and gives its list as a file`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house)
      for (council, published, grade) in [
        ("Averley", "2012-09-01", "inadequate"), ("Brackwater", "2012-10-01", "good"),
        ("Corrington", "2012-12-01", "inadequate"),
      ] {
        try await RecordRegisterLine(house.acting)(
          RegisterEntry(
            council: council, framework: "PROT2012", publishedOn: try civil(published),
            overall: grade, source: "List"))
      }
      let html = try await pages.html(Address.register.with("as-at", "2 November 2012"))
      #expect(html.contains("1 Good, 1 Inadequate") || html.contains("1 Inadequate, 1 Good"))
      let file = try await pages.get(
        Address.register.with("format", "csv"), wantsCSV: true
      ).bytes
      let csv = String(decoding: try #require(file), as: UTF8.self)
      #expect(
        csv.contains(
          "Corrington,Child protection inspection (2012),,,2012-12-01,Published,Inadequate"))
      let odd = try await pages.html(Address.register.with("as-at", "someday"))
      #expect(odd.contains("The day was not understood"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Every page without a parameter is drawn for those who may open it`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house)
      for route in pages.site.routes where route.method == .get && !route.path.contains(":") {
        let parts = route.path.split(separator: "/").map(String.init)
        var address = Address(parts[0])
        if parts.count == 2 { address = Address(parts[0], parts[1]) }
        let status = try await pages.get(address).page?.status
        #expect(status == 200, "\(route.path)")
        if route.permission == .readPublished {
          let anybody = User.anonymous(of: house.authority)
          let shown = try await pages.get(address, as: anybody).page?.status
          #expect(shown == 200, "\(route.path)")
        }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Every form of an inspection is drawn, and saves`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house)
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let finding = try await RecordFinding(house.acting)(
        FindingEntry(kind: .needsImproving, text: "Late."), in: inspection.id)
      let recommendation = try await RecordRecommendations(house.acting)(
        RecommendationEntry(text: "Be on time.", timescale: .sixMonths), in: inspection.id)
      for address in [
        Address.editInspection(inspection.id), .judgements(of: inspection.id),
        .correctPublicationDate(of: inspection.id), .withdrawInspection(inspection.id),
        .editFinding(finding.id), .editRecommendation(recommendation.id),
        .newFinding(inInspection: inspection.id),
        Address.newReportDocument.with("inspection", inspection.id.text),
      ] {
        #expect(try await pages.html(address).contains("<form"), "\(address)")
      }
      let judged = try await pages.post(
        .judgements(of: inspection.id),
        [
          ("version.overall", "0"),
          ("judgement.overall", "adequate"), ("rationale.overall", "Steady."),
          ("findings.overall", finding.id.text),
        ])
      #expect(judged.target?.path == Address.inspection(inspection.id).path)
      let html = try await pages.html(.inspection(inspection.id))
      #expect(html.contains("Steady.") && html.contains("Finding 1: Late."))
      let refused = try await pages.post(
        .publishInspection(inspection.id), [("version", "\(inspection.version)")])
      #expect(refused.page?.status == 422)
      #expect(refused.html.contains("The quality of practice has no judgement"))
      let moved = try await pages.post(
        .correctPublicationDate(of: inspection.id),
        [
          ("version", "1"), ("publishedOn", "31"), ("publishedOn-month", "12"),
          ("publishedOn-year", "2012"), ("reason", "The page says so."),
        ])
      #expect(moved.target != nil)
      #expect(try await pages.html(.recommendation(recommendation.id)).contains("30 June 2013"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Only those who record inspections may upload, and pictures are drawn once`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house)
      for role in Role.allCases where role != .improvementOfficer && role != .director {
        await #expect(throws: Refusal.self, "\(role)") {
          try await pages.get(.uploadPaper, as: house.user(role))
        }
      }
      let uploaded = try await pages.post(.papers, [], files: ["file": Self.pdf])
      let paper = try #require(uploaded.target)
      let id = try #require(ID<Paper>(String(paper.path.split(separator: "/")[1])))
      #expect(try await pages.get(.paperPage(id, 3)).bytes == Array("PNG".utf8))
      await #expect(throws: Refusal.self) { try await pages.get(.paperPage(id, 25)) }
      #expect(try await pages.html(.paperView(id, 4)).contains("Make sure that every child"))
    }
  }
}
