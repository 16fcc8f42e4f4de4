import Inspections

extension DemoReport {
  /// The inspection of the arrangements for the protection of children of September 2012, as its
  /// paper in `Fixtures/papers` has it.
  static let protectionOfChildren2012 = Content(
    entry: InspectionEntry(
      framework: "PROT2012", council: council, visitStart: on(2012, 9, 3),
      visitEnd: on(2012, 9, 12), receivedOn: on(2012, 10, 5), publishedOn: on(2012, 10, 12),
      leadInspector: "Hilary Marchbanks HMI",
      notLookedAt:
        "The inspectors did not look at adoption, at fostering or at support for care leavers. They did not look at how children in care are doing, unless a child had come into care in the six months before.",
      declared: DeclaredCounts(immediate: 3, threeMonths: 7, sixMonths: 3)),
    entered: on(2012, 10, 8), by: .prowse, shown: on(2012, 10, 12),
    findings: protectionFindings2012, judgements: protectionJudgements2012,
    recommendations: protectionRecommendations2012,
    papers: [.protection2012, .protection2012YoungPeople])

  private static let protectionJudgements2012 = [
    Judged(
      "overall", "adequate", page: 5,
      because:
        "Children are safe and the front door has become quicker; plans are not specific enough and reports reach families late.",
      findings: [1, 2, 3, 4]),
    Judged(
      "help-and-protection", "adequate", page: 3,
      because:
        "Parents and children speak well of their social workers; whether help comes early depends on the school.",
      findings: [6, 7, 8]),
    Judged(
      "quality-of-practice", "adequate", page: 4,
      because:
        "Assessments are timely. The voice of some children is weak, and core groups do not say whether anything has changed.",
      findings: [9, 10, 11]),
    Judged(
      "leadership", "adequate", page: 4,
      because:
        "Members and chief officers put safeguarding first and staff are committed; the board does not yet follow a challenge through.",
      findings: [12, 13, 14]),
  ]

  private static let protectionFindings2012 = [
    FindingEntry(
      kind: .adequate,
      text:
        "No children were found during the inspection whose safety had not been secured. Contacts from the public and from professionals are answered on the day they arrive, and children at immediate risk are seen quickly.",
      theme: "front-door", toldTo: director, page: 2, paragraph: "2"),
    FindingEntry(
      kind: .strength,
      text:
        "There has been a steady series of improvements since the unannounced inspection of 2009. The new front door, in which police, health visitors and social workers sit together, has shortened the time between a concern and a decision.",
      theme: "partnership", toldTo: director, partnerAgency: "Mereshire Constabulary", page: 2,
      paragraph: "3"),
    FindingEntry(
      kind: .tooEarlyToJudge,
      text:
        "The electronic recording system went live in July 2012, and it is too early to judge whether it gives managers the information that they need.",
      theme: "records", toldTo: director, impactReviewOn: on(2013, 3, 28), page: 2,
      paragraph: "3"),
    FindingEntry(
      kind: .needsImproving,
      text:
        "Plans for children are not specific enough about what has to change, by when, and how parents and professionals will know. These shortcomings were found in teams across the borough and contributed to the overall judgement.",
      theme: "plans", cohort: "Children who are the subject of a child protection plan",
      toldTo: director, page: 2, paragraph: "4"),
    FindingEntry(
      kind: .needsImproving,
      text: "Reports for child protection conferences often reach families on the day itself.",
      theme: "conferences", cohort: "Children and parents at child protection conferences",
      toldTo: director, page: 2, paragraph: "4"),
    FindingEntry(
      kind: .strength,
      text:
        "Parents told inspectors that social workers are honest with them and keep their promises. Children who spoke to inspectors knew who their social worker was and what the plan was for.",
      theme: "voice", toldTo: director, page: 4, paragraph: "6"),
    FindingEntry(
      kind: .goodPractice,
      text:
        "The work of the family centre in Hollin Bank with Roma families is exceptional. Workers speak the families’ languages, and attendance of children at school has risen in each of the past three years. This is good practice from which other authorities could learn.",
      theme: "communities", community: "Roma families", toldTo: director, page: 4,
      paragraph: "7"),
    FindingEntry(
      kind: .needsImproving,
      text:
        "Early help depends too much on which school a child attends. Where a lead professional is named, families receive help early and say that it makes a difference; where none is, concerns drift until a referral is made.",
      theme: "early-help", toldTo: director, partnerAgency: "Schools", page: 4, paragraph: "8"),
    FindingEntry(
      kind: .adequate,
      text:
        "Assessments are timely and most include a clear account of the child’s history.",
      theme: "assessment", toldTo: director, page: 4, paragraph: "9"),
    FindingEntry(
      kind: .needsImproving,
      text:
        "The voice of younger children, and of children with disabilities, is less well represented.",
      theme: "voice", cohort: "Children under five; disabled children", toldTo: director, page: 4,
      paragraph: "9"),
    FindingEntry(
      kind: .needsImproving,
      text:
        "Core groups meet regularly. Too many of their records repeat the plan and do not say whether anything has changed for the child.",
      theme: "conferences", toldTo: director, page: 4, paragraph: "10"),
    FindingEntry(
      kind: .strength,
      text:
        "Elected members and chief officers give safeguarding a high priority and have protected its budget.",
      theme: "leadership", toldTo: director, page: 4, paragraph: "11"),
    FindingEntry(
      kind: .strength,
      text:
        "All staff who met inspectors showed a strong commitment to keeping children safe.",
      theme: "workforce", toldTo: director, page: 4, paragraph: "11"),
    FindingEntry(
      kind: .needsImproving,
      text:
        "The Safeguarding Children Board has begun to challenge its members, but does not yet follow a challenge through to its effect on children.",
      theme: "partnership", toldTo: director,
      partnerAgency: "Thornmere Safeguarding Children Board", page: 4, paragraph: "12"),
    FindingEntry(
      kind: .adequate, text: "Scrutiny councillors receive regular performance reports.",
      theme: "leadership", toldTo: director, page: 4, paragraph: "12"),
  ]
}
