import Reading
import Testing

/// The overall grade and the board's of a single inspection stand in sentences: two are needed.
@Suite struct StatementDoubtTests {
  private func judgement(
    _ key: JudgementKey, _ name: String, _ changes: [(String, String)]
  ) throws -> Judgement {
    let report = try Twin.changed(name, changes)
    return try #require(report.judgements.first { $0.key == key })
  }

  private static let children = " Services for children in Ostlebury are good. The council"
  private static let board =
    "The Ostlebury Safeguarding Children Board (OSCB) requires improvement to\nbe good. It"

  @Test func `One sentence alone is named as such`() throws {
    let overall = try judgement(.overall, "sif-2016", [(Self.children, " The council")])
    #expect(overall.grade.value == .good)
    #expect(overall.grade.certainty.reason?.contains("Only one sentence, on page 1") == true)
    // The report may say it again in words that are not known.
    let reason = try judgement(
      .overall, "sif-2016", [(Self.children, " These services are still good. The council")]
    ).grade.certainty.reason
    #expect(reason?.contains("look whether the report says it again") == true)
    #expect(reason?.contains("nothing else") == false)
    let board = try judgement(.lscb, "sif-2016", [(Self.board, "The board")])
    #expect(board.grade.value == .requiresImprovement)
    #expect(board.grade.certainty.reason?.contains("Only one sentence, on page 7") == true)
  }

  @Test(arguments: [
    " Services for children and young people in Ostlebury are good. The council",
    "This local authority is good because the council",
    "Overall, services for children in Ostlebury are good. The council",
    "The local authority is good because the council",
    " Services for children in Ostlebury remain good. The council",
    " Children’s services in Ostlebury are still good. The council",
    " However, services for children in Ostlebury continue to be good. The council",
  ])
  func `A second sentence in other words confirms the overall grade`(_ other: String) throws {
    let overall = try judgement(.overall, "sif-2016", [(Self.children, other)])
    #expect(overall.grade.certainty == .certain)
    #expect(overall.readings.count == 2)
  }

  @Test(arguments: [
    ("Services for children in Ostlebury have new leaders. However, these services remain", true),
    ("Services for children in Ostlebury are stable. These services are still", true),
    ("Help for care leavers in Ostlebury has improved. However, these services remain", false),
    ("Services for children in Ostlebury have new leaders. They meet. These services are", false),
  ])
  func `“These services” in the summary are those of the sentence before`(
    _ summary: String, _ confirms: Bool
  ) throws {
    let part = "The local authority\nInformation about this"
    let overall = try judgement(
      .overall, "sif-2016",
      [(Self.children, " The council"), (part, "Executive summary\n\n\(summary) good.\n\n\(part)")])
    #expect((overall.grade.certainty == .certain) == confirms)
    #expect(overall.readings.count == (confirms ? 2 : 1))
  }

  @Test(arguments: [
    "The local authority leads effective services that meet the requirements for good.",
    "The local authority leads effective services and\nmeets the requirements for good.",
  ])
  func `The description beneath the grade confirms it`(_ description: String) throws {
    let cover = "Children’s services in Ostlebury are good\n"
    let overall = try judgement(
      .overall, "sif-2016", [(Self.children, " The council"), (cover, cover + description + "\n")])
    #expect(overall.grade.certainty == .certain)
  }

  @Test(arguments: [
    (" Services for children in Ostlebury are inadequate. The council", Grade.inadequate),
    (" Services for children in Ostlebury require improvement. The council", .requiresImprovement),
    (" Services for children in Ostlebury remain inadequate. The council", .inadequate),
    (
      " Services for children in Ostlebury still require improvement to be good. The council",
      .requiresImprovement
    ),
  ])
  func `A second sentence that says otherwise is a doubt that names both`(
    _ other: String, _ grade: Grade
  ) throws {
    let overall = try judgement(.overall, "sif-2016", [(Self.children, other)])
    let reason = try #require(overall.grade.certainty.reason)
    #expect(reason.contains("“good”") && reason.contains("“\(grade.rawValue)”"))
  }

  @Test(arguments: [
    " Services for children in care in Ostlebury are inadequate. The council",
    " Services for children in need of adoption in Ostlebury are outstanding. The council",
    " Services for children in Elsewhere are inadequate. The council",
    " Services for children in Ostlebury are good at listening. The council",
    "The authority is not yet delivering good protection. The council",
    " Services for children in need of help and protection remain inadequate. The council",
    " Services for children in Ostlebury remained inadequate until 2015. The council",
  ])
  func `A sentence on something else neither confirms nor contradicts`(_ other: String) throws {
    let overall = try judgement(.overall, "sif-2016", [(Self.children, other)])
    #expect(overall.readings.count == 1, "\(overall.readings)")
  }

  @Test(arguments: [
    ("The LSCB is not yet demonstrating the characteristics of good.", true),
    ("An LSCB requires improvement if it does not yet demonstrate them.", true),
    ("An LSCB that is good coordinates the activity of its partners.", false),
  ])
  func `What describes the board's grade confirms or contradicts it`(
    _ description: String, _ confirms: Bool
  ) throws {
    let statement = "The Local Safeguarding Children Board requires improvement\nto be good\n"
    let board = try judgement(
      .lscb, "sif-2016", [(Self.board, "The board"), (statement, statement + description + "\n")])
    #expect((board.grade.certainty == .certain) == confirms)
    if !confirms { #expect(board.grade.certainty.reason?.contains("“good”") == true) }
  }
}
