import Markup
import Storage

/// A text with the words marked that were looked for, cut down to where the first of them stands.
struct SearchExcerpt {
  let text: String
  let query: SearchQuery

  private static let length = 240
  private static let before = 70

  /// The whole text, as a name is shown.
  var whole: HTML { marked(text[...]) }

  /// The part around the first of the words; the beginning when none of them stands in it.
  var html: HTML {
    guard text.count > Self.length else { return whole }
    let words = SearchWords(text).words
    let first = words.first { query.matches($0) }?.range.lowerBound ?? text.startIndex
    var start =
      text.index(first, offsetBy: -Self.before, limitedBy: text.startIndex) ?? text.startIndex
    if start > text.startIndex {
      start = words.first { $0.range.lowerBound >= start }?.range.lowerBound ?? start
    }
    let limit = text.index(start, offsetBy: Self.length, limitedBy: text.endIndex) ?? text.endIndex
    let end =
      limit == text.endIndex
      ? limit
      : words.last { $0.range.upperBound <= limit && $0.range.upperBound > start }?
        .range.upperBound ?? limit
    return HTML {
      if start > text.startIndex { HTML("… ") }
      marked(text[start..<end])
      if end < text.endIndex { HTML(" …") }
    }
  }

  private func marked(_ part: Substring) -> HTML {
    let text = String(part)
    var pieces: [HTML] = []
    var place = text.startIndex
    for word in SearchWords(text).words where query.matches(word) {
      if place < word.range.lowerBound {
        pieces.append(HTML(String(text[place..<word.range.lowerBound])))
      }
      pieces.append(mark(String(text[word.range])))
      place = word.range.upperBound
    }
    if place < text.endIndex { pieces.append(HTML(String(text[place...]))) }
    return HTML(pieces)
  }
}
