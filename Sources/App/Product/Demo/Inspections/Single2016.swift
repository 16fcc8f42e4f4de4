import Inspections

extension DemoReport {
  /// The single inspection of June 2016, with the review of the safeguarding board.
  static let singleInspection2016 = Content(
    entry: InspectionEntry(
      framework: "SIF", council: council, visitStart: on(2016, 6, 6), visitEnd: on(2016, 6, 30),
      receivedOn: on(2016, 8, 12), publishedOn: on(2016, 8, 19),
      leadInspector: "Rosalind Pargeter",
      notLookedAt:
        "Private fostering was looked at in so few cases that the inspectors give no view of it."),
    entered: on(2016, 8, 15), by: .prowse, shown: on(2016, 8, 19), findings: findings2016,
    judgements: [
      Judged(
        "overall", "requires_improvement", page: 2,
        because: "Children are safe; help and planning are not yet consistently good.",
        findings: [1, 2, 7]),
      Judged(
        "help-and-protection", "requires_improvement", page: 8,
        because:
          "Early help is strong in three localities of five, and return interviews are late.",
        findings: [1, 2, 3]),
      Judged(
        "looked-after", "good", page: 14, because: "Children live in stable homes and do well.",
        findings: [4]),
      Judged(
        "adoption", "good", page: 19, because: "Families are found without delay.", findings: [5]),
      Judged(
        "care-leavers", "requires_improvement", page: 22,
        because: "Pathway plans are written late, and some young people wait for a safe home.",
        findings: [6]),
      Judged(
        "leadership", "requires_improvement", page: 26,
        because:
          "Leaders know the service well; audit finds weaknesses but does not see them put right.",
        findings: [7, 8]),
      Judged(
        "lscb", "requires_improvement", page: 33,
        because: "The board asks good questions and does not yet show what its challenge changes.",
        findings: [9]),
    ],
    recommendations: [
      Advised(
        "Offer a return interview within three days to every child who has been missing, and use what they say to reduce risk.",
        section: "Recommendations", theme: "exploitation", page: 5, answers: [3]),
      Advised(
        "Write pathway plans with young people before their sixteenth birthday and a quarter.",
        section: "Recommendations", theme: "care-leavers", page: 5, answers: [6]),
      Advised(
        "Follow each audit until the weakness it found has been put right, and show managers that it has.",
        section: "Recommendations", theme: "quality-assurance", page: 6, answers: [7]),
      Advised(
        "Bring early help in the eastern localities to the standard of the others.",
        section: "Recommendations", theme: "early-help", to: "The council and its partners",
        page: 6, answers: [2]),
      Advised(
        "Record for each challenge by the board what changed for children because of it.",
        section: "Recommendations for the board", theme: "partnership",
        to: "Thornmere Safeguarding Children Board", page: 34, answers: [9]),
    ])

  private static let findings2016 = [
    FindingEntry(
      kind: .adequate,
      text: "Children at risk are seen promptly, and enquiries are thorough in most cases.",
      theme: "assessment", toldTo: director, page: 8, paragraph: "17"),
    FindingEntry(
      kind: .needsImproving,
      text: "Early help is strong in three of five localities and thin in the two to the east.",
      theme: "early-help", toldTo: director, page: 9, paragraph: "21"),
    FindingEntry(
      kind: .needsImproving,
      text:
        "Children who have been missing wait on average nine days for a return interview, and what they say is seldom used.",
      theme: "exploitation", cohort: "Children missing from home or care", toldTo: director,
      page: 11, paragraph: "29"),
    FindingEntry(
      kind: .strength,
      text: "Nine in ten children in care have lived in the same home for two years or more.",
      theme: "children-in-care", toldTo: director, page: 14, paragraph: "38"),
    FindingEntry(
      kind: .strength,
      text: "Family finding begins early, and adopters speak warmly of the help they receive.",
      theme: "permanence", toldTo: director, page: 19, paragraph: "55"),
    FindingEntry(
      kind: .needsImproving,
      text:
        "Pathway plans are started late, and a small number of young people live where they do not feel safe.",
      theme: "care-leavers", cohort: "Young people aged 16 to 21 who leave care",
      toldTo: director, page: 22, paragraph: "63"),
    FindingEntry(
      kind: .needsImproving,
      text: "Audits find what is weak; nobody returns to see whether it was put right.",
      theme: "quality-assurance", toldTo: director, page: 26, paragraph: "74"),
    FindingEntry(
      kind: .goodPractice,
      text:
        "The Roma and Slovak young people’s forum at Hollin Bank chooses its own subjects and has changed how schools greet new families.",
      theme: "communities", community: "Roma and Slovak young people", toldTo: director, page: 28,
      paragraph: "81"),
    FindingEntry(
      kind: .needsImproving,
      text: "The board’s challenge log does not say what changed for children.",
      theme: "partnership", partnerAgency: "Thornmere Safeguarding Children Board", page: 33,
      paragraph: "97"),
    FindingEntry(
      kind: .adequate,
      text:
        "The team that works with families on the edge of care began in April 2016 and helps most of them to stay together.",
      theme: "children-in-care", toldTo: director, page: 15, paragraph: "41"),
  ]
}
