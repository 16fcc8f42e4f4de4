import Civil

extension CataloguedFramework {
  /// The single inspection framework, 2013 to early 2018, with the review of the safeguarding
  /// board.
  static let singleInspection = CataloguedFramework(
    code: "SIF",
    shortName: "Single inspection framework",
    name:
      "Inspection of services for children in need of help and protection, children looked after and care leavers, and review of the effectiveness of the Local Safeguarding Children Board",
    purpose:
      "To look at the whole of the council’s work for children who need help or protection, who live in care, or who have left it; and at how well the safeguarding board brings the organisations together.",
    scope:
      "The council; in a part of its own with a grade of its own, the Local Safeguarding Children Board, to which health services, police, schools and others belong.",
    powers:
      "\(Powers.inspectionOfCouncils); Local Safeguarding Children Boards (Review) Regulations 2013; combined by section 152",
    outcome:
      "A report with grades and recommendations (early reports: priority and immediate action, areas for improvement), and a list for the board.",
    validFrom: CivilDate("2013-11-01"), validTo: CivilDate("2018-03-31"),
    source:
      "Reports of 2013–2018; definitions as printed in them under “What the inspection judgements mean”",
    tag: .inspectorate,
    responseRules: [.reportPublication, .statementOfAction],
    areas: [
      Area(code: "overall", name: "Overall effectiveness", isOverall: true),
      Area(code: "help-and-protection", name: "Children who need help and protection"),
      Area(
        code: "looked-after", name: "Children looked after and achieving permanence"),
      Area(code: "adoption", name: "Adoption performance", parentCode: "looked-after"),
      Area(
        code: "care-leavers", name: "Experiences and progress of care leavers",
        parentCode: "looked-after"),
      Area(code: "leadership", name: "Leadership, management and governance"),
      Area(code: "lscb", name: "The Local Safeguarding Children Board", part: "LSCB"),
    ],
    grades: authorityGrades + boardGrades(part: "LSCB") + [boardNotJudged])

  /// The review of a safeguarding board by itself, outside an inspection of its council.
  static let boardReview = CataloguedFramework(
    code: "LSCB-REVIEW",
    shortName: "Safeguarding board review",
    name: "Review of the effectiveness of the Local Safeguarding Children Board",
    purpose:
      "To look at how well the safeguarding board brings the organisations together that protect children, and checks that it works.",
    scope:
      "The Local Safeguarding Children Board, to which the council, health services, police, schools and others belong. The grade is the board’s and not the council’s.",
    powers: "Local Safeguarding Children Boards (Review) Regulations 2013",
    outcome: "A report with one grade, and recommendations to the board.",
    validFrom: CivilDate("2013-11-01"), validTo: CivilDate("2018-03-31"),
    source:
      "A review published in 2015; definitions as printed in reports of 2013–2018 that review a board beside its council",
    tag: .inspectorate, responseRules: [],
    areas: [
      Area(code: "lscb", name: "The Local Safeguarding Children Board", isOverall: true)
    ],
    grades: boardGrades(part: ""))

  private static let authorityGrades = [
    Grade(
      code: "outstanding", name: "Outstanding",
      definition:
        "The council leads highly effective services that make life significantly better for children who need help, protection or care. Their progress is more than expected, and it lasts."
    ),
    Grade(
      code: "good", name: "Good",
      definition:
        "The council leads effective services that help, protect and care for children; looked-after children and care leavers are kept safe and supported."
    ),
    Grade(
      code: "requires_improvement", name: "Requires improvement",
      alsoPrinted: "Requires improvement to be good",
      definition:
        "There are no widespread or serious failures that leave children harmed or at risk of harm, and minimum requirements are met; but the council is not yet giving children good protection, help and care."
    ),
    Grade(
      code: "inadequate", name: "Inadequate",
      definition:
        "There are widespread or serious failures that leave children harmed or at risk of harm, or leave looked-after children or care leavers without the safety and support they need."
    ),
    Grade(
      code: "not_judged", name: "Not judged",
      definition: "The inspectors gave no grade for this, for example in a re-inspection.",
      isRating: false),
  ]

  /// The scale of a board: the reviews by themselves have one part only.
  private static func boardGrades(part: String) -> [Grade] {
    [
      Grade(
        part: part, code: "outstanding", name: "Outstanding",
        definition:
          "The board is highly influential in making the care and protection of children better. It helps the council and its partners to understand what difference they make and where they need to improve."
      ),
      Grade(
        part: part, code: "good", name: "Good",
        definition:
          "The board coordinates what its partners do and checks that it works. Its evaluation of local services is rigorous and shapes how they are planned and delivered."
      ),
      Grade(
        part: part, code: "requires_improvement", name: "Requires improvement",
        alsoPrinted: "Requires improvement to be good",
        definition:
          "The board does not yet do all that makes a board good; it is not failing in its duties."),
      Grade(
        part: part, code: "inadequate", name: "Inadequate",
        definition:
          "The board does not have effective arrangements to coordinate its partners’ work and to check that it keeps children safe."
      ),
    ]
  }

  private static let boardNotJudged = Grade(
    part: "LSCB", code: "not_judged", name: "Not judged",
    definition: "The board was not reviewed, for example in a re-inspection.", isRating: false)
}
