import Civil
import Storage

/// A position that outlives whoever holds it: "Head of Safeguarding".
public struct Post: Record, Hashable {
  public static let table: SQLName = "post"

  public let authority: AuthorityID
  public let id: Storage.ID<Post>
  public var version: Int
  public var title: String
  /// The body that the post belongs to.
  public var body: Storage.ID<Body>
  /// Whether it stands in the register of leaders.
  public var isLeadership: Bool

  public init(
    authority: AuthorityID, id: Storage.ID<Post> = .init(), title: String, body: Storage.ID<Body>,
    isLeadership: Bool = false
  ) {
    self.authority = authority
    self.id = id
    version = 0
    self.title = title
    self.body = body
    self.isLeadership = isLeadership
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    title = try row["title"]
    body = try row["body_id"]
    // The history has images from before there was this column.
    isLeadership = try row.get("is_leadership", as: Bool?.self) ?? false
  }

  public var fields: Fields {
    ["title": title, "body_id": body, "is_leadership": isLeadership]
  }
}

/// A person in a post, from a day to a day.
public struct PostHolding: Record, Hashable {
  public static let table: SQLName = "post_holding"

  public let authority: AuthorityID
  public let id: Storage.ID<PostHolding>
  public var version: Int
  public var post: Storage.ID<Post>
  public var person: Storage.ID<Person>
  /// The first day.
  public var start: CivilDate
  /// The last day; nil while it goes on.
  public var end: CivilDate?
  public var isInterim: Bool

  public init(
    authority: AuthorityID, id: Storage.ID<PostHolding> = .init(), post: Storage.ID<Post>,
    person: Storage.ID<Person>, start: CivilDate, end: CivilDate? = nil, isInterim: Bool = false
  ) {
    self.authority = authority
    self.id = id
    version = 0
    self.post = post
    self.person = person
    self.start = start
    self.end = end
    self.isInterim = isInterim
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    post = try row["post_id"]
    person = try row["person_id"]
    start = try row["start_on"]
    end = try row["end_on"]
    isInterim = try row["is_interim"]
  }

  public var fields: Fields {
    [
      "post_id": post, "person_id": person, "start_on": start, "end_on": end,
      "is_interim": isInterim,
    ]
  }

  /// Whether the person held the post on a day; the first and the last day count.
  public func holds(on date: CivilDate) -> Bool {
    start <= date && date <= (end ?? .latest)
  }

  /// Whether the two share a day.
  public func overlaps(_ other: PostHolding) -> Bool {
    start <= (other.end ?? .latest) && other.start <= (end ?? .latest)
  }
}
