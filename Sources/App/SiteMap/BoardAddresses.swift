import Storage

/// Addresses of the slice Board.
extension Address {
  public static let board = Address("board")
  public static let newBoard = Address("board", "new")
  public static func board<T>(_ id: ID<T>) -> Address { Address("board", "boards", id.text) }
  /// What is done with a board: `edit`, `members`, `meetings`, `dates`.
  public static func board<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("board", "boards", id.text, step)
  }
  public static func boardMember<T>(_ id: ID<T>) -> Address {
    Address("board", "members", id.text)
  }

  public static func meeting<T>(_ id: ID<T>) -> Address { Address("board", "meetings", id.text) }
  /// What belongs to a meeting: `edit`, `attendance`, `items`, `decisions`, `log`, `agreement`,
  /// `pack`, `note`.
  public static func meeting<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("board", "meetings", id.text, step)
  }
  /// Takes the public note of a meeting back.
  public static func withdrawNote<T>(ofMeeting id: ID<T>) -> Address {
    Address("board", "meetings", id.text, "note", "withdraw")
  }
  public static func agendaItem<T>(_ id: ID<T>) -> Address { Address("board", "items", id.text) }
  public static func decision<T>(_ id: ID<T>) -> Address { Address("board", "decisions", id.text) }
  public static func logEntry<T>(_ id: ID<T>) -> Address { Address("board", "log", id.text) }
  public static func pack<T>(_ id: ID<T>) -> Address { Address("board", "packs", id.text) }
  /// The snapshot behind a pack, byte for byte, so that anybody can check its SHA-256.
  public static func packData<T>(_ id: ID<T>) -> Address {
    Address("board", "packs", id.text, "data")
  }

  public static let challenges = Address("board", "challenges")
  public static let newChallenge = Address("board", "challenges", "new")
  /// Takes a challenge that was raised at a learning event to the log.
  public static func takeUpChallenge<T>(raisedAs id: ID<T>) -> Address {
    newChallenge.with("eventChallenge", id.text)
  }
  public static func challenge<T>(_ id: ID<T>) -> Address {
    Address("board", "challenges", id.text)
  }
  /// What is done with a challenge: `edit`, `answer`, `close`, `reopen`.
  public static func challenge<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("board", "challenges", id.text, step)
  }

  public static let risks = Address("board", "risks")
  public static let newRisk = Address("board", "risks", "new")
  public static func risk<T>(_ id: ID<T>) -> Address { Address("board", "risks", id.text) }
  /// What is done with a risk: `edit`, `score`, `close`, `reopen`.
  public static func risk<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("board", "risks", id.text, step)
  }

  /// Which actions of a plan wait for which.
  public static func dependencies<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "dependencies")
  }
  public static func removeDependency<T>(_ id: ID<T>) -> Address {
    Address("dependencies", id.text, "remove")
  }
}
