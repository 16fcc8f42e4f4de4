import Civil
import ImprovementPlan
import Kernel
import Publishing
import Storage

/// The two public editions of the plan of 2026: in June when it was agreed, in November as it goes.
enum MakeEditions {
  static var scenes: [Scene] {
    [
      Scene(on(2026, 6, 10)) { stage in
        try await prepare(
          EditionEntry(label: "June 2026", summary: summaryInJune, childSummary: children),
          words: words, on: &stage)
      },
      Scene(on(2026, 6, 12)) { stage in try await publish("June 2026", on: &stage) },
      Scene(on(2026, 11, 12)) { stage in
        try await prepare(
          EditionEntry(
            label: "November 2026", summary: summaryInNovember, childSummary: children),
          words: [6: homeless], on: &stage)
      },
      Scene(on(2026, 11, 16)) { stage in try await publish("November 2026", on: &stage) },
    ]
  }

  private static func prepare(
    _ entry: EditionEntry, words: [Int: EditionWordsEntry], on stage: inout Stage
  ) async throws {
    let acting = try stage.acting(as: .nwachukwu)
    let (plan, authority) = (try stage.plan(.services2026), stage.world.authority)
    let edition = try await PrepareEdition(acting)(entry, ofPlan: plan)
    let outcomes = try await stage.world.store.read { try $0.outcomes(of: plan, in: authority) }
    for (number, entry) in words.sorted(by: { $0.key < $1.key }) {
      try await WriteEditionWords(acting)(entry, of: outcomes[number - 1].id, in: edition.id)
    }
    let written = try await stage.stored(edition.id)
    stage.editions[entry.label] = edition.id
    try await PrepareEdition(acting).propose(edition.id, readAt: written.version)
  }

  private static func publish(_ label: String, on stage: inout Stage) async throws {
    let edition = try await stage.stored(
      stage.found(stage.editions[label], label))
    try await ApproveEdition(stage.acting(as: .adeyemiHolt))(
      edition.id, readAt: edition.version, seen: edition.sha256 ?? "", because: harmless)
  }

  private static let harmless =
    "The words that were found are names of places and groups, and a common word."

  private static let summaryInJune = """
    In January inspectors looked at how we help children in Thornmere. Children in care do well. \
    Some others wait too long, or meet a new worker too often.
    We will put six things right. We say here what we will do, who does it, and by when.
    We will also ask children and parents if it helps. If we are late, we will say so.
    """

  private static let summaryInNovember = """
    In January inspectors asked us to put six things right. This is how far we are.
    A nurse now helps with each urgent decision. Parents say that plans are clearer. \
    More children see their worker alone, but too few who decide hear what they say.
    We are late with some of it. We say where, and what we do about it.
    """

  private static let children = """
    Inspectors came to see how adults in Thornmere help children. They said some things are good. \
    They said some things must get better.
    Here you can read what they said. You can see what adults promised, and by when.
    If we are late, we tell you.
    """

  private static let words: [Int: EditionWordsEntry] = [
    1: EditionWordsEntry(
      asked: "Nurses and the police were not always there when adults had to act fast.",
      promised: "A nurse will help each time. She will know about your health."),
    2: EditionWordsEntry(
      asked: "Plans for families were hard to read.",
      promised: "We will write plans in plain words. Each plan will say what must change, and when."
    ),
    3: EditionWordsEntry(
      asked: "Children got a new social worker too often.",
      promised:
        "You will keep your social worker. If yours has to go, they will come and say goodbye."
    ),
    4: EditionWordsEntry(
      asked: "Not every child could talk to their social worker alone.",
      promised: "You can talk to your worker alone. All who help you will hear what you said."),
    5: EditionWordsEntry(
      asked: "Some plans went on and on, and no one asked if they helped.",
      promised: "Each month a boss will ask what has got better for you."),
    6: EditionWordsEntry(
      asked: "Some young people of 16 and 17 had no safe place to sleep.",
      promised: "You will get a safe bed and a person who is on your side."),
  ]

  private static let homeless = EditionWordsEntry(
    asked: "Some young people of 16 and 17 had no safe place to sleep.",
    promised: "You will get a safe bed and a person who is on your side.",
    because:
      "All of Mereshire now makes one set of rules for this. We will say in January what we do here."
  )
}
