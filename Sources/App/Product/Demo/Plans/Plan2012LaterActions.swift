import ImprovementPlan

extension DemoPlan {
  private static let board = "Children’s Improvement Board"
  private static let chair = "Malcolm Threlfall, chair"

  static let threeMonths2012 = [
    DemoAction(
      "A child protection plan in plain words",
      what:
        "A new form of two pages, tried out with eight families: what worries us, what needs to change, by when, how we will all know.",
      measure:
        "In a sample of 20 plans, the parent can say what needs to change; 18 or more by January.",
      start: on(2012, 10, 22), owner: .person(.routledge), serves: [4]
    )
    .begun(on(2012, 10, 24), .routledge, "Eight families have agreed to help.")
    .done(
      on(2013, 1, 9), .routledge,
      "In use for every new plan since 7 January. Nineteen of twenty parents could say what needs to change."
    ),
    DemoAction(
      "One threshold document for all agencies",
      what:
        "Written by the board’s members together: four levels of need, with examples that a teacher, a nurse and a constable would recognise.",
      measure: "Staff of each agency put 8 of 10 test cases on the same level.",
      start: on(2012, 10, 29), owner: .body(.safeguardingBoard),
      with: [.police, .primaryCareTrust, .schools], serves: [5]
    )
    .begun(on(2012, 11, 7), .prowse, "First draft discussed by all six agencies.")
    .done(
      on(2013, 1, 11), .prowse, "Agreed by the board. Test: 8.6 of 10 cases on the same level."),
    DemoAction(
      "A better referral form, and an answer within a day",
      what:
        "The multi-agency referral form is written anew with those who fill it in; incomplete ones go back within one working day, with a telephone call.",
      measure: "Share of referrals that need no question back: from 58 % to 85 %.",
      start: on(2012, 10, 22), owner: .post(.headOfFrontDoor),
      with: [.police, .primaryCareTrust, .schools], serves: [6]
    )
    .begun(on(2012, 10, 31), .prowse, "Draft in trial at four schools and one surgery.")
    .done(
      on(2012, 12, 14), .prowse,
      "Issued on 3 December. 81 % of the first 90 needed no question back."),
    DemoAction(
      "Protected caseloads for newly qualified social workers",
      what:
        "At most 12 children each in the first year. The service manager checks on the first Monday of each month and says what was done about any excess.",
      measure: "Newly qualified social workers above 12 children at the monthly check: none.",
      start: on(2012, 11, 5), owner: .post(.assistantDirector), serves: [7]
    )
    .begun(
      on(2012, 11, 6), .pellew, "First check: three of nine above 12; their cases move this week."
    )
    .done(on(2013, 1, 8), .pellew, "Two checks in a row with nobody above 12."),
    DemoAction(
      "Monthly supervision that reflects",
      what:
        "Every team manager is trained for two days; the record has a part for what the worker thinks and feels about the child’s life.",
      measure:
        "Supervision held of what was due: 95 %. In a sample of 30 records, 24 show reflection.",
      start: on(2012, 11, 12), owner: .post(.assistantDirector), with: [.performance], serves: [8]
    )
    .begun(on(2012, 11, 14), .pellew, "All fourteen managers are booked for the training.")
    .done(
      on(2013, 1, 25), .pellew,
      "96 % held in January; 25 of 30 records show reflection. Nine working days late: the second course fell to the snow."
    ),
    DemoAction(
      "An advocate for every child aged five or over",
      what:
        "A contract with a voluntary organisation whose advocates visit each child before an initial conference, unless the child says no.",
      measure:
        "Children aged five or over who were offered an advocate before the conference: all.",
      start: on(2012, 11, 1), owner: .body(.speakUp), with: [.socialCare], serves: [9]
    )
    .begun(on(2012, 11, 21), .prowse, "Three organisations have shown interest.")
    .moved(
      on(2012, 12, 19), to: on(2013, 3, 29), by: .panel, board, approved: chair,
      because:
        "The tender had to be repeated because two bids were incomplete. Until then, three advocates work by the day."
    )
    .done(
      on(2013, 3, 22), .prowse,
      "Speak Up Thornmere began on 4 March. All 17 children since then were offered an advocate; 13 said yes."
    ),
    DemoAction(
      "Audits that ask the child and the family",
      what:
        "Each audit ends with a conversation with the child and a parent. What is learnt goes to every team on one page, on the last Friday of the month.",
      measure: "Audits that include what the family says: 8 of 10 each month.",
      start: on(2012, 11, 5), owner: .body(.performance), serves: [10]
    )
    .begun(on(2012, 11, 9), .prowse, "Questions agreed with the young people’s forum.")
    .done(
      on(2013, 1, 11), .prowse, "9 of 10 in December. Two pages of lessons have gone to all teams."),
    DemoAction(
      "Launch mornings for staff of all agencies",
      what:
        "Two mornings at which staff of schools, health services, police and the council try out the thresholds and the referral form on cases.",
      measure: "Every school and surgery sent somebody; nine in ten say that they will use it.",
      due: on(2012, 12, 7), owner: .body(.schools),
      with: [.police, .primaryCareTrust, .socialCare],
      serves: [5, 6]
    )
    .begun(on(2012, 11, 12), .prowse, "Hall and speakers are booked.")
    .done(
      on(2012, 12, 3), .prowse,
      "Held on 28 and 30 November with 214 people; all 61 schools were there.",
      since: on(2012, 11, 30)),
  ]

  static let sixMonths2012 = [
    DemoAction(
      "Early help in each of the five localities",
      what:
        "A team in each locality, beside a family centre. Every family that is helped has one lead professional whose name they know.",
      measure:
        "Families with a named lead professional: all. Days from request to first meeting: 15.",
      start: on(2012, 12, 3), owner: .post(.headOfEarlyHelp), with: [.schools, .primaryCareTrust],
      serves: [11]
    )
    .begun(on(2012, 12, 5), .prowse, "Hollin Bank begins; the others follow its example.")
    .moved(
      on(2013, 3, 27), to: on(2013, 6, 28), by: .panel, board, approved: chair,
      because:
        "The two eastern localities have no building before May. The board wants five teams rather than three."
    )
    .done(
      on(2013, 6, 21), .prowse,
      "Five teams work. 148 families are helped, each with a named lead professional; 13 working days to the first meeting."
    ),
    DemoAction(
      "Why families are referred again",
      what:
        "The last hundred repeat referrals are read by people of three agencies together, and two families in ten are asked.",
      measure: "Share of repeat referrals within twelve months: from 27 % to 20 %.",
      start: on(2012, 11, 19), owner: .post(.improvementManager), with: [.police, .schools],
      serves: [12]
    )
    .begun(on(2012, 11, 20), .prowse, "Forty read so far.")
    .done(
      on(2013, 4, 10), .prowse,
      "Reported to the board: half were families whose help had ended when the plan did. A visit after three months is now the rule."
    ),
    DemoAction(
      "A computer program that foretells repeat referrals",
      what: "Three products are tried on the data of two years.",
      measure: "It names more of the families who come back than managers do.",
      start: on(2013, 1, 14), due: on(2013, 6, 28), owner: .body(.performance), serves: [12]
    )
    .begun(on(2013, 1, 16), .prowse, "One of the three has been seen.")
    .withdrawn(
      on(2013, 2, 13), by: .panel, board, approved: chair,
      because:
        "The board decided that talking with families would tell more than a product, and that no child should be a number in it."
    ),
    DemoAction(
      "What training changes",
      what:
        "Three months after each course, the worker, the manager and one family are asked what is different. The police, health services and schools do the same.",
      measure: "Report to the board with what changed for children in 30 cases.",
      start: on(2013, 1, 7), owner: .body(.safeguardingBoard),
      with: [.police, .primaryCareTrust, .schools], serves: [13]
    )
    .begun(on(2013, 1, 15), .prowse, "Questions agreed; four courses are in the sample.")
    .moved(
      on(2013, 2, 27), to: on(2013, 6, 28), by: .panel, board, approved: chair,
      because: "As the recommendation: the last course is in March."
    )
    .done(
      on(2013, 6, 26), .prowse,
      "Reported to the Safeguarding Children Board on 25 June with 34 cases.",
      since: on(2013, 6, 25)),
    DemoAction(
      "Police officers write referrals that can be acted on",
      what: "Every response officer is trained for half a day, with real cases.",
      measure: "Share of police referrals that need no question back: 85 %.",
      start: on(2012, 12, 3), due: on(2013, 3, 29), owner: .body(.police), with: [.socialCare],
      serves: [6, 12]
    )
    .begun(on(2012, 12, 11), .marsdenHoyle, "First of nine sessions held.")
    .done(
      on(2013, 3, 27), .marsdenHoyle, "All nine held; 187 of 190 officers trained. 88 % in March."),
  ]
}
