import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Board
@testable import ImprovementPlan

/// A plan that the council brought in has headings of its own: a pack puts it together by them as
/// the plan does.
@Suite struct PackHeadingTests {
  private static let file = """
    Ref,Recommendation,Action,Lead,Due date
    1.1,Fewer moves for children,Train foster carers,Thornmere Health,31/03/2027
    1.2,Fewer moves for children,Agree a protocol,Thornmere Police,04/09/2026
    1.3,Homes near school,Open a third hub,Thornmere Health,31/05/2027

    """

  @Test(arguments: StoreKind.available)
  func `A pack tells each heading with its actions, who answers for them and the worst of them`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let meeting = try await house.meeting(on: date("2026-09-24"))
      let former = try await house.pack(for: meeting)
      let data = try await house.get(.packData(former.id), as: house.director).text
      #expect(!data.contains("ownHeadings"), "a plan of recommendations alone is as it was")
      _ = try await house.bringIn(Self.file)
      house.clock.set(date("2026-09-16"))
      let pack = try await house.pack(for: meeting)
      let page = try await house.get(.pack(pack.id), as: house.director).text
      #expect(page.contains("Each of the council’s own headings"))
      let words = page.replacing(#/(<[^>]*>\s*)+/#, with: "|")
      for row in [
        "|Fewer moves for children|ACT-01, ACT-02|Thornmere Health, Thornmere Police|Red: off track|",
        "|Homes near school|ACT-03|Thornmere Health|Grey: not started|",
      ] { #expect(words.contains(row), "\(words)") }
      // What was frozen before says what it said.
      let before = try await house.get(.pack(former.id), as: house.director).text
      #expect(!before.contains("own headings"))
    }
  }
}

extension BoardHouse {
  /// Brings rows of the council's own into the plan.
  ///
  /// - Parameter body: a name in them that becomes a body of the directory.
  func bringIn(_ text: String, makingBody body: String? = nil) async throws -> PlanImport {
    let (officer, reader) = (acting(officer), PlanFileReader.live())
    let read = try await UploadPlanFile(officer, reader: reader)(
      Form.File(name: "own.csv", bytes: Array(text.utf8)), for: plan.id)
    try await ConfirmColumns(officer, reader: reader)(
      read.id, readAt: read.version, as: JSONText.value(ColumnMapping.self, of: read.mapping))
    if let body {
      try await DecideImport(officer)(read.id, because: "test") { choices, _ in
        choices.names[WordKey.of(body)] = "body"
      }
    }
    _ = try await RecordPlanImport(officer)(
      read.id, readAt: stored(read).version, because: "The council’s own plan")
    return read
  }
}
