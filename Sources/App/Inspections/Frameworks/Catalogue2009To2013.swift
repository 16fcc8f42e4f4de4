import Civil

// Areas and grades of the two frameworks of 2012 and 2013: domain specification, section 1. The two
// of 2009–2012 are kept so that a timeline can go back to them; what their reports printed is
// believed, not read at source, and tagged so.

extension CataloguedFramework {
  /// The unannounced look at the front door, 2009 to 2012.
  static let unannouncedContactReferral = CataloguedFramework(
    code: "CRA2009",
    shortName: "Unannounced inspection of contact, referral and assessment (2009)",
    name: "Unannounced annual inspection of contact, referral and assessment arrangements",
    purpose:
      "To see, without warning, what happens when somebody first tells the council that they are worried about a child.",
    scope:
      "The council’s children’s social care services where worries are received and looked into.",
    powers: Powers.inspectionOfCouncils,
    outcome:
      "A letter with strengths, areas for development and areas for priority action. No grades.",
    validFrom: CivilDate("2009-06-01"), validTo: CivilDate("2012-04-30"),
    source: "Letters of the inspectorate, 2009–2012; not read at source", tag: .notReadAtSource,
    responseRules: [])

  /// How far a council had come after a joint area review, 2009.
  static let jointAreaReviewProgress = CataloguedFramework(
    code: "JAR2009",
    shortName: "Progress after a joint area review (2009)",
    name: "Inspection of progress made in the provision of safeguarding services",
    inspectorate:
      "Ofsted, the Care Quality Commission and Her Majesty’s Inspectorate of Constabulary",
    purpose:
      "To see how far a council and its partners have put right what a joint area review found wrong in how children are kept safe.",
    scope: "The council and its partners in the area, among them health services and the police.",
    powers:
      "At the request of the Secretary of State for Children, Schools and Families; the section is not printed in the report",
    outcome:
      "A report in words on the progress made, with priorities for further improvement. No grades.",
    validFrom: nil, validTo: nil, source: "A report published in July 2009",
    tag: .inspectorate, responseRules: [])

  /// Safeguarding and looked-after children together, 2009 to 2012.
  static let safeguardingAndLookedAfter = CataloguedFramework(
    code: "SLAC2009",
    shortName: "Safeguarding and looked-after children inspection (2009)",
    name: "Inspection of safeguarding and looked after children services",
    inspectorate: "Ofsted and the Care Quality Commission",
    purpose:
      "To look at how well children are kept safe, and how well children in the council’s care are looked after.",
    scope: "The council and its partners, among them health services and the police.",
    powers: "\(Powers.inspectionOfCouncils); \(Powers.joint)",
    outcome: "A report with grades and areas for improvement, with times for each.",
    validFrom: CivilDate("2009-06-01"), validTo: CivilDate("2012-07-31"),
    source:
      "Later reports refer to its grades for safeguarding and for looked-after services; areas not read at source",
    tag: .notReadAtSource,
    responseRules: [.reportPublication, .statementOfAction],
    areas: [
      Area(code: "safeguarding-overall", name: "Safeguarding services: overall effectiveness"),
      Area(code: "safeguarding-capacity", name: "Safeguarding services: capacity for improvement"),
      Area(
        code: "looked-after-overall",
        name: "Services for looked after children: overall effectiveness"),
      Area(
        code: "looked-after-capacity",
        name: "Services for looked after children: capacity for improvement"),
    ],
    grades: minimumRequirements)

  /// Inspection of arrangements for the protection of children, 2012 to 2013.
  static let protection2012 = CataloguedFramework(
    code: "PROT2012",
    shortName: "Child protection inspection (2012)",
    name: "Inspection of local authority arrangements for the protection of children",
    purpose:
      "To look at how well the council and other organisations help and protect children and young people, so that they are safe from harm and well cared for.",
    scope:
      "The council and the organisations it works with: schools, health services, police, and the local safeguarding children board.",
    powers: Powers.inspectionOfCouncils,
    outcome:
      "A report with four grades, and recommendations for now, for the next three months and for the next six; a summary for children and young people.",
    validFrom: CivilDate("2012-05-01"), validTo: CivilDate("2013-10-31"),
    source:
      "Domain specification, section 1; definitions from a published summary for children and young people, December 2012",
    tag: .inspectorate,
    responseRules: [.reportPublication, .statementOfAction],
    areas: [
      Area(code: "overall", name: "Overall effectiveness", isOverall: true),
      Area(
        code: "help-and-protection",
        name:
          "The effectiveness of the help and protection provided to children, young people, families and carers"
      ),
      Area(code: "quality-of-practice", name: "The quality of practice"),
      Area(code: "leadership", name: "Leadership and governance"),
    ],
    grades: [
      Grade(
        code: "outstanding", name: "Outstanding",
        definition:
          "A service that is significantly better than required at keeping children and young people safe."
      ),
      Grade(
        code: "good", name: "Good",
        definition:
          "A service that is better than required at keeping children and young people safe."),
      Grade(
        code: "adequate", name: "Adequate",
        definition:
          "A service that is doing what is required to keep children and young people safe."),
      Grade(
        code: "inadequate", name: "Inadequate",
        definition:
          "A service that is not doing what is required to keep children and young people safe."),
    ])

  /// Inspection of services for looked-after children, 2013.
  static let lookedAfter2013 = CataloguedFramework(
    code: "LAC2013",
    shortName: "Looked-after children inspection (2013)",
    name: "Inspection of services for looked after children and care leavers",
    purpose:
      "To look at how well children who live in the council’s care, and those who have left it, are looked after.",
    scope: "The council, and the services that contribute to the care of looked-after children.",
    powers: Powers.inspectionOfCouncils,
    outcome:
      "A report with five grades, and areas for improvement for now, for the next three months and for the next six.",
    validFrom: CivilDate("2013-04-01"), validTo: CivilDate("2013-10-31"),
    source:
      "Reports published in August 2013: their section “What the inspection judgements mean” and their record of main findings",
    tag: .inspectorate,
    responseRules: [.reportPublication, .statementOfAction],
    areas: [
      Area(code: "overall", name: "Overall effectiveness", isOverall: true),
      Area(code: "capacity-to-improve", name: "Capacity to improve"),
      Area(code: "outcomes", name: "Outcomes for looked after children and young people"),
      Area(code: "quality-of-provision", name: "Quality of provision"),
      Area(code: "leadership", name: "Leadership and management"),
    ],
    grades: minimumRequirements)

  /// "All inspection judgements are made using the following four point scale."
  private static let minimumRequirements = [
    Grade(
      code: "outstanding", name: "Outstanding",
      definition: "A service that significantly exceeds minimum requirements."),
    Grade(
      code: "good", name: "Good", definition: "A service that exceeds minimum requirements."),
    Grade(
      code: "adequate", name: "Adequate",
      definition: "A service that only meets minimum requirements."),
    Grade(
      code: "inadequate", name: "Inadequate",
      definition: "A service that does not meet minimum requirements."),
  ]
}
