import Civil
import Kernel
import SiteMap
import Storage
import Web

/// A meeting that a body has held, as far as a decision of it can be cited.
public struct HeldMeeting: Hashable, Sendable {
  public let id: String
  public let body: Body.ID
  public let bodyName: String
  public let heldOn: CivilDate
  public let address: Address

  public init(id: String, body: Body.ID, bodyName: String, heldOn: CivilDate, address: Address) {
    self.id = id
    self.body = body
    self.bodyName = bodyName
    self.heldOn = heldOn
    self.address = address
  }

  /// "Improvement Board, 26 November 2026".
  var title: String { "\(bodyName), \(heldOn.longForm)" }
}

/// What the plan asks of the boards, which stand to its right and are not imported here. `Product`
/// fills it; without boards no meeting can be cited, only minutes and letters.
public struct MeetingLinks: Sendable {
  /// The meetings that were held up to a day, the latest first.
  public var held: @Sendable (Transaction, AuthorityID, CivilDate) throws -> [HeldMeeting]

  public init(
    held: @escaping @Sendable (Transaction, AuthorityID, CivilDate) throws -> [HeldMeeting]
  ) {
    self.held = held
  }

  /// No boards at all.
  public static let none = MeetingLinks { _, _, _ in [] }
}

extension MeetingLinks {
  /// Those at which something can have been decided that was not decided before a day: others
  /// would be refused.
  func held(
    _ db: Transaction, _ visit: Visit, since earliest: CivilDate?
  ) throws -> [HeldMeeting] {
    try held(db, visit.authority, visit.today).filter { meeting in
      earliest.map { $0 <= meeting.heldOn } ?? true
    }
  }

  /// Where some meetings stand; nothing is asked when none is named.
  func addresses(of ids: [String], _ visit: Visit, _ db: Transaction) throws -> [String: Address] {
    guard !ids.isEmpty else { return [:] }
    let known = try held(db, visit.authority, visit.today).filter { ids.contains($0.id) }
    return Dictionary(known.map { ($0.id, $0.address) }, uniquingKeysWith: { $1 })
  }
}

/// Where a board, or its chair, said something: at a meeting that it held, or in a paper of a day
/// that can be looked up. A decision that nobody can look up is none.
public struct BoardWord: Hashable, Sendable {
  /// The meeting, as the board's own records know it; nil where only a paper is named.
  public var meeting: String?
  /// The day; nil where the meeting gives it.
  public var day: CivilDate?
  /// The minute or the letter: "Minute 7", "Letter to the Director".
  public var paper: String

  public init(meeting: String? = nil, on day: CivilDate? = nil, paper: String = "") {
    self.meeting = meeting
    self.day = day
    self.paper = paper
  }
}

extension BoardWord {
  /// One that was looked up: its day is known, and what it cites is there.
  struct Checked: Hashable {
    let meeting: String?
    let day: CivilDate
    /// "Minute 7", "at its meeting".
    let paper: String
  }

  /// The fields in which it is entered.
  struct Fields {
    let day: String
    let paper: String
    let paperMissing: String
    /// What stands for the paper where only a meeting is named.
    var atMeeting = BoardWord.atMeeting
  }

  static let atMeeting = "at its meeting"

  /// Looks it up, and says what is wrong with it.
  ///
  /// - Parameters:
  ///   - belongs: whether a body may have said it.
  ///   - held: the meetings that were held.
  func checked(
    in held: [HeldMeeting], of belongs: (Body.ID) -> Bool, on today: CivilDate, _ fields: Fields,
    _ problems: inout [Problem]
  ) -> Checked? {
    if let meeting { return cited(meeting, in: held, of: belongs, fields, &problems) }
    guard let day else {
      problems.append(
        Problem("Choose the meeting, or enter the day of the paper.", field: fields.day))
      return nil
    }
    if day > today {
      problems.append(Problem("That day lies in the future.", field: fields.day))
    }
    if !Self.canBeLookedUp(paper) {
      problems.append(Problem(fields.paperMissing, field: fields.paper))
    }
    let found = held.first { $0.heldOn == day && belongs($0.body) }
    return Checked(meeting: found?.id, day: day, paper: paper)
  }

  private func cited(
    _ meeting: String, in held: [HeldMeeting], of belongs: (Body.ID) -> Bool, _ fields: Fields,
    _ problems: inout [Problem]
  ) -> Checked? {
    guard let found = held.first(where: { $0.id == meeting }) else {
      problems.append(
        Problem(
          "That meeting has not been held, or is not on record. Record it as held first, or name the minute.",
          field: "meeting"))
      return nil
    }
    if !belongs(found.body) {
      problems.append(
        Problem("That was a meeting of \(found.bodyName), which is another body.", field: "meeting")
      )
    }
    if let day, day != found.heldOn {
      problems.append(
        Problem(
          "The meeting that you chose was held on \(found.heldOn.longForm). Leave the day empty, or choose the other meeting.",
          field: fields.day))
    }
    return Checked(
      meeting: found.id, day: found.heldOn, paper: paper.isEmpty ? fields.atMeeting : paper)
  }

  /// Whether words name a paper rather than saying "yes": a number, or more than one word.
  static func canBeLookedUp(_ paper: String) -> Bool {
    paper.contains(where: \.isNumber) || isMoreThanANod(paper)
  }

  /// Whether words give a reason rather than a nod: more than one word.
  static func isMoreThanANod(_ words: String) -> Bool {
    words.split(whereSeparator: \.isWhitespace).count { $0.count > 1 } > 1
  }
}
