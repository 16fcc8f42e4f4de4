import SiteMap
import Storage
import Web

/// The answers of the list of actions that ask for what was withdrawn, which it leaves out
/// otherwise.
enum WithdrawnFilter: String, CaseIterable, Sendable {
  case all = "withdrawn"
  case late = "withdrawn-late"

  /// The filter that they are answers of: what became of the work.
  static let name = "delivery"

  /// Nil where the address asks for actions that stand.
  init?(_ address: Address) {
    guard let value = address.query.first(where: { $0.name == Self.name })?.value,
      let asked = Self(rawValue: value)
    else { return nil }
    self = asked
  }

  /// Part of a list of actions.
  func of(_ list: Address) -> Address { list.with(Self.name, rawValue) }

  var option: ListFilter.Option {
    switch self {
    case .all: .init(rawValue, "Withdrawn", "action.withdrawn_on IS NOT NULL")
    case .late:
      .init(rawValue, WithdrawnLine.lateTitle, "action.withdrawn_on > action.first_due_on")
    }
  }

  /// What the option says, of a line in memory.
  func holds(_ row: ActionRow) -> Bool {
    switch self {
    case .all: row.withdrawnOn != nil
    case .late: row.isWithdrawnLate
    }
  }
}
