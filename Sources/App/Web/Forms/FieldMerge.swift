import Kernel

/// What two people made of the same fields, brought together field by field: what only one of them
/// changed is kept; where both changed one field to different things a person has to decide.
///
/// A value is the list of what a field sends, so that a question with several boxes is a field too.
public struct FieldMerge: Hashable, Sendable {
  public typealias Values = [String: [String]]

  /// The fields together. A field in dispute holds one's own words.
  public private(set) var values: Values
  /// The fields that others had changed and oneself had not, in the order in which they were asked
  /// for.
  public private(set) var adopted: [String] = []
  /// The fields that both changed to different things.
  public private(set) var disputed: [String] = []

  /// - Parameters:
  ///   - mine: what was sent.
  ///   - base: what the form had shown.
  ///   - stored: what is kept now.
  ///   - fields: the names to bring together; others are left out.
  ///   - sets: those of them that are answered by any number of boxes: what one person ticked and
  ///     another took away are both done.
  ///   - yielding: those in which the stored value is wanted in any case.
  ///   - undecided: those in which two values stand until one is chosen, whatever the form had
  ///     shown.
  public init(
    mine: Values, base: Values, stored: Values, fields: [String], sets: Set<String> = [],
    yielding: Set<String> = [], undecided: Set<String> = []
  ) {
    values = [:]
    for name in fields {
      let (own, before, theirs) = (mine[name] ?? [], base[name] ?? [], stored[name] ?? [])
      if yielding.contains(name) {
        values[name] = theirs
      } else if undecided.contains(name), own != theirs {
        values[name] = own
        disputed.append(name)
      } else if own == before {
        values[name] = theirs
        if theirs != own { adopted.append(name) }
      } else if theirs == before || theirs == own {
        values[name] = own
      } else if sets.contains(name) {
        let gone = Set(before).subtracting(own)
        let added = own.filter { !before.contains($0) && !theirs.contains($0) }
        values[name] = theirs.filter { !gone.contains($0) } + added
        adopted.append(name)
      } else {
        values[name] = own
        disputed.append(name)
      }
    }
  }
}

/// A form in which somebody else has changed the same fields to something else.
public struct FormDispute: Error, Sendable {
  /// What was sent and what is kept now, brought together as far as that goes.
  public var merge: FormMerge
  /// Who changed it in the meantime: "Alma Reyes and Jo Marsh".
  public var others: String

  public init(_ merge: FormMerge, others: String) {
    self.merge = merge
    self.others = others.isEmpty ? "Somebody else" : others
  }

  /// One problem for each field in dispute.
  public var problems: [Problem] {
    merge.disputed.map {
      Problem(
        "\(others) changed “\(merge.title(of: $0))” too. Both are shown: choose one, or put them together.",
        field: $0)
    }
  }
}
