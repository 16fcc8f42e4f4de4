import Civil
import ImprovementPlan
import Kernel
import Storage

/// What is said about an awareness campaign.
public struct CampaignEntry: Hashable, Sendable {
  public var title: String
  public var topics: [AwarenessCampaign.Topic]
  public var otherTopics: String
  public var audience: String
  public var link: String
  public var startOn: CivilDate
  public var endOn: CivilDate
  public var owner: Owner?
  public var plan: Plan.ID?

  public init(
    title: String, topics: [AwarenessCampaign.Topic], otherTopics: String = "", audience: String,
    link: String = "", startOn: CivilDate, endOn: CivilDate, owner: Owner? = nil,
    plan: Plan.ID? = nil
  ) {
    self.title = title
    self.topics = topics
    self.otherTopics = otherTopics
    self.audience = audience
    self.link = link
    self.startOn = startOn
    self.endOn = endOn
    self.owner = owner
    self.plan = plan
  }
}

/// Enters an awareness campaign in the register, or changes what is said about it.
public struct KeepCampaign: Sendable {
  /// What schools can open and print.
  private static let kept: Set<MediaType> = [.pdf, .word, .text, .png, .jpeg]

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(
    _ entry: CampaignEntry, material: SentFile? = nil
  ) async throws -> AwarenessCampaign {
    let user = acting.user
    try user.require(.manageRegisters)
    let prepared = try checked(entry, material)
    let documents = acting.world.documents
    let today = acting.world.today()
    return try await acting.write(because: "awareness campaign entered") { db in
      try db.requireReferences(of: entry, in: user.authority, on: today)
      var campaign = AwarenessCampaign(authority: user.authority, entry)
      campaign.document = try prepared.map { try documents.keep($0, in: db).id }
      return try db.insert(campaign)
    }
  }

  /// - Parameter material: takes the place of the document that was there; nil leaves it.
  @discardableResult
  public func callAsFunction(
    _ entry: CampaignEntry, over id: ID<AwarenessCampaign>, readAt version: Int,
    material: SentFile? = nil
  ) async throws -> AwarenessCampaign {
    let user = acting.user
    try user.require(.manageRegisters)
    let prepared = try checked(entry, material)
    let documents = acting.world.documents
    let today = acting.world.today()
    return try await acting.write(because: "awareness campaign changed") { db in
      let known = try db.campaign(id, of: user.authority)
      try db.requireReferences(
        of: entry, keeping: known.owner, in: user.authority, on: today)
      var campaign = AwarenessCampaign(authority: user.authority, id: id, entry)
      campaign.version = version
      campaign.document = try prepared.map { try documents.keep($0, in: db).id } ?? known.document
      return try db.update(campaign)
    }
  }

  private func checked(_ entry: CampaignEntry, _ file: SentFile?) throws -> PreparedDocument? {
    var problems: [Problem] = []
    if entry.topics.isEmpty, entry.otherTopics.isEmpty {
      problems.append(Problem("Choose a topic, or write your own.", field: "topics"))
    }
    if entry.endOn < entry.startOn {
      problems.append(Problem("It cannot end before it begins.", field: "endOn"))
    }
    if !entry.link.isEmpty, !SecureLink.isOne(entry.link) {
      problems.append(
        Problem("The link must be an address that begins with https://.", field: "link"))
    }
    let prepared = try file.map {
      try acting.world.documents.prepare($0.bytes, named: $0.name, for: acting.user.authority)
    }
    if let prepared, !Self.kept.contains(prepared.mediaType) {
      problems.append(
        Problem(
          "Material is a PDF, a Word document, a text or a picture; this is \(prepared.mediaType.titleWithArticle).",
          field: "file"))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return prepared
  }
}

extension Transaction {
  /// What a form names may be made up, or gone.
  fileprivate func requireReferences(
    of entry: CampaignEntry, keeping known: Owner? = nil, in authority: AuthorityID,
    on today: CivilDate
  ) throws {
    try require(entry.owner, from: today, keeping: known, of: authority)
    if let plan = entry.plan, try find(plan, of: authority) == nil {
      throw Refusal.invalid("This plan is no longer there. Choose another.", field: "plan")
    }
  }
}
