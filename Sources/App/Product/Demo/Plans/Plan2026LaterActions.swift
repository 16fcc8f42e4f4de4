import ImprovementPlan

extension DemoPlan {
  static let workforce2026 = [
    DemoAction(
      "Fill the eleven vacant posts in the assessment teams",
      what:
        "A year-round advertisement, a settling-in payment, and interviews within a week of applying.",
      measure: "Vacant posts held by nobody or by agency workers: from 11 to 3.",
      start: on(2026, 4, 1), due: on(2026, 9, 30), owner: .post(.assistantDirector), serves: [3]
    )
    .begun(on(2026, 4, 15), .nwachukwu, "Advertised; nine applications.")
    .begun(on(2026, 7, 8), .adeyemiHolt, "Four have begun, two more in September.")
    .moved(
      on(2026, 9, 22), to: on(2026, 12, 18), by: .panel, board2026, approved: chair2026,
      because: "Two who had accepted withdrew. Interviews are held again in October."
    )
    .begun(on(2026, 11, 4), .adeyemiHolt, "Eight of eleven filled."),
    DemoAction(
      "Handover only at a visit together",
      what:
        "The old and the new social worker visit the child together; the child hears why, and says goodbye.",
      measure: "Handovers with a visit together: all.", start: on(2026, 4, 13),
      due: on(2026, 6, 26), owner: .person(.dhaliwal), serves: [3]
    )
    .begun(on(2026, 4, 29), .dhaliwal, "Agreed with all five team managers.")
    .done(on(2026, 6, 25), .dhaliwal, "All 23 handovers since 1 June, 21 with the child there."),
    DemoAction(
      "Twelve newly qualified social workers through the academy",
      what: "Twelve begin in September with protected caseloads and a mentor each.",
      measure: "All twelve are here in March 2027, with at most 12 children each.",
      start: on(2026, 9, 7), due: on(2027, 3, 31), owner: .person(.fairclough),
      with: [.education], serves: [3]
    )
    .begun(on(2026, 9, 9), .nwachukwu, "Twelve have begun."),
  ]

  static let seenAlone2026 = [
    DemoAction(
      "“Seen alone, and if not, why not” in every visit record",
      what: "A visit cannot be closed without it, nor without the child’s own words.",
      measure: "Statutory visits at which the child was seen alone: from 71 % to 90 %.",
      start: on(2026, 3, 23), due: on(2026, 5, 15), owner: .body(.performance), serves: [4]
    )
    .begun(on(2026, 3, 31), .nwachukwu, "The change is ordered.")
    .done(on(2026, 5, 13), .nwachukwu, "In use since 11 May. 84 % in the first month."),
    DemoAction(
      "What children say comes to every core group",
      what:
        "The social worker brings the child’s words, a drawing or a recording; the chair reads them first.",
      measure: "Core group records that begin with the child’s words: 90 %.",
      start: on(2026, 5, 18), due: on(2026, 10, 30), owner: .post(.headOfSafeguarding),
      with: [.schools, .speakUp, .communityHealth], serves: [4]
    )
    .begun(on(2026, 6, 10), .nwachukwu, "Begun in two teams.")
    .begun(
      on(2026, 10, 7), .nwachukwu,
      "64 % in September. Schools bring the words; health colleagues have no way to share them yet."
    ),
    DemoAction(
      "Ask children what being listened to was like",
      what:
        "Advocates talk with every child whose plan ends, and with those whose plan ended in the past year.",
      measure: "Thirty conversations; what was learnt is on one page that children have agreed.",
      start: on(2026, 12, 1), due: on(2027, 1, 29), owner: .body(.speakUp),
      with: [.socialCare], serves: [4]),
  ]

  static let oversight2026 = [
    DemoAction(
      "Supervision asks of every plan: what has changed for the child?",
      what: "It is the first question on the record. An empty answer goes to the service manager.",
      measure: "In a sample of 30 supervision records, 27 answer it.", start: on(2026, 4, 20),
      due: on(2026, 7, 17), owner: .post(.assistantDirector), serves: [2, 5]
    )
    .begun(on(2026, 5, 5), .nwachukwu, "Team managers have tried it with five children each.")
    .done(on(2026, 7, 15), .adeyemiHolt, "28 of 30."),
    DemoAction(
      "What families say in every audit",
      what: "Auditors talk with a parent, and with the child when they want to, before they write.",
      measure: "Audits that include what the family says: from 2 of 10 to 9 of 10.",
      start: on(2026, 6, 1), due: on(2026, 11, 30), owner: .body(.performance),
      with: [.hollinBank, .speakUp], serves: [4, 5]
    )
    .begun(on(2026, 6, 17), .penhallurick, "4 of 10.")
    .begun(
      on(2026, 10, 28), .penhallurick, "7 of 10. Families prefer to be called in the evening."),
    DemoAction(
      "A monthly meeting about every plan older than fifteen months",
      what:
        "The head of service, the reviewing officer and the police look at each: end it, change it, or go to court.",
      measure: "Plans older than fifteen months: from 19 to 8.", start: on(2026, 11, 30),
      due: on(2027, 2, 26), owner: .post(.headOfSafeguarding), with: [.police], serves: [5]),
    DemoAction(
      "A joint protocol for homeless young people",
      what: "Housing and social care assess together within a day and offer an advocate.",
      measure: "Homeless 16- and 17-year-olds who were assessed and offered an advocate: all.",
      start: on(2026, 5, 4), due: on(2026, 11, 27), owner: .post(.housingManager),
      with: [.socialCare, .speakUp], serves: [6]
    )
    .begun(on(2026, 5, 20), .nwachukwu, "First draft.")
    .withdrawn(
      on(2026, 11, 9), by: .council, "Children’s Services",
      approved: "Marguerite Adeyemi-Holt, Director of Children’s Services",
      because:
        "Replaced by a protocol for all of Mereshire. What Thornmere will do under it has still to be decided, and will be an action of its own."
    ),
  ]
}
