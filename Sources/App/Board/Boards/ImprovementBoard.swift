import Civil
import Kernel
import Storage

/// A board or panel that answers for improvement: its terms of reference and how often it meets.
/// Its name is that of its body in the directory.
public struct ImprovementBoard: Record, Hashable {
  public static let table: SQLName = "board"

  public let authority: AuthorityID
  public let id: Storage.ID<ImprovementBoard>
  public var version = 0
  public let body: Body.ID
  /// Its terms of reference.
  public var terms: String
  /// How often it meets, in its own words: "Every four weeks, on a Thursday".
  public var cadence: String
  /// The same in weeks, for proposing dates.
  public var cadenceWeeks: Int
  /// When its meetings usually begin, by the clocks in England: "14:00".
  public var startsAt: String
  public var place: String

  public init(
    authority: AuthorityID, id: Storage.ID<ImprovementBoard> = Storage.ID(), body: Body.ID,
    entry: BoardEntry
  ) {
    self.authority = authority
    self.id = id
    self.body = body
    terms = entry.terms
    cadence = entry.cadence
    cadenceWeeks = entry.cadenceWeeks
    startsAt = entry.startsAt
    place = entry.place
  }

  mutating func take(_ entry: BoardEntry) {
    terms = entry.terms
    cadence = entry.cadence
    cadenceWeeks = entry.cadenceWeeks
    startsAt = entry.startsAt
    place = entry.place
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    body = try row["body_id"]
    terms = try row["terms"]
    cadence = try row["cadence"]
    cadenceWeeks = try row["cadence_weeks"]
    startsAt = try row["starts_at"]
    place = try row["place"]
  }

  public var fields: Fields {
    [
      "body_id": body, "terms": terms, "cadence": cadence, "cadence_weeks": cadenceWeeks,
      "starts_at": startsAt, "place": place,
    ]
  }
}

/// What a person enters about a board.
public struct BoardEntry: Hashable, Sendable {
  public var terms: String
  public var cadence: String
  public var cadenceWeeks: Int
  public var startsAt: String
  public var place: String

  public init(
    terms: String, cadence: String, cadenceWeeks: Int, startsAt: String, place: String
  ) {
    self.terms = terms
    self.cadence = cadence
    self.cadenceWeeks = cadenceWeeks
    self.startsAt = startsAt
    self.place = place
  }
}

extension BoardEntry {
  /// What is wrong with it, in words.
  var problems: [Problem] {
    var found: [Problem] = []
    if terms.isEmpty {
      found.append(Problem("Enter the terms of reference, or where they stand.", field: "terms"))
    }
    if !(1...52).contains(cadenceWeeks) {
      found.append(
        Problem(
          "The number of weeks between meetings must be between 1 and 52.", field: "cadenceWeeks"))
    }
    if ClockTime.tidy(startsAt) == nil { found.append(ClockTime.problem("startsAt")) }
    return found
  }
}

/// A time of day as clocks show it, "14:05"; it belongs to a day and never passes through a time
/// zone.
enum ClockTime {
  /// The time in its one form, or nil for what is none: "9.30" and "9:30" are "09:30".
  static func tidy(_ text: String) -> String? {
    let parts = text.split { $0 == ":" || $0 == "." }
    guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }

  static func problem(_ field: String) -> Problem {
    Problem("Enter a time of day with hours and minutes, for example 14:00.", field: field)
  }
}
