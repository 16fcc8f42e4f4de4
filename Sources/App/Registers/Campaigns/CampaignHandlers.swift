import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Lists, shows and keeps awareness campaigns.
struct CampaignHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let visit = visit.inRegisters
    let listing = try await visit.read { try CampaignList(for: visit, in: $0).listing(in: $0) }
    return try listing.answer {
      Page("Awareness campaigns", breadcrumbs: [visit.registersCrumb]) {
        visit.asAtNote
        lead("What is done so that people know a risk, and which schools it has reached.")
        p { link("School register", to: Address.schools.asAt(visit.shownDay)) }
        if visit.mayManageRegisters {
          buttonRow { buttonLink("Add a campaign", to: .newCampaign) }
        }
        listing.html
        visit.asAtForm("The campaigns as at another day")
      }
    }
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("campaign", of: AwarenessCampaign.self)
    let visit = visit.inRegisters
    let page = try await visit.read { try CampaignPage(id, for: visit, in: $0) }
    return try page.file(visit.fileFormat) ?? .page(page.page)
  }

  /// The material itself.
  @Sendable func material(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("campaign", of: AwarenessCampaign.self)
    return try await visit.store.read { db in
      let campaign = try db.campaign(id, of: visit.authority)
      guard let file = campaign.document, let stored = try db.find(file, of: visit.authority)
      else {
        throw Refusal.notFound("No material of this campaign is kept here.")
      }
      return .file(
        try visit.world.documents.bytes(of: file, in: visit.authority, db),
        type: stored.mediaType.rawValue, name: stored.name,
        inline: stored.mediaType.maySafelyBeShown)
    }
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let (entry, file) = try Self.entry(visit.form)
      let campaign = try await KeepCampaign(visit)(entry, material: file)
      return .redirect(.campaign(campaign.id), notice: "The campaign is in the register.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("campaign", of: AwarenessCampaign.self)
    return try await visit.retrying {
      let (entry, file) = try Self.entry(visit.form)
      try await KeepCampaign(visit)(
        entry, over: id, readAt: visit.form.entry().version(), material: file)
      return .redirect(.campaign(id), notice: "The campaign was saved.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  private static func entry(_ form: Form) throws -> (CampaignEntry, SentFile?) {
    var entry = form.entry()
    let campaign = CampaignEntry(
      title: entry.text("title", "Give the campaign a title."),
      topics: entry.choices("topics"),
      otherTopics: entry.optionalText("otherTopics") ?? "",
      audience: entry.text("audience", "Say whom it is for."),
      link: entry.optionalText("link", maximum: 2000) ?? "",
      startOn: entry.date("startOn", "first day"), endOn: entry.date("endOn", "last day"),
      owner: entry.optionalOwner("owner"), plan: entry.optionalID("plan"))
    let file = entry.sentFile("file")
    try entry.finish()
    return (campaign, file)
  }

  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    try await visit.store.read { db in
      let campaign = try visit.parameters["campaign"].map { _ in
        try db.campaign(visit.id("campaign"), of: visit.authority)
      }
      return try CampaignForms(visit: visit, problems: problems).entry(campaign, in: db)
    }
  }
}

// Which schools have the material.
extension CampaignHandlers {
  @Sendable func receipts(_ visit: Visit) async throws -> Answer {
    .page(try await receiptsPage(visit, []))
  }

  @Sendable func recordReceipts(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("campaign", of: AwarenessCampaign.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let receipt = ReceiptEntry(
        entry.choice("step", "Say what happened."), on: entry.date("day", "day"),
        by: entry.optionalText("name") ?? "", post: entry.optionalText("post") ?? "")
      let which = entry.choice("which", "Say at which schools.", of: CampaignForms.Which.self)
      let schools = entry.ids("schools", of: School.self)
      entry.check(
        which == .chosen || schools.isEmpty,
        "You ticked schools. Choose “Those ticked below”, or take the ticks away.",
        field: "which")
      try entry.finish()
      let taken = try await RecordReceipts(visit)(
        receipt, at: which == .all ? nil : schools, of: id)
      return .redirect(Address.campaign(id).at("schools"), notice: taken.notice)
    } onProblems: {
      try await receiptsPage(visit, $0)
    }
  }

  @Sendable func receipt(_ visit: Visit) async throws -> Answer {
    .page(try await receiptPage(visit, []))
  }

  @Sendable func correctReceipt(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("campaign", of: AwarenessCampaign.self)
    let school = try visit.id("school", of: School.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let sentOn = entry.optionalDate("sentOn", "day on which it was sent")
      let acknowledgedOn = entry.optionalDate("acknowledgedOn", "day of the acknowledgement")
      let name = entry.optionalText("name") ?? ""
      let post = entry.optionalText("post") ?? ""
      try entry.finish()
      try await RecordReceipts(visit)(
        sentOn: sentOn, acknowledgedOn: acknowledgedOn, by: name, post: post, at: school, of: id,
        readAt: entry.version())
      return .redirect(Address.campaign(id).at("schools"), notice: "It was saved.")
    } onProblems: {
      try await receiptPage(visit, $0)
    }
  }

  private func receiptsPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id = try visit.id("campaign", of: AwarenessCampaign.self)
    let (campaign, reached) = try await visit.store.read { db in
      let campaign = try db.campaign(id, of: visit.authority)
      return (campaign, try db.schoolsReached(by: campaign, today: visit.today))
    }
    return CampaignForms(visit: visit, problems: problems).receipts(of: campaign, reached)
  }

  private func receiptPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id = try visit.id("campaign", of: AwarenessCampaign.self)
    let schoolID = try visit.id("school", of: School.self)
    return try await visit.store.read { db in
      let campaign = try db.campaign(id, of: visit.authority)
      let school = try db.school(schoolID, of: visit.authority)
      return CampaignForms(visit: visit, problems: problems).receipt(
        try db.receipts(of: campaign).first { $0.school == schoolID }, of: school, in: campaign)
    }
  }
}

extension RecordReceipts.Taken {
  /// "It was recorded for 98 schools. 1 school had it on record already and stays as it was."
  fileprivate var notice: String {
    let done =
      recorded == 0
      ? "Nothing was changed." : "It was recorded for \(Words.count(recorded, "school"))."
    switch known {
    case 0: return done
    case 1: return done + " 1 school had it on record already and stays as it was."
    default: return done + " \(known) schools had it on record already and stay as they were."
    }
  }
}
