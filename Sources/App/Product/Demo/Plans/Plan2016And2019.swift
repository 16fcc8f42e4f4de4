import ImprovementPlan

extension DemoPlan {
  /// The plan after the single inspection of 2016.
  static let single2016 = DemoPlan(
    report: .single2016, title: "Getting to good",
    editions: ("Consultation draft", "October 2016"), owner: .safeguardingBoard,
    ambition: "To be good in everything by the next inspection.", keeper: .prowse,
    made: on(2016, 9, 5), agreed: on(2016, 10, 3), closed: on(2018, 3, 29),
    outcomes: [
      "Children who have been missing are listened to within three days.",
      "Young people know their own plan before they are sixteen and a quarter.",
      "What an audit finds is put right, and somebody looks again.",
      "A family in the east is helped as soon as one in the west.",
      "When the board asks a question, something changes for children.",
    ],
    reportPublished: on(2016, 8, 19), statementSubmitted: on(2016, 11, 14),
    actions: [
      DemoAction(
        "Return interviews within three days",
        what: "Two interviewers who belong to no service; the police tell them at once.",
        measure: "Interviews offered within three days: 95 %.", start: on(2016, 10, 3),
        due: on(2017, 3, 31), owner: .body(.police), with: [.socialCare, .speakUp], serves: [1]
      )
      .begun(on(2016, 10, 12), .marsdenHoyle, "Both interviewers have begun.")
      .done(on(2017, 3, 28), .prowse, "96 % in the quarter."),
      DemoAction(
        "Pathway plans that begin at fifteen and a half",
        what: "The personal adviser is named half a year earlier.",
        measure: "Pathway plans in place at sixteen and a quarter: all.", start: on(2016, 11, 1),
        due: on(2017, 9, 29), owner: .post(.headOfSafeguarding), with: [.corporateParenting],
        serves: [2]
      )
      .begun(on(2016, 11, 23), .prowse, "Eleven of 34 young people have their adviser.")
      .done(on(2017, 9, 21), .prowse, "All 34 have a plan that they wrote with their adviser."),
      DemoAction(
        "Look again after every audit",
        what: "A second look after eight weeks, by another manager.",
        measure: "Weaknesses put right at the second look: 9 of 10.", start: on(2016, 10, 10),
        due: on(2017, 6, 30), owner: .body(.performance), serves: [3]
      )
      .begun(on(2016, 10, 19), .prowse, "First second looks in December.")
      .done(on(2017, 6, 23), .penhallurick, "46 of 50."),
      DemoAction(
        "Early help in the east", what: "Two new teams, one of them in Eastgate school.",
        measure: "Days from request to first meeting in the east: as in the west.",
        start: on(2016, 11, 7), due: on(2017, 9, 29), owner: .post(.headOfEarlyHelp),
        with: [.schools, .communityHealth], serves: [4]
      )
      .begun(on(2016, 11, 30), .prowse, "Both team leaders are appointed.")
      .moved(
        on(2017, 9, 6), to: on(2018, 1, 31), by: .panel, "Safeguarding Children Board",
        approved: "Malcolm Threlfall, chair",
        because: "The school’s new building was handed over four months late."
      )
      .done(on(2018, 1, 24), .prowse, "14 working days in the east, 13 in the west."),
      DemoAction(
        "A challenge log that says what changed",
        what: "No challenge is closed before the member it went to has said what changed.",
        measure: "Closed challenges with a change for children on record: all.",
        start: on(2016, 10, 3), due: on(2017, 3, 31), owner: .body(.safeguardingBoard), serves: [5]
      )
      .begun(on(2016, 10, 5), .prowse, "The log has two new columns.")
      .done(on(2017, 3, 22), .prowse, "Fourteen of fourteen."),
    ])

  /// The plan after the inspection of 2019.
  static let services2019 = DemoPlan(
    report: .services2019, title: "Staying good, getting better",
    editions: ("Draft", "December 2019"), owner: .safeguardingPartnership,
    ambition: "To stay good, and to be good for every child who needs protection.",
    keeper: .nwachukwu, made: on(2019, 11, 11), agreed: on(2019, 12, 9), closed: on(2021, 7, 30),
    outcomes: [
      "Somebody who knows the child’s health is in the room when it is decided.",
      "Everyone can see whether a child’s life has got better.",
      "Children with disabilities are seen alone and heard in their own way.",
    ],
    reportPublished: on(2019, 10, 25), statementSubmitted: on(2020, 1, 27),
    actions: [
      DemoAction(
        "School nurses join strategy discussions by telephone",
        what: "A rota of six nurses, on weekdays from eight to six.",
        measure: "Strategy discussions with a health professional: 90 %.", start: on(2020, 1, 6),
        due: on(2020, 6, 30), owner: .body(.communityHealth), with: [.socialCare], serves: [1]
      )
      .begun(on(2020, 1, 15), .nwachukwu, "The rota has begun.")
      .moved(
        on(2020, 4, 1), to: on(2020, 12, 18), by: .council, "Safeguarding Children Partnership",
        approved: "Colin Abernethy-Shaw",
        because: "Nurses were sent to the wards during the pandemic."
      )
      .done(on(2020, 12, 16), .nwachukwu, "91 % in November, by video."),
      DemoAction(
        "“How will we know?” in every plan",
        what: "A box that the parent fills in, and the child.",
        measure: "In a sample of 20 plans, 18 say how anyone will know.", start: on(2020, 1, 13),
        due: on(2020, 9, 30), owner: .person(.fairclough), with: [.performance], serves: [2]
      )
      .begun(on(2020, 2, 5), .nwachukwu, "In use in two teams.")
      .done(on(2020, 9, 24), .nwachukwu, "18 of 20."),
      DemoAction(
        "Signs, pictures and time",
        what: "Every social worker learns two ways to hear a child who does not speak.",
        measure: "Children with disabilities seen alone: as all other children.",
        start: on(2020, 3, 2), due: on(2021, 3, 31), owner: .post(.principalSocialWorker),
        with: [.education, .speakUp], serves: [3]
      )
      .begun(on(2020, 3, 11), .nwachukwu, "First course held; the second will be by video.")
      .done(on(2021, 3, 24), .nwachukwu, "88 %, against 87 % of all children."),
    ])
}
