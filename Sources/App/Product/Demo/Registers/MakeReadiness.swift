import Civil
import Kernel
import Registers
import Storage

/// What partners said of their readiness: all fit in 2013, not all yet in 2026.
enum MakeReadiness {
  private static let before = "Inspections of all agencies together"
  private static let ahead = "The inspection framework ahead"

  static var scenes: [Scene] {
    [
      Scene(on(2012, 12, 10)) { stage in
        try await ask(
          before,
          "From 2013 inspectors were to look at all agencies together. Can you show what your staff did for a child, from the first worry to the last visit?",
          by: .prowse, answerBy: on(2013, 3, 28), of: [.police, .primaryCareTrust, .schools],
          on: &stage)
      },
      said(
        before, .police, .nearlyReady, on(2013, 1, 21), by: .marsdenHoyle,
        "Records are found within a day for seven children of ten."),
      said(
        before, .police, .ready, on(2013, 3, 11), by: .marsdenHoyle,
        "Ten children of ten, tried by an officer from another force."),
      said(
        before, .primaryCareTrust, .ready, on(2013, 3, 13), by: .prowse,
        "The designated nurse showed twelve records from beginning to end."),
      said(
        before, .schools, .ready, on(2013, 3, 20), by: .prowse,
        "All designated teachers keep a chronology; eight were read together."),

      Scene(on(2026, 10, 5)) { stage in
        try await ask(
          ahead,
          "Inspectors will ask every agency to show what it knows of children’s experience. Could you show it next week?",
          by: .quayle, answerBy: on(2026, 12, 18),
          of: [.police, .integratedCareBoard, .communityHealth, .schools, .probation, .housing],
          on: &stage)
      },
      said(
        ahead, .police, .nearlyReady, on(2026, 10, 14), by: .rathmell,
        "Officers attend; what they learn of the child is in three systems."),
      said(
        ahead, .integratedCareBoard, .ready, on(2026, 10, 21), by: .quayle,
        "Both safeguarding nurses are in post; 96 % of strategy discussions had one."),
      said(
        ahead, .police, .ready, on(2026, 11, 9), by: .rathmell,
        "One record for a child since 2 November; twenty were read with social care."),
      said(
        ahead, .schools, .nearlyReady, on(2026, 11, 4), by: .quayle,
        "Nine of 12 schools have sent their chronologies to be read."),
      said(
        ahead, .probation, .notReady, on(2026, 11, 6), by: .quayle,
        "Staff do not yet write down whether there are children in the home."),
    ]
  }

  private static func ask(
    _ title: String, _ question: String, by keeper: DemoPerson, answerBy: CivilDate,
    of bodies: [DemoBody], on stage: inout Stage
  ) async throws {
    stage.registers.questions[title] = try await AskReadiness(stage.acting(as: keeper))(
      ReadinessQuestionEntry(
        title: title, question: question, askedOn: stage.day, answerBy: answerBy,
        partners: try bodies.map { try stage.body($0) })
    ).id
  }

  private static func said(
    _ title: String, _ body: DemoBody, _ rating: ReadinessAssessment.Rating, _ day: CivilDate,
    by person: DemoPerson, _ evidence: String
  ) -> Scene {
    Scene(day) { stage in
      let (id, authority) = (
        try stage.found(stage.registers.questions[title], title), stage.world.authority
      )
      let partner = try stage.body(body)
      let standing = try await stage.world.store.read { try $0.readiness(id, of: authority) }
      let last = standing.partners.first { $0.body.id == partner }?.latest?.number ?? 0
      try await AssessReadiness(stage.acting(as: person))(
        ReadinessEntry(rating: rating, evidence: evidence, assessedOn: day), of: partner, to: id,
        readAt: standing.question.version, after: last)
    }
  }
}
