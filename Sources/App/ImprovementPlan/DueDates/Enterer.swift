import Civil
import Kernel
import Storage

/// Who enters a decision, by everything that they are called by: nobody approves what they enter.
struct Enterer {
  /// In small letters; without the name of the public.
  let names: [String]
  /// The posts that they hold.
  let posts: Set<String>

  init(_ names: [String], posts: [String] = []) {
    let names = names.map(\.plainName).filter { !$0.isEmpty }
    self.names = names + names.compactMap(\.withInitial)
    self.posts = Set(posts.map(\.plainName))
  }

  /// - Parameter db: where the name of their account, of the person that it is for, and of their
  ///   posts stand.
  init(_ user: User, on today: CivilDate, _ db: Transaction) throws {
    let account = try user.account.flatMap { try db.find($0, of: user.authority) }
    let person = try user.person.flatMap { try db.find($0, of: user.authority) }
    self.init(
      [user.name, account?.name, account?.login, person?.name].compactMap(\.self),
      posts: try db.postsHeld(by: user, on: today).compactMap {
        try db.find($0, of: user.authority)?.title
      })
  }

  /// Whether words name this person: "Sam Okafor, improvement officer" does, "S. Okafor" does, and
  /// so does the post alone that they hold.
  func isNamed(in words: String) -> Bool {
    let said = words.plainName
    return posts.contains(said) || Self.ownWords.contains(said)
      || names.contains { " \(said) ".contains(" \($0) ") }
  }

  /// Whether words name nobody to whoever reads them later: "me", "as above".
  static func namesNobody(_ words: String) -> Bool { ownWords.contains(words.plainName) }

  /// What people call themselves.
  private static let ownWords: Set = [
    "i", "me", "i did", "myself", "me myself", "by me", "by myself", "self", "own", "as above",
  ]
}

extension String {
  /// Its words in small letters, without what stands between them.
  var plainName: String {
    lowercased().split { !$0.isLetter && !$0.isNumber && !"@._-".contains($0) }
      .map { $0.trimmingSuffix { $0 == "." } }.joined(separator: " ")
  }

  /// "s okafor" of "sam okafor"; nil of what is one word.
  fileprivate var withInitial: String? {
    let words = split(separator: " ")
    guard words.count > 1, let first = words.first?.first, let last = words.last else { return nil }
    return "\(first) \(last)"
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ isLeftOut: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isLeftOut(last) { rest.removeLast() }
    return rest
  }
}
