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
  /// What was chosen of the fields of which two wordings were shown.
  var choices: [String: Chosen] = [:]
  var turn = DraftTurn()

  enum Chosen: String, Sendable { case mine, theirs }
}

/// Somebody's own words that stand beside those of a draft until they have chosen.
struct DraftDispute: Sendable {
  let mine: DraftState
  /// What the draft held when they were put beside it.
  let theirs: ProgressWords

  /// The fields of which there are two wordings.
  var fields: Set<String> {
    Set(ProgressWords.fields.filter { $0 != "ready" && mine.words[$0] != theirs[$0] })
  }

  /// Whether what is sent comes from a page that showed both.
  func isKnown(to sent: DraftSent) -> Bool {
    sent.draft == mine.draft && sent.number >= mine.number
      || !mine.window.isEmpty && mine.window == sent.turn.window
  }
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
      var words = state.words
      words["ready"] = ""
      return try db.keep(
        words, in: try db.openDraft(of: id, correcting: from.corrects, in: user.authority), of: id,
        correcting: from.corrects, by: user, decides: true, restoring: state)
    }
  }
}

extension SavedDraft {
  /// Words of one's own that stand beside somebody else's still, with what the draft holds now.
  init(
    _ dispute: DraftDispute, in draft: ProgressDraft, for author: Author,
    of authority: AuthorityID, _ db: Transaction
  ) throws {
    let stored = draft.words(for: author)
    let merge = FieldMerge(
      mine: dispute.mine.words.lists, base: dispute.theirs.lists, stored: stored.lists,
      fields: ProgressWords.fields, undecided: dispute.fields)
    self.init(
      draft: draft, merge: merge, words: stored,
      others: try db.others(
        than: author, in: draft, writing: merge.disputed, authority: authority),
      isAnother: false)
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
    let (authority, author) = (user.authority, user.author)
    let correcting = try correctable(sent.corrects, of: action)
    let open = try openDraft(of: action.id, correcting: sent.corrects, in: authority)
    let blank = ProgressWords(
      for: action, on: sent.begun ?? today, correcting: correcting)
    let last =
      sent.turn.window.isEmpty
      ? nil : try lastState(of: action.id, byWindow: sent.turn.window, in: authority)
    if let last, last.turn >= sent.turn.number {
      return SavedDraft(settled: open, words: open?.words(for: author) ?? blank)
    }
    // What the same window had saved on its way here is nobody else's.
    let seen =
      if let last, !last.isBeside, last.draft == open?.id, last.number > sent.number {
        Optional(last.words)
      } else {
        try sent.draft.flatMap {
          try draftState(asOf: sent.number, of: $0, in: authority)?.words(for: author)
        }
      }
    let isAnother = sent.draft != nil && open?.id != sent.draft
    // Of a draft that has ended only what was typed since goes on, in another one.
    let stored = open?.words(for: author) ?? (isAnother ? seen ?? blank : blank)
    var mine = sent.words
    var base = seen ?? (isAnother ? blank : open == nil ? stored : blank)
    let dispute = try open.flatMap { try disputes([$0], of: author, in: authority)[$0.id] }
    let chooses = dispute?.isKnown(to: sent) ?? false
    var undecided: Set<String> = []
    if let dispute, chooses {
      // Whoever keeps their own has seen the other’s as it was then, and nothing that came after.
      for name in dispute.fields where sent.choices[name] == .mine {
        base[name] = dispute.theirs[name]
      }
      undecided = dispute.fields.filter { sent.choices[$0] == nil }
    } else if open?.writer == author {
      mine.goOn(from: &base, as: stored)
    }
    let merge = FieldMerge(
      mine: mine.lists, base: base.lists, stored: stored.lists, fields: ProgressWords.fields,
      yielding: Set(sent.choices.filter { $0.value == .theirs }.keys), undecided: undecided)
    var words = ProgressWords(merge.values.compactMapValues(\.first))
    for name in merge.disputed { words[name] = stored[name] }
    if !merge.disputed.isEmpty { words["ready"] = stored["ready"] }
    let others =
      try open.map {
        try self.others(than: author, in: $0, writing: merge.disputed, authority: authority)
      } ?? ""
    var draft = open
    let decides = chooses && merge.disputed.isEmpty
    if words != stored || decides {
      draft = try keep(
        words, in: open, of: action.id, correcting: sent.corrects, by: user, turn: sent.turn,
        decides: decides)
    }
    if !merge.disputed.isEmpty {
      let mine = ProgressWords(merge.values.compactMapValues(\.first))
      if !chooses || mine != dispute?.mine.words {
        draft = try keep(
          mine, beside: true, in: draft, of: action.id, correcting: sent.corrects, by: user,
          turn: sent.turn)
      }
    }
    return SavedDraft(
      draft: draft, merge: merge, words: words, others: others,
      isAnother: isAnother && draft != nil)
  }
}

extension ProgressWords {
  /// Of two states of one note that the same person types in two windows, as a page has it that was
  /// loaded while its last words were on their way, the shorter one is merely the earlier.
  fileprivate mutating func goOn(from base: inout ProgressWords, as stored: ProgressWords) {
    let (own, before, kept) = (self["note"], base["note"], stored["note"])
    if own.hasPrefix(kept), kept.hasPrefix(before) {
      base["note"] = kept
    } else if kept.hasPrefix(own), own.hasPrefix(before) {
      self["note"] = before
    }
  }
}

extension Transaction {
  /// Who wrote what stands in some fields of a draft, to somebody who wrote something else; who
  /// saved it last where no field is named.
  fileprivate func others(
    than author: Author, in draft: ProgressDraft, writing fields: [String],
    authority: AuthorityID
  ) throws -> String {
    var writer = draft.writer
    if let field = fields.first {
      let states = try states(of: [draft.id], in: authority)
      writer =
        states.filter { !$0.isBeside }.prefix { $0.words[field] == draft.words[field] }.last?.writer
        ?? writer
    }
    return writer == author ? "You, in another window," : writer.name
  }

  /// What somebody has still to choose between in some drafts.
  func disputes(
    _ drafts: [ProgressDraft], of author: Author, in authority: AuthorityID
  ) throws -> [ProgressDraft.ID: DraftDispute] {
    try undecided(drafts.map(\.id), by: author, in: authority).reduce(into: [:]) { found, one in
      guard let theirs = try draftState(asOf: one.value.number, of: one.key, in: authority) else {
        return
      }
      found[one.key] = DraftDispute(mine: one.value, theirs: theirs.words(for: author))
    }
  }

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
