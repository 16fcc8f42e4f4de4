import Civil
import Kernel
import Storage

/// Who enters a move, by everything that they are called by: nobody approves their own move.
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

  /// - Parameter db: where the name of their account, of the person that it is for, and of their posts stand.
  init(_ user: User, on today: CivilDate, _ db: Transaction) throws {
    let account = try user.account.flatMap { try db.find($0, of: user.authority) }
    let person = try user.person.flatMap { try db.find($0, of: user.authority) }
    self.init(
      [user.name, account?.name, account?.login, person?.name].compactMap(\.self),
      posts: try db.postsHeld(by: user, on: today).compactMap {
        try db.find($0, of: user.authority)?.title
      })
  }

  /// Whether words name this person: "Sam Okafor, improvement officer" does, "S. Okafor" does, and so does the
  /// post alone that they hold.
  func isNamed(in words: String) -> Bool {
    let said = " \(words.plainName) "
    return posts.contains(words.plainName) || names.contains { said.contains(" \($0) ") }
  }
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

extension DueDateMove {
  /// Looks up where it was decided, and says what is wrong with it.
  ///
  /// - Parameters:
  ///   - ledger: the one that it would be added to.
  ///   - held: the meetings that were held.
  /// - Throws: `Refusal.invalid` with all that is wrong.
  func checked(
    after ledger: [DueDateEntry], in held: [HeldMeeting], by enterer: Enterer, today: CivilDate
  ) throws -> DecisionEntry.Decided {
    var problems: [Problem] = []
    if let current = ledger.last { problems += self.problems(moving: current, by: enterer) }
    if decision.reason.isEmpty {
      problems.append(Problem("Say why the date moves.", field: "reason"))
    }
    let decided = decision.lookedUp(
      in: held, mustBeFound: !ledger.isEmpty, today: today, &problems)
    if let decided {
      if dueOn < decided.day {
        problems.append(
          Problem("The new date lies before the day on which it was decided.", field: "dueOn"))
      }
      if let current = ledger.last, decided.day < current.setOn {
        problems.append(
          Problem(
            "The date that this one replaces was decided on \(current.setOn.longForm); nobody moved it before. Enter a decision of that day or later.",
            field: "setOn"))
      }
    }
    guard problems.isEmpty, let decided else { throw Refusal.invalid(problems) }
    return decided
  }

  private func problems(moving current: DueDateEntry, by enterer: Enterer) -> [Problem] {
    var problems: [Problem] = []
    if current.dueOn == dueOn {
      problems.append(
        Problem("It is due on \(dueOn.longForm) already. Enter another day.", field: "dueOn"))
    }
    if decision.approver.isEmpty {
      problems.append(Problem("Say who approved the new date.", field: "approver"))
    } else if dueOn > current.dueOn, enterer.isNamed(in: decision.approver) {
      problems.append(
        Problem("Somebody else approves a move of a date that you enter.", field: "approver"))
    }
    if !decision.reason.isEmpty, !BoardWord.isMoreThanANod(decision.reason) {
      problems.append(
        Problem("Say in a few words why the date moves: a reason, not a nod.", field: "reason"))
    }
    return problems
  }
}
