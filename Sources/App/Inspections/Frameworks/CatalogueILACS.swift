import Civil

extension CataloguedFramework {
  /// Inspecting local authority children's services: 2018, 2023 (care leavers judged apart), April
  /// 2026 (no overall grade).
  static let inspectingLocalAuthorityServices = [
    ilacs(
      code: "ILACS", shortName: "ILACS (2018)", from: "2018-01-01", to: "2022-12-31",
      areas: [leaders, helpAndProtection, inCareAndCareLeavers, overall],
      source:
        "Framework for inspecting local authority children’s services, 2018; reports of 2018–2022"
    ),
    ilacs(
      code: "ILACS2023", shortName: "ILACS (2023)", from: "2023-01-01", to: "2026-03-31",
      areas: [leaders, helpAndProtection, inCare, careLeavers, overall],
      source:
        "Framework for inspecting local authority children’s services, as changed in 2023; reports of 2023–2026"
    ),
    ilacs(
      code: "ILACS2026", shortName: "ILACS (2026)", from: "2026-04-01", to: nil,
      areas: [leaders, helpAndProtection, inCare, careLeavers],
      source:
        "Framework for inspecting local authority children’s services, as changed in April 2026; reports since",
      outcome:
        "A report with a grade for each area and none for the whole, and what needs to improve."),
  ]

  private static func ilacs(
    code: String, shortName: String, from: String, to: String?, areas: [Area], source: String,
    outcome: String = "A report with grades, and what needs to improve."
  ) -> CataloguedFramework {
    CataloguedFramework(
      code: code, shortName: shortName, name: "Inspection of local authority children’s services",
      purpose:
        "To look at how well the council helps and protects children, looks after those who live in its care and supports those who have left it, and what its leaders do about it.",
      scope:
        "The council’s services for children; how it works with partners is described but they are not graded.",
      powers: Powers.inspectionOfCouncils, outcome: outcome, validFrom: CivilDate(from),
      validTo: to.flatMap { CivilDate($0) }, source: source, tag: .inspectorate,
      responseRules: [.reportPublication, .statementOfAction], areas: areas,
      grades: fourGrades)
  }

  private static let leaders = Area(
    code: "impact-of-leaders",
    name: "The impact of leaders on social work practice with children and families")
  private static let helpAndProtection = Area(
    code: "help-and-protection",
    name: "The experiences and progress of children who need help and protection")
  private static let inCareAndCareLeavers = Area(
    code: "care-and-care-leavers",
    name: "The experiences and progress of children in care and care leavers")
  private static let inCare = Area(
    code: "in-care", name: "The experiences and progress of children in care")
  private static let careLeavers = Area(
    code: "care-leavers", name: "The experiences and progress of care leavers")
  private static let overall = Area(
    code: "overall", name: "Overall effectiveness", isOverall: true)

  // The reports print no definitions; these say in plain English what the evaluation criteria ask
  // for.
  private static let fourGrades = [
    Grade(
      code: "outstanding", name: "Outstanding",
      definition:
        "Services are consistently strong and make life significantly better for children and families."
    ),
    Grade(
      code: "good", name: "Good",
      definition: "Children and families get effective help, protection and care."),
    Grade(
      code: "requires_improvement", name: "Requires improvement to be good",
      alsoPrinted: "Requires improvement",
      definition:
        "There are no widespread or serious failures that leave children harmed or at risk of harm, but services are not yet good for all children."
    ),
    Grade(
      code: "inadequate", name: "Inadequate",
      definition:
        "There are widespread or serious failures that leave children harmed or at risk of harm, or children in care and care leavers without the support they need."
    ),
  ]
}
