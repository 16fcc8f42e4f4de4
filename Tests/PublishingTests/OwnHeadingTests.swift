import Inspections
import Kernel
import Markup
import Registers
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan
@testable import Publishing

/// A plan that the council brought in has headings of its own: an edition puts it together by them
/// as the plan does, for everybody and for children.
@Suite struct OwnHeadingTests {
  private static let hard = "Organisational accountabilities necessitate rationalisation"
  private static let file = """
    Ref,Recommendation,Action,Lead,Due date
    1.1,You move less,Train foster carers,Improvement Panel,31/03/2027
    1.2,You move less,Agree a protocol,Improvement Panel,01/06/2026
    1.3,\(hard),Open a third hub,Improvement Panel,31/05/2027

    """

  @Test(arguments: StoreKind.available)
  func `An edition tells what stands under each heading, and children what it promises them`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      try await house.holdConsultation()
      let former = try #require(try await house.frozen(try await house.published()))
      #expect(
        try !String(decoding: former.document(), as: UTF8.self).contains("headings"),
        "a plan of recommendations alone is as it was")
      try await house.bringIn(Self.file)
      let edition = try await house.published("July 2026")
      let content = try #require(try await house.frozen(edition))
      #expect(content.headings.map(\.title) == ["You move less", Self.hard])
      #expect(
        content.headings.map { content.actions(of: $0).map(\.title) }
          == [["Train foster carers", "Agree a protocol"], ["Open a third hub"]])
      #expect(content.otherActions.isEmpty)
      #expect(content.allText.contains(Self.hard))
      let visit = Visit(world: house.world, user: house.officer, address: .home)
      let shown = try await house.read { try PublishedPlan(edition, visit, $0) }
      let page = shown.page.content.description.replacing(#/(<[^>]*>\s*)+/#, with: "|")
      #expect(!page.contains("What we do besides"))
      #expect(page.contains("|You move less|"))
      #expect(page.contains("|Delivery|Red: off track|"), "\(page)")
      #expect(page.contains("What is done under “You move less”"))
      let children = shown.childrensPage.content.description.replacing(
        #/(<[^>]*>\s*)+/#, with: "|")
      #expect(children.contains("|What else adults promised|"))
      #expect(
        children.contains("|You move less|Late|it was due on |1 June 2026|"), "\(children)")
      #expect(children.contains("0 of 2 things are done. 2 are still to do."))
      #expect(!children.contains(Self.hard))
      #expect(children.contains("|The whole plan says what.|Not yet|by |31 May 2027|"))
      #expect(content.childText.contains("You move less"))
    }
  }
}

extension PublishingHouse {
  /// Brings rows of the council's own into the plan.
  fileprivate func bringIn(_ text: String) async throws {
    let (officer, reader) = (acting(), PlanFileReader.live())
    let read = try await UploadPlanFile(officer, reader: reader)(
      Form.File(name: "own.csv", bytes: Array(text.utf8)), for: plan.id)
    try await ConfirmColumns(officer, reader: reader)(
      read.id, readAt: read.version, as: JSONText.value(ColumnMapping.self, of: read.mapping))
    _ = try await RecordPlanImport(officer)(
      read.id, readAt: stored(read.id).version, because: "The council’s own plan")
  }
}
