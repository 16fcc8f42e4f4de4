import Storage

/// What became of one file of an import, and a sentence about it.
public struct ImportOutcome: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable, SQLConvertible {
    /// A new line of the national register.
    case entered
    /// A line that was there has more in it now.
    case completed
    /// A summary for children that was added to its inspection.
    case joined
    /// All that it says is in the register already.
    case unchanged
    /// It says something else than the register; nothing was changed.
    case conflict
    /// Not read with certainty; a person has to look at it.
    case uncertain
    /// A report, but none that this register keeps.
    case left
    /// No report that can be read.
    case refused
    /// Read, and now waits to be reviewed as a paper.
    case toReview = "to_review"
    /// The same file was here before.
    case known
    /// A fault of ours.
    case failed

    /// The state in a word or two.
    public var title: String {
      switch self {
      case .entered: "Entered"
      case .completed: "Completed"
      case .joined: "Added to its inspection"
      case .unchanged: "Nothing new"
      case .conflict: "Says something else"
      case .uncertain: "To be looked at"
      case .left: "Left out"
      case .refused: "Not readable"
      case .toReview: "To be reviewed"
      case .known: "Known already"
      case .failed: "Failed"
      }
    }

    /// What a preview says would be done; nil where nothing would.
    public var intended: String? {
      switch self {
      case .entered: "would enter"
      case .completed: "would complete"
      case .joined: "would join"
      case .unchanged, .conflict, .uncertain, .left, .refused, .toReview, .known, .failed: nil
      }
    }

    /// Whether somebody has to do something about it.
    public var isProblem: Bool {
      switch self {
      case .conflict, .uncertain, .refused, .failed: true
      case .entered, .completed, .joined, .unchanged, .left, .toReview, .known: false
      }
    }
  }

  public var kind: Kind
  /// "Thornmere, ILACS (2023), visit from 6 October 2025: Good".
  public var sentence: String

  public init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }
}
