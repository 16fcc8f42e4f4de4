import Civil
import Kernel
import Storage
import Web

/// What became of one row of the grid.
enum RowOutcome: Sendable {
  case published(ProgressUpdate)
  /// Kept as a draft, as it was asked.
  case kept
  case heldBack(HeldBack)
  /// It cannot be updated at all any more: withdrawn, given to somebody else, its plan closed.
  case refused(String)
}

/// Keeps what was typed in many rows, and publishes those that whoever sends them calls ready. Each
/// row stands by itself: what is wrong with one keeps no other back.
struct UpdateMany: Sendable {
  let acting: any Acting

  init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter publishes: whether the rows that are ready are published, or only kept.
  /// - Returns: what became of the rows in which something was typed, or which were ready.
  func callAsFunction(_ rows: [DraftSent], publishes: Bool) async throws -> [Action.ID: RowOutcome]
  {
    let changed = try await self.changed(rows)
    var outcomes: [Action.ID: RowOutcome] = [:]
    for row in rows {
      let isWanted = publishes && row.words.isReady
      guard isWanted || changed.contains(row.action) else { continue }
      do {
        outcomes[row.action] = try await isWanted ? publish(row) : keep(row)
      } catch let refusal as Refusal {
        outcomes[row.action] = .refused(refusal.sentence)
      }
    }
    return outcomes
  }

  private func publish(_ row: DraftSent) async throws -> RowOutcome {
    switch try await PublishDraft(acting)(row) {
    case .published(let update): .published(update)
    case .heldBack(let saved, let reason): .heldBack(HeldBack(saved: saved, reason: reason))
    }
  }

  private func keep(_ row: DraftSent) async throws -> RowOutcome {
    let saved = try await SaveDraft(acting)(row)
    return saved.merge.disputed.isEmpty
      ? .kept : .heldBack(HeldBack(saved: saved, reason: .changed))
  }

  /// The rows in which somebody typed something that is not kept yet.
  private func changed(_ rows: [DraftSent]) async throws -> Set<Action.ID> {
    let (authority, author) = (acting.user.authority, acting.user.author)
    let today = acting.world.today()
    return try await acting.world.store.read { db in
      let ids = rows.map(\.action)
      let drafts = try db.openDrafts(of: ids, in: authority)
      let disputes = try db.disputes(Array(drafts.values), of: author, in: authority)
      let actions = Dictionary(
        try db.all(
          Action.self,
          "SELECT * FROM action WHERE authority_id = \(authority) AND id IN \(list: ids) ORDER BY id"
        ).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
      return Set(
        try rows.filter { row in
          guard let action = actions[row.action] else { return true }
          let draft = drafts[row.action]
          if let dispute = draft.flatMap({ disputes[$0.id] }), dispute.isKnown(to: row),
            row.words == dispute.mine.words
          {
            return !row.choices.isEmpty
          }
          let seen: ProgressWords? =
            if let draft, draft.id == row.draft, draft.number == row.number {
              draft.words(for: author)
            } else {
              try row.draft.flatMap {
                try db.draftState(asOf: row.number, of: $0, in: authority)?.words(for: author)
              }
            }
          return row.words != seen ?? ProgressWords(for: action, on: row.begun ?? today)
        }.map(\.action))
    }
  }
}

extension Refusal {
  /// What it says, on one line.
  var sentence: String {
    switch self {
    case .notPermitted(let text), .notFound(let text), .conflict(let text), .tooLarge(let text),
      .tooMany(let text, _):
      text
    case .invalid(let problems): problems.map(\.message).joined(separator: " ")
    }
  }
}
