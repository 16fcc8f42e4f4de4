import Civil

/// Every council that is known, to be found by code or by name, however it is written.
struct CouncilIndex: Sendable {
  /// By name.
  let all: [EnglishCouncil]
  private let byKey: [String: EnglishCouncil]

  /// - Parameter added: What was added here; one with a code that ships too takes its place.
  init(added: [EnglishCouncil] = []) {
    let codes = Set(added.map(\.code))
    all = (CouncilCatalogue.all.filter { !codes.contains($0.code) } + added)
      .sorted { ($0.name, $0.code) < ($1.name, $1.code) }
    var keys: [String: EnglishCouncil] = [:]
    // What something is called comes before what it is called besides.
    for council in all { for name in council.otherNames { keys[Self.key(name)] = council } }
    for council in all {
      keys[Self.key(council.name)] = council
      keys[Self.key(council.code)] = council
    }
    byKey = keys
  }

  /// The council with this code, name or other name.
  func council(_ text: String) -> EnglishCouncil? { byKey[Self.key(text)] }

  /// What a council is called here; nil when it is not known.
  ///
  /// - Parameter own: The name of our own council, which need not be in the list.
  func name(_ printed: String, own: String) -> String? {
    if !own.isEmpty, CouncilName(own) == CouncilName(printed) { return own }
    return council(printed)?.name
  }

  /// What the pages of a council are called in addresses: its code, or its name where it is in no
  /// list.
  func slug(_ name: String) -> String {
    council(name)?.code ?? CouncilName(name).core.split(separator: " ").joined(separator: "-")
  }

  /// Whether two names mean one council.
  func isSame(_ one: String, _ other: String) -> Bool { slug(one) == slug(other) }

  private static func key(_ text: String) -> String { CouncilName(text).core }
}
