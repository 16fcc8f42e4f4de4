import Board
import Civil
import ImprovementPlan
import Kernel
import Registers
import Storage

/// A question that somebody on the board has put.
struct DemoChallenge: Sendable {
  struct Answer: Sendable {
    var day: CivilDate
    var by: String
    var words: String
    var isSatisfied: Bool?
  }

  struct End: Sendable {
    var day: CivilDate
    var outcome: String
    var changed: Challenge.Changed
    var impact: String
  }

  /// Of what was raised at a learning event: when it was taken to the log, and with which due day.
  struct TakenUp: Sendable {
    var day: CivilDate
    var dueOn: CivilDate
  }

  var asked: CivilDate
  var by: DemoOwner
  var of: DemoOwner
  var question: String
  /// The recommendation it is about, by its number in the report.
  var recommendation: Int?
  var takenUp: TakenUp?
  var answer: Answer?
  var end: End?

  static let all = [
    DemoChallenge(
      asked: on(2026, 9, 24), by: .post(.improvementChair), of: .post(.designatedNurse),
      question:
        "You say that a nurse takes part in 96 % of strategy discussions. In how many has it changed what was decided?",
      recommendation: 1,
      answer: Answer(
        day: on(2026, 10, 7), by: "Chidinma Barraclough, designated nurse",
        words:
          "Of the twenty we read in September, in seven. In three of them an injury was looked at again the same day.",
        isSatisfied: true),
      end: End(
        day: on(2026, 10, 22), outcome: "The nurse’s part is now written down in each record.",
        changed: .forChildren,
        impact: "Three children were examined again on the day; two were made safe that night.")),
    DemoChallenge(
      asked: on(2026, 9, 24), by: .person(.osgerby), of: .post(.headOfFrontDoor),
      question: "Why do schools still hear by telephone, weeks later, what became of a referral?",
      answer: Answer(
        day: on(2026, 10, 1), by: "Siobhan Tarrant, head of front door",
        words: "Letters go out within a day since June; two schools had given an old address.",
        isSatisfied: true),
      end: End(
        day: on(2026, 10, 22), outcome: "Both addresses are put right.", changed: .nothing,
        impact: "It was a mistake of two addresses; how people work has not changed.")),
    DemoChallenge(
      asked: on(2026, 10, 22), by: .body(.improvementBoard), of: .post(.assistantDirector),
      question:
        "How many children have had three or more social workers this year, and what does each of them say about it?",
      recommendation: 3),
    DemoChallenge(
      asked: on(2026, 11, 19), by: .post(.policeLead), of: .post(.headOfSafeguarding),
      question:
        "What children say is late in reaching core groups. Who tells the child what became of their words in the meantime?",
      recommendation: 4),
    DemoChallenge(
      asked: on(2026, 9, 24), by: .body(.integratedCareBoard), of: .body(.police),
      question: "What keeps an officer from staying in a strategy discussion to its end?",
      recommendation: 1,
      takenUp: TakenUp(day: on(2026, 11, 20), dueOn: on(2026, 12, 4)),
      answer: Answer(
        day: on(2026, 11, 20), by: "Detective Inspector Aled Voss",
        words:
          "The end of a shift. Whoever takes over is now told before the discussion begins, and stays in it.",
        isSatisfied: true)),
  ]
}

/// Writes a challenge down, has it answered and closed.
struct MakeChallenge {
  let challenge: DemoChallenge

  var scenes: [Scene] {
    let challenge = challenge
    var scenes = [
      Scene(challenge.takenUp?.day ?? challenge.asked) { try await Self.raise(challenge, on: $0) }
    ]
    if let answer = challenge.answer {
      scenes.append(
        Scene(answer.day) { stage in
          let known = try await Self.find(challenge, on: stage)
          try await AnswerChallenge(stage.acting(as: .nwachukwu))(
            AnswerChallenge.Entry(
              answer: answer.words, answeredOn: answer.day, answeredBy: answer.by,
              isSatisfied: answer.isSatisfied), to: known.id, readAt: known.version)
        })
    }
    if let end = challenge.end {
      scenes.append(
        Scene(end.day) { stage in
          let known = try await Self.find(challenge, on: stage)
          try await CloseChallenge(stage.acting(as: .quayle))(
            known.id, readAt: known.version, outcome: end.outcome, changed: end.changed,
            impact: end.impact)
        })
    }
    return scenes
  }

  private static func raise(_ challenge: DemoChallenge, on stage: Stage) async throws {
    let recommendation = try challenge.recommendation.map {
      try stage.found(stage.recommendations[.services2026]?[$0], $0)
    }
    let authority = stage.world.authority
    let writtenDown = try await stage.world.store.read { db in
      try db.eventChallenges(of: authority).first { $0.text == challenge.question }
    }
    try await RaiseChallenge(stage.acting(as: .quayle))(
      ChallengeEntry(
        question: challenge.question, askedBy: try stage.owner(challenge.by),
        askedOf: try stage.owner(challenge.of), askedOn: challenge.asked,
        meeting: try challenge.takenUp == nil ? stage.meeting(challenge.asked) : nil,
        eventChallenge: try challenge.takenUp.map { _ in
          try stage.found(writtenDown, challenge.question).id
        },
        plan: recommendation == nil ? nil : try stage.plan(.services2026),
        recommendation: recommendation, dueOn: challenge.takenUp?.dueOn))
  }

  private static func find(_ challenge: DemoChallenge, on stage: Stage) async throws -> Challenge {
    let authority = stage.world.authority
    let found = try await stage.world.store.read { db in
      try db.first(
        Challenge.self,
        """
        SELECT * FROM challenge
        WHERE authority_id = \(authority) AND question = \(challenge.question) ORDER BY id
        """)
    }
    return try stage.found(found, challenge.question)
  }
}
