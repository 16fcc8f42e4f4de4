import Civil
import Kernel
import Reading
import Storage

/// Whom the names of a council's plan mean, by the directory: exactly, or not at all. A near miss
/// would give somebody's work to somebody else.
struct OwnerMatcher {
  private var owners: [String: Owner?] = [:]
  let choices: [OwnerChoice]

  init(choices: [OwnerChoice], bodies: [Body]) {
    self.choices = choices
    for choice in choices { take(choice.name.name, choice.owner) }
    for body in bodies {
      if let short = body.shortName { take(short, .body(body.id)) }
    }
  }

  private mutating func take(_ name: String, _ owner: Owner) {
    let key = WordKey.of(name)
    guard !key.isEmpty else { return }
    if let known = owners[key] {
      // Two people of one name: a person has to say which.
      if known != owner { owners[key] = .some(nil) }
    } else {
      owners[key] = owner
    }
  }

  /// "Head of Safeguarding (A. Reyes)" is the post before the bracket.
  func match(_ name: String) -> Owner? {
    if let found = owners[WordKey.of(name)] { return found }
    guard let bracket = name.firstIndex(of: "(") else { return nil }
    return owners[WordKey.of(name[..<bracket])] ?? nil
  }
}

extension OwnerMatcher {
  /// The names of a cell. A name of the directory stays whole though it has an “and” or a comma:
  /// “Performance and Quality Assurance” is one owner. What is no name of it is parted where each
  /// part is one.
  ///
  /// - Parameter parted: the names as they were parted without a directory.
  func names(in cell: String, parted: [String]) -> [String] {
    let lines = PlanNames.lines(cell)
    let isListed = lines.contains { match($0) != nil }
    let names =
      isListed
      ? lines.flatMap { line in match(line) != nil ? [line] : parted.filter(line.contains) }
      : parted
    return names.flatMap { known(in: $0) ?? [$0] }.uniqued()
  }

  /// The names of the directory that a text lists; nil where it says anything else.
  private func known(in text: String) -> [String]? {
    if match(text) != nil { return [text] }
    for mark in text.ranges(of: /\s*(?:,|&|\band\b)\s*/) {
      let first = String(text[..<mark.lowerBound])
      if match(first) != nil, let others = known(in: String(text[mark.upperBound...])) {
        return [first] + others
      }
    }
    return nil
  }

  init(_ authority: AuthorityID, on today: CivilDate, _ db: Transaction) throws {
    self.init(
      choices: try db.ownerChoices(in: authority, on: today), bodies: try db.bodies(of: authority))
  }
}
