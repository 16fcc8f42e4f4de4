import Inspections

extension DemoReport {
  /// The inspection of children's services of January 2026, as its paper in `Fixtures/papers` has
  /// it.
  static let childrensServices2026 = Content(
    entry: InspectionEntry(
      framework: "ILACS2023", council: council, visitStart: on(2026, 1, 19),
      visitEnd: on(2026, 1, 30), receivedOn: on(2026, 3, 9), publishedOn: on(2026, 3, 13),
      leadInspector: "Owen Treharne, His Majesty’s Inspector",
      notLookedAt:
        "The inspectors did not look at adoption, which a regional agency provides, nor at the youth justice service. They spoke to few children under five."
    ),
    entered: on(2026, 3, 10), by: .nwachukwu, shown: on(2026, 3, 13),
    findings: findings2026,
    judgements: [
      Judged(
        "impact-of-leaders", "requires_improvement", page: 1,
        because:
          "Ambition is clear and workloads are falling; supervision does not yet challenge drift.",
        findings: [12, 13, 14, 15]),
      Judged(
        "help-and-protection", "requires_improvement", page: 1,
        because:
          "The front door is prompt. Health colleagues are missing from decisions, social workers change too often, and children are not always seen alone.",
        findings: [1, 2, 3, 4, 6]),
      Judged(
        "in-care", "good", page: 1,
        because: "Children live close to home in stable homes and do better at school.",
        findings: [7, 8]),
      Judged(
        "care-leavers", "good", page: 1,
        because: "Personal advisers stay in touch, and plans are written with young people.",
        findings: [10, 11]),
      Judged(
        "overall", "requires_improvement", page: 1,
        because: "Good care for children in care; help when it is first needed has become uneven.",
        findings: [2, 3, 4, 13]),
    ],
    recommendations: recommendations2026, papers: [.services2026])

  private static let improve = "What needs to improve?"

  private static let recommendations2026 = [
    Advised(
      "The timeliness and attendance of strategy discussions, so that police and health colleagues take part in every decision.",
      section: improve, theme: "front-door", to: "The council and its partners", page: 1,
      answers: [2]),
    Advised(
      "The quality and timeliness of children’s plans, so that parents understand what needs to change and by when.",
      section: improve, theme: "plans", page: 1, answers: [15]),
    Advised(
      "The consistency of social workers for children who are the subject of child protection plans.",
      section: improve, theme: "workforce", page: 1, answers: [3]),
    Advised(
      "The proportion of children who are seen alone at statutory visits, and how well their views are recorded and acted on.",
      section: improve, theme: "visits", page: 2, answers: [4]),
    Advised(
      "Management oversight and supervision, so that drift is recognised and challenged early.",
      section: improve, theme: "supervision", page: 2, answers: [13]),
    Advised(
      "The response to children aged 16 and 17 who are homeless, including an offer of an advocate.",
      section: improve, theme: "other", to: "The council and its partners", page: 2,
      answers: [6]),
  ]
}
