import Kernel
import Storage

/// The list of teams that a council has given. Who is in it is in an encrypted document.
struct TeamList: Record, Hashable {
  static let table: SQLName = "return_team_list"

  let authority: AuthorityID
  let id: Storage.ID<TeamList>
  var version: Int
  var document: Storage.ID<Document>
  var children: Int
  var teams: Int
  var givenBy: String
  var givenAt: Instant

  init(
    authority: AuthorityID, document: Storage.ID<Document>, book: TeamBook, by author: Author,
    at instant: Instant
  ) {
    self.authority = authority
    id = ID(at: instant)
    version = 0
    self.document = document
    children = book.count
    teams = book.names.count
    givenBy = author.name
    givenAt = instant
  }

  init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    document = try row["document_id"]
    children = try row["children"]
    teams = try row["teams"]
    givenBy = try row["given_by"]
    givenAt = try row["given_at"]
  }

  var fields: Fields {
    [
      "document_id": document, "children": children, "teams": teams, "given_by": givenBy,
      "given_at": givenAt,
    ]
  }
}

extension Transaction {
  func teamList(of authority: AuthorityID) throws -> TeamList? {
    try first(
      TeamList.self, "SELECT * FROM return_team_list WHERE authority_id = \(authority) ORDER BY id")
  }

  /// Which team works with which child; an empty book when no list was given.
  func teamBook(of authority: AuthorityID, _ documents: Documents) throws -> TeamBook {
    guard let list = try teamList(of: authority) else { return TeamBook() }
    return TeamBook(bytes: try documents.bytes(of: list.document, in: authority, self))
  }
}

/// Which team works with which child.
struct TeamBook: Hashable, Sendable {
  private var teams: [String: String] = [:]
  /// The teams' names, in the order of the alphabet.
  private(set) var names: [String] = []

  /// - Parameter known: how bodies of the directory are called: a team that is one of them is
  ///   called so, however the list writes it.
  init(_ teams: [String: String] = [:], known: [String] = []) {
    let given = Set(teams.values)
    var spellings: [String: String] = [:]
    for name in known + given.sorted() {
      let key = TeamName.key(name)
      if spellings[key] == nil { spellings[key] = name }
    }
    let spelling = Dictionary(
      given.map { ($0, spellings[TeamName.key($0)] ?? $0) }, uniquingKeysWith: { first, _ in first }
    )
    self.teams = teams.mapValues { spelling[$0] ?? $0 }
    names = Set(spelling.values).sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }
  }

  /// How many children have one.
  var count: Int { teams.count }
  var isEmpty: Bool { teams.isEmpty }

  /// The team of a child; nil when none is given.
  func team(of child: String?) -> String? { child.flatMap { teams[$0] } }

  /// The team's name as the list writes it, however it is written elsewhere.
  func name(like other: String) -> String? {
    let key = TeamName.key(other)
    return names.first { TeamName.key($0) == key }
  }

  /// The teams that are no body of the directory: no manager's account can belong to them.
  func strangers(among bodies: [String]) -> [String] {
    let known = Set(bodies.map(TeamName.key))
    return names.filter { !known.contains(TeamName.key($0)) }
  }
}

extension TeamBook {
  /// As bytes, to be kept: a child on each line.
  var bytes: [UInt8] {
    Array(
      teams.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\n" }.joined().utf8)
  }

  init(bytes: [UInt8]) {
    var teams: [String: String] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let halves = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      guard halves.count == 2 else { continue }
      teams[String(decoding: halves[0], as: UTF8.self)] = String(decoding: halves[1], as: UTF8.self)
    }
    self.init(teams)
  }
}
