import Civil
import ImprovementPlan
import Kernel
import Storage

/// What is said about help from outside.
public struct PeerActivityEntry: Hashable, Sendable {
  public var organisation: String
  public var kind: PeerActivity.Kind
  public var focus: String
  public var startOn: CivilDate
  public var endOn: CivilDate?
  public var learning: String
  public var actions: [Action.ID]

  public init(
    organisation: String, kind: PeerActivity.Kind, focus: String, startOn: CivilDate,
    endOn: CivilDate? = nil, learning: String = "", actions: [Action.ID] = []
  ) {
    self.organisation = organisation
    self.kind = kind
    self.focus = focus
    self.startOn = startOn
    self.endOn = endOn
    self.learning = learning
    self.actions = actions
  }
}

/// Enters help from outside in the register, or changes what is said about it.
public struct KeepPeerActivity: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(_ entry: PeerActivityEntry) async throws -> PeerActivity {
    let user = acting.user
    try user.require(.manageRegisters)
    try entry.check(on: acting.world.today())
    return try await acting.write(because: "peer support entered") { db in
      let activity = try db.insert(
        PeerActivity(
          authority: user.authority, organisation: entry.organisation, kind: entry.kind,
          focus: entry.focus, startOn: entry.startOn, endOn: entry.endOn,
          learning: entry.learning))
      try db.link(activity, to: entry.actions)
      return activity
    }
  }

  @discardableResult
  public func callAsFunction(
    _ entry: PeerActivityEntry, over id: ID<PeerActivity>, readAt version: Int
  ) async throws -> PeerActivity {
    let user = acting.user
    try user.require(.manageRegisters)
    try entry.check(on: acting.world.today())
    return try await acting.write(because: "peer support changed") { db in
      var activity = try db.peerActivity(id, of: user.authority)
      activity.version = version
      activity.organisation = entry.organisation
      activity.kind = entry.kind
      activity.focus = entry.focus
      activity.startOn = entry.startOn
      activity.endOn = entry.endOn
      activity.learning = entry.learning
      try db.link(activity, to: entry.actions)
      return try db.update(activity)
    }
  }
}

extension PeerActivityEntry {
  fileprivate func check(on today: CivilDate) throws {
    if let endOn, endOn < startOn {
      throw Refusal.invalid("It cannot end before it starts.", field: "endOn")
    }
    if !learning.isEmpty, startOn > today {
      throw Refusal.invalid(
        "It begins on \(startOn.longForm), so nothing was learnt from it yet. Leave this empty until then, or put the day right.",
        field: "learning")
    }
    if learning.isEmpty, !actions.isEmpty {
      throw Refusal.invalid(
        "Say what was learnt that bears on these actions.", field: "learning")
    }
  }
}

extension WriteTransaction {
  fileprivate func link(_ activity: PeerActivity, to actions: [Action.ID]) throws {
    let links = try actionLinks(of: activity)
    for link in links where !actions.contains(link.action) { try delete(link) }
    for id in Set(actions).subtracting(links.map(\.action)).sorted(by: { $0.text < $1.text }) {
      guard try find(id, of: activity.authority) != nil else {
        throw Refusal.invalid("This action is no longer there.", field: "actions")
      }
      try insert(
        PeerActivityAction(authority: activity.authority, activity: activity.id, action: id))
    }
  }
}
