import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What this slice asks of what stands beside a plan (registers, consultations, published
/// editions), which is to its right and not imported here. `Product` fills it; without registers
/// nothing is shown.
public struct RegisterLinks: Sendable {
  public typealias Changes =
    @Sendable (Transaction, Plan, Instant, Instant) throws -> [PlanChange]

  /// The tables that it reads: of a page of a past day, they are read as they stood.
  public var tables: [SQLName]
  /// A plan's continuing priorities, for the plan's page.
  public var ofPlan: @Sendable (Transaction, Visit, Plan) throws -> HTML
  /// What was learnt from outside that bears on an action, for the action's page.
  public var ofAction: @Sendable (Transaction, Visit, Action) throws -> HTML
  /// What changed beside a plan after one moment and up to another, in the order in which it was
  /// written down.
  public var changes: Changes
  /// What is said of a plan beside it and disagrees with its figures, as at a past day or today.
  public var words: @Sendable (Transaction, User, Plan, CivilDate?) throws -> [WordsBeside]

  public init(
    tables: [SQLName] = [],
    ofPlan: @escaping @Sendable (Transaction, Visit, Plan) throws -> HTML,
    ofAction: @escaping @Sendable (Transaction, Visit, Action) throws -> HTML,
    changes: @escaping Changes = { _, _, _, _ in [] },
    words: @escaping @Sendable (Transaction, User, Plan, CivilDate?) throws -> [WordsBeside] = {
      _, _, _, _ in []
    }
  ) {
    self.tables = tables
    self.ofPlan = ofPlan
    self.ofAction = ofAction
    self.changes = changes
    self.words = words
  }

  /// What several slices show, one after the other.
  public func followed(by others: RegisterLinks...) -> RegisterLinks {
    let all = [self] + others
    return RegisterLinks(
      tables: all.flatMap(\.tables),
      ofPlan: { db, visit, plan in HTML(try all.map { try $0.ofPlan(db, visit, plan) }) },
      ofAction: { db, visit, action in HTML(try all.map { try $0.ofAction(db, visit, action) }) },
      changes: { db, plan, start, end in try all.flatMap { try $0.changes(db, plan, start, end) } },
      words: { db, user, plan, day in try all.flatMap { try $0.words(db, user, plan, day) } })
  }

  /// No registers at all.
  public static let none = RegisterLinks(
    ofPlan: { _, _, _ in HTML() }, ofAction: { _, _, _ in HTML() })
}

/// A text beside a plan that disagrees with its figures: in an edition for the public, in an answer
/// to the board.
public struct WordsBeside: Sendable {
  /// "Edition “June 2026”: the summary".
  public let title: String
  public let address: Address
  /// The action that it is about, if it is about one.
  public let action: Action.ID?
  /// Who wrote it, and when.
  public let by: String
  /// The past day with whose plan it was compared; nil for the plan as it stands.
  public let day: CivilDate?
  public let found: [NarrativeDisagreement]

  public init(
    title: String, address: Address, action: Action.ID? = nil, by: String, day: CivilDate?,
    found: [NarrativeDisagreement]
  ) {
    self.title = title
    self.address = address
    self.action = action
    self.by = by
    self.day = day
    self.found = found
  }
}
