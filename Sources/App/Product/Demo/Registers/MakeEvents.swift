import Civil
import Kernel
import Registers
import Storage

/// The learning events of the story: one in the first autumn, one after the inspection of 2026.
enum MakeEvents {
  private static let first = "Partners’ learning day: hearing the child"
  private static let later = "Seen alone: a learning day for all agencies"

  static var scenes: [Scene] { first2012 + later2026 }

  // MARK: 2012

  private static var first2012: [Scene] {
    [
      Scene(on(2012, 11, 26)) { stage in
        try await enter(
          EventEntry(
            title: first, heldOn: on(2012, 11, 23), place: "Thornmere Town Hall",
            purpose:
              "To ask of each other what stood in the way of hearing children, a month after the report."
          ), by: .prowse,
          came: [
            (.socialCare, 14, "Social workers and team managers of all teams"),
            (.police, 6, "Public protection and neighbourhood officers"),
            (.primaryCareTrust, 5, "Health visitors, school nurses, the designated nurse"),
            (.schools, 9, "Designated teachers"), (.earlyHelp, 7, ""),
          ],
          asked: [
            (
              .schools, .socialCare,
              "We refer a child and hear nothing. How do we know that somebody has been to see her?"
            ),
            (
              .socialCare, .police,
              "A strategy discussion without you decides half. What would let you always take part?"
            ),
            (
              .primaryCareTrust, .socialCare,
              "We learn of a conference two days before it. Can you tell us on the day you set it?"
            ),
          ], on: &stage)
      },
      Scene(on(2012, 11, 28)) { stage in
        try await write(
          "A girl who spoke to nobody",
          "A girl at primary school was visited nine times. Each visit record says that she was well. Her mother was in the room each time.\n\nOn the tenth visit a school nurse asked whether she would like to show her the playground. She spoke for half an hour.\n\nWhat we learnt: a child who is never alone with us has not been asked.",
          at: first, by: .prowse, on: &stage)
      },
      Scene(on(2012, 12, 4)) { stage in
        try await confirm("A girl who spoke to nobody", by: .pellew, sharedBy: .prowse, on: &stage)
      },
      Scene(on(2012, 11, 29)) { stage in
        try await agree(
          [
            (
              "Every agency tells a referrer within a day what happened next.",
              .post(.headOfFrontDoor)
            ),
            (
              "A child is seen alone at every visit, or the record says why not.",
              .post(.headOfSafeguarding)
            ),
          ], by: .prowse, at: first, in: .protection2012, on: &stage)
      },
      // The plan is closed, and what was begun goes on.
      Scene(on(2013, 9, 30)) { stage in
        try await agree(
          [
            (
              "Show each quarter what training has changed for children.",
              .post(.improvementManager)
            )
          ],
          by: .prowse, at: nil, in: .protection2012, on: &stage)
      },
    ]
  }

  // MARK: 2026

  private static var later2026: [Scene] {
    [
      Scene(on(2026, 9, 25)) { stage in
        try await enter(
          EventEntry(
            title: later, heldOn: on(2026, 9, 24), place: "Millrace Academy",
            purpose:
              "What it takes that every child is seen alone and that everybody who helps hears what they said."
          ), by: .quayle,
          came: [
            (.socialCare, 22, "Two from every team"), (.police, 8, "Public protection"),
            (.integratedCareBoard, 3, "Designated nurse and both safeguarding nurses"),
            (.communityHealth, 11, "Health visitors and school nurses"),
            (.schools, 17, "Designated safeguarding leads"),
            (.probation, 2, ""), (.housing, 3, ""),
            (.speakUp, 6, "Four young people and two advocates"),
          ],
          asked: [
            (
              .speakUp, .socialCare,
              "You write down that we were seen alone. Do you write down what we said?"
            ),
            (
              .schools, .integratedCareBoard,
              "Who in health do we ring when a child tells us something on a Friday afternoon?"
            ),
            (
              .integratedCareBoard, .police,
              "What keeps an officer from staying in a strategy discussion to its end?"
            ),
          ], on: &stage)
      },
      Scene(on(2026, 9, 29)) { stage in
        try await write(
          "The brother who was always at school",
          "Two children were on a plan. The younger was seen at home every week. The older was at school, so he was in none of the records.\n\nIn the fourth month a teacher asked who visits him. Nobody did. A social worker came to the school the next day and listened for an hour.\n\nWhat we learnt: count the children, not the visits.",
          at: later, by: .quayle, on: &stage)
        // Not yet anonymous: whoever confirms it is shown the date and the street.
        try await write(
          "A move nobody was told of",
          "The family moved to Corn Street. The baby, born on 14 March 2026, had not been weighed for five weeks when the health visitor found the empty flat.",
          at: later, by: .quayle, on: &stage)
      },
      Scene(on(2026, 10, 5)) { stage in
        try await confirm(
          "The brother who was always at school", by: .nwachukwu, sharedBy: .quayle, on: &stage)
      },
      Scene(on(2026, 9, 30)) { stage in
        try await agree(
          [
            (
              "What a child said stands in the record in the child’s own words.",
              .post(.principalSocialWorker)
            ),
            (
              "One number in health for every school, until six in the evening.",
              .body(.integratedCareBoard)
            ),
          ], by: .quayle, at: later, in: .services2026, on: &stage)
        try await agree(
          [("Young people help to plan the next learning day.", .body(.speakUp))],
          by: .quayle, at: later, in: nil, on: &stage)
      },
    ]
  }

  // MARK: How

  private static func enter(
    _ entry: EventEntry, by keeper: DemoPerson, came: [(DemoBody, Int, String)],
    asked: [(DemoBody, DemoBody, String)], on stage: inout Stage
  ) async throws {
    let keep = KeepEvent(try stage.acting(as: keeper))
    let event = try await keep(entry)
    stage.registers.events[entry.title] = event.id
    try await keep.recordAttendance(
      came.map { body, number, names in
        AttendanceEntry(body: try stage.body(body), number: number, names: names)
      }, at: event.id)
    for (from, to, text) in asked {
      try await keep.recordChallenge(
        text, from: try stage.body(from), to: try stage.body(to), at: event.id)
    }
  }

  private static func write(
    _ title: String, _ text: String, at event: String, by writer: DemoPerson,
    on stage: inout Stage
  ) async throws {
    stage.registers.studies[title] = try await WriteCaseStudy(stage.acting(as: writer))(
      title, text, of: try stage.found(stage.registers.events[event], event)
    ).id
  }

  private static func confirm(
    _ title: String, by person: DemoPerson, sharedBy keeper: DemoPerson, on stage: inout Stage
  ) async throws {
    let id = try stage.found(stage.registers.studies[title], title)
    let confirmed = try await WriteCaseStudy(stage.acting(as: person)).confirm(
      id, readAt: try await stage.stored(id).version)
    try await WriteCaseStudy(stage.acting(as: keeper)).share(id, readAt: confirmed.version)
  }

  private static func agree(
    _ priorities: [(String, DemoOwner)], by keeper: DemoPerson, at event: String?,
    in plan: DemoReport?, on stage: inout Stage
  ) async throws {
    for (text, owner) in priorities {
      try await AgreePriority(stage.acting(as: keeper))(
        PriorityEntry(
          text: text, agreedOn: stage.day, owner: try stage.owner(owner),
          plan: try plan.map { try stage.plan($0) }),
        at: try event.map { try stage.found(stage.registers.events[$0], $0) })
    }
  }
}
