import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage
import Web

/// A meeting with all that its pages show.
struct MeetingDossier: Sendable {
  let board: NamedBoard
  let meeting: Meeting
  /// Who sat on the board on that day, and whose attendance was noted before the day was put right.
  let members: [BoardMember]
  let attendance: [BoardMember.ID: Attendance]
  let agenda: [AgendaItem]
  let decisions: [Decision]
  /// What the meeting has to look at.
  let log: [LogEntry]
  let packs: [BoardPack]
  let challenges: [Challenge]
  /// What members and those who have something to do were called on that day.
  let names: [Owner: OwnerName]
  /// Who asked what.
  let askers: DatedOwnerNames
  let bodies: [Body.ID: String]
  let calendar: WorkingCalendar
  /// Figures in what is meant for the public that disagree with the plans, for those who may read
  /// them.
  let disagreements: [PlanDisagreement]
  /// The past day that it is asked for; nil for today.
  let past: CivilDate?

  init(_ id: Meeting.ID, _ visit: Visit) async throws {
    let world = visit.world
    self = try await visit.read { db in
      try MeetingDossier(id, for: visit.user, in: world, asAt: visit.shownDay, db)
    }
  }

  private init(
    _ id: Meeting.ID, for user: User, in world: World, asAt past: CivilDate?, _ db: Transaction
  ) throws {
    self.past = past
    let (authority, today) = (user.authority, world.today())
    meeting = try db.meeting(id, for: user, on: today)
    let day = meeting.heldOn
    board = try db.board(meeting.board, for: user, on: today)
    let attendance = try db.attendance(of: id, in: authority)
    members = try db.members(of: meeting.board, in: authority)
      .thoseAt(meeting, noted: attendance)
    self.attendance = Dictionary(
      attendance.map { ($0.member, $0) }, uniquingKeysWith: { $1 })
    agenda = try db.agenda(of: id, in: authority)
    decisions = try db.decisions(of: id, in: authority)
    log = try db.log(before: meeting)
    packs = try db.packs(of: meeting.board, in: authority).filter { $0.meeting == id }
    challenges =
      user.may(.readPlan) ? try db.challenges(at: id, in: authority) : []
    let owners = Set(members.map(\.who) + log.compactMap(\.owner))
    let then = try db.ownerNames(of: owners.map { DatedOwner($0, on: day) }, in: authority)
    names = Dictionary(
      owners.compactMap { owner in then[owner, on: day].map { (owner, $0) } },
      uniquingKeysWith: { $1 })
    askers = try db.ownerNames(of: challenges.flatMap(\.acts), in: authority)
    bodies = try db.bodyNames(of: authority).merging(
      db.bodies(of: authority, asAt: .endOfDayInLondon(day)).map { ($0.id, $0.name) },
      uniquingKeysWith: { $1 })
    calendar = try world.workingCalendar(db)
    let forAll =
      agenda.filter(\.openness.isPublic).map(\.publicText)
      + decisions.filter(\.openness.isPublic).map(\.text)
    // What to put right is for those who can: nobody, on a past day.
    disagreements = try (past == nil ? forAll : []).flatMap {
      try db.disagreements(in: $0, withAnyOf: nil, in: world, for: user)
    }
  }

  var note: PublicNote {
    PublicNote(board: board.name, meeting: meeting, items: agenda, decisions: decisions)
  }

  var breadcrumbs: [Breadcrumb] {
    [
      Breadcrumb("Board", Address.board.asAt(past)),
      Breadcrumb(board.name, Address.board(board.id).asAt(past)),
    ]
  }
}
