import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What somebody finds who sits down to write about an action: the draft as it was left, what was
/// published last, and what came of what they have just sent.
struct DraftDesk: Sendable {
  let action: Action
  let corrects: ProgressUpdate?
  let draft: ProgressDraft?
  /// What was published last.
  let last: ProgressUpdate?
  /// By when it is expected so far, on a form of its own.
  private(set) var expected: CivilDate?
  /// The day from which the form counts when nothing is typed yet.
  let begun: CivilDate
  /// One's own words that stand beside somebody else's, until one has decided between them.
  let undecided: HeldBack?
  /// One’s own words that somebody else’s have taken the place of.
  let left: LeftWords?
  /// Who sits down to it.
  let reader: Author

  init(
    action: Action, corrects: ProgressUpdate?, draft: ProgressDraft?, last: ProgressUpdate?,
    reader: Author, begun: CivilDate, undecided: HeldBack?, left: LeftWords? = nil
  ) {
    self.reader = reader
    self.undecided = undecided
    self.left = left
    self.action = action
    self.corrects = corrects
    self.draft = draft
    self.last = last
    self.begun = begun
  }

  init(
    _ action: Action, correcting update: ProgressUpdate.ID?, by author: Author,
    on today: CivilDate, _ db: Transaction
  ) throws {
    let updates = try db.progress(of: action.id, in: action.authority)
    self.action = action
    reader = author
    let log = ProgressLog(updates)
    last = log.last
    expected = log.expectation?.expectedOn
    corrects = update.flatMap { id in updates.first { $0.id == id } }
    draft = try db.openDraft(of: action.id, correcting: update, in: action.authority)
    begun = today
    undecided = try draft.flatMap { draft in
      try db.undecided([draft], by: author, in: action.authority)[draft.id]
    }
    left = try db.leftWords(
      of: [action.id], correcting: update, by: author, in: action.authority)[action.id]
  }

  /// The words to go on from.
  var words: ProgressWords {
    draft?.words(for: reader) ?? ProgressWords(for: action, on: begun, correcting: corrects)
  }

  /// Who has ticked that it is ready, where that is somebody else.
  var tickedBy: String? {
    draft.flatMap { $0.words.isReady && $0.writer != reader ? $0.savedBy : nil }
  }

  /// "Draft saved by Sam Okafor on 1 October 2012 at 12:00, 212 words."
  ///
  /// - Parameter held: what is shown instead, where one’s own words stand beside the draft’s.
  func savedPhrase(_ held: HeldBack?) -> String? {
    draft.map {
      "Draft saved by \($0.savedBy) on \($0.savedAt.forPeople), \(Words.count($0.words.count, "word"))."
        + (held?.beside ?? "")
    }
  }
}

extension Transaction {
  /// What somebody has still to decide in some drafts, as their forms show it.
  func undecided(
    _ drafts: [ProgressDraft], by author: Author, in authority: AuthorityID
  ) throws -> [ProgressDraft.ID: HeldBack] {
    let disputes = try disputes(drafts, of: author, in: authority)
    var found: [ProgressDraft.ID: HeldBack] = [:]
    for draft in drafts {
      guard let dispute = disputes[draft.id] else { continue }
      let saved = try SavedDraft(dispute, in: draft, for: author, of: authority, self)
      if !saved.merge.disputed.isEmpty {
        found[draft.id] = HeldBack(saved: saved, reason: .changed)
      }
    }
    return found
  }
}

extension DraftSent {
  /// What a form sent.
  ///
  /// - Parameter prefix: what stands before the names of the fields, where a page has many forms'
  ///   worth.
  init(_ form: Form, on action: Action.ID, prefix: String = "") {
    func field(_ name: String) -> String? { form[prefix + name] }
    self.init(
      action: action, corrects: field("corrects").flatMap { ProgressUpdate.ID($0) },
      words: ProgressWords(form, prefix: prefix),
      draft: field("draft").flatMap { ProgressDraft.ID($0) },
      number: field("number").flatMap { Int($0) } ?? 0,
      begun: field("begun").flatMap { CivilDate($0) }, said: field("said"),
      choices: ProgressWords.fields.reduce(into: [:]) { choices, name in
        choices[name] = form.wordsChosen(of: prefix + name).flatMap { Chosen(rawValue: $0) }
      },
      turn: DraftTurn(
        window: String((form["window"] ?? "").prefix(40)),
        number: form["turn"].flatMap { Int($0) } ?? 0))
  }
}

extension DraftDesk {
  /// What the form carries so that it can be brought together with what others write meanwhile.
  func memory(prefix: String = "") -> [(name: String, value: String)] {
    [
      ("draft", draft?.id.text ?? ""), ("number", String(draft?.number ?? 0)),
      ("begun", begun.description), ("said", last?.id.text ?? ""),
      ("corrects", corrects?.id.text ?? ""),
    ].map { (prefix + $0.0, $0.1) }
  }
}

/// Why what was sent was not published, or not saved over somebody else's words.
struct HeldBack: Sendable {
  let saved: SavedDraft
  let reason: Publication.Reason

  var problems: [Problem] {
    switch reason {
    case .problems(let problems): problems
    case .changed:
      saved.merge.disputed.map {
        Problem(
          "\(saved.others) wrote in “\(ProgressWords.title(of: $0))” too. Both are shown: choose one, or put them together.",
          field: $0)
      }
    case .overtaken: []
    }
  }

  /// 422 for what has to be put right, 409 where somebody else was quicker.
  var status: Int {
    if case .problems = reason { 422 } else { 409 }
  }

  /// What happened, for the top of the page.
  var sentence: String? {
    switch reason {
    case .problems: nil
    case .changed:
      saved.merge.adopted.isEmpty
        ? nil
        : "\(saved.others) changed \(Words.list(saved.merge.adopted.map { "“\(ProgressWords.title(of: $0))”" })) in this draft while you were writing. It is in the form now. Look at it, and send it again."
    case .overtaken(let update):
      "\(update.recordedBy) was quicker, on \(update.recordedAt.forPeople): “\(update.delivery.title). \(update.note)” Nothing of yours was published; it is still below. Change it if you want to, and send it again."
    }
  }

  /// What is said of one’s own words where they are not the draft’s.
  var beside: String {
    saved.merge.disputed.isEmpty
      ? "" : " Yours, \(Words.count(saved.mine.count, "word")), are kept beside it."
  }

  var rivals: FormRivals? {
    saved.merge.disputed.isEmpty
      ? nil
      : FormRivals(
        others: saved.others, fields: saved.merge.disputed,
        values: FormValues(saved.words.formValues(inParts: true)), mustChoose: true)
  }
}
