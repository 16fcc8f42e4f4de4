import Kernel
import Storage

/// What is being written about an action and not published yet: seen by those who may write it, and
/// by those who keep the plan. One at a time for each action, so that two people write in the same
/// one; and one for each correction.
struct ProgressDraft: RowDecodable, Identifiable, Hashable, Sendable {
  let id: ID<ProgressDraft>
  let action: Action.ID
  /// The published update that it will put right.
  let corrects: ProgressUpdate.ID?
  /// The number of its last state.
  var number: Int
  var words: ProgressWords
  var savedAt: Instant
  var savedBy: String
  /// Which account that was, or which link.
  var savedByID: String
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

/// One state in which a draft was kept.
struct DraftState: RowDecodable, Sendable {
  let draft: ProgressDraft.ID
  let number: Int
  let words: ProgressWords
  /// Words that stood beside somebody else's in the same field when they were kept.
  let isBeside: Bool
  let savedAt: Instant
  let savedBy: String
  /// Which saving of its window it was.
  let turn: Int

  init(row: Row) throws {
    draft = try row["draft_id"]
    number = try row["number"]
    words = try row["words"]
    isBeside = try row["is_beside"]
    savedAt = try row["saved_at"]
    savedBy = try row["saved_by"]
    turn = try row["turn"]
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

  /// The words of a draft as whoever knew of its state with this number had seen them: words that
  /// only stood beside somebody else's never were the draft's.
  func draftWords(
    asOf number: Int, of draft: ProgressDraft.ID, in authority: AuthorityID
  ) throws -> ProgressWords? {
    try first(
      DraftState.self,
      """
      SELECT * FROM progress_draft_state
      WHERE authority_id = \(authority) AND draft_id = \(draft) AND number <= \(number)
        AND is_beside = \(false)
      ORDER BY number DESC LIMIT 1
      """)?.words
  }

  /// Of those drafts in which somebody's own words stand beside another's and nothing has been
  /// decided since: those words.
  func undecided(
    _ drafts: [ProgressDraft.ID], by author: Author, in authority: AuthorityID
  ) throws -> [ProgressDraft.ID: DraftState] {
    if drafts.isEmpty { return [:] }
    // Two people who came by one link are told apart by what they are called.
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
              AND later.saved_by_id = state.saved_by_id AND later.saved_by = state.saved_by)
        ORDER BY state.draft_id
        """
      ).map { ($0.draft, $0) }, uniquingKeysWith: { $1 })
  }

  /// Somebody’s own words that stood beside another’s in a draft when that ended, and that they
  /// have not come back to since.
  func leftBeside(
    of actions: [Action.ID], correcting update: ProgressUpdate.ID?, by author: Author,
    in authority: AuthorityID
  ) throws -> [Action.ID: DraftState] {
    if actions.isEmpty { return [:] }
    return try rows(
      """
      SELECT draft.action_id, state.* FROM progress_draft_state AS state JOIN progress_draft AS draft
        ON draft.authority_id = state.authority_id AND draft.id = state.draft_id
      WHERE draft.authority_id = \(authority) AND draft.action_id IN \(list: actions)
        AND draft.corrects = \(update?.text ?? "") AND draft.ended_at IS NOT NULL
        AND state.is_beside = \(true)
        AND state.saved_by_id = \(author.id) AND state.saved_by = \(author.name)
        AND NOT EXISTS (
          SELECT 1 FROM progress_draft_state AS later JOIN progress_draft AS other
            ON other.authority_id = later.authority_id AND other.id = later.draft_id
          WHERE other.authority_id = draft.authority_id AND other.action_id = draft.action_id
            AND later.saved_by_id = state.saved_by_id AND later.saved_by = state.saved_by
            AND ((later.draft_id = state.draft_id AND later.number > state.number)
              OR (later.draft_id <> state.draft_id AND later.saved_at >= state.saved_at)))
      ORDER BY state.saved_at, state.draft_id
      """
    ).reduce(into: [:]) { found, row in
      found[try row.get("action_id", as: Action.ID.self)] = try DraftState(row: row)
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
  func keep(
    _ words: ProgressWords, beside: Bool = false, in draft: ProgressDraft?, of action: Action.ID,
    correcting update: ProgressUpdate.ID?, by user: User, turn: DraftTurn = DraftTurn()
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
        saved_window, turn)
      VALUES (
        \(authority), \(id), \(number), \(words), \(beside), \(at), \(author.name), \(author.id),
        \(turn.window), \(turn.number))
      """)
    guard let now = try openDraft(of: action, correcting: update, in: authority) else {
      throw DecodingFault("draft \(id) is gone")
    }
    return now
  }

  /// Ends a draft. Of the states that one window left within one minute the last stays, so that
  /// what was typed with every pause does not grow without end.
  func end(_ draft: ProgressDraft, as end: ProgressDraft.End, in authority: AuthorityID) throws {
    try execute(
      """
      UPDATE progress_draft SET ended_at = \(at), ended_as = \(end)
      WHERE authority_id = \(authority) AND id = \(draft.id)
      """)
    try execute(
      """
      DELETE FROM progress_draft_state
      WHERE authority_id = \(authority) AND draft_id = \(draft.id) AND EXISTS (
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
