import Civil
import Kernel
import Storage
import Web

/// What became of words that somebody wanted to publish.
enum Publication: Sendable {
  case published(ProgressUpdate)
  /// Nothing was published, and nothing lost: the words are a draft.
  case heldBack(SavedDraft, Reason)

  enum Reason: Sendable {
    case problems([Problem])
    /// Somebody else changed the draft, and what would be published was not seen yet.
    case changed
    /// Somebody else published something while this was being written.
    case overtaken(by: ProgressUpdate)
  }
}

/// Publishes what is said of an action. Its words are kept as a draft first, whatever comes of it.
struct PublishDraft: Sendable {
  let acting: any Acting

  init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter narrative: what is done when the note disagrees with the plan's figures.
  func callAsFunction(
    _ sent: DraftSent, narrative: NarrativeAnswer = .unasked
  ) async throws -> Publication {
    do {
      return try await publish(sent, narrative)
    } catch Refusal.invalid(let problems)
      where problems.contains(where: { $0.field == NarrativeAnswer.field })
    {
      // They are compared with the plan as it would be with them in it; so they were, and are not
      // now.
      return .heldBack(try await SaveDraft(acting)(sent), .problems(problems))
    }
  }

  private func publish(
    _ sent: DraftSent, _ narrative: NarrativeAnswer
  ) async throws -> Publication {
    let (user, world) = (acting.user, acting.world)
    let today = world.today()
    return try await acting.write(because: "progress recorded") { db in
      let action = try db.actionToUpdate(sent.action, by: user, on: today)
      if sent.corrects == nil { try db.refuseSentBefore(sent, by: user) }
      let saved = try db.save(sent, of: action, by: user, on: today)
      if !saved.merge.disputed.isEmpty || !saved.merge.adopted.isEmpty {
        return .heldBack(saved, .changed)
      }
      // Two wordings of one’s own, of two windows, are chosen between as well.
      if let draft = saved.draft,
        let held = try db.undecided([draft], by: user.author, in: user.authority)[draft.id]
      {
        return .heldBack(held.saved, .changed)
      }
      let log = ProgressLog(try db.progress(of: action.id, in: user.authority))
      if let last = log.last, let said = sent.said, said != last.id.text, sent.corrects == nil {
        return .heldBack(saved, .overtaken(by: last))
      }
      let (entry, unreadable) = saved.words.entry()
      let problems =
        unreadable.isEmpty
        ? entry.problems(
          for: action, after: log, from: try db.beginning(of: action), correcting: sent.corrects,
          completion: try db.completion(of: action.id, in: action.authority), today: today)
        : unreadable
      if !problems.isEmpty { return .heldBack(saved, .problems(problems)) }
      let correcting = try db.correctable(sent.corrects, of: action)
      let others = try saved.draft.flatMap {
        try db.draftState(asOf: $0.number, of: $0.id, in: user.authority)
      }.map { try db.writers(of: $0, of: action, correcting: correcting).others(than: user.author) }
      let (kept, update) = try db.publish(
        entry, on: action, by: user, correcting: correcting, with: others ?? [])
      try db.settle(
        [("note", entry.note)], narrative, about: kept, of: ProgressUpdate.table, update.id.text,
        by: user, in: world)
      if let draft = try db.openDraft(
        of: action.id, correcting: sent.corrects, in: user.authority)
      {
        try db.end(draft, as: .published, in: user.authority)
      }
      return .published(update)
    }
  }
}

extension WriteTransaction {
  /// A page that the browser brings back with the words in it is a form of its own, and yet its
  /// words are published already.
  fileprivate func refuseSentBefore(_ sent: DraftSent, by user: User) throws {
    let (entry, unreadable) = sent.words.entry()
    guard unreadable.isEmpty,
      let last = ProgressLog(try progress(of: sent.action, in: user.authority)).last,
      last.recordedBy == user.name, last.corrects == nil, last.note == entry.note,
      last.delivery == entry.delivery, last.effectiveOn == entry.effectiveOn,
      last.expectedOn == entry.expectedOn
    else { return }
    throw Refusal.conflict(
      "You had sent these words before: they were published on \(last.recordedAt.forPeople), and nothing was published a second time."
    )
  }
}
