/// What somebody looks for: every one of some words, the last of them perhaps still being typed.
///
/// It is made of words alone. Quotes, operators and signs in what was typed are no part of them, so
/// nothing that is typed can be an error.
public struct SearchQuery: Hashable, Sendable {
  struct Term: Hashable, Sendable {
    let stem: String
    /// What the word begins with while it is being typed; nil for a word that is finished.
    let start: String?
  }

  private(set) var terms: [Term]
  /// Whose records are looked for, and in which table.
  private(set) var place: Place?

  struct Place: Hashable, Sendable {
    let table: SQLName
    let authority: AuthorityID
  }

  /// Whether more was typed than is looked for.
  public let isCut: Bool

  /// Words beyond these are left out: nobody narrows down by a thirteenth.
  public static let mostWords = 12

  /// The fewest letters that a word still being typed is found by.
  static let shortestStart = 2

  /// - Returns: nil when no word was typed.
  public init?(_ text: String) {
    // Twelve words are found in far less; a whole book pasted into the field is not read to its
    // end.
    let read = text.prefix(2_000)
    let words = SearchWords(String(read)).words
    guard !words.isEmpty else { return nil }
    isCut = words.count > Self.mostWords || read.endIndex < text.endIndex
    let used = words.prefix(Self.mostWords)
    let isTyping = text.last?.isWhitespace == false
    terms = used.enumerated().map { index, word in
      let isLast = isTyping && index == words.count - 1 && word.plain.count >= Self.shortestStart
      return Term(stem: word.stem, start: isLast ? word.plain : nil)
    }
  }

  /// How many words are looked for.
  public var count: Int { terms.count }

  /// The same words, in the records that one authority has in one table.
  public func within(_ table: SQLName, of authority: AuthorityID) -> SearchQuery {
    var copy = self
    copy.place = Place(table: table, authority: authority)
    return copy
  }

  /// Whether a word of a text is one that is looked for.
  public func matches(_ word: SearchWords.Word) -> Bool {
    terms.contains { term in
      term.stem == word.stem || term.start.map { word.plain.hasPrefix($0) } ?? false
    }
  }

  /// How many of the words looked for a text has.
  public func count(in text: String) -> Int {
    let words = SearchWords(text).words
    return terms.count { term in
      words.contains { word in
        term.stem == word.stem || term.start.map { word.plain.hasPrefix($0) } ?? false
      }
    }
  }
}

/// How an engine writes what is looked for.
public struct SearchGrammar: Sendable {
  let before: String
  let after: String
  let quote: String
  let prefix: String
  let and: String
  let or: String

  /// - Parameters:
  ///   - before: what stands before the bound value in a condition, and `after` it.
  ///   - quote: what a word stands between.
  ///   - prefix: what follows a word of which only the beginning is given.
  public init(
    before: String, after: String, quote: String, prefix: String, and: String, or: String
  ) {
    self.before = before
    self.after = after
    self.quote = quote
    self.prefix = prefix
    self.and = and
    self.or = or
  }

  /// The words as the engine takes them. They are letters and digits, so a quote around each is
  /// safe.
  func text(of query: SearchQuery) -> String {
    // Without a place there is nothing to find: every word is some authority's.
    func word(_ text: String) -> String {
      quoted(query.place.map { SearchIndex.entry(text, of: $0.authority) } ?? text)
    }
    var parts = query.terms.map { term in
      let stem = word(term.stem)
      return term.start.map { "(\(stem)\(or)\(word($0))\(prefix))" } ?? stem
    }
    if let place = query.place { parts.append(word(SearchIndex.token(of: place.table.text))) }
    return parts.joined(separator: and)
  }

  private func quoted(_ word: String) -> String { quote + word + quote }
}

extension SQL {
  /// The condition that a row of `search_words` has what is looked for.
  public static func finds(_ query: SearchQuery) -> SQL { SQL(pieces: [.search(query)]) }
}
