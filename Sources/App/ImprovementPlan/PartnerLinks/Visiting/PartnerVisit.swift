import Civil
import Kernel
import Storage
import Web

/// Somebody who came by a link and said who they are, in one browser, for a working day at most.
struct PartnerVisit: RowDecodable, Identifiable, Hashable, Sendable {
  let id: ID<PartnerVisit>
  let link: PartnerLink.ID
  let name: String
  let post: String
  let endsAt: Instant

  init(row: Row) throws {
    id = try row["id"]
    link = try row["link_id"]
    name = try row["name"]
    post = try row["post"]
    endsAt = try row["ends_at"]
  }
}

extension Transaction {
  /// The visit that goes on in a browser.
  func partnerVisit(
    _ id: ID<PartnerVisit>, browser: String, at now: Instant, in authority: AuthorityID
  ) throws -> PartnerVisit? {
    try first(
      PartnerVisit.self,
      """
      SELECT * FROM partner_visit
      WHERE authority_id = \(authority) AND id = \(id) AND browser_key = \(browser)
        AND ends_at > \(now)
      """)
  }

  /// The visit that goes on by a link in a browser, if somebody there has said who they are.
  func partnerVisit(
    by link: PartnerLink, browser: String, at now: Instant
  ) throws -> PartnerVisit? {
    try first(
      PartnerVisit.self,
      """
      SELECT * FROM partner_visit
      WHERE authority_id = \(link.authority) AND link_id = \(link.id)
        AND browser_key = \(browser) AND ends_at > \(now)
      ORDER BY begun_at DESC, id DESC
      """)
  }
}

/// Says who somebody is who came by a link; from then on their name stands in all they say.
struct BeginPartnerVisit {
  let visit: Visit
  let opened: PartnerDoor.Opened

  func callAsFunction(name: String, post: String) async throws -> ID<PartnerVisit> {
    guard let browser = visit.browserKey else { throw PartnerPass.ended }
    let (link, id) = (opened.link, ID<PartnerVisit>())
    let seconds = visit.world.sessionLimits.idleSeconds
    let user = User(byLink: link, of: opened.body, name: name, post: post)
    try await visit.acting(as: user).write(because: "visit by link begun") { db in
      // Those that have ended are of no use to anybody.
      try db.execute(
        """
        DELETE FROM partner_visit WHERE authority_id = \(link.authority) AND ends_at <= \(db.at)
        """)
      try db.execute(
        """
        INSERT INTO partner_visit (
          authority_id, id, link_id, browser_key, name, post, begun_at, ends_at)
        VALUES (
          \(link.authority), \(id), \(link.id), \(browser), \(name), \(post), \(db.at),
          \(db.at.adding(seconds: seconds)))
        """)
      try db.recordAccess(.partnerLink(link.id, "said who they are", in: link.authority))
    }
    return id
  }
}

extension User {
  /// "Jo Marsh (Inspector), Thornmere Police, by link": so it stands in every record.
  init(byLink link: PartnerLink, of body: Body, name: String, post: String) {
    self.init(
      byLink: link.id.text, to: body.id, authority: link.authority,
      name: "\(name) (\(post)), \(body.name), by link")
  }
}
