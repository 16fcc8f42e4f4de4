import Civil
import Kernel
import Storage
import Web

/// What somebody behind a link tried to reach, and is not asked of their body.
enum OutOfReach {
  case action(Action.ID)
  /// An action that was asked of them until it was withdrawn.
  case withdrawn(Action)
  /// Something of an action that is asked of them which it does not have, or is not theirs to say:
  /// "a step", "evidence", "the progress".
  case partOf(Action, String)
  case question

  /// In words for the link's record of uses, which only the council reads. All addresses that lead
  /// nowhere are one and the same.
  fileprivate func words(_ body: Body, _ db: Transaction) throws -> String {
    switch self {
    case .action(let id):
      guard let action = try db.find(id, of: body.authority) else {
        return "an action that is not there"
      }
      return Self.notAsked(action, of: body)
    case .withdrawn(let action): return Self.notAsked(action, of: body)
    case .partOf(let action, let part):
      return "\(part) of \(action.reference), which is not theirs or not there"
    case .question: return "a question that is not asked of \(body.name)"
    }
  }

  private static func notAsked(_ action: Action, of body: Body) -> String {
    "\(action.reference) \(action.title), which is not asked of \(body.name) now"
  }

  /// Whether it was theirs, so that an old page or bookmark leads there: that says the same on
  /// every day.
  fileprivate var wasTheirs: Bool { if case .withdrawn = self { true } else { false } }
}

extension PartnerPass {
  /// Finds something among what is asked of the body. A try at something else is a use of the link
  /// too, and on record as refused.
  func among<Value>(
    in visit: Visit, _ sought: OutOfReach, _ find: () throws -> Value
  ) async throws -> Value {
    do {
      return try find()
    } catch let refusal as Refusal {
      try await noteTry(at: sought, in: visit)
      throw refusal
    }
  }

  /// Puts a try on record: each once a day, so that whoever goes through addresses one after the
  /// other stands in it and does not bury the rest; at what was theirs before, once.
  func noteTry(at sought: OutOfReach, in visit: Visit) async throws {
    let (link, body, today) = (link, body, visit.today)
    try await visit.store.write(as: user.author, because: "access") { db in
      let words = try sought.words(body, db)
      let noted = try db.accesses(
        to: PartnerLink.table, link.id.text, of: link.authority, limit: Self.looksBack)
      let isNoted = noted.contains {
        (sought.wasTheirs || $0.at.dateInLondon == today) && $0.purpose == Self.purpose
          && $0.detail == words
      }
      if isNoted { return }
      try db.recordAccess(
        .partnerLink(
          link.id, Self.purpose, isAllowed: false, detail: words, in: link.authority))
    }
  }

  private static let purpose = "reach what is not asked of them"
  private static let looksBack = 1000
}
