import Reading
import Testing

/// Cells that are no grade, and rows that say two things.
@Suite struct JudgementDoubtTests {
  static let cells = [
    "Good (previously inadequate)", "Not good", "Previously good", "Good, was inadequate",
    "Godo",
  ]

  private static let overall = " Overall effectiveness                       Good"

  @Test(arguments: cells)
  func `A row without a plain grade is named with its words`(_ cell: String) throws {
    let report = try Twin.changed(
      "ilacs-2022", [(Self.overall, " Overall effectiveness                       \(cell)")])
    #expect(!report.judgements.contains { $0.key == .overall && $0.grade.certainty == .certain })
    let about = report.warnings.filter {
      $0.contains("“Overall effectiveness”") && $0.contains("“\(cell)”")
    }
    #expect(about.count == 1, "\(report.warnings)")
  }

  @Test(arguments: ["Good (previously inadequate)", "Not good"])
  func `A row that only a heading grades names what the table says`(_ cell: String) throws {
    let report = try Twin.changed(
      "ilacs-2022",
      [
        (
          "The experiences and progress of             Requires improvement to be good",
          "The experiences and progress of             \(cell)"
        )
      ])
    let found = try #require(report.judgements.first { $0.key == .helpAndProtection })
    #expect(found.grade.value == .requiresImprovement)
    let reason = try #require(found.grade.certainty.reason)
    #expect(reason.contains("“\(cell)”"), "\(reason)")
    #expect(reason.contains("children who need help and protection"), "\(reason)")
    // The other rows keep their own grades.
    #expect(report.gradesByKey[.impactOfLeaders] == .good)
    #expect(report.gradesByKey[.careAndCareLeavers] == .good)
    #expect(report.gradesByKey[.overall] == .good)
  }

  @Test(arguments: [
    " Overall effectiveness                       Inadequate",
    " Overall effectiveness                       Not good",
    "\n Overall effectiveness                       Inadequate",
    " Overall effectiveness Inadequate",
  ])
  func `A second row for one area with another grade is a doubt`(_ second: String) throws {
    let report = try Twin.changed(
      "ilacs-2022", [(Self.overall, Self.overall + "\n" + second)])
    let found = try #require(report.judgements.first { $0.key == .overall })
    let reason = try #require(found.grade.certainty.reason)
    #expect(reason.contains("nadequate") || reason.contains("Not good"), "\(reason)")
  }

  @Test func `A second row with another grade is a doubt, though a heading agrees with one`() throws
  {
    let row =
      " The experiences and progress of             Good\n children in care and care leavers"
    let report = try Twin.changed(
      "ilacs-2022", [(row, row + "\n\n" + row.replacing("  Good", with: "  Inadequate"))])
    let found = try #require(report.judgements.first { $0.key == .careAndCareLeavers })
    #expect(found.grade.certainty.reason?.contains("twice") == true, "\(found.grade.certainty)")
  }

  @Test func `An area is named in words and never by its key`() throws {
    let report = try Twin.changed(
      "ilacs-2022",
      [
        (
          " The experiences and progress of             Requires improvement to be good\n"
            + " children who need help and protection\n", ""
        )
      ])
    let found = try #require(report.judgements.first { $0.key == .helpAndProtection })
    #expect(found.name == "Children who need help and protection")
    let keys = JudgementKey.allCases.map(\.rawValue).filter { $0.contains("-") }
    for warning in report.warnings {
      #expect(!keys.contains { warning.contains($0) }, "\(warning)")
    }
  }

  @Test func `Every kind and area is called something that people read`() {
    for key in JudgementKey.allCases {
      #expect(key.words.first?.isUppercase == true && !key.words.contains("-"))
    }
    for kind in ReportKind.allCases {
      #expect(kind.nameWithArticle.hasPrefix("aeiou".contains(kind.name.prefix(1)) ? "an " : "a "))
    }
    #expect(ReportKind.ilacs.nameWithArticle.hasPrefix("an inspection"))
    #expect(ReportKind.areaSEND.nameWithArticle.hasPrefix("an area"))
  }
}

/// Grades that a hyphen breaks within their cell.
@Suite struct BrokenGradeTests {
  private static let row =
    " The experiences and progress of             Requires improvement to be good\n"
    + " children who need help and protection\n"

  private static let first = " The experiences and progress of             "
  private static let second = " children who need help and protection       "
  private static let third = "                                             "

  static let cells: [[String]] = [
    ["Requires improve-", "ment to be good"], ["Requires improve\u{AD}", "ment to be good"],
    ["Requires", "improve-", "ment to be", "good"], ["Requires improve-", "ment to be", "good"],
    ["Re-", "quires improvement to be good"], ["Requires improvement to be", "good"],
  ]

  @Test(arguments: cells)
  func `A grade that a hyphen breaks is whole, and loses no row`(_ parts: [String]) throws {
    let indents = [Self.first, Self.second, Self.third, Self.third]
    var lines = zip(indents, parts).map { $0 + $1 + "\n" }
    if parts.count < 2 { lines.append(Self.second + "\n") }
    let report = try Twin.changed("ilacs-2022", [(Self.row, lines.joined())])
    #expect(report.grades == (try Twin.report("ilacs-2022").grades))
    #expect(report.isCertainOfGrades, "\(report.warnings)")
    let printed = report.judgements.first { $0.key == .helpAndProtection }?.printedGrade
    #expect(printed == "Requires improvement to be good")
  }

  @Test(arguments: [("Inade-", "quate", Grade.inadequate), ("Out-", "standing", .outstanding)])
  func `Other grades break too`(_ start: String, _ end: String, _ grade: Grade) throws {
    let report = try Twin.changed(
      "ilacs-2022",
      [
        (Self.row, Self.first + start + "\n" + Self.second + end + "\n"),
        ("protection: requires improvement to be good", "protection: \(grade.rawValue)"),
      ])
    #expect(report.gradesByKey[.helpAndProtection] == grade)
    #expect(report.gradesByKey[.careAndCareLeavers] == .good)
    #expect(report.judgements.count == 4)
    #expect(report.isCertainOfGrades, "\(report.warnings)")
  }

  @Test(arguments: ["Requires improve-", "Inade-"])
  func `A grade whose second half is missing is no grade`(_ start: String) throws {
    let report = try Twin.changed(
      "ilacs-2022", [(Self.row, Self.first + start + "\n" + Self.second + "\n")])
    let found = report.judgements.first { $0.key == .helpAndProtection }
    #expect(found?.grade.certainty != .certain)
    #expect(report.gradesByKey[.careAndCareLeavers] == .good)
    #expect(report.gradesByKey[.overall] == .good)
  }
}
