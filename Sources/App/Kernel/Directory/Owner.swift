import Civil
import Storage

/// Whom something is asked of: a person, a post whoever holds it, or a body. None needs an account.
///
/// Kept in two columns, `owner_kind` and `owner_id`:
///
///     ["owner_kind": owner?.kind, "owner_id": owner?.idText, …]      // fields of a record
///     owner = try Owner(row: row)                                    // reading it back
public enum Owner: Hashable, Sendable {
  case person(ID<Person>)
  case post(ID<Post>)
  case body(ID<Body>)

  public enum Kind: String, CaseIterable, Sendable, SQLConvertible { case person, post, body }

  public init(_ kind: Kind, id text: String) throws {
    switch kind {
    case .person: self = .person(try ID(sqlValue: .text(text)))
    case .post: self = .post(try ID(sqlValue: .text(text)))
    case .body: self = .body(try ID(sqlValue: .text(text)))
    }
  }

  /// For the column `owner_kind`.
  public var kind: Kind {
    switch self {
    case .person: .person
    case .post: .post
    case .body: .body
    }
  }

  /// For the column `owner_id`.
  public var idText: String {
    switch self {
    case .person(let id): id.text
    case .post(let id): id.text
    case .body(let id): id.text
    }
  }

  /// Reads the two columns `owner_kind` and `owner_id`; nil when they are NULL.
  public static func read(
    from row: Row, kind: String = "owner_kind", id: String = "owner_id"
  ) throws -> Owner? {
    guard let found = try row.get(kind, as: Kind?.self) else { return nil }
    return try Owner(found, id: row.get(id))
  }
}

extension Owner {
  /// As the value of a choice in a form: `post:0190…`.
  public var formValue: String { "\(kind.rawValue):\(idText)" }

  /// From a form; nil when it is not one of ours.
  public init?(formValue: String) {
    let parts = formValue.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])),
      let owner = try? Owner(kind, id: String(parts[1]))
    else { return nil }
    self = owner
  }
}

/// How an owner is shown.
public struct OwnerName: Hashable, Sendable {
  /// "Head of Safeguarding", "Jo Marsh", "Thornmere Police".
  public var name: String
  /// What stands beside it, smaller: who holds the post ("Jo Marsh, interim", "vacant"), a person's
  /// job, a body's kind.
  public var detail: String?

  public init(name: String, detail: String? = nil) {
    self.name = name
    self.detail = detail
  }

  /// The detail of a post that nobody holds.
  public static let vacant = "vacant"
}

/// An owner that can be chosen in a form.
public struct OwnerChoice: Hashable, Sendable {
  public let owner: Owner
  public let name: OwnerName
}

extension User {
  /// How the user stands to what an owner owns: their own when they are that person, hold that post
  /// or belong to that body. `postsHeld` are the posts they hold on the day in question.
  public func relationship(to owner: Owner?, postsHeld: Set<ID<Post>>) -> Relationship {
    guard isSignedIn || link != nil, let owner else { return .none }
    let isOwn =
      switch owner {
      case .person(let id): person == id
      case .post(let id): postsHeld.contains(id)
      case .body(let id): body == id
      }
    return isOwn ? .own : .none
  }
}
