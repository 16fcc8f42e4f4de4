import Civil

extension CataloguedFramework {
  /// Visits and joint inspections: a letter in words, no grades.
  static let visits = [
    CataloguedFramework(
      code: "FOCUSED", shortName: "Focused visit",
      name: "Focused visit to local authority children’s services",
      purpose:
        "To look at one part of the service between full inspections: for example the front door, child protection, permanence or care leavers.",
      scope: "The council’s services for children, in the part that the visit is about.",
      powers: Powers.inspectionOfCouncils,
      outcome:
        "A letter with strengths, what needs to improve and, where something is serious, areas for priority action. No grades.",
      validFrom: CivilDate("2018-01-01"), validTo: nil,
      source: "Domain specification, section 1: inspectorate, 2018", tag: .inspectorate,
      responseRules: [.focusedVisitDraftPlan, .focusedVisitFinalPlan]),
    CataloguedFramework(
      code: "MONITORING", shortName: "Monitoring visit",
      name: "Monitoring visit to local authority children’s services",
      purpose:
        "To see whether a council that was judged inadequate is getting better, about every three months.",
      scope: "The council’s services for children, in the part that the visit is about.",
      powers: Powers.inspectionOfCouncils,
      outcome: "A letter on the progress made. No grades.",
      validFrom: CivilDate("2016-01-01"), validTo: nil,
      source: "Domain specification, section 1: inspectorate, 2016", tag: .inspectorate,
      responseRules: []),
    CataloguedFramework(
      code: "JTAI", shortName: "Joint targeted area inspection",
      name: "Joint targeted area inspection",
      inspectorate:
        "Ofsted, the Care Quality Commission, His Majesty’s Inspectorate of Constabulary and, where it applies, of Probation",
      purpose:
        "To look at how well all the organisations in an area work together for children, in one subject at a time.",
      scope:
        "All safeguarding partners together: council, health services, police and, where it applies, probation and youth justice.",
      powers: Powers.joint,
      outcome:
        "A letter with strengths, what needs to improve and, where something is serious, areas for priority action. No grades.",
      validFrom: CivilDate("2016-01-01"), validTo: nil,
      source: "Domain specification, section 1; letters of 2018–2023", tag: .inspectorate,
      responseRules: [.jointInspectionStatement]),
  ]
}
