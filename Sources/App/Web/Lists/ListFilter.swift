import SiteMap
import Storage

/// A way to narrow a list down. Its value stands in the address under its name.
public struct ListFilter: Sendable {
  /// One of a filter's answers, and what it means for the rows.
  public struct Option: Sendable {
    public var value: String
    public var title: String
    public var condition: SQL

    public init(_ value: String, _ title: String, _ condition: SQL) {
      self.value = value
      self.title = title
      self.condition = condition
    }

    /// An answer to a filter of a list in memory, whose ``ListSource`` knows what it means.
    public init(_ value: String, _ title: String) { self.init(value, title, "1 = 1") }
  }

  enum Kind: Sendable {
    case choice([Option])
    case search(@Sendable (String) -> SQL)
  }

  public var name: String
  public var title: String
  let kind: Kind
  /// What is chosen as long as the address says nothing of it; then "All" has to be chosen.
  public var usual: String?

  /// One of a few answers; "All" is offered besides.
  ///
  /// - Parameter usual: the answer that the list begins with; nil for all.
  public static func choice(
    _ name: String, _ title: String, _ options: [Option], usual: String? = nil
  ) -> ListFilter {
    ListFilter(name: name, title: title, kind: .choice(options), usual: usual)
  }

  /// Words to look for. The closure is given a pattern for `lower(x) LIKE \(pattern) ESCAPE '\'`,
  /// with what is special in patterns already escaped.
  public static func search(
    _ name: String, _ title: String, _ condition: @escaping @Sendable (_ pattern: String) -> SQL
  ) -> ListFilter {
    ListFilter(name: name, title: title, kind: .search(condition))
  }

  /// What the address says for "All": something has to be said where another answer is usual.
  var all: String { usual == nil ? "" : ListWord.all }

  /// What the address asks for; the usual answer when it says nothing.
  func value(in address: Address) -> String? {
    let said = address.query.first { $0.name == name }?.value ?? usual
    return said?.isEmpty == true ? nil : said
  }

  /// A value in words: "Late".
  func words(for value: String) -> String {
    switch kind {
    case .choice(let options): options.first { $0.value == value }?.title ?? value
    case .search: "“\(value)”"
    }
  }

  /// What a value in the address means for the rows; nil when it means nothing.
  func condition(for value: String) -> SQL? {
    switch kind {
    case .choice(let options): options.first { $0.value == value }?.condition
    case .search(let condition): Self.pattern(value).map(condition)
    }
  }

  /// The pattern that finds a text anywhere, in lower case.
  static func pattern(_ text: String) -> String? {
    let wanted = FormEntry.tidy(text).lowercased().prefix(100)
    if wanted.isEmpty { return nil }
    var pattern = "%"
    for character in wanted {
      if character == "%" || character == "_" || character == "\\" { pattern.append("\\") }
      pattern.append(character)
    }
    return pattern + "%"
  }
}
