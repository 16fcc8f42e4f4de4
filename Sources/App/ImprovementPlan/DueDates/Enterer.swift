import Civil
import Kernel
import Storage

/// Who enters a decision, by everything that they are called by: nobody approves what they enter.
struct Enterer {
  /// In small letters; without the name of the public.
  let names: [String]
  /// The posts that they hold.
  let posts: Set<String>
  /// What their roles are called: "improvement officer".
  private let roles: [String]
  /// The posts and bodies of the directory, which name somebody whoever reads it.
  private let directory: Set<String>

  init(
    _ names: [String], posts: [String] = [], roles: Set<Role> = [], directory: [String] = []
  ) {
    let names = names.map(\.plainName).filter { !$0.isEmpty }
    self.names = names + names.compactMap(\.withInitial)
    self.posts = Set(posts.map(\.plainName))
    self.roles = roles.map(\.title.plainName)
    self.directory = Set(directory.map(\.plainName))
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
      },
      roles: user.roles,
      directory: try db.posts(of: user.authority).map(\.title)
        + db.bodies(of: user.authority).map(\.name))
  }

  /// Whether words name this person: "Sam Okafor, improvement officer" does, "S. Okafor" does, and
  /// so does the post alone that they hold.
  func isNamed(in words: String) -> Bool {
    let said = words.plainName
    return posts.contains(said) || namesNobody(words)
      || names.contains { " \(said) ".contains(" \($0) ") }
  }

  /// Whether words name nobody to whoever reads them later: "me", "as above", and "the officer"
  /// where an improvement officer writes it, unless a post or a body is called that.
  private func namesNobody(_ words: String) -> Bool {
    let said = words.plainName.split(separator: " ").map(String.init)
    let bare = said.first.map(Self.articles.contains) == true ? Array(said.dropFirst()) : said
    if Self.ownWords.contains(said.joined(separator: " ")) { return true }
    return !directory.contains(bare.joined(separator: " "))
      && roles.contains { $0.isCalled(bare) }
  }

  /// Whether words name nobody at all, whoever writes them: "n/a", "ok", "-", "nobody". What is
  /// left of them without such answers, and without single letters, is no name.
  static func isNoName(_ words: String) -> Bool {
    let left = words.plainName.split(separator: " ").map { $0.filter(\.isLetter) }
      .filter { $0.count > 1 && !noNames.contains($0) }
    return left.reduce(0) { $0 + $1.count } < 3
  }

  /// What people write where they have no name to give.
  private static let noNames: Set = [
    "na", "not", "applicable", "available", "known", "unknown", "nil", "none", "nobody", "no",
    "noone", "one", "anybody", "anyone", "somebody", "someone", "ok", "okay", "yes", "yep",
    "agreed",
    "approved", "done", "tbc", "tbd", "to", "be", "confirmed", "decided", "yet", "nothing",
  ]

  private static let articles: Set = ["the", "an", "a", "our"]

  /// What people call themselves.
  private static let ownWords: Set = [
    "i", "me", "i did", "myself", "me myself", "by me", "by myself", "self", "own", "as above",
    "the writer", "the undersigned",
  ]
}

extension String {
  /// Its words in small letters, without what stands between them.
  var plainName: String {
    lowercased().split { !$0.isLetter && !$0.isNumber && !"@._-".contains($0) }
      .map { $0.trimmingSuffix { $0 == "." } }.joined(separator: " ")
  }

  /// Whether words are nothing but this role’s name, or the end of it: "officer" of "improvement
  /// officer", "director" of "director of children’s services".
  fileprivate func isCalled(_ words: [String]) -> Bool {
    let whole = split(separator: " ").map(String.init)
    let short = Array(whole.prefix { $0 != "of" })
    return !words.isEmpty && (words == whole || short.suffix(words.count) == words[...])
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
