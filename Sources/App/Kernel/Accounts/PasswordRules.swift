import Foundation

/// Which passwords are taken. Length counts, and not being among the first that anybody would try;
/// no rules about capitals and digits, which make passwords worse (NIST SP 800-63B §3.1.1).
public struct PasswordRules: Sendable {
  /// Characters at least.
  public static let least = 12
  /// Bytes at most, so that nobody can make the service hash a book.
  public static let most = 1024

  /// Words that anybody would try for this account: its name, the council's, the product's.
  private let known: [String]

  public init(login: String, name: String, authority: Authority?) {
    let texts = [login, name, authority?.name ?? "", authority?.shortName ?? "", "goldthread"]
    known = texts.flatMap { text in
      let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      return words + [words.joined()]
    }
    .filter { $0.count >= 4 }
  }

  /// What is wrong with a password, in words for who chose it; nil when it will do.
  public func problem(_ password: String) -> String? {
    let text = password.precomposedStringWithCompatibilityMapping
    if text.utf8.count > Self.most || password.utf8.count > Self.most {
      return "The password is too long: at most \(Self.most) bytes are taken"
    }
    if text.count < Self.least {
      return "The password must have at least \(Self.least) characters. "
        + "Three or four words that do not belong together are easy to remember"
    }
    let plain = GuessableText(text)
    if plain.hasFewCharacters || plain.repeatsItself {
      return "The password repeats the same few characters. Choose one that is harder to guess"
    }
    if plain.isMostlyRuns {
      return "The password follows the alphabet, the digits or the keyboard. "
        + "Choose one that is harder to guess"
    }
    if plain.leaves(lessThan: 8, without: known) {
      return "The password is made of your name, the council’s or this service’s. "
        + "Choose one that is harder to guess"
    }
    if plain.leaves(lessThan: 5, without: CommonPasswords.words) {
      return "The password is one of the first that somebody would try. "
        + "Add words that do not belong together"
    }
    return nil
  }
}

/// A password as somebody who guesses sees it: in small letters, look-alike signs read as letters.
struct GuessableText {
  /// In small letters.
  private let lower: [Character]
  /// Look-alikes read as letters, everything else that is no letter left out.
  private let letters: String

  init(_ text: String) {
    lower = Array(text.lowercased())
    let lookAlikes: [Character: Character] = [
      "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
    ]
    // "password2024!" ends in decoration, not in letters written with signs.
    let core = lower.reversed().drop { !$0.isLetter }.reversed()
    letters = String(core.compactMap { $0.isLetter ? $0 : lookAlikes[$0] })
  }

  /// Fewer than five different characters.
  var hasFewCharacters: Bool { Set(lower).count < 5 }

  /// One piece of at most a third of the length, over and over.
  var repeatsItself: Bool {
    (1...max(1, lower.count / 3)).contains { period in
      zip(lower, lower.dropFirst(period)).allSatisfy { $0 == $1 }
    }
  }

  /// At least three quarters of the steps go to the next character of the alphabet, of the digits
  /// or of a row of keys, in either direction.
  var isMostlyRuns: Bool {
    let steps = zip(lower, lower.dropFirst())
    let count = steps.filter { Self.neighbours.contains([$0, $1]) }.count
    return count * 4 >= (lower.count - 1) * 3
  }

  /// Whether fewer than so many letters are left when these words are taken out, the longest first.
  /// Digits and signs count for nothing here: they are the first that are varied.
  func leaves(lessThan least: Int, without words: [String]) -> Bool {
    var rest = letters
    var isTouched = false
    for word in words.sorted(by: { ($0.count, $0) > ($1.count, $1) }) where rest.contains(word) {
      rest = rest.replacing(word, with: "")
      isTouched = true
    }
    return isTouched && rest.count < least
  }

  private static let neighbours: Set<[Character]> = {
    let rows = [
      "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm",
      "!\"£$%^&*()", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm",
    ]
    var pairs: Set<[Character]> = []
    for row in rows {
      for (one, next) in zip(row, row.dropFirst()) {
        pairs.formUnion([[one, next], [next, one]])
      }
    }
    return pairs
  }()
}
