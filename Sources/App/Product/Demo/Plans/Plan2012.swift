import ImprovementPlan

extension DemoPlan {
  /// The plan of October 2012: thirteen recommendations, each with an action; closed a year later.
  static let protection2012 = DemoPlan(
    report: .protection2012, title: "Child protection improvement plan",
    editions: ("First draft", "October 2012"), owner: .improvementBoard,
    ambition:
      "To give every child in Thornmere help and protection that is at least good, and to hear from children and parents that it is.",
    keeper: .prowse, made: on(2012, 10, 16), agreed: on(2012, 10, 29), closed: on(2013, 9, 30),
    outcomes: [
      "Everyone who knows the child is heard before it is decided how to protect them.",
      "Parents and young people come to their conference knowing what will be said.",
      "Every child can speak with their social worker alone, in their own way.",
      "Parents and children can say in a sentence what needs to change and how they will know.",
      "Whoever worries about a child knows what to do, and is answered in the same way everywhere.",
      "The first account of a worry is good enough to act on.",
      "New social workers have time to learn and to get to know the children they work with.",
      "Social workers think aloud with somebody about every child, every month.",
      "Children aged five or over have somebody at their side who speaks only for them.",
      "What children and families say about our work changes how we work.",
      "Families are helped early, wherever they live, by one person they know.",
      "Families are helped so well the first time that nobody needs to refer them again.",
      "Training changes what children experience, and we can show that it does.",
    ],
    reportPublished: on(2012, 10, 12), statementSubmitted: on(2012, 12, 20),
    actions: immediate2012 + threeMonths2012 + sixMonths2012,
    moves: [
      (
        13,
        DemoAction.Move(
          day: on(2013, 2, 27), to: on(2013, 6, 28), setBy: .panel,
          decidedBy: "Children’s Improvement Board", approver: "Malcolm Threlfall, chair",
          reason:
            "The effect of training on practice can only be seen three months after the last course, which is in March."
        )
      )
    ])

  private static let immediate2012 = [
    DemoAction(
      "One telephone number that brings everybody to a strategy discussion",
      what:
        "The front door, the police control room and the on-call health visitor share one number. Whoever takes the call writes the decisions down before it ends.",
      measure:
        "Police and health took part in every strategy discussion of a week, counted weekly.",
      start: on(2012, 10, 8), owner: .post(.headOfFrontDoor), with: [.police, .primaryCareTrust],
      serves: [1]
    )
    .begun(
      on(2012, 10, 16), .prowse, "The number has been in use since the draft report came.",
      since: on(2012, 10, 8)
    )
    .done(
      on(2012, 10, 17), .prowse,
      "Twelve of twelve discussions of the first week had all three agencies.",
      since: on(2012, 10, 12)),
    DemoAction(
      "Reports to families three working days before the conference",
      what:
        "No conference is opened unless the chair has seen that parents and young people had the reports in time. Social workers take them to the family and read them together.",
      measure:
        "Share of conferences with reports received three working days before: 95 % or more.",
      start: on(2012, 10, 9), owner: .post(.headOfSafeguarding), serves: [2]
    )
    .begun(
      on(2012, 10, 17), .routledge, "Chairs began to ask on 9 October.", since: on(2012, 10, 9)
    )
    .done(
      on(2012, 10, 26), .routledge,
      "All eleven conferences of the past fortnight had their reports in time. The tally goes to the board each month."
    ),
    DemoAction(
      "Every visit record says whether the child was seen alone",
      what:
        "A visit cannot be closed in the recording system without it, or without the reason why not. Team managers read ten visit records a week.",
      measure:
        "Share of statutory visits at which the child was seen alone, or the reason is recorded.",
      start: on(2012, 10, 8), owner: .post(.headOfSafeguarding), with: [.performance], serves: [3]
    )
    .begun(
      on(2012, 10, 16), .routledge, "Paper form in use until the system is changed.",
      since: on(2012, 10, 8)
    )
    .done(
      on(2012, 11, 2), .routledge,
      "The system asks for it since 31 October. In the first week 61 of 64 children were seen alone; each of the other three has a reason.",
      since: on(2012, 10, 31)),
  ]
}
