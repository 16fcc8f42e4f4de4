import ImprovementPlan

extension DemoProof {
  /// What shows how far the plan of 2026 is: one recommendation is signed off, one has slid back,
  /// and most wait for evidence that somebody else has seen.
  static let services2026 = DemoProof(
    report: .services2026, keeper: .nwachukwu, made: on(2026, 6, 10),
    answers: [
      Answered(
        day: on(2026, 4, 8), recommendations: 1...5, answer: .accepted, reason: "", by: "Cabinet"),
      Answered(
        day: on(2026, 4, 8), recommendations: 6...6, answer: .inPart,
        reason:
          "The council accepts it for those who are homeless in Thornmere. Who answers for young people placed by others has to be agreed in Mereshire.",
        by: "Cabinet"),
    ],
    steps: [
      Step(
        action: 3, title: "Sample of May read", due: on(2026, 5, 29), done: on(2026, 6, 12)),
      Step(
        action: 3, title: "Sample of August read", due: on(2026, 8, 28), done: on(2026, 8, 12)),
      Step(
        action: 3, title: "Sample of November read", due: on(2026, 11, 13), done: on(2026, 11, 11)),
      Step(action: 3, title: "Lessons with all three agencies", due: on(2026, 12, 11), done: nil),
      Step(
        action: 8, title: "Interviews in October", due: on(2026, 10, 23), done: on(2026, 10, 22)),
      Step(action: 8, title: "Offers accepted", due: on(2026, 11, 20), done: nil),
      Step(action: 8, title: "All have begun", due: on(2026, 12, 14), done: nil),
    ],
    evidence: shown2026,
    verified: [
      (
        1, .quayle, on(2026, 10, 6),
        "The nurses’ rota and the September figures of all three agencies agree."
      ),
      (2, .quayle, on(2026, 6, 16), "I opened twelve records; all were complete on the day."),
      (5, .penhallurick, on(2026, 9, 2), "I read the list of those trained and five of the plans."),
    ],
    recoveries: [
      Recovery(
        day: on(2026, 11, 4), by: .nwachukwu, action: 12,
        whyLate: "Health colleagues have no way to share what a child has told them.",
        whatNow:
          "The designated nurse brings it herself until the shared form is there; schools go on as they do.",
        byWhen: on(2026, 12, 11))
    ],
    judged: [
      Judged(
        day: on(2026, 9, 9), by: .penhallurick, recommendation: 2, impact: .tooEarly,
        reason: "The training is done; whether parents understand is asked in October."),
      Judged(
        day: on(2026, 10, 7), by: .penhallurick, recommendation: 1, impact: .sustainedChange,
        reason:
          "Health took part in 96 % of strategy discussions in September and I sat in on four; in each, what the nurse knew changed what was decided."
      ),
      Judged(
        day: on(2026, 11, 4), by: .penhallurick, recommendation: 2, impact: .someChange,
        reason:
          "Fourteen of twenty parents could say what needs to change, up from six in the inspectors’ sample."
      ),
      Judged(
        day: on(2026, 11, 4), by: .penhallurick, recommendation: 4, impact: .noChange,
        reason:
          "More children are seen alone, but what they say still reaches few of those who decide."),
    ],
    signedOff: [
      SignedOff(
        day: on(2026, 10, 23), decided: on(2026, 10, 22), by: .adeyemiHolt, recommendation: 1,
        minute: "minute 41")
    ])

  private static let shown2026 = [
    Shown(
      day: on(2026, 6, 3), by: .nwachukwu, about: .action(2),
      entry: EvidenceEntry(
        kind: .measure, strength: .sampled, title: "Strategy discussions recorded in May 2026",
        text: "112 of 112 records were complete on the same day.", effectiveOn: on(2026, 5, 29)),
      verified: (.quayle, on(2026, 6, 16), "I opened twelve of them.")),
    Shown(
      day: on(2026, 9, 23), by: .nwachukwu, about: .action(1),
      entry: EvidenceEntry(
        kind: .observation, strength: .seenInPractice,
        title: "Four strategy discussions sat in on, September 2026",
        text: "A nurse with the child’s record open took part in each.",
        effectiveOn: on(2026, 9, 18)),
      verified: (.penhallurick, on(2026, 9, 30), "I sat in on two of the four myself.")),
    Shown(
      day: on(2026, 7, 27), by: .nwachukwu, about: .action(5),
      entry: EvidenceEntry(
        kind: .audit, strength: .sampled, title: "Twenty plans read for their words, July 2026",
        text: "17 of 20 have a reading age of 11 or less.", effectiveOn: on(2026, 7, 22)),
      verified: (.penhallurick, on(2026, 9, 2), "I read five of the twenty and agree.")),
    Shown(
      day: on(2026, 10, 29), by: .nwachukwu, about: .recommendation(2),
      entry: EvidenceEntry(
        kind: .familyVoice, strength: .confirmedByFamily,
        title: "Twenty parents asked what needs to change, October 2026",
        text: "Fourteen could say it in a sentence; six named what had been written for them.",
        effectiveOn: on(2026, 10, 23)),
      verified: (
        .penhallurick, on(2026, 11, 3), "I listened to six of the conversations, with consent."
      )),
    Shown(
      day: on(2026, 10, 12), by: .nwachukwu, about: .action(12),
      entry: EvidenceEntry(
        kind: .audit, strength: .sampled, title: "Core group records of September 2026",
        text: "64 % begin with the child’s words.", effectiveOn: on(2026, 9, 30)),
      verified: nil),
  ]
}
