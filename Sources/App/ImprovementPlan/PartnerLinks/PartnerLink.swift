import Civil
import Kernel
import Storage

/// A link by which a partner without an account sees what is asked of it and says how that is going
/// (design, section 1). It stands for one body, for nothing else, until a day, and can be taken
/// back.
public struct PartnerLink: Record, Hashable {
  public static let table: SQLName = "partner_link"
  /// What the secret in its address is hashed for.
  static let purpose = "partner link"

  public let authority: AuthorityID
  public let id: Storage.ID<PartnerLink>
  public var version = 0
  public let body: Body.ID
  /// The SHA-256 of the secret in its address; the secret itself is kept nowhere.
  let secretHash: String
  /// Whom it was sent to, in the sender's words.
  public let sentTo: String
  /// The last day on which it holds.
  public let expiresOn: CivilDate
  public let madeAt: Instant
  public let madeBy: String
  public var revokedOn: CivilDate?
  public var revokedBy: String
  public var revokedBecause: String

  init(
    authority: AuthorityID, body: Body.ID, secret: LinkSecret, sentTo: String,
    expiresOn: CivilDate, madeAt: Instant, madeBy: String
  ) {
    self.authority = authority
    id = Storage.ID()
    self.body = body
    secretHash = secret.hash(for: Self.purpose)
    self.sentTo = sentTo
    self.expiresOn = expiresOn
    self.madeAt = madeAt
    self.madeBy = madeBy
    revokedBy = ""
    revokedBecause = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    body = try row["body_id"]
    secretHash = try row["secret_hash"]
    sentTo = try row["sent_to"]
    expiresOn = try row["expires_on"]
    madeAt = try row["made_at"]
    madeBy = try row["made_by"]
    revokedOn = try row["revoked_on"]
    revokedBy = try row["revoked_by"]
    revokedBecause = try row["revoked_because"]
  }

  public var fields: Fields {
    [
      "body_id": body, "secret_hash": secretHash, "sent_to": sentTo, "expires_on": expiresOn,
      "made_at": madeAt, "made_by": madeBy, "revoked_on": revokedOn, "revoked_by": revokedBy,
      "revoked_because": revokedBecause,
    ]
  }
}

extension PartnerLink {
  enum Standing: Hashable { case good, expired, revoked }

  /// How it stands on a day; the day until which it holds is its last good one.
  func standing(on day: CivilDate) -> Standing {
    if revokedOn != nil { return .revoked }
    return day <= expiresOn ? .good : .expired
  }

  /// What its holder is told when it opens nothing any more.
  func refusal(on day: CivilDate) -> Refusal? {
    switch standing(on: day) {
    case .good: nil
    case .expired:
      .conflict(
        "This link held until \(expiresOn.longForm). Ask \(madeBy), who sent it, for a new one. What was said by it is kept."
      )
    case .revoked:
      .conflict(
        "This link was taken back, so it opens nothing any more. Ask \(madeBy), who sent it, whether there is a new one. What was said by it is kept."
      )
    }
  }

  /// What whoever comes with an address is told that is none of ours: the same for one that was
  /// altered and one that never was.
  static let unknown = Refusal.notFound(
    "This link opens nothing here. It may have lost a part on its way: copy the whole of it from the message in which it came. If it still does not open, ask whoever sent it for a new one."
  )
}
