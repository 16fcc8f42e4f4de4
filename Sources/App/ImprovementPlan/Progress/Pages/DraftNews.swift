import Inspections
import Kernel
import SiteMap
import Storage
import Web

/// What the script of a page is told after it has saved a draft.
struct DraftNews: Encodable {
  /// A field that somebody else has written in.
  struct Other: Encodable {
    let name: String
    let title: String
    /// Who that was.
    let by: String
    /// Their words, for people.
    let words: String
  }

  let draft: String
  /// The state to go on from.
  let number: Int
  /// "Draft saved at 14:03, 212 words."
  let saved: String
  /// What the fields hold now.
  let fields: [String: String]
  /// What others changed and this page had not.
  let adopted: [Other]
  /// What both changed.
  let disputed: [Other]
  /// Something to be told besides.
  let note: String?

  init(_ saved: SavedDraft, to sent: DraftSent, _ visit: Visit) {
    let words = saved.words
    let inParts = visit.form["effectiveOn-year"] != nil
    draft = saved.draft?.id.text ?? ""
    number = saved.draft?.number ?? 0
    self.saved = Self.phrase(saved, at: visit.world.now())
    fields = Dictionary(
      words.formValues(inParts: inParts).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    func others(_ names: [String]) -> [Other] {
      names.map {
        Other(
          name: $0, title: ProgressWords.title(of: $0), by: saved.others, words: words.shown($0))
      }
    }
    adopted = others(saved.merge.adopted)
    disputed = others(saved.merge.disputed)
    note =
      saved.isAnother
      ? "The draft that you had opened was published or put away meanwhile. Your words are kept in a new one."
      : nil
  }

  private static func phrase(_ saved: SavedDraft, at now: Instant) -> String {
    guard let draft = saved.draft else { return "Nothing to save yet." }
    if saved.merge.disputed.isEmpty {
      return
        "Draft saved at \(draft.savedAt.inLondon.timeOfDay), \(Words.count(saved.words.count, "word"))."
    }
    return
      "Your words are kept at \(now.inLondon.timeOfDay), \(Words.count(saved.mine.count, "word")), beside the draft of \(saved.others)."
  }

  var answer: Answer {
    get throws {
      .file(
        Array(try JSONText.of(self).utf8), type: "application/json; charset=utf-8",
        name: "draft.json")
    }
  }
}
