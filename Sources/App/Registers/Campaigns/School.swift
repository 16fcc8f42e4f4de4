import Civil
import Kernel
import Storage

/// A school of the council's own list: what the reach of a campaign is measured by (M61).
public struct School: Record, Hashable {
  public static let table: SQLName = "school"

  public enum Phase: String, CaseIterable, Sendable, SQLConvertible {
    case nursery, primary, middle, secondary, allThrough, special, alternativeProvision
    case sixteenPlus

    /// The phase as people call it.
    public var title: String {
      switch self {
      case .nursery: "Nursery"
      case .primary: "Primary"
      case .middle: "Middle"
      case .secondary: "Secondary"
      case .allThrough: "All-through"
      case .special: "Special"
      case .alternativeProvision: "Alternative provision"
      case .sixteenPlus: "16 plus"
      }
    }

    /// The phase as a list has it: by its title, or as programs say it; nil when it is none.
    init?(reading text: String) {
      func key(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
      let found = Self.allCases.first { [key($0.title), key($0.rawValue)].contains(key(text)) }
      guard let found else { return nil }
      self = found
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<School>
  public var version = 0
  public var name: String
  /// The unique reference number that the Department for Education gives: six digits, or empty.
  public var urn: String
  public var phase: Phase?
  /// The first day on which it is open; nil when it always was.
  public var openedOn: CivilDate?
  /// The first day on which it is closed; nil while it is open.
  public var closedOn: CivilDate?

  public init(
    authority: AuthorityID, id: Storage.ID<School> = Storage.ID(), _ entry: SchoolEntry
  ) {
    self.authority = authority
    self.id = id
    name = entry.name
    urn = entry.urn
    phase = entry.phase
    openedOn = entry.openedOn
    closedOn = entry.closedOn
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    name = try row["name"]
    urn = try row["urn"]
    phase = try row["phase"]
    openedOn = try row["opened_on"]
    closedOn = try row["closed_on"]
  }

  public var fields: Fields {
    [
      "name": name, "urn": urn, "phase": phase, "opened_on": openedOn, "closed_on": closedOn,
    ]
  }
}

extension School {
  /// What is said about it.
  var entry: SchoolEntry {
    SchoolEntry(name: name, urn: urn, phase: phase, openedOn: openedOn, closedOn: closedOn)
  }

  /// Whether it is open on a day: from the day it opened, and no more on the day it closed.
  public func isOpen(on day: CivilDate) -> Bool {
    (openedOn ?? .earliest) <= day && closedOn.map { day < $0 } ?? true
  }

  static let tables: [SQL] = [
    """
    CREATE TABLE school (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      name text NOT NULL, urn text NOT NULL, phase text, opened_on date, closed_on date,
      PRIMARY KEY (authority_id, id))
    """
  ]
}

/// What is said about a school.
public struct SchoolEntry: Hashable, Sendable {
  public var name: String
  public var urn: String
  public var phase: School.Phase?
  public var openedOn: CivilDate?
  public var closedOn: CivilDate?

  public init(
    name: String, urn: String = "", phase: School.Phase? = nil, openedOn: CivilDate? = nil,
    closedOn: CivilDate? = nil
  ) {
    self.name = name
    self.urn = urn
    self.phase = phase
    self.openedOn = openedOn
    self.closedOn = closedOn
  }
}

extension SchoolEntry {
  /// What is wrong with it by itself.
  var problems: [Problem] {
    var found: [Problem] = []
    if !urn.isEmpty, urn.utf8.count != 6 || !urn.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      found.append(Problem("A URN has six digits, for example 100123.", field: "urn"))
    }
    if let openedOn, let closedOn, closedOn <= openedOn {
      found.append(Problem("It cannot close before it has opened.", field: "closedOn"))
    }
    return found
  }

  /// Why it would be in the register twice; nil when it would not. A URN is given once; a name may
  /// come again when the school that had it has closed, as when one becomes an academy.
  func twin(of other: SchoolEntry) -> Problem? {
    if !urn.isEmpty, urn == other.urn {
      return Problem("\(other.name) has this URN in the register already.", field: "urn")
    }
    if name.lowercased() == other.name.lowercased(), other.closedOn == nil, closedOn == nil {
      return Problem("\(other.name) is in the register already.", field: "name")
    }
    return nil
  }
}
