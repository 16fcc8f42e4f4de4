import Inspections

extension DemoReport {
  /// The unannounced look at the front door of November 2009: a letter without grades.
  static let contactReferralAndAssessment2009 = Content(
    entry: InspectionEntry(
      framework: "CRA2009", council: council, visitStart: on(2009, 11, 17),
      visitEnd: on(2009, 11, 18), receivedOn: on(2009, 12, 11), publishedOn: on(2009, 12, 15),
      leadInspector: "Geraldine Aske HMI",
      notLookedAt:
        "The inspectors looked only at how worries about children are received and looked into. They did not look at the services that help families afterwards, nor at children in care."
    ),
    entered: on(2012, 10, 2), by: .prowse, shown: on(2012, 10, 2),
    findings: [
      FindingEntry(
        kind: .strength,
        text:
          "Children at immediate risk are seen on the same day, and managers are available to advise at all hours.",
        theme: "front-door", toldTo: director, page: 1),
      FindingEntry(
        kind: .strength,
        text:
          "Social workers and police officers work well together in the first hours after a serious worry is raised.",
        theme: "partnership", toldTo: director, partnerAgency: "Mereshire Constabulary", page: 1),
      FindingEntry(
        kind: .adequate,
        text: "Assessments meet the times that the law sets, and most say what the family needs.",
        theme: "assessment", toldTo: director, page: 2),
      FindingEntry(
        kind: .needsImproving,
        text:
          "Schools and health visitors are not always told what became of a worry that they had raised.",
        theme: "front-door", toldTo: director, page: 2),
      FindingEntry(
        kind: .needsImproving,
        text:
          "The views of children are not written down in one assessment in three, and those of fathers less often still.",
        theme: "voice", toldTo: director, page: 2),
      FindingEntry(
        kind: .needsImproving,
        text:
          "Workers type the same facts into two systems that do not speak to each other, and chronologies have gaps.",
        theme: "records", toldTo: director, page: 2),
    ])
}
