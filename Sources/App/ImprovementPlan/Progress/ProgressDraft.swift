import Kernel
import Storage

/// What is being written about an action and not published yet: seen by those who may write it, and
/// by those who keep the plan. One at a time for each action, so that two people write in the same
/// one; and one for each correction.
struct ProgressDraft: SavedWords, RowDecodable, Identifiable, Hashable, Sendable {
  let id: ID<ProgressDraft>
  let action: Action.ID
  /// The published update that it will put right.
  let corrects: ProgressUpdate.ID?
  /// The number of its last state.
  var number: Int
  let words: ProgressWords
  let savedAt: Instant
  let savedBy: String
  let savedByID: String
  let endedAt: Instant?
  let endedAs: End?

  enum End: String, SQLConvertible, Sendable { case published, discarded }

  init(row: Row) throws {
    id = try row["id"]
    action = try row["action_id"]
    let text: String = try row["corrects"]
    corrects = ProgressUpdate.ID(text)
    number = try row["number"]
    words = try row["words"]
    savedAt = try row["saved_at"]
    savedBy = try row["saved_by"]
    savedByID = try row["saved_by_id"]
    endedAt = try row["ended_at"]
    endedAs = try row["ended_as"]
  }
}

/// Words as somebody kept them.
protocol SavedWords {
  var words: ProgressWords { get }
  var savedBy: String { get }
  /// Which account that was, or which link.
  var savedByID: String { get }
}

extension SavedWords {
  /// Two people who came by one link are told apart by what they are called.
  var writer: Author { Author(id: savedByID, name: savedBy) }

  /// The words as one person’s form has them. A tick “Ready” is only there for whoever set it: it
  /// is gone once somebody else changes the words, so whoever saved them last is who set it.
  func words(for author: Author) -> ProgressWords {
    var own = words
    if writer != author { own["ready"] = "" }
    return own
  }
}

/// One state in which a draft was kept.
struct DraftState: SavedWords, RowDecodable, Sendable {
  let draft: ProgressDraft.ID
  let number: Int
  let words: ProgressWords
  /// Words that stood beside somebody else's in the same field when they were kept.
  let isBeside: Bool
  let savedAt: Instant
  let savedBy: String
  let savedByID: String
  /// The window in which it was typed; empty where its page has no script.
  let window: String
  /// Which saving of its window it was.
  let turn: Int
  /// The state that it brings back.
  let restores: (draft: ProgressDraft.ID, number: Int)?

  init(row: Row) throws {
    draft = try row["draft_id"]
    number = try row["number"]
    words = try row["words"]
    isBeside = try row["is_beside"]
    savedAt = try row["saved_at"]
    savedBy = try row["saved_by"]
    savedByID = try row["saved_by_id"]
    window = try row["saved_window"]
    turn = try row["turn"]
    let earlier: String = try row["restores_draft"]
    let state: Int = try row["restores_number"]
    restores = ProgressDraft.ID(earlier).map { (draft: $0, number: state) }
  }
}

/// Somebody’s own words that are not what the draft holds, or what was published of it.
struct LeftWords: Sendable {
  let state: DraftState
  /// Who chose others in their place; nil where they stood beside another’s when the draft ended.
  let chosenBy: String?
  /// Whether the draft is still written in.
  let isOpen: Bool

  /// Nil where whoever chose has kept them.
  init?(row: Row) throws {
    let state = try DraftState(row: row)
    if let chosen = try row.get("chosen_words", as: ProgressWords?.self),
      chosen.keeps(state.words)
    {
      return nil
    }
    self.state = state
    chosenBy = try row.get("chosen_by", as: String?.self)
    isOpen = try row.get("ended_at", as: Instant?.self) == nil
  }

  /// What became of them.
  var sentence: String {
    let title =
      "Words of yours \(isOpen ? "are not in this draft any more" : "were not published"). "
    let when = "On \(state.savedAt.forPeople) "
    if let chosenBy {
      return title + when + "you wrote them; \(chosenBy) has read both since and chose others."
    }
    return title + when
      + "they stood beside what somebody else had written, and that draft has ended since."
  }
}

/// Which window of a browser saved, and which of its savings it was: the last words of a page that
/// is being closed may arrive before, or beside, those that were on their way.
struct DraftTurn: Hashable, Sendable {
  /// Empty where a page has no script.
  var window = ""
  var number = 0
}

extension Transaction {
  func openDraft(
    of action: Action.ID, correcting update: ProgressUpdate.ID? = nil, in authority: AuthorityID
  ) throws -> ProgressDraft? {
    try first(
      ProgressDraft.self,
      """
      SELECT * FROM progress_draft
      WHERE authority_id = \(authority) AND action_id = \(action)
        AND corrects = \(update?.text ?? "") AND ended_at IS NULL
      """)
  }

  /// The open drafts of some actions that correct nothing.
  func openDrafts(
    of actions: [Action.ID], in authority: AuthorityID
  ) throws -> [Action.ID: ProgressDraft] {
    Dictionary(
      try all(
        ProgressDraft.self,
        """
        SELECT * FROM progress_draft
        WHERE authority_id = \(authority) AND action_id IN \(list: actions) AND corrects = ''
          AND ended_at IS NULL
        """
      ).map { ($0.action, $0) }, uniquingKeysWith: { $1 })
  }

  /// All drafts of an action, the latest first; those that ended too.
  func drafts(of action: Action.ID, in authority: AuthorityID) throws -> [ProgressDraft] {
    try all(
      ProgressDraft.self,
      """
      SELECT * FROM progress_draft WHERE authority_id = \(authority) AND action_id = \(action)
      ORDER BY saved_at DESC, id DESC
      """)
  }

  func state(
    _ number: Int, of draft: ProgressDraft.ID, in authority: AuthorityID
  ) throws -> DraftState? {
    try first(
      DraftState.self,
      """
      SELECT * FROM progress_draft_state
      WHERE authority_id = \(authority) AND draft_id = \(draft) AND number = \(number)
      """)
  }

  /// The state of a draft as whoever knew of its state with this number had seen it: words that
  /// only stood beside somebody else's never were the draft's.
  func draftState(
    asOf number: Int, of draft: ProgressDraft.ID, in authority: AuthorityID
  ) throws -> DraftState? {
    try first(
      DraftState.self,
      """
      SELECT * FROM progress_draft_state
      WHERE authority_id = \(authority) AND draft_id = \(draft) AND number <= \(number)
        AND is_beside = \(false)
      ORDER BY number DESC LIMIT 1
      """)
  }

  /// Of those drafts in which somebody's own words stand beside another's and they have not chosen
  /// since: those words.
  func undecided(
    _ drafts: [ProgressDraft.ID], by author: Author, in authority: AuthorityID
  ) throws -> [ProgressDraft.ID: DraftState] {
    if drafts.isEmpty { return [:] }
    return Dictionary(
      try all(
        DraftState.self,
        """
        SELECT * FROM progress_draft_state AS state
        WHERE state.authority_id = \(authority) AND state.draft_id IN \(list: drafts)
          AND state.is_beside = \(true)
          AND state.saved_by_id = \(author.id) AND state.saved_by = \(author.name)
          AND NOT EXISTS (
            SELECT 1 FROM progress_draft_state AS later
            WHERE later.authority_id = state.authority_id AND later.draft_id = state.draft_id
              AND later.number > state.number
              AND (later.decides = \(true) OR later.is_beside = \(true))
              AND later.saved_by_id = state.saved_by_id AND later.saved_by = state.saved_by)
        ORDER BY state.draft_id
        """
      ).map { ($0.draft, $0) }, uniquingKeysWith: { $1 })
  }

  /// Somebody’s own words that stood beside another’s in a draft when that ended, or in whose place
  /// another has chosen theirs, and that they have not come back to since.
  func leftWords(
    of actions: [Action.ID], correcting update: ProgressUpdate.ID?, by author: Author,
    in authority: AuthorityID
  ) throws -> [Action.ID: LeftWords] {
    if actions.isEmpty { return [:] }
    return try rows(
      """
      SELECT draft.action_id, draft.ended_at, chosen.saved_by AS chosen_by,
        chosen.words AS chosen_words, state.*
      FROM progress_draft_state AS state
        JOIN progress_draft AS draft
          ON draft.authority_id = state.authority_id AND draft.id = state.draft_id
        LEFT JOIN progress_draft_state AS chosen
          ON chosen.authority_id = state.authority_id AND chosen.draft_id = state.draft_id
          AND chosen.number > state.number AND chosen.decides = \(true)
          AND state.is_beside = \(false)
          AND (chosen.saved_by_id <> state.saved_by_id OR chosen.saved_by <> state.saved_by)
          AND NOT EXISTS (
            SELECT 1 FROM progress_draft_state AS middle
            WHERE middle.authority_id = state.authority_id AND middle.draft_id = state.draft_id
              AND middle.number > state.number AND middle.number < chosen.number
              AND middle.is_beside = \(false)
              AND (middle.saved_by_id <> chosen.saved_by_id OR middle.saved_by <> chosen.saved_by))
      WHERE draft.authority_id = \(authority) AND draft.action_id IN \(list: actions)
        AND draft.corrects = \(update?.text ?? "")
        AND ((state.is_beside = \(true) AND draft.ended_at IS NOT NULL)
          OR chosen.number IS NOT NULL)
        AND state.saved_by_id = \(author.id) AND state.saved_by = \(author.name)
        AND NOT EXISTS (
          SELECT 1 FROM progress_draft_state AS later JOIN progress_draft AS other
            ON other.authority_id = later.authority_id AND other.id = later.draft_id
          WHERE other.authority_id = draft.authority_id AND other.action_id = draft.action_id
            AND later.saved_by_id = state.saved_by_id AND later.saved_by = state.saved_by
            AND ((later.draft_id = state.draft_id AND later.number > state.number)
              OR (later.draft_id <> state.draft_id AND later.saved_at >= state.saved_at)))
      ORDER BY state.saved_at, state.draft_id, state.number, chosen.number
      """
    ).reduce(into: [:]) { found, row in
      found[try row.get("action_id", as: Action.ID.self)] = try LeftWords(row: row)
    }
  }

  /// What a window saved last about an action, in whichever draft.
  func lastState(
    of action: Action.ID, byWindow window: String, in authority: AuthorityID
  ) throws -> DraftState? {
    try first(
      DraftState.self,
      """
      SELECT state.* FROM progress_draft_state AS state JOIN progress_draft AS draft
        ON draft.authority_id = state.authority_id AND draft.id = state.draft_id
      WHERE draft.authority_id = \(authority) AND draft.action_id = \(action)
        AND state.saved_window = \(window)
      ORDER BY state.turn DESC LIMIT 1
      """)
  }

  /// The states of some drafts, the latest first.
  func states(of drafts: [ProgressDraft.ID], in authority: AuthorityID) throws -> [DraftState] {
    try all(
      DraftState.self,
      """
      SELECT * FROM progress_draft_state
      WHERE authority_id = \(authority) AND draft_id IN \(list: drafts)
      ORDER BY saved_at DESC, number DESC, draft_id
      """)
  }
}

extension WriteTransaction {
  /// Keeps one more state of a draft, which begins with it when there is none yet.
  ///
  /// - Parameters:
  ///   - decides: whether its writer has chosen with it between two wordings.
  ///   - state: what it brings back.
  func keep(
    _ words: ProgressWords, beside: Bool = false, in draft: ProgressDraft?, of action: Action.ID,
    correcting update: ProgressUpdate.ID?, by user: User, turn: DraftTurn = DraftTurn(),
    decides: Bool = false, restoring state: DraftState? = nil
  ) throws -> ProgressDraft {
    let (authority, author) = (user.authority, user.author)
    let id = draft?.id ?? ID(at: at)
    let number = (draft?.number ?? 0) + 1
    // Words beside somebody else's leave the draft as it is.
    let kept = beside ? draft?.words ?? words : words
    if draft == nil {
      try execute(
        """
        INSERT INTO progress_draft (
          authority_id, id, action_id, corrects, number, words, saved_at, saved_by, saved_by_id)
        VALUES (
          \(authority), \(id), \(action), \(update?.text ?? ""), \(number), \(kept), \(at),
          \(author.name), \(author.id))
        """)
    } else if beside {
      try execute(
        """
        UPDATE progress_draft SET number = \(number)
        WHERE authority_id = \(authority) AND id = \(id)
        """)
    } else {
      try execute(
        """
        UPDATE progress_draft
        SET number = \(number), words = \(kept), saved_at = \(at), saved_by = \(author.name),
          saved_by_id = \(author.id)
        WHERE authority_id = \(authority) AND id = \(id)
        """)
    }
    try execute(
      """
      INSERT INTO progress_draft_state (
        authority_id, draft_id, number, words, is_beside, saved_at, saved_by, saved_by_id,
        saved_window, turn, decides, restores_draft, restores_number)
      VALUES (
        \(authority), \(id), \(number), \(words), \(beside), \(at), \(author.name), \(author.id),
        \(turn.window), \(turn.number), \(decides), \(state?.draft.text ?? ""),
        \(state?.number ?? 0))
      """)
    guard let now = try openDraft(of: action, correcting: update, in: authority) else {
      throw DecodingFault("draft \(id) is gone")
    }
    return now
  }

  /// Ends a draft. Of the states that one window left within one minute the last stays, so that
  /// what was typed with every pause does not grow without end. Those that chose between two
  /// wordings, or brought back an earlier state, stay too.
  func end(_ draft: ProgressDraft, as end: ProgressDraft.End, in authority: AuthorityID) throws {
    try execute(
      """
      UPDATE progress_draft SET ended_at = \(at), ended_as = \(end)
      WHERE authority_id = \(authority) AND id = \(draft.id)
      """)
    try execute(
      """
      DELETE FROM progress_draft_state
      WHERE authority_id = \(authority) AND draft_id = \(draft.id)
        AND decides = \(false) AND restores_draft = '' AND EXISTS (
        SELECT 1 FROM progress_draft_state AS later
        WHERE later.authority_id = progress_draft_state.authority_id
          AND later.draft_id = progress_draft_state.draft_id
          AND later.saved_by_id = progress_draft_state.saved_by_id
          AND later.saved_window = progress_draft_state.saved_window
          AND later.number > progress_draft_state.number
          AND later.saved_at / 60000 = progress_draft_state.saved_at / 60000)
      """)
  }
}
