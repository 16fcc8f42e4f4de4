import Civil
import ImprovementPlan
import Kernel
import Voice

/// What children and families of Thornmere are asked about the plan of 2026: one conversation was
/// held, one is late, one is still to come.
enum MakeConsultations {
  static let plainPlans = "What makes a plan clear"
  static let newWorker = "When your social worker changes"
  static let listenedTo = "What being listened to is like"

  static var scenes: [Scene] {
    [
      Scene(on(2026, 4, 27)) { stage in
        try await plan(
          ConsultationEntry(
            title: plainPlans,
            question: "What in your family’s plan was clear to you, and what was not?",
            method: "An evening with food, and a talk at home for those who wanted it",
            audience: "Parents and young people who have had a child protection plan",
            holder: .body(try stage.body(.speakUp)), plannedOn: on(2026, 5, 14),
            tellBackBy: on(2026, 6, 25),
            actions: try actions([5, 6], on: stage)),
          groups: [
            (.parents, "Hollin Bank parents’ group", ""),
            (.childProtectionExperienced, "Speak Up young advisers", "13 to 17"),
          ], on: &stage)
      },
      Scene(on(2026, 5, 13)) { stage in
        try await hold(&stage)
      },
      Scene(on(2026, 5, 20)) { stage in
        try await plan(
          ConsultationEntry(
            title: newWorker,
            question: "What helps when you get a new social worker, and what makes it hard?",
            method: "Talks in pairs with an advocate, and a short form on the telephone",
            audience: "Children with a plan whose social worker has changed this year",
            holder: .post(try stage.found(stage.posts[.principalSocialWorker], "post")),
            plannedOn: on(2026, 11, 3), tellBackBy: on(2026, 12, 15),
            actions: try actions([9], on: stage)),
          groups: [
            (.childrenInCareCouncil, "Thornmere children in care council", "11 to 16"),
            (.careLeavers, "Care leavers’ council", "16 to 24"),
          ], on: &stage)
      },
      Scene(on(2026, 5, 21)) { stage in
        try await plan(
          ConsultationEntry(
            title: listenedTo,
            question: "Who listened to you, and how could you tell?",
            method: "Conversations with an advocate, as long as the child likes",
            audience: "Children whose plan has ended this year",
            holder: .body(try stage.body(.speakUp)), plannedOn: on(2026, 12, 10),
            tellBackBy: on(2027, 1, 29), actions: try actions([13], on: stage)),
          groups: [
            (.childProtectionExperienced, "Speak Up young advisers", "8 to 17"),
            (.disabledChildren, "The Otters, disabled young people’s group", "12 to 19"),
            (.romaOrSlovakFamilies, "Romani and Slovak girls’ and boys’ club", "10 to 15"),
          ], on: &stage)
      },
      Scene(on(2026, 6, 24)) { stage in try await tellBack(&stage) },
      Scene(on(2026, 11, 9)) { stage in try await cite(&stage) },
    ]
  }

  private static func actions(_ numbers: [Int], on stage: Stage) throws -> [Action.ID] {
    try numbers.map {
      try stage.found(stage.actions[.services2026]?[$0], "action \($0)")
    }
  }

  private static func plan(
    _ entry: ConsultationEntry, groups: [(ConsultationGroup.Kind, String, String)],
    on stage: inout Stage
  ) async throws {
    let acting = try stage.acting(as: .nwachukwu)
    let made = try await KeepConsultation(acting)(entry, about: stage.plan(.services2026))
    for (kind, name, ages) in groups {
      try await KeepGroups(acting).add(kind, named: name, ages: ages, to: made.id)
    }
    stage.consultations[entry.title] = made.id
  }

  private static func hold(_ stage: inout Stage) async throws {
    let id = try stage.found(stage.consultations[plainPlans], plainPlans)
    let version = try await stage.stored(id).version
    let acting = try stage.acting(as: .nwachukwu)
    try await KeepConsultation(acting).hold(
      id, readAt: version, on: on(2026, 5, 12), tookPart: 17,
      heard:
        "The plan is too long, and the words are not ours.\nNobody said by when things had to change.\nYoung people want to see it on a telephone."
    )
    let answer = AnswerYouSaid(acting)
    try await answer(
      YouSaidEntry(
        said: "The plan is too long.", answer: .will,
        response: "We will make a new form with you. It will fit on two pages."), at: id)
    try await answer(
      YouSaidEntry(
        said: "Nobody said by when.", answer: .did,
        response: "Each step in a plan now has a day.", toldOn: on(2026, 5, 13)), at: id)
  }

  private static func tellBack(_ stage: inout Stage) async throws {
    let id = try stage.found(stage.consultations[plainPlans], plainPlans)
    try await AnswerYouSaid(stage.acting(as: .nwachukwu))(
      YouSaidEntry(
        said: "I want to see it on my telephone.", answer: .will,
        response: "The new form will work on a telephone. You test it with us.",
        toldOn: on(2026, 6, 24)), at: id)
  }

  private static func cite(_ stage: inout Stage) async throws {
    let id = try stage.found(stage.consultations[plainPlans], plainPlans)
    let action = try stage.found(stage.actions[.services2026]?[6], "action 6")
    try await CiteConsultation(stage.acting(as: .nwachukwu))(
      id, for: action,
      shows: "Parents and young people asked for what the new form does: two pages, and days.")
  }
}
