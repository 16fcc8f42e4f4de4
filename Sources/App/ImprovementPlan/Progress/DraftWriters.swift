import Civil
import Kernel
import Storage

/// Who wrote what stands in a draft: who gave each of its fields its value, and who wrote each word
/// of the note that is still there.
struct DraftWriters: Sendable {
  private var words: ProgressWords
  private var fields: [String: Author] = [:]
  /// By the words of the note; nil for what stood there before anybody typed.
  private var note: [Author?]

  /// - Parameter blank: what the form showed before anybody typed.
  init(_ blank: ProgressWords) {
    words = blank
    note = Self.note(of: blank).map { _ in nil }
  }

  private static func note(of words: ProgressWords) -> [Substring] {
    words["note"].split(whereSeparator: \.isWhitespace)
  }

  /// Takes on what somebody made of it.
  mutating func take(_ later: ProgressWords, by author: Author) {
    for name in ["delivery", "effectiveOn", "expectedOn"] where later[name] != words[name] {
      fields[name] = author
    }
    for change in Self.note(of: later).difference(from: Self.note(of: words)) {
      switch change {
      case .remove(let place, _, _): note.remove(at: place)
      case .insert(let place, _, _): note.insert(author, at: place)
      }
    }
    words = later
  }

  /// All but one, in the order of their names.
  func others(than author: Author) -> [Author] {
    // One account is one person, whatever it is called; of two who came by one link each is.
    Set(fields.values).union(note.compactMap(\.self)).filter {
      $0.id != author.id || ($0.link != nil && $0.name != author.name)
    }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }
}

extension Transaction {
  /// Who wrote the words of one state of a draft.
  ///
  /// - Parameter update: what the draft puts right.
  func writers(
    of state: DraftState, of action: Action, correcting update: ProgressUpdate?
  ) throws -> DraftWriters {
    let before = try states(of: [state.draft], in: action.authority)
      .filter { !$0.isBeside && $0.number < state.number }.sorted { $0.number < $1.number }
    let day = (before.first ?? state).savedAt.dateInLondon
    var writers = DraftWriters(ProgressWords(for: action, on: day, correcting: update))
    for state in before + [state] {
      // What is brought back was written by whoever wrote it then.
      if let from = state.restores,
        let earlier = try self.state(from.number, of: from.draft, in: action.authority)
      {
        writers = try self.writers(of: earlier, of: action, correcting: update)
      } else {
        writers.take(state.words, by: state.writer)
      }
    }
    return writers
  }
}
