import Reading
import Testing

@testable import Reading

/// What a summary for children promises, in whatever words, is no fault that was found.
@Suite struct PromiseTests {
  private static let printed =
    "The council will now prepare a plan to show what will change. It will also say when they are going "
    + "to talk to children and young people, and which groups they are going to talk to."

  private static let published = "The full inspection report was published on 10 October 2012. "

  /// The twin with other promises right beneath its last list.
  private func summary(_ promise: String) throws -> ChildSummary {
    let report = try Twin.summary([
      (Self.published + Self.printed, "\(promise)\n\n\(Self.published)")
    ])
    return try #require(report.childSummary)
  }

  @Test(arguments: [
    (
      "The Director will prepare a plan to put things right. It will say when and with which groups of "
        + "children it will be talked about.", "The Director"
    ),
    (
      "The Director of Children’s Services must write a plan of what is going to change. She will talk "
        + "to children about when, and with which groups.", "The Director"
    ),
    (
      "Leaders have to publish an action plan by Easter. They will ask children when it suits them, and "
        + "which groups want to come.", "Leaders"
    ),
    (
      "The board is going to draw up a plan. They will tell you when they will meet young people, and "
        + "which groups.", "The board"
    ),
  ])
  func `A promise in other words is one and no fault`(_ promise: String, _ by: String) throws {
    let summary = try summary(promise)
    #expect(summary.promises.map(\.kind) == [.plan, .consultationDates, .consultationGroups])
    #expect(summary.promises.allSatisfy { $0.by == by && $0.text.certainty == .certain })
    #expect(summary.needsImproving.count == 2)
    #expect(summary.needsImproving.allSatisfy { $0.certainty == .certain })
  }

  @Test func `The words that are known are read as before`() throws {
    let summary = try #require(try Twin.summary([]).childSummary)
    #expect(summary.promises.map(\.kind) == [.plan, .consultationDates, .consultationGroups])
    #expect(summary.promises.allSatisfy { $0.by == "The council" })
  }

  @Test(arguments: [
    "The council will prepare a plan. It will not say when.",
    "The council will prepare a plan. It will still not ask children.",
    "The council will prepare a plan. They will never talk to groups of children.",
  ])
  func `What somebody will not do is no promise`(_ promise: String) throws {
    #expect(try summary(promise).promises.map(\.kind) == [.plan])
  }

  @Test func `What somebody will not only do is a promise`() throws {
    let found = try summary(
      "The council will prepare a plan. It will not only ask groups of children but act.")
    #expect(found.promises.map(\.kind) == [.plan, .consultationGroups])
  }

  @Test(arguments: [
    "Families will wait even longer for help this winter.",
    "Children will not be told who looks after them.",
    "Some children say that things will never change.",
    "Nobody knows which school a child is going to go to.",
  ])
  func `A sentence on what will be is no certain fault`(_ sentence: String) throws {
    let summary = try summary(sentence)
    #expect(summary.needsImproving.count == 3)
    #expect(
      summary.needsImproving.last?.certainty.reason
        == "It says what will be, and may be a promise.")
    #expect(summary.needsImproving.prefix(2).allSatisfy { $0.certainty == .certain })
  }

  @Test(arguments: [
    "Managers must make sure that plans are kept.", "Social workers have to talk to children more.",
    "Too often they make plans without parents.", "The council must ask children more often.",
    "Leaders must listen to young people.",
  ])
  func `What must be done better stays a fault`(_ sentence: String) throws {
    let summary = try summary(sentence)
    #expect(summary.needsImproving.map(\.value).last == sentence)
    #expect(summary.needsImproving.allSatisfy { $0.certainty == .certain })
    #expect(!summary.promises.contains { $0.text.value == sentence && $0.kind != .other })
  }

  @Test func `A promise among the points, and what stands behind it, is not certain`() throws {
    let summary = try summary(
      "The Director will write a plan about homes.\n\nSome homes are too far away.")
    #expect(summary.promises.map(\.kind) == [.plan])
    #expect(summary.promises.allSatisfy { $0.text.certainty != .certain })
    #expect(summary.needsImproving.map(\.value).last == "Some homes are too far away.")
    #expect(summary.needsImproving.last?.certainty != .certain)
  }

  @Test func `A point with a mark that promises stays in its list and is not certain`() throws {
    let summary = try summary("* The Director will write a plan about homes.")
    #expect(summary.needsImproving.count == 3)
    #expect(summary.needsImproving.last?.certainty != .certain)
  }
}
