import Markup
import Web

/// How something stands: the words, and a colour that says no more than they do.
struct Standing: Hashable, Sendable {
  let words: String
  let tone: Tone

  init(_ words: String, _ tone: Tone) {
    self.words = words
    self.tone = tone
  }

  var html: HTML { tag(words, tone) }
}

extension [Standing] {
  /// Side by side; one thing, so that a phone keeps them in one cell.
  var html: HTML {
    if isEmpty { return HTML() }
    return Markup.span { map(\.html).joined(by: HTML(" ")) }
  }

  /// "Recent, Interim".
  var words: String { map(\.words).joined(separator: ", ") }
}
