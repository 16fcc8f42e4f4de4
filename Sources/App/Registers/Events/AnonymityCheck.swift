import RegexBuilder

/// What in a text could tell who somebody is. It finds names that the service knows and what looks
/// like a date of birth or an address; that it finds nothing does not make a text anonymous, which
/// is why a second person reads it.
public struct AnonymityCheck: Sendable {
  /// Something found, in words for whoever decides about it.
  public struct Concern: Hashable, Sendable {
    /// What it looks like: "a name".
    public let kind: String
    /// The words themselves.
    public let words: String
  }

  /// The parts of the names of everybody in the directory and with an account.
  private let names: Set<String>

  /// - Parameter names: full names: "Jayden Okafor-Wells".
  public init(names: some Sequence<String>) {
    self.names = Set(
      names.flatMap { Self.words(of: $0) }.filter { $0.count >= 3 }.map { $0.lowercased() }
    )
    .subtracting(["councillor", "doctor", "the"])
  }

  /// Each thing once, in the order of the kinds.
  ///
  /// - Parameter looksForDates: whether a written day may be a day of birth; of a text that is full
  ///   of days by which something is due, it says nothing.
  public func concerns(in text: String, looksForDates: Bool = true) -> [Concern] {
    let words = Self.words(of: text)
    let named = words.filter {
      $0.first?.isUppercase == true && names.contains($0.lowercased())
    }
    var found = named.map { Concern(kind: "a name in the directory or of an account", words: $0) }
    if looksForDates { found += Self.dates(in: text) }
    found += Self.patterns(in: text, of: words)
    var seen: Set<Concern> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// Hyphens part words: "Okafor-Wells" is known by either half.
  private static func words(of text: String) -> [String] {
    text.split { !$0.isLetter && $0 != "'" && $0 != "’" }.map { word in
      let bare = word.prefix { $0 != "'" && $0 != "’" }
      // "Jayden’s" is Jayden; "O’Brien" is kept whole.
      return bare.count >= 3 ? String(bare) : String(word)
    }
  }

  private static func found(_ kind: String, _ words: [Substring]) -> [Concern] {
    words.map { Concern(kind: kind, words: String($0)) }
  }

  /// What looks like a date of birth. To look for written days takes most of the time of a check.
  private static func dates(in text: String) -> [Concern] {
    let numericDate = /\b(\d{1,2}[.\/\-]\d{1,2}[.\/\-]\d{2,4}|\d{4}-\d{2}-\d{2})\b/
    let month = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/
    let writtenDate = Regex {
      /\b\d{1,2}(st|nd|rd|th)?(\s+of)?\s+/
      month
      /[a-z]*\s+\d{2,4}\b/
    }.ignoresCase()
    let kind = "a date of birth"
    return found(kind, text.matches(of: numericDate).map(\.output.0))
      + found(kind, text.matches(of: writtenDate).map { text[$0.range] })
  }

  /// What looks like an address or a number of a person. Each pattern is looked for only in a text
  /// that has what no match could do without: most have neither a long number nor a street.
  private static func patterns(in text: String, of words: [String]) -> [Concern] {
    let postcode = /\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}\b/
    let street =
      /\b(\d+[A-Za-z]?\s+)?([A-Z][a-z’']+\s+){1,3}(Street|Road|Avenue|Lane|Close|Drive|Way|Court|Crescent|Place|Terrace|Gardens|Grove|Row|Square)\b/
    let longNumber = /\b\d([ \-]?\d){6,}\b/
    let mail = /\b[^\s@]+@[^\s@]+\.[A-Za-z]{2,}\b/
    let digits = Digits(in: text)
    return
      (digits.followALetter ? found("a postcode", text.matches(of: postcode).map(\.output)) : [])
      + (words.contains(where: streets.contains)
        ? found("an address", text.matches(of: street).map(\.output.0)) : [])
      + (digits.longestRow >= 7
        ? found("a telephone or case number", text.matches(of: longNumber).map(\.output.0)) : [])
      + (text.utf8.contains(UInt8(ascii: "@"))
        ? found("an e-mail address", text.matches(of: mail).map(\.output)) : [])
  }

  /// How the digits of a text stand: one walk over it costs a hundredth of what a pattern does.
  private struct Digits {
    /// Whether one stands right behind a letter, as in every postcode.
    var followALetter = false
    /// The most that follow each other with nothing but spaces and hyphens between them.
    var longestRow = 0

    init(in text: String) {
      var row = 0
      var wasLetter = false
      for scalar in text.unicodeScalars {
        if scalar.isASCII ? ("0"..."9").contains(scalar) : scalar.isDecimal {
          followALetter = followALetter || wasLetter
          row += 1
          longestRow = max(longestRow, row)
        } else if scalar != " ", scalar != "-" {
          row = 0
        }
        wasLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      }
    }
  }

  /// The words with which the pattern of an address ends.
  private static let streets: Set<String> = [
    "Street", "Road", "Avenue", "Lane", "Close", "Drive", "Way", "Court", "Crescent", "Place",
    "Terrace", "Gardens", "Grove", "Row", "Square",
  ]
}

extension Unicode.Scalar {
  fileprivate var isDecimal: Bool { properties.numericType == .decimal }
}
