import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Inspections

/// What accepting a paper guards against: the same inspection twice, one council under two names, judgements
/// that the framework does not make.
@Suite struct PaperGuardTests {
  private static let pdf = Form.File(name: "report.pdf", bytes: Array("%PDF-1.4 guarded".utf8))
  private static let unread = "Only the facts, judgements and recommendations of this kind"

  @Test(arguments: StoreKind.available)
  func `An inspection that is here already is accepted again only when somebody says it is another`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let known = try await RecordInspection(house.acting)(.thornmere2012())
      let pages = PageHouse(house)
      let paper = try #require(
        try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
      #expect(try await !pages.html(paper).contains("name=\"another\""))

      let refused = try await pages.post(paper, [("version", "1")])
      #expect(refused.page?.status == 422)
      #expect(refused.html.contains("This inspection is here already"))
      #expect(refused.html.contains(known.title))
      #expect(refused.html.contains("name=\"another\""))
      #expect(try await house.read { try $0.inspections(of: house.authority).count } == 1)

      // The box stays while something else is wrong.
      let wrong = try await pages.post(
        paper, [("version", "1"), ("another", "yes"), ("visitEnd-year", "2011")])
      #expect(wrong.page?.status == 422)
      #expect(wrong.html.contains("name=\"another\""))

      let accepted = try await pages.post(paper, [("version", "1"), ("another", "yes")])
      #expect(accepted.target != nil)
      #expect(try await house.read { try $0.inspections(of: house.authority).count } == 2)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Another day or another framework is another inspection`(on kind: StoreKind) async throws {
    for (name, value) in [("visitStart", "11"), ("framework", "LAC2013")] {
      try await withInspections(on: kind) { house in
        try await RecordInspection(house.acting)(.thornmere2012())
        var reading = PaperReading.thornmere2012
        reading.judgements = []
        let pages = PageHouse(house, reader: .giving(reading))
        let paper = try #require(
          try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
        let accepted = try await pages.post(
          paper, [("version", "1"), (name, value), ("unchecked", "yes")])
        #expect(accepted.target != nil, "\(name)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Our own council is kept by its full name, however the report writes it`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house)
      let paper = try #require(
        try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
      #expect(try await pages.post(paper, [("version", "1")]).target != nil)
      let councils = try await house.read { db in
        (
          try db.inspections(of: house.authority).map(\.council),
          try db.register(of: house.authority).map(\.council)
        )
      }
      #expect(councils.0 == ["Thornmere Borough Council"])
      #expect(councils.1 == ["Thornmere Borough Council"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A judgement that the framework does not make is refused by name and can be taken out`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      var reading = PaperReading.thornmere2012
      reading.judgements[1].area = "nonsense"
      reading.judgements[1].printedArea = "Something else"
      let pages = PageHouse(house, reader: .giving(reading))
      let paper = try #require(
        try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
      let refused = try await pages.post(
        paper, [("version", "1"), ("judgement.odd", "good"), ("judgement.empty", "")])
      #expect(refused.page?.status == 422)
      for words in ["Something else", "odd"] {
        #expect(
          refused.html.contains("Child protection inspection (2012) has no judgement “\(words)”."))
      }
      #expect(!refused.html.contains("has no judgement “empty”"))
      #expect(refused.html.contains("name=\"judgement.nonsense\""))
      #expect(try await house.read { try $0.inspections(of: house.authority).isEmpty })
      let accepted = try await pages.post(
        paper, [("version", "1"), ("judgement.nonsense", ""), ("unchecked", "yes")])
      #expect(accepted.target != nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `That nothing was left over is said only when paragraphs were read`(
    on kind: StoreKind
  ) async throws {
    for (hasFindings, hasUnread) in [(true, false), (true, true), (false, false), (false, true)] {
      try await withInspections(on: kind) { house in
        var reading = PaperReading.thornmere2012
        if !hasFindings { reading.findings = [] }
        if !hasUnread { reading.notUnderstood = [] }
        let pages = PageHouse(house, reader: .giving(reading))
        let paper = try #require(
          try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
        let html = try await pages.html(paper)
        #expect(html.contains("Nothing was left over.") == (hasFindings && !hasUnread))
        #expect(html.contains(Self.unread) == !hasFindings)
        #expect(html.contains("Table 4 (continued)") == hasUnread)
      }
    }
  }

  @Test func `A visit of a day on which its framework was not in use is asked about`() async throws
  {
    try await withInspections(on: .sqlite) { house in
      var reading = PaperReading.thornmere2012
      reading.framework.text = "LAC2013"
      reading.judgements = []
      let pages = PageHouse(house, reader: .giving(reading))
      let paper = try #require(
        try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
      let words = "was not in use on 12 November 2012, the first day of the visit"
      #expect(try await pages.html(paper).contains(words))
      for then in ["", "register"] {
        let refused = try await pages.post(paper, [("version", "1"), ("then", then)])
        #expect(refused.html.contains("nobody has looked at") && refused.target == nil)
      }
      let right = try await pages.post(
        paper, [("version", "1"), ("then", "save"), ("framework", "PROT2012")])
      #expect(right.target != nil)
      #expect(try await !pages.html(paper).contains(words))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A council in no list, or one that had ended, is looked at before it is in the register`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let admin = ActingUser(house.user(.administrator), in: house.world)
      try await RecordCouncil(admin)(
        CouncilEntry(
          code: "E06990002", name: "Averley", region: .london, validTo: try civil("2012-10-31"),
          source: "Invented"))
      for (council, reason) in [
        (
          "Thornmear", "“Thornmear” is in no list of councils. Check the name, or add the council."
        ),
        (
          "Averley",
          "Averley was a council until 31 October 2012, and the report is of 12 November 2012. Check the council and the dates."
        ),
      ] {
        var reading = PaperReading.thornmere2012
        reading.council?.text = council
        reading.notUnderstood = []
        let pages = PageHouse(house, reader: .giving(reading))
        let file = Form.File(name: "report.pdf", bytes: Array("%PDF-1.4 \(council)".utf8))
        let paper = try #require(try await pages.post(.papers, [], files: ["file": file]).target)
        let review = try await pages.html(paper)
        #expect(review.contains("Look at these first") && review.contains(reason))
        #expect(!review.contains("Every value was read with certainty."))

        let refused = try await pages.post(paper, [("version", "1"), ("then", "register")])
        #expect(refused.page?.status == 422)
        #expect(refused.html.contains("nobody has looked at it: Council."))
        let known = try await house.read { try $0.register(of: house.authority).map(\.council) }
        #expect(!known.contains(council))

        let id = try #require(ID<Paper>(String(paper.path.split(separator: "/").last ?? "")))
        let doubts = try await pages.html(.doubtsOfPaper(id))
        #expect(doubts.contains("Check 1 value") && doubts.contains(reason))
        _ = try await pages.post(
          .doubtsOfPaper(id), [("version", "1"), ("settled", "council"), ("council", council)])
        let entered = try await pages.post(paper, [("version", "2"), ("then", "register")])
        #expect(entered.target == .register)
      }
      let known = try await house.read { try $0.register(of: house.authority).map(\.council) }
      #expect(known.sorted() == ["Averley", "Thornmear"])
    }
  }

  @Test func `Above a warning nothing says that all was read with certainty`() async throws {
    for (warnings, reserve) in [
      ([], nil), (["No list of what must improve was found."], nil), ([], "Nobody has tried it."),
    ] as [([String], String?)] {
      try await withInspections(on: .sqlite) { house in
        var reading = PaperReading.thornmere2012
        reading.notUnderstood = []
        reading.warnings = warnings
        reading.reserve = reserve
        let pages = PageHouse(house, reader: .giving(reading))
        let paper = try #require(
          try await pages.post(.papers, [], files: ["file": Self.pdf]).target)
        let html = try await pages.html(paper)
        let isClean = warnings.isEmpty && reserve == nil
        #expect(html.contains("Every value was read with certainty.") == isClean)
        #expect(html.contains("Nothing was left over.") == isClean)
      }
    }
  }
}
