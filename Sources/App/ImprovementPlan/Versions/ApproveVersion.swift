import Civil
import Foundation
import Kernel
import Storage

/// Records that a body has approved a plan: it is frozen, as it stands at this moment, as its next
/// version. Where it was made or changed after the day of the approval, somebody has to say that it
/// is frozen all the same.
public struct ApproveVersion: Sendable {
  let acting: any Acting
  let meetings: MeetingLinks

  public init(_ acting: any Acting, meetings: MeetingLinks = .none) {
    self.acting = acting
    self.meetings = meetings
  }

  /// All of it is read and stored in one transaction, so that it stood so at one moment.
  ///
  /// - Parameters:
  ///   - body: who approved it: a board, or the committee that the plan belongs to.
  ///   - word: the meeting or the minute at which that was done.
  ///   - asItStands: whether the person has seen that it was made or changed after the approval.
  ///   - known: how many versions there were when the person read of them.
  @discardableResult
  public func callAsFunction(
    _ id: Plan.ID, called label: String, by body: Body.ID, word: BoardWord,
    asItStands: Bool = false, afterReading known: Int
  ) async throws -> PlanVersion {
    let (user, world, meetings) = (acting.user, acting.world, meetings)
    try user.require(.managePlan)
    let today = world.today()
    return try await acting.write(because: "version of the plan approved: \(label)") { db in
      var plan = try db.openPlan(id, of: user.authority)
      guard plan.state == .agreed else {
        throw Refusal.conflict(
          "“\(plan.fullTitle)” is a draft still. Say on its page that it is agreed, then record who approved it."
        )
      }
      let earlier = try db.versions(of: id, in: user.authority)
      guard earlier.count == known else {
        throw Refusal.conflict(
          "\(earlier.last?.takenBy ?? "Somebody") has recorded \(earlier.last?.title ?? "a version") in the meantime. Look at it first."
        )
      }
      var problems: [Problem] = []
      if label.isEmpty {
        problems.append(Problem("Give the version a name, like “October 2012”.", field: "label"))
      }
      if earlier.contains(where: { $0.label.lowercased() == label.lowercased() }) {
        problems.append(
          Problem("An earlier version is called “\(label)” already.", field: "label"))
      }
      let found = try db.find(body, of: user.authority)
      if found.map(plan.mayBeSignedOff) != true {
        problems.append(
          Problem(
            "A board approves a plan, or the committee that it belongs to: choose one that is in the directory.",
            field: "body"))
      }
      let approved = word.checked(
        in: try meetings.held(db, user.authority, today), of: { $0 == body }, on: today,
        BoardWord.Fields(
          day: "approvedOn", paper: "paper",
          paperMissing: "Say where the approval stands, for example “Minute 7”."), &problems)
      if let last = earlier.last, let approved, approved.day < last.approvedOn {
        problems.append(
          Problem(
            "\(last.title) was approved on \(last.approvedOn.longForm); the next cannot have been before.",
            field: word.meeting == nil ? "approvedOn" : "meeting"))
      }
      if let approved, approved.day < today, problems.isEmpty, !asItStands {
        let since = try SinceApproval(
          of: id, db.planDigest(id, in: world, for: user), in: user.authority,
          approvedOn: approved.day, frozenAt: db.at, db)
        problems += [since.problem].compactMap(\.self)
      }
      guard problems.isEmpty, let approved else { throw Refusal.invalid(problems) }
      plan.versionLabel = label
      plan = try db.update(plan)
      let digest = try db.planDigest(id, in: world, for: user)
      let document = try world.documents.put(
        digest.document(), named: "plan-version-\(earlier.count + 1).json", for: user.authority,
        in: db)
      return try db.insert(
        PlanVersion(
          of: plan, number: earlier.count + 1, label: label,
          owningBody: digest.answeredForBy ?? "", approvedBy: body, word: approved,
          document: document, takenAt: db.at, takenBy: user.name))
    }
  }
}

extension PlanDigest {
  /// JSON with its keys in order, so that equal plans are equal bytes.
  func document() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try Array(encoder.encode(self))
  }
}
