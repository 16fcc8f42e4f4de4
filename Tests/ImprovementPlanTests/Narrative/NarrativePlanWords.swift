import Civil

@testable import ImprovementPlan

/// The same plan with all that is known of it where it is whole: its measures, who leads its actions,
/// how late each is, what the council calls its ratings, and when its board meets.
enum NarrativePlanWords {
  static let plan = PlanFacts(
    asAt: NarrativeCases.plan.asAt,
    counts: NarrativeCases.plan.counts + [
      .init(.recommendation, .proven, 1), .init(.recommendation, .judgedWorse, 1),
      .init(.recommendation, .judgedSomeChange, 3),
      .init(.recommendation, .judgedNoChange, 1), .init(.recommendation, .judgedTooEarly, 2),
      .init(.recommendation, .judgedSustainedChange, 1), .init(.recommendation, .judgedBetter, 4),
    ],
    dueDates: [
      .init(
        "ACT-03", dueOn: date("2012-11-10"), firstDueOn: date("2012-10-31"), workingDaysLate: 12),
      .init(
        "ACT-07", dueOn: date("2013-03-31"), firstDueOn: date("2013-01-31"), workingDaysLate: 0,
        everDueOn: [date("2013-01-31"), date("2013-02-28"), date("2013-03-31")],
        expectedOn: date("2013-04-30")),
      .init(
        "ACT-09", dueOn: date("2012-10-31"), firstDueOn: date("2012-10-31"),
        doneOn: date("2012-11-02"), workingDaysLate: 2),
      .init("ACT-11", dueOn: date("2012-11-10"), firstDueOn: date("2012-11-10")),
    ],
    standings: [
      .init("ACT-03", [.late, .offTrack, .inProgress]), .init("ACT-07", [.onTrack, .inProgress]),
      .init("ACT-09", [.complete, .verified]), .init("ACT-11", [.complete, .onTrack]),
      .init("ACT-13", [.withdrawn]), .init("REC-2012-03", []),
      .init("REC-2012-04", [.covered, .judgedWorse]),
      .init("REC-2012-07", [.covered, .signedOff, .judgedSomeChange, .judgedBetter]),
    ],
    measures: [
      MeasureValue(.actionsOnTime, 10, of: 14), MeasureValue(.recommendationsProven, 2, of: 13),
      MeasureValue(.partnerActionsOnTrack, 2, of: 4),
    ],
    groups: [
      group(nil, [], all: 4, complete: 1, onTrack: 2, atRisk: 1, offTrack: 0, late: 1),
      group(
        "p", ["Thornmere Police", "Police"], all: 1, complete: 0, onTrack: 0, atRisk: 1,
        offTrack: 0, late: 1, most: 2),
      group(
        "h", ["Thornmere Health", "Health"], all: 3, complete: 1, onTrack: 2, atRisk: 0,
        offTrack: 0, late: 0, most: 4),
      group(
        "c", ["Children’s Social Care"], all: 16, complete: 10, onTrack: 6, atRisk: 1,
        offTrack: 2, late: 2, most: 18),
    ],
    words: [
      .init(.verified, "Blue: complete, evidenced, verified"), .init(.onTrack, "Green: on track"),
      .init(.atRisk, "Amber: at risk"), .init(.offTrack, "Red: off track"),
      .init(.ratedNotStarted, "Grey: not started"),
    ], inspections: 1,
    publications: [
      .init(of: "i", titled: "Inspection of June 2012", on: date("2012-08-10"))
    ])

  static let check = NarrativeCheck(
    plan: plan, meetings: [date("2012-12-17"), date("2013-01-14")])

  private static func group(
    _ body: String?, _ names: [String], all: Int, complete: Int, onTrack: Int, atRisk: Int,
    offTrack: Int, late: Int, most: Int? = nil
  ) -> PlanFacts.Group {
    PlanFacts.Group(
      body: body, names: names,
      counts: [
        .init(.action, .all, all), .init(.action, .complete, complete),
        .init(.action, .onTrack, onTrack), .init(.action, .atRisk, atRisk),
        .init(.action, .offTrack, offTrack), .init(.action, .late, late),
      ], most: most)
  }

  /// What disagrees, the words of it, and what is said instead.
  static let disagree: [(text: String, quote: String, says: String)] = [
    (
      "8 of 24 actions are complete.", "8 of 24",
      "the plan has 12 of 24 actions complete today, 8 of them verified"
    ),
    ("16 actions are not complete.", "16", "the plan has 12 actions not complete today"),
    ("Actions on time stand at 80 %.", "80 %", "M64 (actions on time) is 10 of 14 (71 %) today"),
    ("M64 stands at 80 %, and the board is pleased.", "80 %", "10 of 14 (71 %)"),
    ("M64 is now eighty per cent.", "eighty per cent", "10 of 14"),
    ("M64 (actions on time) is at 80 % today.", "80 %", "10 of 14"),
    ("Actions on time (M64): 11 of 14", "11 of 14", "10 of 14"),
    ("M65 stands at 60 %.", "60 %", "M65 (recommendations proven) is 2 of 13 (15 %)"),
    ("Recommendations proven: 60 %.", "60 %", "2 of 13"),
    ("Partner actions on track stand at 75 %.", "75 %", "2 of 4 (50 %)"),
    ("M66 stands at 3 of 4 (75 %).", "3 of 4", "2 of 4 (50 %)"),
    (
      "All actions of the police are complete.", "All",
      "the plan has 0 of 1 action led by Thornmere Police complete today"
    ),
    ("All police actions are complete.", "All", "0 of 1 action led by Thornmere Police"),
    ("All the police's actions are complete.", "All", "0 of 1 action"),
    ("Every action led by Thornmere Police is complete.", "Every", "0 of 1 action"),
    ("All actions of Thornmere Health are complete.", "All", "1 of 3 actions"),
    ("None of the actions of the police is late.", "None", "1 of 1 action"),
    ("Two actions led by the police are late.", "Two", "1 action led by Thornmere Police late"),
    (
      "Two partner actions are red.", "Two",
      "the plan has 0 of 4 partner actions rated “Red: off track” today"
    ),
    ("Three of the four partner actions are green.", "Three of the four", "2 of 4 partner"),
    ("There are two red partner actions.", "two", "0 of 4 partner actions"),
    ("No partner action is late.", "No", "1 of 4 partner actions late"),
    ("Half of the actions led by partners are complete.", "Half", "1 of 4 partner"),
    ("There are six partner actions.", "six", "the plan has 4 partner actions today"),
    (
      "ACT-03 is twenty working days late.", "twenty working days late",
      "ACT-03 was due on 10 November 2012 and is 12 working days late"
    ),
    ("Rotas are agreed, but ACT-03 is late by six weeks.", "late by six weeks", "12 working days"),
    ("ACT-07 is three weeks late.", "three weeks late", "is due on 31 March 2013 and is not late"),
    ("ACT-09 is six weeks late.", "six weeks late", "has been complete since 2 November 2012"),
    (
      "ACT-09 was completed on 3 November 2012.", "ACT-09 was completed on 3 November 2012",
      "ACT-09 was complete on 2 November 2012"
    ),
    ("9 of 23 are complete.", "9 of 23", "12 of 24 actions"),
    ("Eleven of 24 are complete.", "Eleven of 24", "12 of 24 actions"),
    ("ACT-07 is complete.", "ACT-07 is complete", "ACT-07 is not complete today"),
    ("Rotas are agreed, and ACT-07 has been done.", "ACT-07 has been done", "is not complete"),
    (
      "The next meeting is on 18 December.", "The next meeting is on 18 December",
      "the board meets on 17 December 2012, and next on 14 January 2013"
    ),
    (
      "The board's next meeting will be on Tuesday 15 January 2013.",
      "The board's next meeting will be on Tuesday 15 January 2013", "14 January 2013"
    ),
    ("Next meeting: 18 December 2012", "Next meeting: 18 December 2012", "17 December 2012"),
    (
      "ACT-03 was due on 31 November.", "31 November",
      "there is no such day: November has 30 days"
    ),
    ("It ends on Saturday 31 November 2012.", "Saturday 31 November 2012", "no such day"),
    ("We begin on 31/11/2012, with all.", "31/11/2012", "November has 30 days"),
    ("Trained by 29 February 2013.", "29 February 2013", "February 2013 has 28 days"),
    ("Trained by 30 February.", "30 February", "February has 29 days at most"),
    ("The rota began on 31 June and holds.", "31 June", "June has 30 days"),
    // One action or recommendation, named by its reference.
    ("ACT-07 is late.", "ACT-07 is late", "ACT-07 is not late today"),
    ("Rotas are agreed, and ACT-03 is not late.", "ACT-03 is not late", "ACT-03 is late today"),
    ("ACT-03 is in time.", "ACT-03 is in time", "ACT-03 is late today"),
    ("ACT-99 is complete.", "ACT-99 is complete", "the plan has no ACT-99 today"),
    ("ACT-99 is late.", "ACT-99 is late", "the plan has no ACT-99 today"),
    ("ACT-13 is late.", "ACT-13 is late", "ACT-13 is not late today"),
    ("ACT-09 is open.", "ACT-09 is open", "ACT-09 is complete today"),
    (
      "REC-2012-04 is signed off.", "REC-2012-04 is signed off",
      "REC-2012-04 is not signed off today"
    ),
    ("REC-2012-07 is open.", "REC-2012-07 is open", "REC-2012-07 is signed off today"),
    ("REC-2012-07 is proven.", "REC-2012-07 is proven", "REC-2012-07 is not proven today"),
    (
      "REC-2012-04 has no action.", "REC-2012-04 has no action",
      "REC-2012-04 has an action today"
    ),
    ("REC-2012-03 has an action.", "REC-2012-03 has an action", "REC-2012-03 has no action today"),
    // How one is rated, how far its work is, and how its impact is judged.
    ("ACT-07 is red.", "ACT-07 is red", "ACT-07 is rated “Green: on track” today"),
    (
      "Rotas are agreed, and ACT-03 is now on track.", "ACT-03 is now on track",
      "ACT-03 is rated “Red: off track” today"
    ),
    ("ACT-03 is rated amber.", "ACT-03 is rated amber", "ACT-03 is rated “Red: off track”"),
    ("ACT-03 remains at risk.", "ACT-03 remains at risk", "ACT-03 is rated “Red: off track”"),
    ("ACT-09 is red, the board heard.", "ACT-09 is red", "rated “Blue: complete, evidenced"),
    ("ACT-07 is not started.", "ACT-07 is not started", "ACT-07 is rated “Green: on track” today"),
    ("ACT-09 is in progress.", "ACT-09 is in progress", "ACT-09 is complete today"),
    ("ACT-99 is green.", "ACT-99 is green", "the plan has no ACT-99 today"),
    (
      "REC-2012-07 is worse.", "REC-2012-07 is worse",
      "REC-2012-07 is judged to show some change today"
    ),
    (
      "REC-2012-04 shows some change.", "REC-2012-04 shows some change",
      "REC-2012-04 is judged “worse” today"
    ),
    ("REC-2012-04 has got better.", "REC-2012-04 has got better", "is judged “worse” today"),
    (
      "REC-2012-07 shows no change.", "REC-2012-07 shows no change", "judged to show some change"
    ),
    (
      "REC-2012-03 shows sustained change.", "REC-2012-03 shows sustained change",
      "REC-2012-03 is not judged to show sustained change today"
    ),
    ("Two recommendations show no change.", "Two", "the plan has 1 recommendation judged"),
    // The month, and how many recommendations the inspectors made.
    (
      "Five actions are due this month.", "Five", "the plan has 2 actions due in November 2012"
    ),
    ("There are three actions due this month.", "three", "the plan has 2 actions due in"),
    (
      "The inspectors made twenty recommendations.", "twenty",
      "the plan has 13 recommendations today"
    ),
    ("Ofsted has made seven recommendations, and we agree.", "seven", "13 recommendations"),
    // All of them, and none.
    ("Nothing is late.", "Nothing", "3 of 24 actions late"),
    ("Nothing is overdue, and the board is pleased.", "Nothing", "3 of 24 actions late"),
    ("All actions are in time.", "All", "the plan has 21 of 24 actions not late today"),
    ("The plan is 100 % complete.", "100 %", "12 of 24 actions complete"),
    ("Our plan is now 80% complete, the board heard.", "80%", "12 of 24 actions complete"),
    (
      "No recommendation has got worse.", "No",
      "the plan has 1 of 13 recommendations judged “worse” today"
    ),
    (
      "Five of 13 recommendations show some change.", "Five of 13", "3 of 13 recommendations judged"
    ),
    ("Two recommendations show sustained change.", "Two", "1 recommendation judged"),
    // Weekdays.
    (
      "We met on Tuesday 23 November 2012.", "Tuesday 23 November 2012",
      "23 November 2012 is a Friday"
    ),
    ("We met on Monday, 23/11/2012.", "Monday, 23/11/2012", "23 November 2012 is a Friday"),
    // Neither now nor ever, later than expected, a share, no aim.
    (
      "ACT-07 was due on 1 March 2013 and is now due on 31 March 2013.",
      "ACT-07 was due on 1 March 2013", "ACT-07 is due on 31 March 2013"
    ),
    ("ACT-07 is due on 28 February 2013.", "ACT-07 is due on 28 February 2013", "31 March 2013"),
    (
      "ACT-07 will be complete by 31 May 2013.", "ACT-07 will be complete by 31 May 2013",
      "ACT-07 is expected by 30 April 2013, and is due on 31 March 2013"
    ),
    (
      "ACT-03 will be complete by 30 April 2013.", "ACT-03 will be complete by 30 April 2013", "due"
    ),
    ("One in four actions is complete.", "One in four", "12 of 24 actions complete"),
    ("Three in four partner actions are on track.", "Three in four", "2 of 4 partner"),
    ("Where we stand: all actions complete.", "all", "12 of 24 actions"),
    ("The board sees no late actions.", "no", "3 of 24 actions late"),
    // When the report was published.
    (
      "We answer the report published on 3 September 2012.",
      "the report published on 3 September 2012",
      "the report of “Inspection of June 2012” was published on 10 August 2012"
    ),
    (
      "The report published on 3 September 2012 made thirteen recommendations.",
      "The report published on 3 September 2012", "10 August 2012"
    ),
    (
      "The inspection report was published on 11 August 2012.",
      "The inspection report was published on 11 August 2012", "10 August 2012"
    ),
    (
      "Ofsted published its report on 9 August 2012, and we agree.",
      "Ofsted published its report on 9 August 2012", "10 August 2012"
    ),
    (
      "The inspectors have published their inspection report on 9 August.",
      "The inspectors have published their inspection report on 9 August", "10 August 2012"
    ),
    (
      "The report of the inspection, which was published on 12/08/2012, asks for it.",
      "The report of the inspection, which was published on 12/08/2012", "10 August 2012"
    ),
    (
      "All of it is due within six months of publication of the report on 1 August 2012.",
      "publication of the report on 1 August 2012", "10 August 2012"
    ),
    // Labels.
    ("Complete actions: 9/24", "9/24", "the plan has 12 of 24 actions complete today"),
    ("Complete actions: 9/23.", "9/23", "12 of 24 actions complete"),
    ("Actions complete: 9 of 24 (38 %)", "9 of 24", "12 of 24 actions complete"),
    ("Actions: 9/24 complete", "9/24", "12 of 24 actions complete"),
    ("Complete actions: 40 %", "40 %", "12 of 24 actions complete"),
    ("Late actions: 5", "5", "the plan has 3 actions late today"),
    ("Number of overdue actions: 4.", "4", "3 actions late"),
    (
      "Where we stand.\n- Actions on track: 12/24\n- Late actions: 3/24", "12/24",
      "9 of 24 actions rated “Green: on track”"
    ),
    ("Recommendations signed off: 4/13", "4/13", "2 of 13 recommendations signed off"),
    ("Police actions late: 0/1", "0/1", "1 of 1 action led by Thornmere Police late"),
    // How many actions a body has.
    (
      "Children’s Social Care has 12 actions.", "12",
      "the plan has 16 actions led by Children’s Social Care today"
    ),
    ("Children's Social Care now has twenty actions.", "twenty", "16 actions led by"),
    ("The police lead 4 actions.", "4", "the plan has 1 action led by Thornmere Police today"),
    ("In the plan, the police lead 4 actions.", "4", "1 action led by Thornmere Police"),
    ("Thornmere Health leads on five actions in the plan.", "five", "3 actions led by"),
    ("Thornmere Health is responsible for two actions.", "two", "3 actions led by"),
    ("Health leads 3 actions, and the police lead 4 actions.", "4", "1 action led by"),
    ("The police lead 4 of the 24 actions.", "4 of the 24", "1 action led by"),
    ("The police have no actions.", "no", "1 action led by Thornmere Police"),
    ("The police have no late actions.", "no", "1 of 1 action led by Thornmere Police late"),
    ("Our partners lead six actions.", "six", "the plan has 4 partner actions today"),
  ]

  /// What agrees, is about something else, or may be meant in a way in which it is right.
  static let silent: [String] = [
    "12 of 24 actions are complete.", "Eight of 24 actions are verified.",
    "8 of the 24 actions are blue.", "Eight actions are closed.", "Twelve actions are open.",
    "Actions on time stand at 71 %.", "M64 stands at 10 of 14 (71 %).", "M64 is about 70 %.",
    "M65 is 15 %.", "Partner actions on track: 2 of 4.", "M66 stands at 50 %, M64 at 71 %.",
    // What was due then, by when it is expected, and shares.
    "ACT-07 was due on 31 January 2013 and is now due on 31 March 2013.",
    "ACT-07 was due on 28 February 2013; the board moved it to 31 March 2013.",
    "ACT-07 was due on 31 January 2013 and was moved to 31 March 2013.",
    "ACT-07 will be complete by 30 April 2013.", "ACT-07 will be complete by 15 April 2013.",
    "One in two actions is complete.", "One in eight actions is late.",
    "About one in three partner actions is late.", "Two in three weeks, all day.",
    // What is wished for.
    "Our aim: all actions complete.", "Our ambition: no late actions.",
    "The board wants no late actions.", "We wish to have no late actions.",
    // Another time, another part, another place.
    "M64 stood at 80 % in September.", "M64 was 80 %.", "In September M64 stands at 80 %.",
    "The target for M64 is 80 %.", "Target for M64: 80 %.", "M64 should stand at 80 %.",
    "M64 stands at 80 % of its target.", "For the police, M64 stands at 80 %.",
    "The police's M64 stands at 80 %.", "M64 has risen from 50 % to 71 %.",
    "Last month's figure was M64 at 80 %.", "We hope that M64 is 80 %.", "M64 is 80 days old.",
    "Actions on time are praised by 80 % of staff.", "She wrote: “M64 stands at 80 %”.",
    "M64 stands at 80 % in the north.", "By March M64 stands at 80 %.",
    // The actions of a body may be those that it helps with too.
    "Two actions of the police are late.", "Three police actions are at risk.",
    "60 % of the actions of the police are late.", "All three actions of the police are complete.",
    "All actions of the police and of health are complete.",
    "All actions of the police in the north are complete.",
    "All actions of the ambulance service are complete.",
    "One action led by the police is late.", "Three health actions are complete.",
    "One action of the police will be complete by March.",
    "All police and health actions are late.",
    "Two partner actions are green.", "Two of four partner actions are on track.",
    "No partner action is red.", "One partner action is late.", "Two partner actions were red.",
    "Two of its partner actions are red.", "There are four partner actions. Two are late.",
    "Two partners are red.", "Partner actions matter.", "All partners are on board.",
    // How late.
    "ACT-03 is twelve working days late.", "ACT-03 is nearly a month late.",
    "ACT-09 was completed on 2 November 2012.", "12 of 24 are complete.",
    "9 of 16 are complete.", "9 of 23 were complete.",
    "Half of the schools sent plans. 9 of 16 are complete.",
    "ACT-03 is two and a half weeks late.", "ACT-03 is late by 18 days.",
    "ACT-03 was twenty working days late.", "If ACT-03 is twenty working days late, we stop.",
    "By Easter ACT-03 is twenty working days late.", "ACT-09 is two working days late.",
    "ACT-11 is twenty working days late.", "ACT-99 is twenty working days late.",
    "REC-2012-04 is twenty working days late.",
    "ACT-03 is twenty working days late with the rota.", "ACT-07 is not late.",
    // Complete.
    "ACT-09 is complete.", "ACT-07 is not complete.", "ACT-11 is complete.",
    "Once ACT-07 is complete, the rota begins.", "The board checks that ACT-07 is complete.",
    "Is it so that ACT-07 is complete?", "ACT-07 is complete?", "ACT-07 is complete by March.",
    "If ACT-07 is complete, we stop.", "REC-2012-04 is complete.", "ACT-07 is complete in part.",
    // One action or recommendation, named by its reference.
    "ACT-03 is late.", "ACT-07 is not late.", "ACT-07 is in time.", "ACT-03 is not complete.",
    "ACT-13 has been withdrawn.", "ACT-99 waits for it.", "If ACT-99 is late, we stop.",
    "ACT-07 is late?", "ACT-07 is late with its papers.", "ACT-09 is closed.",
    "REC-2012-07 is signed off.", "REC-2012-03 is open.", "REC-2012-04 has an action.",
    "REC-2012-03 has no action.", "REC-2012-04 is not signed off.",
    "Once REC-2012-04 is signed off, we rest.", "REC-2009-11 is signed off.",
    "REC-2012-04 has no action plan of its own.", "We hope that REC-2012-04 is signed off.",
    // How one is rated, how far its work is, and how its impact is judged.
    "ACT-03 is red.", "ACT-03 is off track.", "ACT-07 is green.", "ACT-07 is still on track.",
    "ACT-09 is on track.", "ACT-09 is blue.", "ACT-11 is green.", "ACT-03 is in progress.",
    "If ACT-07 is red, we stop.", "We hope that ACT-03 is green.", "Our aim: ACT-03 is green.",
    "ACT-03 was green in June.", "ACT-03 is green in the north.", "ACT-07 is red?",
    "ACT-03 is to be green by March.", "ACT-03 is green by March.", "ACT-07 is at risk of delay.",
    "She wrote “ACT-07 is red”.", "In October ACT-03 is green.", "The room of ACT-07 is red.",
    "REC-2012-04 is worse.", "REC-2012-04 has got worse.", "REC-2012-07 shows some change.",
    "REC-2012-07 is better.", "If REC-2012-07 is worse, we stop.", "REC-2012-07 is no worse.",
    "REC-2012-07 is worse than REC-2012-04.", "REC-2012-07 is not worse.",
    "REC-2009-11 is worse.", "One recommendation shows no change seen.",
    "One recommendation shows no change.",
    "REC-2012-04 is red.",
    // The month, and how many recommendations the inspectors made.
    "Two actions are due this month.", "Two of the actions are due this month.",
    "At least one action is due this month.", "Five actions were due this month.",
    "Five papers are due this month.", "Five actions of the police are due this month.",
    "If five actions are due this month, we meet.", "Five actions are due this month in the north.",
    "No actions are due this month.", "The inspectors made thirteen recommendations.",
    "The inspectors made 7 recommendations in 2009.", "The inspectors made two visits.",
    "The last inspection made seven recommendations.",
    "The inspectors made seven recommendations to the police.",
    "The fire inspectors made seven recommendations.",
    // All of them, and none.
    "Nothing is late in the north.", "Nothing is easy.", "Nothing was late.",
    "21 of 24 actions are in time.", "All papers are in time.", "The plan is 50 % complete.",
    "The training plan is 100 % complete.", "The plan is 100 % funded.",
    "The plan will be 100 % complete.", "One recommendation has got worse.",
    "No family has got worse.", "Three recommendations show some change.",
    "Four of 13 recommendations show some change.", "No recommendation can get worse.",
    // Weekdays.
    "We met on Friday 23 November 2012.", "We met on Friday, 23/11/2012.",
    "We meet on Tuesday and on 23 November 2012.", "We meet on Tuesdays.",
    "She wrote “Tuesday 23 November 2012”.", "We met on Tuesday 23 November.",
    // Meetings.
    "The next meeting is on 17 December.", "The next meeting is on 14 January 2013.",
    "The next meeting is on 11 February 2013.", "The next meeting is in December.",
    "The next meeting of the safeguarding partnership is on 18 December.",
    "The partnership met in October. The next meeting is on 18 December.",
    "The health board's next meeting is on 18 December.",
    "The next meeting of parents is on 18 December.",
    "The last meeting was on 18 November.", "The next meeting on the rota is on 18 December.",
    // Days.
    "It ends on 30 November.", "Trained by 29 February 2012.", "Trained by 29 February.",
    "Of the 31 June referrals, 12 were late.", "We had 31 November visits.",
    "31 June referrals were seen.", "We had 31 June, 40 July and 12 August referrals.",
    "From 31 June referrals to 20.", "Case 30-2-2013-7 is closed.",
    "He lives at 31 September Road.",
    "30.2.2013", "Room 31/11.", "She wrote “31 November”.", "02/30/2013",
    // When the report was published.
    "The inspection report was published on 10 August 2012.",
    "We answer the report published on 10 August.", "Ofsted published its report on 10/08/2012.",
    "The report of the audit was published on 3 September 2012.",
    "We had an audit. The report was published on 3 September 2012.",
    "The scrutiny report was published on 3 September 2012.",
    "The last inspection report was published on 4 May 2012.",
    "The police’s inspection report was published on 4 May 2012.",
    "The 2009 inspection report was published on 4 May 2012.",
    "The inspection report was published on 4 May 2009.",
    "Ofsted published its annual report on 4 December 2012.",
    "Ofsted published its report on fostering on 4 September 2012.",
    "Ofsted published the survey on 4 September 2012.",
    "The report was published on 3 September 2012 by our partners.",
    "The council published its report on 3 September 2012.",
    "Our report was published on 3 September 2012.",
    "The report will be published on 3 December 2012.",
    "The report was not published on 3 September 2012.",
    "Was the report published on 3 September 2012?",
    "If the report was published on 3 September 2012, we are late.",
    "She wrote: “the report published on 3 September 2012”.",
    "The report was published on Monday.", "The plan was published on 3 September 2012.",
    // Labels.
    "Complete actions: 12/24", "Actions verified: 8/24", "Late actions: 3",
    "Actions: 12/24 complete", "Actions: 5", "Next actions: 5", "Complete actions: see page 9",
    "Complete actions: 9/16", "Complete actions of the audit: 9/24",
    "Actions to complete: 9/24", "Complete the actions: 9/24",
    "Police:\nComplete actions: 1/3\nLate actions: 1", "Target: complete actions: 20/24",
    "In March: complete actions: 4/24", "Complete actions: 4/24 last month",
    "Late actions: 5 in the north", "Police actions late: 1/1", "Visits complete: 9/24",
    "What we do:\n- Late actions: 5",
    // How many actions a body has, which may be those that it helps with too.
    "Children’s Social Care has 16 actions.", "Children’s Social Care has 17 actions.",
    "Children’s Social Care has 18 actions.", "Children’s Social Care has 24 actions.",
    "Children’s Social Care leads 16 actions.", "About 15 actions are Children’s Social Care’s.",
    "The police lead one action.", "The police lead 1 of the 24 actions.",
    "The police lead two of the three actions.", "The police lead 4 actions on abuse.",
    "Health and the police lead 4 actions.", "With health, the police lead 4 actions.",
    "The friends of the police lead 4 actions.", "The ambulance service leads 4 actions.",
    "If the police lead 4 actions, we meet.", "The police will lead 4 actions.",
    "The police led 4 actions.", "The police also lead 4 actions.",
    "The police have 4 action plans.", "Do the police lead 4 actions?",
    "The police have three late actions.", "The police have one late action.",
    "The police lead 4 actions of their own plan.", "The police have four more actions.",
    "Our partners lead four actions.", "Health has four actions.",
    "Our partners have two actions each.", "Two of our partners lead two actions.",
    "Thornmere Health has two actions: to recruit, and to train.",
    "The police lead three partner actions?", "Most partners lead one action.",
  ]
}
