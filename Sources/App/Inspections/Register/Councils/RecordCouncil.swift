import Civil
import Kernel
import Storage

/// What an administrator says about a council.
public struct CouncilEntry: Hashable, Sendable {
  public var code: String
  public var name: String
  public var region: Region
  public var validFrom: CivilDate?
  public var validTo: CivilDate?
  public var source: String

  public init(
    code: String, name: String, region: Region, validFrom: CivilDate? = nil,
    validTo: CivilDate? = nil, source: String
  ) {
    self.code = code
    self.name = name
    self.region = region
    self.validFrom = validFrom
    self.validTo = validTo
    self.source = source
  }

  func problems(among known: CouncilIndex) -> [Problem] {
    var found: [Problem] = []
    if !Self.isCode(code) {
      found.append(
        Problem(
          "Code: a letter and eight digits, such as E06990001. Codes from E06990001 on belong to no real council.",
          field: "code"))
    }
    if name.isEmpty { found.append(Problem("Say what the council is called.", field: "name")) }
    if let twin = known.council(name), twin.code != code {
      found.append(
        Problem("Name: \(twin.name) is in the list already, as \(twin.code).", field: "name"))
    }
    if let validFrom, let validTo, validTo < validFrom {
      found.append(Problem("Its last day is before its first.", field: "validTo"))
    }
    if source.isEmpty {
      found.append(Problem("Source: say where this is known from.", field: "source"))
    }
    return found
  }

  private static func isCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 9 && (0x41...0x5A).contains(bytes[0])
      && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}

/// Adds a council to those that ship with the program, or corrects one.
public struct RecordCouncil: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter version: Of the addition that was read; 0 for one that ships, or that is new.
  @discardableResult
  public func callAsFunction(
    _ entry: CouncilEntry, readAt version: Int = 0
  ) async throws -> AddedCouncil {
    let user = acting.user
    try user.require(.manageSettings)
    return try await acting.write(because: "council entered among those of the register") { db in
      let problems = entry.problems(among: try db.councils(of: user.authority))
      guard problems.isEmpty else { throw Refusal.invalid(problems) }
      let stored = try db.addedCouncils(of: user.authority).first { $0.code == entry.code }
      guard var council = stored else {
        return try db.insert(AddedCouncil(authority: user.authority, entry: entry))
      }
      council.version = version
      council.name = entry.name
      council.region = entry.region
      council.validFrom = entry.validFrom
      council.validTo = entry.validTo
      council.source = entry.source
      return try db.update(council)
    }
  }
}
