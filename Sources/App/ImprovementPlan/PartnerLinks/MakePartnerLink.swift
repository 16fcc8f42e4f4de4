import Civil
import Kernel
import Storage

/// Makes a link for a body. Its secret is in the answer and nowhere else.
public struct MakePartnerLink: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - sentTo: whom it will be sent to, in words.
  ///   - expiresOn: the last day on which it holds.
  public func callAsFunction(
    forBody id: Body.ID, sentTo: String, until expiresOn: CivilDate
  ) async throws -> (link: PartnerLink, secret: LinkSecret) {
    let (user, today) = (acting.user, acting.world.today())
    try user.require(.managePlan)
    var problems: [Problem] = []
    if sentTo.isEmpty {
      problems.append(Problem("Say whom you will send it to.", field: "sentTo"))
    }
    if expiresOn < today {
      problems.append(Problem("That day has passed.", field: "expiresOn"))
    }
    if expiresOn > today.adding(days: Self.mostDays) {
      problems.append(
        Problem(
          "A link holds for \(Self.mostDays) days at most. Make a new one then.",
          field: "expiresOn"))
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
    let secret = LinkSecret()
    let link = try await acting.write(because: "link made for a partner") { db in
      let body = try db.body(id, of: user.authority)
      return try db.insert(
        PartnerLink(
          authority: user.authority, body: body.id, secret: secret, sentTo: sentTo,
          expiresOn: expiresOn, madeAt: db.at, madeBy: user.name))
    }
    return (link, secret)
  }

  /// Beyond this nobody remembers who has it.
  static let mostDays = 366
}

/// Takes a link back: from that moment it opens nothing.
public struct RevokePartnerLink: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  public func callAsFunction(
    _ id: PartnerLink.ID, readAt version: Int, because reason: String
  ) async throws -> PartnerLink {
    let (user, today) = (acting.user, acting.world.today())
    try user.require(.managePlan)
    guard !reason.isEmpty else {
      throw Refusal.invalid("Say why it is taken back.", field: "reason")
    }
    return try await acting.write(because: "link of a partner taken back: \(reason)") { db in
      var link = try db.partnerLink(id, of: user.authority)
      guard link.revokedOn == nil else {
        throw Refusal.conflict("\(link.revokedBy) has taken this link back already.")
      }
      link.version = version
      link.revokedOn = today
      link.revokedBy = user.name
      link.revokedBecause = reason
      return try db.update(link)
    }
  }
}

extension Transaction {
  /// Until when a link made today holds, unless somebody says otherwise.
  func partnerLinkExpiry(from today: CivilDate, in world: World) throws -> CivilDate {
    try timeRule(.partnerLink, on: today, of: world.authority)
      .due(from: today, calendar: world.workingCalendar(self)).date
  }
}
