import Civil
import Kernel
import Storage

/// What happened at one or several schools on a day.
public struct ReceiptEntry: Hashable, Sendable {
  public enum Step: String, CaseIterable, Sendable {
    case sent, acknowledged

    /// The step as people call it.
    var title: String {
      switch self {
      case .sent: "The material was sent to them"
      case .acknowledged: "They acknowledged it"
      }
    }
  }

  public var step: Step
  public var day: CivilDate
  /// Who acknowledged it, and what they are there.
  public var name: String
  public var post: String

  public init(_ step: Step, on day: CivilDate, by name: String = "", post: String = "") {
    self.step = step
    self.day = day
    self.name = name
    self.post = post
  }
}

/// Records to which schools the material of a campaign was sent, and which acknowledged it.
public struct RecordReceipts: Sendable {
  /// What became of a bulk entry.
  public struct Taken: Hashable, Sendable {
    public var recorded = 0
    /// How many had the step on record already and stay as they are.
    public var known = 0
  }

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// The same for several schools; what is on record already stays as it is.
  ///
  /// - Parameter schools: nil for all that are counted and have it not on record.
  @discardableResult
  public func callAsFunction(
    _ entry: ReceiptEntry, at schools: [ID<School>]?, of id: ID<AwarenessCampaign>
  ) async throws -> Taken {
    let user = acting.user
    try user.require(.manageRegisters)
    if let schools, schools.isEmpty {
      throw Refusal.invalid("Choose at least one school.", field: "schools")
    }
    if entry.step == .sent, !entry.name.isEmpty || !entry.post.isEmpty {
      throw Refusal.invalid("Only who acknowledged it is named. Leave this empty.", field: "name")
    }
    let today = acting.world.today()
    let because =
      entry.step == .sent ? "material sent to schools" : "material acknowledged by schools"
    return try await acting.write(because: because) { db in
      let campaign = try db.campaign(id, of: user.authority)
      let known = Dictionary(
        try db.receipts(of: campaign).map { ($0.school, $0) }, uniquingKeysWith: { $1 })
      let all = try db.schoolsReached(by: campaign, today: today).lines.map(\.school)
      let chosen = try schools?.map { try db.school($0, of: user.authority) } ?? all
      if chosen.isEmpty {
        throw Refusal.invalid(
          "No school is registered yet. Enter the schools first.", field: "schools")
      }
      var taken = Taken()
      var problems: [Problem] = []
      for school in chosen {
        let receipt =
          known[school.id]
          ?? CampaignReceipt(authority: user.authority, campaign: id, school: school.id)
        guard let next = receipt.after(entry) else {
          taken.known += 1
          continue
        }
        if let problem = next.problem(on: today) {
          problems.append(Problem("\(school.name): \(problem)", field: "day"))
          continue
        }
        if receipt.version == 0 { try db.insert(next) } else { try db.update(next) }
        taken.recorded += 1
      }
      guard problems.isEmpty else { throw Refusal.invalid(problems.few) }
      return taken
    }
  }

  /// Puts right what is on record of one school. Without any day nothing is on record of it.
  public func callAsFunction(
    sentOn: CivilDate?, acknowledgedOn: CivilDate?, by name: String = "", post: String = "",
    at school: ID<School>, of id: ID<AwarenessCampaign>, readAt version: Int
  ) async throws {
    let user = acting.user
    try user.require(.manageRegisters)
    if acknowledgedOn == nil, !name.isEmpty || !post.isEmpty {
      throw Refusal.invalid("Say when they acknowledged it.", field: "acknowledgedOn")
    }
    let today = acting.world.today()
    try await acting.write(because: "receipt of a school put right") { db in
      let campaign = try db.campaign(id, of: user.authority)
      _ = try db.school(school, of: user.authority)
      let known = try db.receipts(of: campaign).first { $0.school == school }
      var receipt =
        known ?? CampaignReceipt(authority: user.authority, campaign: id, school: school)
      if known != nil { receipt.version = version }
      receipt.sentOn = sentOn
      receipt.acknowledgedOn = acknowledgedOn
      receipt.name = name
      receipt.post = post
      if let problem = receipt.problem(on: today) {
        throw Refusal.invalid(problem, field: acknowledgedOn == nil ? "sentOn" : "acknowledgedOn")
      }
      switch (known, sentOn ?? acknowledgedOn) {
      case (nil, nil): break
      case (nil, _): try db.insert(receipt)
      case (_, nil): try db.delete(receipt)
      default: try db.update(receipt)
      }
    }
  }
}

extension CampaignReceipt {
  /// The receipt once this is recorded; nil when it is on record already.
  fileprivate func after(_ entry: ReceiptEntry) -> CampaignReceipt? {
    var next = self
    switch entry.step {
    case .sent:
      guard sentOn == nil else { return nil }
      next.sentOn = entry.day
    case .acknowledged:
      guard acknowledgedOn == nil else { return nil }
      next.acknowledgedOn = entry.day
      next.name = entry.name
      next.post = entry.post
    }
    return next
  }
}

extension [Problem] {
  /// The first of many that are alike.
  fileprivate var few: [Problem] {
    let most = 5
    guard count > most else { return self }
    return Array(prefix(most))
      + [Problem("And \(count - most) more schools.", field: self[0].field)]
  }
}
