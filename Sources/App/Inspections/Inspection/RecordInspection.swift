import Civil
import Kernel
import Storage

/// Enters an inspection, or corrects one. What it says is checked, and all that is wrong is said at
/// once.
public struct RecordInspection: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// Enters a new one, as a draft.
  @discardableResult
  public func callAsFunction(_ entry: InspectionEntry) async throws -> Inspection {
    let user = acting.user
    try user.require(.manageInspections)
    let today = acting.world.today()
    return try await acting.write(because: "inspection recorded") { db in
      try db.recordInspection(entry, of: user.authority, today: today)
    }
  }

  /// Corrects one that somebody read at a version.
  @discardableResult
  public func callAsFunction(
    _ entry: InspectionEntry, over id: ID<Inspection>, readAt version: Int
  ) async throws -> Inspection {
    let user = acting.user
    try user.require(.manageInspections)
    let today = acting.world.today()
    return try await acting.write(because: "inspection corrected") { db in
      var inspection = try db.inspection(id, of: user.authority)
      inspection.version = version
      return try db.correctInspection(inspection, to: entry, today: today)
    }
  }
}

extension WriteTransaction {
  /// Keeps a new inspection, its report's address and its line in the national register.
  func recordInspection(
    _ entry: InspectionEntry, of authority: AuthorityID, today: CivilDate
  ) throws -> Inspection {
    let framework = try checked(entry, of: authority, today: today)
    let inspection = try insert(
      Inspection(
        authority: authority, framework: framework.id, council: entry.council,
        title: entry.titleOrMade(framework: framework.framework), visitStart: entry.visitStart,
        visitEnd: entry.visitEnd, receivedOn: entry.receivedOn, publishedOn: entry.publishedOn,
        leadInspector: entry.leadInspector, notLookedAt: entry.notLookedAt,
        declared: entry.declared))
    try keepReportLink(entry.reportLink, of: inspection)
    try registerOwn(inspection)
    return inspection
  }

  func correctInspection(
    _ old: Inspection, to entry: InspectionEntry, today: CivilDate
  ) throws -> Inspection {
    let framework = try checked(entry, of: old.authority, today: today)
    if old.framework != framework.id, try !judgements(of: old).isEmpty {
      throw Refusal.invalid(
        "Framework cannot change while there are judgements: they belong to its scale. Take them out first.",
        field: "framework")
    }
    if let published = old.publishedOn, published != entry.publishedOn {
      throw Refusal.invalid(
        "Published is kept: due dates follow from it. Use “Correct the publication date”, which asks for the reason.",
        field: "publishedOn")
    }
    var new = old
    new.framework = framework.id
    new.council = entry.council
    new.title = try title(entry, over: old, framework.framework)
    new.visitStart = entry.visitStart
    new.visitEnd = entry.visitEnd
    new.receivedOn = entry.receivedOn
    new.publishedOn = entry.publishedOn
    new.leadInspector = entry.leadInspector
    new.notLookedAt = entry.notLookedAt
    new.declared = entry.declared
    if new.state == .accepted { try requireStillPublishable(new, of: old.council, today: today) }
    let kept = try update(new)
    if old.publishedOn == nil, kept.publishedOn != nil {
      try recomputeDueDates(of: kept)
    }
    try keepReportLink(entry.reportLink, of: kept)
    try registerOwn(kept)
    return kept
  }

  /// What everybody can see stays as complete as it had to be when it was published, and stays
  /// about the same council.
  func requireStillPublishable(
    _ inspection: Inspection, of council: String, today: CivilDate
  ) throws {
    var problems = PublicationRules(
      inspection: inspection, framework: try framework(of: inspection),
      judgements: try judgements(of: inspection), today: today
    ).problems
    if CouncilName(inspection.council) != CouncilName(council) {
      problems.append(
        Problem(
          "Council: this inspection is public as one of \(council). Withdraw it before you change that.",
          field: "council"))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
  }

  /// A title that was made from the facts follows them; one that somebody gave stays.
  private func title(
    _ entry: InspectionEntry, over old: Inspection, _ framework: Framework
  ) throws -> String {
    var before = InspectionEntry(framework: "", council: old.council)
    before.visitStart = old.visitStart
    before.visitEnd = old.visitEnd
    before.publishedOn = old.publishedOn
    var entry = entry
    if entry.title == before.titleOrMade(framework: try self.framework(of: old).framework) {
      entry.title = ""
    }
    return entry.titleOrMade(framework: framework)
  }

  private func checked(
    _ entry: InspectionEntry, of authority: AuthorityID, today: CivilDate
  ) throws -> FrameworkVersion {
    let framework =
      try ID<Framework>(entry.framework).map { try self.framework($0, of: authority) }
      ?? self.framework(code: entry.framework, of: authority)
    var problems = entry.problems(today: today)
    if framework == nil {
      problems.insert(
        Problem("Choose the framework the inspection was made under.", field: "framework"), at: 0)
    }
    guard problems.isEmpty, let framework else { throw Refusal.invalid(problems) }
    return framework
  }

  /// The address of the full report stands on its document; an empty one takes it away.
  private func keepReportLink(_ link: String, of inspection: Inspection) throws {
    let report = try documents(of: inspection).first { $0.kind == .fullReport }
    if var report {
      report.link = link
      if link.isEmpty, report.document == nil { try delete(report) } else { try update(report) }
    } else if !link.isEmpty {
      try insert(
        ReportDocument(
          authority: inspection.authority, inspection: inspection.id, kind: .fullReport,
          title: inspection.title, link: link,
          datedOn: inspection.publishedOn, isPublished: true))
    }
  }
}
