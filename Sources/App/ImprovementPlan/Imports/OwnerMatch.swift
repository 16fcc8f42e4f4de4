import Civil
import Kernel
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
  /// “Performance and Quality Assurance” is one owner.
  ///
  /// - Parameter parted: the names as they were parted without a directory.
  func names(in cell: String, parted: [String]) -> [String] {
    let pieces = cell.split { ";\n".contains($0) }.map { String($0).onOneLine }
    guard parted.count > 1, pieces.contains(where: { match($0) != nil }) else { return parted }
    return pieces.flatMap { piece in
      match(piece) != nil ? [piece] : parted.filter { piece.contains($0.onOneLine) }
    }
    .uniqued()
  }

  init(_ authority: AuthorityID, on today: CivilDate, _ db: Transaction) throws {
    self.init(
      choices: try db.ownerChoices(in: authority, on: today), bodies: try db.bodies(of: authority))
  }
}
