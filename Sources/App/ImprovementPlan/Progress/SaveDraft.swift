import Civil
import Kernel
import Storage
import Web

/// What is typed into a form of a draft, and what that form had shown.
struct DraftSent: Sendable {
  var action: Action.ID
  var corrects: ProgressUpdate.ID?
  var words: ProgressWords
  /// The draft that the form was opened with, and its state; nil and 0 when there was none.
  var draft: ProgressDraft.ID?
  var number: Int
  /// What the form had shown when there was no draft, where that is told.
  var begun: CivilDate?
  /// What was published last when the form was opened; nil when the form does not say.
  var said: String?
  /// The fields in which what somebody else wrote is wanted.
  var yielding: Set<String> = []
  var turn = DraftTurn()
}

/// A draft as it was kept.
struct SavedDraft: Sendable {
  /// Nil when nothing has been typed yet.
  let draft: ProgressDraft?
  /// What was sent together with what others wrote.
  let merge: FieldMerge
  /// What is kept, to go on from.
  let words: ProgressWords
  /// Who wrote it in the meantime.
  let others: String
  /// The draft had ended meanwhile, and what was typed began another one.
  let isAnother: Bool

  /// One's own words where they are in dispute, and what is kept elsewhere.
  var mine: ProgressWords {
    ProgressWords(merge.values.compactMapValues(\.first))
  }
}

/// Keeps what somebody is writing about an action, in every state, and brings it together field by
/// field with what somebody else writes in the same draft.
public struct SaveDraft: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  func callAsFunction(_ sent: DraftSent) async throws -> SavedDraft {
    let (user, today) = (acting.user, acting.world.today())
    return try await acting.write(because: "draft saved") { db in
      let action = try db.actionToUpdate(sent.action, by: user, on: today)
      return try db.save(sent, of: action, by: user, on: today)
    }
  }

  /// Keeps an entry as a draft, whether it could be published or not.
  public func callAsFunction(_ entry: ProgressEntry, on id: Action.ID) async throws {
    let words = ProgressWords([
      "delivery": entry.delivery.rawValue, "note": entry.note,
      "effectiveOn": entry.effectiveOn.description,
      "expectedOn": entry.expectedOn?.description ?? "",
    ])
    _ = try await self(DraftSent(action: id, corrects: nil, words: words, draft: nil, number: 0))
  }

  /// Puts a draft away. Its states stay, and any of them can be brought back.
  func discard(_ id: Action.ID, correcting update: ProgressUpdate.ID?) async throws {
    let (user, today) = (acting.user, acting.world.today())
    try await acting.write(because: "draft discarded") { db in
      _ = try db.actionToUpdate(id, by: user, on: today)
      guard let draft = try db.openDraft(of: id, correcting: update, in: user.authority) else {
        throw Refusal.conflict("There is no draft any more. Somebody published it or put it away.")
      }
      try db.end(draft, as: .discarded, in: user.authority)
    }
  }

  /// Makes a state of the past the draft's words; what they were until now is kept as well.
  func restore(_ number: Int, of draft: ProgressDraft.ID, on id: Action.ID) async throws
    -> ProgressDraft
  {
    let (user, today) = (acting.user, acting.world.today())
    return try await acting.write(because: "draft as it was before") { db in
      _ = try db.actionToUpdate(id, by: user, on: today)
      guard let from = try db.drafts(of: id, in: user.authority).first(where: { $0.id == draft }),
        let state = try db.state(number, of: draft, in: user.authority)
      else { throw Refusal.notFound("This state of the draft is not kept any more.") }
      return try db.keep(
        state.words,
        in: try db.openDraft(of: id, correcting: from.corrects, in: user.authority), of: id,
        correcting: from.corrects, by: user)
    }
  }
}

extension SavedDraft {
  /// Words of one's own that stand beside somebody else's still, as they were when both were saved.
  ///
  /// - Parameter seen: what the draft held when one's own words were put beside it.
  init(undecided mine: ProgressWords, seen: ProgressWords, in draft: ProgressDraft) {
    // A field that both had changed is left out of what was seen before, so that it stays disputed.
    let base = seen.lists.filter { mine.lists[$0.key] == $0.value }
    self.init(
      draft: draft,
      merge: FieldMerge(
        mine: mine.lists, base: base, stored: draft.words.lists, fields: ProgressWords.fields),
      words: draft.words, others: draft.savedBy, isAnother: false)
  }

  /// Words that arrived after later ones of the same window: nothing is to be done.
  fileprivate init(settled draft: ProgressDraft?, words: ProgressWords) {
    self.init(
      draft: draft,
      merge: FieldMerge(
        mine: words.lists, base: [:], stored: words.lists, fields: ProgressWords.fields),
      words: words, others: "", isAnother: false)
  }
}

extension WriteTransaction {
  func save(
    _ sent: DraftSent, of action: Action, by user: User, on today: CivilDate
  ) throws -> SavedDraft {
    let authority = user.authority
    let correcting = try correctable(sent.corrects, of: action)
    let open = try openDraft(of: action.id, correcting: sent.corrects, in: authority)
    let blank = ProgressWords(
      for: action, on: sent.begun ?? today, correcting: correcting)
    let last =
      sent.turn.window.isEmpty
      ? nil : try lastState(of: action.id, byWindow: sent.turn.window, in: authority)
    if let last, last.turn >= sent.turn.number {
      return SavedDraft(settled: open, words: open?.words ?? blank)
    }
    // What the same window had saved on its way here is nobody else's.
    let seen =
      if let last, !last.isBeside, last.draft == open?.id, last.number > sent.number {
        Optional(last.words)
      } else {
        try sent.draft.flatMap { try draftWords(asOf: sent.number, of: $0, in: authority) }
      }
    let isAnother = sent.draft != nil && open?.id != sent.draft
    // Of a draft that has ended only what was typed since goes on, in another one.
    let stored = open?.words ?? (isAnother ? seen ?? blank : blank)
    let base = seen ?? (isAnother ? blank : open == nil ? stored : blank)
    let merge = FieldMerge(
      mine: sent.words.lists, base: base.lists, stored: stored.lists,
      fields: ProgressWords.fields, yielding: sent.yielding)
    // Two people who came by one link are told apart by what they are called.
    let isMine = open?.savedByID == user.author.id && open?.savedBy == user.author.name
    let others = isMine ? "You, in another window," : open?.savedBy ?? ""
    var words = ProgressWords(merge.values.compactMapValues(\.first))
    if !merge.disputed.isEmpty {
      for name in merge.disputed { words[name] = stored[name] }
    }
    var draft = open
    // Whoever has seen both wordings and sends one has decided, whichever it is.
    let decides =
      try merge.disputed.isEmpty
      && (open.flatMap { try undecided([$0.id], by: user.author, in: authority)[$0.id] }
        .map { $0.number <= sent.number } ?? false)
    if words != stored || decides {
      // Words that somebody else called ready are not what they called ready any more.
      if open != nil, !isMine, stored.isReady, base.isReady { words["ready"] = "" }
      draft = try keep(
        words, in: open, of: action.id, correcting: sent.corrects, by: user, turn: sent.turn)
    }
    if !merge.disputed.isEmpty {
      let mine = ProgressWords(merge.values.compactMapValues(\.first))
      draft = try keep(
        mine, beside: true, in: draft, of: action.id, correcting: sent.corrects, by: user,
        turn: sent.turn)
    }
    return SavedDraft(
      draft: draft, merge: merge, words: words, others: others,
      isAnother: isAnother && draft != nil)
  }
}

extension Transaction {
  /// The update that a draft will put right, which nothing has put right before.
  func correctable(_ id: ProgressUpdate.ID?, of action: Action) throws -> ProgressUpdate? {
    guard let id else { return nil }
    let all = try progress(of: action.id, in: action.authority)
    guard let found = all.first(where: { $0.id == id }) else {
      throw Refusal.notFound("There is no such update of this action.")
    }
    if let later = all.first(where: { $0.corrects == id }) {
      throw Refusal.conflict(
        "\(later.recordedBy) has put this update right already, on \(later.recordedAt.forPeople). Correct that one."
      )
    }
    return found
  }
}

extension ProgressWords {
  /// As they are compared field by field.
  var lists: FieldMerge.Values { values.mapValues { [$0] } }
}
