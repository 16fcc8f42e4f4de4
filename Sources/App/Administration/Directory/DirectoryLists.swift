import Kernel
import Markup
import SiteMap
import Storage
import Web

/// All people.
enum PeopleList {
  enum Sort: String, ListSort {
    case name, body

    var key: SQL {
      switch self {
      case .name: "lower(p.name)"
      case .body: "lower(coalesce(b.name, ''))"
      }
    }
  }

  struct Line: RowDecodable {
    let person: Person
    let body: String?

    init(row: Row) throws {
      person = try Person(row: row)
      body = try row["body_name"]
    }
  }

  static func answer(_ visit: Visit) async throws -> Answer {
    let today = visit.today
    let list = List<Line, Sort>(
      "People", noun: ("person", "people"), sortedBy: .name,
      columns: [
        ListColumn("Name", sort: .name, text: \.person.name) {
          link($0.person.name, to: .person($0.person.id))
        },
        ListColumn("Job", text: { $0.person.jobTitle ?? "" }),
        ListColumn("Works for", sort: .body, text: { $0.body ?? "" }),
        ListColumn("E-mail", text: { $0.person.email ?? "" }),
        ListColumn("State", text: { $0.person.isHere(on: today) ? "" : "Left" }) {
          $0.person.isHere(on: today) ? HTML() : tag("Left")
        },
      ],
      filters: [
        .search("words", "Name or job") { pattern in
          """
          (lower(p.name) LIKE \(pattern) ESCAPE '\\'
            OR lower(coalesce(p.job_title, '')) LIKE \(pattern) ESCAPE '\\')
          """
        }
      ])
    let listing = try await list.load(
      for: visit,
      from: ListQuery(
        select: "p.*, b.name AS body_name",
        from: "person p LEFT JOIN body b ON b.authority_id = p.authority_id AND b.id = p.body_id",
        id: "p.id", where: ["p.authority_id = \(visit.authority)"]))
    return try listing.answer {
      Page("People", breadcrumbs: [Breadcrumb("Directory", .directory)]) {
        if visit.user.may(.manageDirectory) {
          buttonRow { buttonLink("Add a person", to: .newPerson) }
        }
        listing.html
      }
    }
  }
}

/// All bodies.
enum BodyList {
  enum Sort: String, ListSort {
    case name
    var key: SQL { "lower(b.name)" }
  }

  static func answer(_ visit: Visit) async throws -> Answer {
    let list = List<Body, Sort>(
      "Bodies", noun: ("body", "bodies"), sortedBy: .name,
      columns: [
        ListColumn("Name", sort: .name, text: \.name) { link($0.name, to: .body($0.id)) },
        ListColumn("Short name", text: { $0.shortName ?? "" }),
        ListColumn("Kind", text: { $0.kind.title }),
      ],
      filters: [
        .choice(
          "kind", "Kind",
          Body.Kind.allCases.map {
            ListFilter.Option($0.rawValue, $0.title, "b.kind = \($0)")
          })
      ])
    let listing = try await list.load(
      for: visit,
      from: ListQuery(
        select: "b.*", from: "body b", id: "b.id",
        where: ["b.authority_id = \(visit.authority)"]))
    return try listing.answer {
      Page("Bodies", breadcrumbs: [Breadcrumb("Directory", .directory)]) {
        if visit.user.may(.manageDirectory) {
          buttonRow { buttonLink("Add a body", to: .newBody) }
        }
        listing.html
      }
    }
  }
}

/// All posts, with who holds them today.
enum PostList {
  enum Sort: String, ListSort {
    case title, body

    var key: SQL {
      switch self {
      case .title: "lower(p.title)"
      case .body: "lower(b.name)"
      }
    }
  }

  struct Line: RowDecodable {
    let post: Post
    let body: String

    init(row: Row) throws {
      post = try Post(row: row)
      body = try row["body_name"]
    }
  }

  static func answer(_ visit: Visit) async throws -> Answer {
    let (authority, today) = (visit.authority, visit.today)
    let holders = try await visit.store.read { try $0.holders(of: authority, on: today) }
    let list = List<Line, Sort>(
      "Posts", noun: ("post", "posts"), sortedBy: .title,
      columns: [
        ListColumn("Post", sort: .title, text: \.post.title) {
          link($0.post.title, to: .post($0.post.id))
        },
        ListColumn("Belongs to", sort: .body, text: \.body),
        ListColumn("Held today by", text: { holders.words(for: $0.post.id) }) {
          holders[$0.post.id] == nil
            ? tag("Vacant", .caution) : HTML(holders.words(for: $0.post.id))
        },
      ])
    let listing = try await list.load(
      for: visit,
      from: ListQuery(
        select: "p.*, b.name AS body_name",
        from: "post p JOIN body b ON b.authority_id = p.authority_id AND b.id = p.body_id",
        id: "p.id", where: ["p.authority_id = \(authority)"]))
    return try listing.answer {
      Page("Posts", breadcrumbs: [Breadcrumb("Directory", .directory)]) {
        if visit.user.may(.manageDirectory) {
          buttonRow { buttonLink("Add a post", to: .newPost) }
        }
        listing.html
      }
    }
  }
}

extension [ID<Post>: [PostHolder]] {
  /// "Jo Marsh, Sam Reed (interim)", or "vacant".
  func words(for post: ID<Post>) -> String {
    self[post].map { $0.map(\.title).joined(separator: ", ") } ?? "vacant"
  }
}
