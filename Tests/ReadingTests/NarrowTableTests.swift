import Reading
import Testing

/// Tables of grades whose columns are so narrow that one blank parts them, and grades that are missed.
@Suite struct NarrowTableTests {
  private static let table = """
     The impact of leaders on social work       Outstanding
     practice with children and families

     The experiences and progress of            Good
     children who need help and protection

     The experiences and progress of            Outstanding
     children in care

     The experiences and progress of care       Requires improvement to be good
     leavers

     Overall effectiveness                      Outstanding
    """

  private static let grades: [JudgementKey: Grade] = [
    .impactOfLeaders: .outstanding, .helpAndProtection: .good, .inCare: .outstanding,
    .careLeavers: .requiresImprovement, .overall: .outstanding,
  ]

  private func report(_ table: String) throws -> InspectionReport {
    try Twin.changed("ilacs-2024", [(NarrowTableTests.table, table)])
  }

  @Test(arguments: [
    """
     The impact of           Outstanding
     leaders on social
     work practice with
     children and families
     The experiences and Good
     progress of children
     who need help and
     protection
     The experiences and Outstanding
     progress of children
     in care
     The experiences and Requires
     progress of care    improvement
     leavers to be good
     Overall effectiveness Outstanding
    """,
    """
    The impact
    of leaders on
    social work
                  Outstanding
    practice with
    children and
    families
    The
    experiences
    and
    progress of
                    Good
    children who
    need help
    and
    protection
    The
    experiences
    and
                    Outstanding
    progress of
    children in
    care
    The
    experiences     Requires
    and             improvement
    progress of     to be good
    care leavers
    Overall
                    Outstanding
    effectiveness
    """,
  ])
  func `Every grade of a narrow table is read`(_ table: String) throws {
    let found = try report(table)
    #expect(found.gradesByKey == NarrowTableTests.grades, "\(found.warnings)")
  }

  @Test(arguments: [
    ("ilacs-2024", "The impact of leaders", "The impact of leaders"),
    ("ilacs-2022", "The impact of leaders", "The impact of leaders"),
    ("ilacs-2024", "and progress of care", "Care leavers"),
    ("sif-2016", "doption performance", "Adoption performance"),
    ("lac-2013", "Capacity to improve", "Capacity to improve"),
  ])
  func `A usual row whose grade was not found is told`(
    _ twin: String, _ label: String, _ name: String
  ) throws {
    let found = try Twin.changed(twin, [(label, "The input")])
    #expect(found.warnings.contains("The grade of “\(name)” was not found."), "\(found.warnings)")
  }

  @Test(arguments: Twin.names)
  func `No grade of a whole report is missed`(_ name: String) throws {
    #expect(try !Twin.report(name).warnings.contains { $0.hasPrefix("The grade of “") })
  }

  @Test func `The outcomes for care leavers may be named beside those of looked after children`()
    throws
  {
    let report = try Twin.changed(
      "lac-2013",
      [
        (
          "Adequate Grade 3\n and young people\n", "Adequate Grade 3\n and care leavers\n"
        )
      ])
    let known = try Twin.report("lac-2013")
    #expect(report.gradesByKey == known.gradesByKey)
    #expect(report.unparsed.isEmpty)
  }
}
