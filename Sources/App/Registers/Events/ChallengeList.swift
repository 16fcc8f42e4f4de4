import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A row of the list of all challenges.
struct ChallengeRow: RowDecodable {
  let challenge: EventChallenge
  let event: LearningEvent

  init(row: Row) throws {
    challenge = try EventChallenge(row: row)
    event = LearningEvent(
      authority: challenge.authority, id: challenge.event, title: try row["event_title"],
      heldOn: try row["event_held_on"])
  }
}

enum ChallengeSort: String, ListSort {
  case held

  var key: SQL { "learning_event.held_on" }
}

/// What was asked at all events.
enum ChallengeList {
  static func listing(
    for visit: Visit, _ log: ChallengeLog, in db: Transaction
  ) throws -> Listing<ChallengeRow, ChallengeSort> {
    let day = visit.shownDay
    let bodies = try db.bodies(of: visit.authority)
    let taken = try log.entries(db, visit, nil).byRaised
    let names = Dictionary(uniqueKeysWithValues: bodies.map { ($0.id, $0.name) })
    return try List<ChallengeRow, ChallengeSort>(
      "Challenges", noun: ("challenge", "challenges"), sortedBy: .held, isDescending: true,
      columns: [
        ListColumn("Challenge", text: \.challenge.text),
        ListColumn("Asked by", text: { names[$0.challenge.from] ?? "" }),
        ListColumn("Asked of", text: { names[$0.challenge.to] ?? "" }),
        ListColumn("Event", text: \.event.title) {
          link($0.event.title, to: Address.event($0.event.id).asAt(day).at("challenges"))
        },
        ListColumn("Held", sort: .held, text: { $0.event.heldOn.description }) {
          shortDay($0.event.heldOn)
        },
        ListColumn(
          "In the challenge log",
          text: { row in
            taken[row.challenge.id].map { "\($0.reference): \($0.standing)" } ?? "Not yet"
          },
          html: { row in
            guard let entry = taken[row.challenge.id] else { return HTML("Not yet") }
            return HTML {
              link(entry.reference, to: entry.address.asAt(day))
              " "
              entry.tag
            }
          }),
      ],
      filters: [
        .choice(
          "from", "Asked by",
          bodies.map { .init($0.id.text, $0.name, "event_challenge.from_body_id = \($0.id)") }),
        .choice(
          "to", "Asked of",
          bodies.map { .init($0.id.text, $0.name, "event_challenge.to_body_id = \($0.id)") }),
        .search("words", "Words") { "lower(event_challenge.text) LIKE \($0) ESCAPE '\\'" },
      ], empty: "No challenge is written down yet."
    ).load(
      for: visit,
      from: ListQuery(
        select: """
          event_challenge.*, learning_event.title AS event_title,
          learning_event.held_on AS event_held_on
          """,
        from: """
          event_challenge JOIN learning_event
            ON learning_event.authority_id = event_challenge.authority_id
            AND learning_event.id = event_challenge.event_id
          """,
        id: "event_challenge.id",
        where: ["event_challenge.authority_id = \(visit.authority)"]), in: db)
  }
}
