import Kernel
import Markup
import SiteMap
import Web

/// An action that left its plan, as every page that shows the plan names it.
public struct WithdrawnLine {
  /// With its reference.
  let name: String
  /// Nil for those who may not open it.
  let address: Address?
  let because: String
  /// Whether it was due before it was withdrawn.
  let isLate: Bool

  init(_ action: Action, to address: Address) {
    name = "\(action.reference) \(action.title)"
    self.address = address
    because = action.withdrawnBecause
    isLate = action.isWithdrawnLate
  }

  public init(_ action: PlanDigest.WithdrawnAction, to address: Address?) {
    name = "\(action.reference) \(action.title)"
    self.address = address
    because = action.because
    isLate = true
  }

  public var html: HTML {
    HTML {
      if let address { link(name, to: address) } else { HTML(name) }
      HTML(": \(because)")
      if isLate {
        HTML(" ")
        tag(Self.lateTitle, .caution)
      }
    }
  }

  /// The mark of what was withdrawn after it was due, where a file has no marks.
  public static let lateTitle = "Withdrawn after its date"

  /// "1 action was withdrawn after its date", beside how a recommendation is rated, since its
  /// rating is only of the actions that stand; nil where none was.
  public static func servedNote(_ count: Int) -> String? {
    switch count {
    case 0: nil
    case 1: "1 action was withdrawn after its date"
    default: "\(count) actions were withdrawn after their dates"
    }
  }

  /// "1 was withdrawn after the first due date", beside a number of actions; nil where none was.
  public static func lateNote(_ count: Int) -> String? {
    count == 0 ? nil : "\(count) \(count == 1 ? "was" : "were") withdrawn after the first due date"
  }
}
