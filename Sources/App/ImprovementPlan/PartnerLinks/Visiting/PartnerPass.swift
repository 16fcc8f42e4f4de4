import Civil
import Kernel
import Storage
import Web

/// What somebody shows at every page behind a link: a visit that goes on in their browser, by a
/// link that still holds. It is asked for anew each time.
struct PartnerPass: Sendable {
  let visitID: ID<PartnerVisit>
  let link: PartnerLink
  let body: Body
  let name: String
  let post: String

  var user: User { User(byLink: link, of: body, name: name, post: post) }

  /// - Throws: `Refusal` in words when the visit has ended, and when the link no longer holds,
  ///   which goes on record.
  init(_ visit: Visit) async throws {
    try visit.requireNobodySignedIn()
    guard let browser = visit.browserKey else { throw Self.ended }
    let id: ID<PartnerVisit> = try visit.id("visit")
    let (authority, now) = (visit.authority, visit.world.now())
    let found = try await visit.store.read { db -> (PartnerVisit, PartnerLink, Body)? in
      guard let going = try db.partnerVisit(id, browser: browser, at: now, in: authority) else {
        return nil
      }
      let link = try db.partnerLink(going.link, of: authority)
      return (going, link, try db.body(link.body, of: authority))
    }
    guard let (going, link, body) = found else { throw Self.ended }
    visitID = going.id
    (self.link, self.body) = (link, body)
    (name, post) = (going.name, going.post)
    if let refusal = link.refusal(on: visit.today) {
      try await visit.store.recordAccess(
        by: user.author,
        [
          .partnerLink(
            link.id, "go on with a visit", isAllowed: false, detail: "it no longer holds",
            in: authority)
        ])
      throw refusal
    }
  }

  /// The link's holder at work: what they change is written in their name, as a use of the link,
  /// and only while the link holds.
  ///
  /// - Parameter isSameUse: whether a use with this purpose is on record already and goes on.
  func acting(in visit: Visit, to purpose: String, isSameUse: Bool = false) -> PartnerActing {
    PartnerActing(
      visit: visit.acting(as: user), link: link.id, purpose: purpose, isSameUse: isSameUse)
  }

  /// Does what somebody sends by the link. What is refused is a use too, and on record as refused.
  func trying<Value: Sendable>(
    _ purpose: String, in visit: Visit,
    _ work: (PartnerActing) async throws -> Value
  ) async throws -> Value {
    do {
      return try await work(acting(in: visit, to: purpose))
    } catch let refusal as Refusal {
      try await noteRefused(purpose, because: refusal.inShort, in: visit)
      throw refusal
    }
  }

  /// Puts on record that something was sent and refused.
  func noteRefused(_ purpose: String, because why: String, in visit: Visit) async throws {
    try await visit.store.recordAccess(
      by: user.author,
      [.partnerLink(link.id, purpose, isAllowed: false, detail: why, in: visit.authority)])
  }

  static let ended = Refusal.conflict(
    "Your visit has ended. Open the link again that you were sent, in this browser."
  )
}

/// Somebody acting by a link.
struct PartnerActing: Acting {
  let visit: Visit
  let link: PartnerLink.ID
  /// What they do, for the link's record of uses.
  let purpose: String
  let isSameUse: Bool
  /// What they do when their words are only kept, and told to nobody yet.
  var draftPurpose: String?

  var world: World { visit.world }
  var user: User { visit.user }

  func write<Value: Sendable>(
    because reason: String, _ body: @escaping @Sendable (WriteTransaction) throws -> Value
  ) async throws -> Value {
    let (authority, link, today) = (user.authority, link, visit.today)
    let acting = self
    return try await visit.write(because: reason) { db in
      // It may have been taken back while the form was open.
      if let refusal = try db.partnerLink(link, of: authority).refusal(on: today) { throw refusal }
      let value = try body(db)
      if !acting.isSameUse { try db.recordAccess(acting.note(on: value)) }
      return value
    }
  }

  /// What came of it: words that were held back, or only kept, were not said.
  private func note(on value: Any) -> AccessNote {
    let authority = user.authority
    if case .heldBack(_, let reason)? = value as? Publication {
      return .partnerLink(
        link, purpose, isAllowed: false,
        detail: "Not sent; the words are kept as a draft. \(reason.inShort)", in: authority)
    }
    let isDraft = value is SavedDraft
    return .partnerLink(link, isDraft ? draftPurpose ?? purpose : purpose, in: authority)
  }
}

extension Publication.Reason {
  fileprivate var inShort: String {
    switch self {
    case .problems(let problems): problems.map(\.message).joined(separator: " ")
    case .changed, .overtaken: "Somebody else was quicker."
    }
  }
}

extension Refusal {
  /// What was refused and why, for a record of uses.
  fileprivate var inShort: String {
    switch self {
    case .notPermitted(let text), .notFound(let text), .conflict(let text), .tooLarge(let text):
      text
    case .tooMany(let text, _): text
    case .invalid(let problems): problems.map(\.message).joined(separator: " ")
    }
  }
}

extension Visit {
  /// A link is for people without an account: whoever has signed in has a name here already.
  func requireNobodySignedIn() throws {
    guard user.isSignedIn else { return }
    throw Refusal.conflict(
      "You are signed in as \(user.name). A link is for people without an account: use your own pages, or sign out and open the link again."
    )
  }
}
