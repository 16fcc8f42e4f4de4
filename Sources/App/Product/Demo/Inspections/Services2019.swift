import Inspections

extension DemoReport {
  /// The inspection of children's services of September 2019.
  static let childrensServices2019 = Content(
    entry: InspectionEntry(
      framework: "ILACS", council: council, visitStart: on(2019, 9, 9), visitEnd: on(2019, 9, 20),
      receivedOn: on(2019, 10, 21), publishedOn: on(2019, 10, 25),
      leadInspector: "Fergus Lidgate, Her Majesty’s Inspector",
      notLookedAt: "The inspectors did not look at adoption, which a regional agency provides."),
    entered: on(2019, 10, 22), by: .nwachukwu, shown: on(2019, 10, 25),
    findings: [
      FindingEntry(
        kind: .strength,
        text: "Leaders know their service well and listen to those who use it and work in it.",
        theme: "leadership", toldTo: director, page: 5, paragraph: "24"),
      FindingEntry(
        kind: .adequate,
        text:
          "Children in need of protection are seen quickly. Thresholds are understood by most partners.",
        theme: "front-door", toldTo: director, page: 2, paragraph: "2"),
      FindingEntry(
        kind: .needsImproving,
        text:
          "Strategy discussions are quick, but health colleagues often send their views in writing instead of taking part.",
        theme: "front-door", toldTo: director, partnerAgency: "Health services", page: 2,
        paragraph: "4"),
      FindingEntry(
        kind: .needsImproving,
        text:
          "Plans say what families must do and seldom how anyone will see that a child’s life has got better.",
        theme: "plans", cohort: "Children in need; children on child protection plans",
        toldTo: director, page: 3, paragraph: "7"),
      FindingEntry(
        kind: .strength,
        text: "Return interviews are prompt, and what children say shapes how the town is policed.",
        theme: "exploitation", toldTo: director, partnerAgency: "Mereshire Constabulary", page: 3,
        paragraph: "10"),
      FindingEntry(
        kind: .goodPractice,
        text:
          "Care leavers interview every new personal adviser, and nobody is appointed against their view.",
        theme: "care-leavers", toldTo: director, page: 5, paragraph: "21"),
      FindingEntry(
        kind: .needsImproving,
        text:
          "Children with disabilities are not always seen alone, although tools to hear them are at hand.",
        theme: "disabled-children", cohort: "Disabled children", toldTo: director, page: 3,
        paragraph: "11"),
    ],
    judgements: [
      Judged(
        "impact-of-leaders", "good", page: 1,
        because: "Leaders know what is weak and act on it.", findings: [1]),
      Judged(
        "help-and-protection", "requires_improvement", page: 1,
        because:
          "Health colleagues are missing from decisions, and plans lack a measure of success.",
        findings: [2, 3, 4, 7]),
      Judged(
        "care-and-care-leavers", "good", page: 1,
        because: "Care leavers shape their service.", findings: [5, 6]),
      Judged(
        "overall", "good", page: 1,
        because: "Strong leadership and good care; help and protection are improving.",
        findings: [1, 2, 6]),
    ],
    recommendations: [
      Advised(
        "The part that health professionals take in strategy discussions.",
        section: "What needs to improve", theme: "front-door", to: "The council and its partners",
        page: 1, answers: [3]),
      Advised(
        "How plans say what should get better for the child, and how anyone will know.",
        section: "What needs to improve", theme: "plans", page: 1, answers: [4]),
      Advised(
        "How children with disabilities are seen and heard.",
        section: "What needs to improve", theme: "disabled-children", page: 1, answers: [7]),
    ])
}
