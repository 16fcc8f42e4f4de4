import Civil
import Kernel
import Storage
import Web

/// The door that a partner's link opens: every try is on record, and wrong ones slow the next.
struct PartnerDoor {
  let visit: Visit

  /// A link that opens, and the body it stands for.
  struct Opened: Sendable {
    let link: PartnerLink
    let body: Body
    let secret: LinkSecret
  }

  private enum Outcome: Sendable {
    case opened(Opened)
    case closed(PartnerLink)
    case unknown
    case wait(Int64)
  }

  /// - Parameter isOpening: whether somebody opens the link now, and not only sends the form that
  ///   it showed them: that goes on record as what it is.
  /// - Throws: `Refusal` in words for what opens nothing: the same for an altered secret and one
  ///   that never was.
  func open(isOpening: Bool = true) async throws -> Opened {
    let secret = LinkSecret(visit.parameters["secret"] ?? "")
    let (authority, today, from) = (visit.authority, visit.today, visit.remoteAddress)
    let outcome = try await visit.store.write(as: Self.stranger, because: "link opened") { db in
      let wait = try db.admitSecret(from: from, in: authority)
      if wait > 0 {
        try db.recordTry(nil, isAllowed: false, "too many tries; from \(from)", in: authority)
        return Outcome.wait(wait)
      }
      guard let secret, let link = try db.partnerLink(secret, in: authority) else {
        try db.recordTry(nil, isAllowed: false, "no such link; from \(from)", in: authority)
        return .unknown
      }
      // Whoever holds a link that held once does not guess.
      try db.forgiveSecret(from: from, in: authority)
      let standing = link.standing(on: today)
      if isOpening || standing != .good {
        try db.recordTry(
          link, isAllowed: standing == .good, "\(standing.words); from \(from)", in: authority)
      }
      guard standing == .good else { return .closed(link) }
      return .opened(
        Opened(link: link, body: try db.body(link.body, of: authority), secret: secret))
    }
    switch outcome {
    case .opened(let opened): return opened
    case .closed(let link): throw link.refusal(on: today) ?? PartnerLink.unknown
    case .unknown: throw PartnerLink.unknown
    case .wait(let seconds): throw Refusal.tooManySecrets(waiting: seconds)
    }
  }

  /// Notes that somebody did not say who they are when they were asked.
  func recordNoName(_ opened: Opened, _ problems: [Problem]) async throws {
    try await visit.store.recordAccess(
      by: Self.stranger,
      [
        .partnerLink(
          opened.link.id, "say who they are", isAllowed: false,
          detail: problems.map(\.message).joined(separator: " "), in: visit.authority)
      ])
  }

  /// Somebody who has not said who they are.
  private static let stranger = Author(id: "public", name: "Somebody with an address")
}

extension PartnerLink.Standing {
  fileprivate var words: String {
    switch self {
    case .good: "it holds"
    case .expired: "it has expired"
    case .revoked: "it was taken back"
    }
  }
}

extension WriteTransaction {
  /// Notes a use of a link; of one that is not known, that there was a try.
  fileprivate func recordTry(
    _ link: PartnerLink?, isAllowed: Bool, _ detail: String, in authority: AuthorityID
  ) throws {
    try recordAccess(
      .partnerLink(
        link?.id, "open the link", isAllowed: isAllowed, detail: detail, in: authority))
  }
}

extension AccessNote {
  /// A use of a partner's link, or a try at one.
  static func partnerLink(
    _ id: PartnerLink.ID?, _ purpose: String, isAllowed: Bool = true, detail: String = "",
    in authority: AuthorityID
  ) -> AccessNote {
    AccessNote(
      authority: authority, table: PartnerLink.table, subjectID: id?.text ?? "unknown",
      purpose: purpose, isAllowed: isAllowed, detail: detail)
  }
}
