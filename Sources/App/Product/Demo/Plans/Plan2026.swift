import ImprovementPlan

extension DemoPlan {
  /// The plan of 2026, in progress: five of six recommendations have an action, one date has
  /// passed.
  static let services2026 = DemoPlan(
    report: .services2026, title: "Children’s services improvement plan",
    editions: ("Draft, March 2026", "June 2026"), owner: .improvementBoard,
    ambition:
      "That every child who needs help or protection in Thornmere gets a good service, and keeps the same social worker.",
    keeper: .nwachukwu, made: on(2026, 3, 18), agreed: on(2026, 6, 8), closed: nil,
    outcomes: [
      "Whoever knows the child’s health is part of every decision to protect them.",
      "Parents and children know what needs to change, by when, and how they will know.",
      "A child on a plan has one social worker from beginning to end.",
      "Every child is seen alone, and what they say reaches everyone who helps them.",
      "Nobody’s plan drifts: somebody asks each month what has changed for the child.",
      "A homeless young person has a safe bed, an assessment and somebody at their side.",
    ],
    reportPublished: on(2026, 3, 13), statementSubmitted: on(2026, 6, 12),
    actions: strategy2026 + plans2026 + workforce2026 + seenAlone2026 + oversight2026)

  static let board2026 = "Children’s Improvement Board"
  static let chair2026 = "Beatrix Ormesher, independent chair"

  private static let strategy2026 = [
    DemoAction(
      "A health professional on call for every strategy discussion",
      what:
        "Two safeguarding nurses share a rota with the designated nurse. The front door calls one number; the nurse has the child’s record open.",
      measure: "Strategy discussions with a health professional taking part: from 66 % to 95 %.",
      start: on(2026, 4, 13), due: on(2026, 6, 30), owner: .body(.integratedCareBoard),
      with: [.communityHealth, .socialCare], serves: [1]
    )
    .begun(
      on(2026, 4, 22), .nwachukwu,
      "Both posts are advertised; the designated nurse covers until then."
    )
    .moved(
      on(2026, 6, 23), to: on(2026, 9, 30), by: .panel, board2026, approved: chair2026,
      because: "One of the two nurses can only begin in August."
    )
    .done(
      on(2026, 9, 21), .nwachukwu,
      "Both nurses are in post. 96 % in the first three weeks of September."),
    DemoAction(
      "Who took part, and why somebody did not",
      what:
        "The record of a strategy discussion asks it of each agency; blanks are shown to the manager next day.",
      measure: "Records of strategy discussions that are complete on the same day: all.",
      start: on(2026, 4, 1), due: on(2026, 5, 29), owner: .post(.headOfFrontDoor),
      with: [.performance], serves: [1]
    )
    .begun(on(2026, 4, 9), .nwachukwu, "In trial with one team.")
    .done(on(2026, 5, 22), .nwachukwu, "In use since 18 May; 112 of 112 complete."),
    DemoAction(
      "Twenty strategy discussions a month, read together",
      what:
        "Police, health and social care read the same twenty records and say what they would do otherwise.",
      measure: "Discussions that all three call good: from 11 of 20 to 18 of 20.",
      start: on(2026, 5, 4), due: on(2026, 12, 18), owner: .post(.policeLead),
      with: [.socialCare, .integratedCareBoard], serves: [1]
    )
    .begun(on(2026, 5, 13), .rathmell, "First sample read: 11 of 20.")
    .begun(
      on(2026, 8, 12), .rathmell, "14 of 20. Decisions are clearer; reasons are often missing."
    )
    .begun(on(2026, 11, 11), .rathmell, "17 of 20 in October."),
    DemoAction(
      "Release dates before each core group",
      what:
        "Probation tells the social worker of every release and change of licence of an adult in the household.",
      measure: "Core groups that knew of a release beforehand: all.", start: on(2026, 11, 23),
      due: on(2027, 1, 29), owner: .body(.probation), with: [.socialCare, .police], serves: [1, 2]),
  ]

  private static let plans2026 = [
    DemoAction(
      "Plans in plain words: training for everyone who writes them",
      what: "One day for each social worker and team manager, with parents as teachers.",
      measure: "Trained: all 164. In a sample of 20 plans, the reading age is 11 or less in 16.",
      start: on(2026, 4, 20), due: on(2026, 7, 31), owner: .post(.principalSocialWorker),
      with: [.speakUp], serves: [2]
    )
    .begun(on(2026, 5, 6), .nwachukwu, "42 trained. Four parents teach.")
    .done(on(2026, 7, 24), .nwachukwu, "All 164 trained; 17 of 20 plans."),
    DemoAction(
      "A plan form made with parents and young people",
      what:
        "Nine parents and six young people draw the form; it is tried with twenty families before all use it.",
      measure: "Of twenty families, 18 can say what needs to change and by when.",
      start: on(2026, 5, 11), due: on(2026, 9, 11), owner: .post(.headOfSafeguarding),
      with: [.speakUp, .hollinBank], serves: [2, 4]
    )
    .begun(
      on(2026, 6, 3), .nwachukwu,
      "Three meetings held. The young people want it to fit a telephone."
    )
    .moved(
      on(2026, 8, 26), to: on(2026, 11, 27), by: .panel, board2026, approved: chair2026,
      because:
        "The young people asked for a Slovak and a Romani version to be tried at the same time."
    )
    .begun(
      on(2026, 10, 14), .nwachukwu, "In trial with eleven families, five of them at Hollin Bank."),
    DemoAction(
      "Every new plan is read by somebody else within ten working days",
      what: "Reviewing officers read it for clarity and return it with one question.",
      measure: "New plans read within ten working days: 95 %.", start: on(2026, 7, 6),
      due: on(2026, 12, 18), owner: .body(.performance), serves: [2]
    )
    .begun(on(2026, 7, 15), .penhallurick, "38 of 44 in time.")
    .begun(
      on(2026, 10, 21), .penhallurick, "51 of 55 in time; the question most asked is “by when?”."),
  ]
}
