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
  init(_ authority: AuthorityID, on today: CivilDate, _ db: Transaction) throws {
    self.init(
      choices: try db.ownerChoices(in: authority, on: today), bodies: try db.bodies(of: authority))
  }
}
