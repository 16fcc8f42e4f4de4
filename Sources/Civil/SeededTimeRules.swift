extension TimeRule {
  /// The rules that ship with the product, each with the authority it rests on.
  ///
  /// Values stand here and nowhere else. Those tagged ``RuleTag/isLocallySet`` are defaults that an
  /// authority may change; start dates are those on which the instrument came into force, and a
  /// rule without one holds for any date.
  public static let seeded: [TimeRule] =
    inspectionRules + recommendationRules + meetingRules
    + planRules + boardRules

  private static let inspectionRules = [
    TimeRule(
      key: .reportPublication, value: 30, unit: .workingDays, basis: .reportReceived, tag: .law,
      source: "SI 2007/462, regulation 2", validFrom: CivilDate("2007-04-01")),
    TimeRule(
      key: .statementOfAction, value: 70, unit: .workingDays, basis: .reportReceived,
      tag: .notReadAtSource,
      source: "Education and Inspections Act 2006, section 137 (the duty: law); the 70 working days"
        + " of SI 2007/462 from secondary sources",
      validFrom: CivilDate("2007-04-01")),
    TimeRule(
      key: .focusedVisitDraftPlan, value: 20, unit: .workingDays, basis: .reportReceived,
      tag: .inspectorate,
      source: "Inspectorate, focused visits with areas for priority action (2018)"),
    TimeRule(
      key: .focusedVisitFinalPlan, value: 70, unit: .workingDays, basis: .reportReceived,
      tag: .inspectorate,
      source: "Inspectorate, focused visits with areas for priority action (2018)"),
    TimeRule(
      key: .jointInspectionStatement, value: 70, unit: .workingDays, basis: .reportReceived,
      tag: .law, source: "SI 2015/1792, regulation 4", validFrom: CivilDate("2015-11-09")),
  ]

  private static let recommendationRules = [
    TimeRule(
      key: .recommendationImmediate, value: 0, unit: .calendarDays, basis: .reportPublished,
      tag: .ourChoice,
      source: "Reports of 2012–13, heading “Immediately”; that it falls due on publication is our"
        + " choice"),
    TimeRule(
      key: .immediateStartEvidence, value: 5, unit: .workingDays, basis: .reportPublished,
      tag: .ourChoice, source: "Our choice"),
    TimeRule(
      key: .recommendationThreeMonths, value: 3, unit: .months, basis: .reportPublished,
      tag: .inspectorate, source: "Reports of 2012–13, heading “Within three months”"),
    TimeRule(
      key: .recommendationSixMonths, value: 6, unit: .months, basis: .reportPublished,
      tag: .inspectorate, source: "Reports of 2012–13, heading “Within six months”"),
    TimeRule(
      key: .recommendationTwelveMonths, value: 12, unit: .months, basis: .reportPublished,
      tag: .ourChoice, source: "Our choice, for recommendations that name a year"),
  ]

  private static let boardRules = [
    TimeRule(
      key: .challengeResponse, value: 10, unit: .workingDays, basis: .challenge, tag: .ourChoice,
      source: "Our choice"),
    TimeRule(
      key: .pressureHorizon, value: 90, unit: .calendarDays, basis: .today,
      tag: .ourChoice, source: "Our choice"),
  ]

  private static let meetingRules = [
    TimeRule(
      key: .agendaPublication, version: 1, value: 3, unit: .clearWorkingDays, basis: .meeting,
      tag: .law,
      source: "Local Government Act 1972, sections 100A(6) and 100B(3), until SI 2002/715;"
        + " reading clear days as working days: believed",
      validTo: CivilDate("2002-09-30")),
    TimeRule(
      key: .agendaPublication, version: 2, value: 5, unit: .clearWorkingDays, basis: .meeting,
      tag: .law,
      source: "Local Government Act 1972, sections 100A(6) and 100B(3), as amended by SI 2002/715;"
        + " reading clear days as working days: believed",
      validFrom: CivilDate("2002-10-01")),
    TimeRule(
      key: .executiveDecisionNotice, value: 28, unit: .clearDays, basis: .decision, tag: .law,
      source: "SI 2012/2089, regulations 5 and 9; reading clear days as calendar days: our choice",
      validFrom: CivilDate("2012-09-10")),
    TimeRule(
      key: .scrutinyResponse, value: 2, unit: .months, basis: .scrutinyReport,
      tag: .notReadAtSource, source: "Local Government Act 2000, section 9FE"),
    TimeRule(
      key: .reportBack, value: 6, unit: .months, basis: .meeting, tag: .ourChoice,
      source: "A resolution asking for a report in six months’ time"),
    TimeRule(
      key: .reportBackGrace, value: 31, unit: .calendarDays, basis: .reportBackDue,
      tag: .ourChoice, source: "Our choice"),
  ]
}
