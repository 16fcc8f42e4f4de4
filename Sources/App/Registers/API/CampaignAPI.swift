import API
import Civil
import ImprovementPlan
import Kernel
import Storage
import Web

extension RegistersSlice {
  func addCampaigns(to api: inout Operations) {
    let group = "Awareness campaigns"
    let path = "registers/campaigns/:campaign"
    api.records(
      "registers/campaigns", as: "campaign", in: group, noun: ("campaign", "campaigns"),
      about: "With measure M61: the schools that each has reached.", for: .readRegisters,
      filters: [
        .choice(
          "topic", "About a topic.",
          AwarenessCampaign.Topic.allCases.map {
            ($0.rawValue, "' ' || topics || ' ' LIKE \("% \($0.rawValue) %")")
          }),
        .id("plan", "plan_id", "Of one plan."),
      ], RegisterShapes.campaign, scope: { _, _ in [] }
    ) { (visit, db, found: [AwarenessCampaign], day) in
      try db.reach(of: found, as: visit, asAt: day)
    }
    api.records(
      "registers/campaign-receipts", as: "receipt", in: group, noun: ("receipt", "receipts"),
      for: .readRegisters,
      filters: [
        .id("campaign", "campaign_id", "Of one campaign."),
        .id("school", "school_id", "Of one school."),
      ], RegisterShapes.receipt)
    let words: [BodyField] = [
      .text("title", "What it is called."),
      .words("topics", "What it is about.", of: AwarenessCampaign.Topic.self),
      .text(
        "otherTopics", "What else, in the council’s own words: needed without a topic.",
        isOptional: true),
      .text("audience", "Whom it is for."), .day("startOn", "The first day."),
      .day("endOn", "The last day."), .owner("owner", "Whose it is.", isOptional: true),
      .id("plan", "The plan it belongs to.", isOptional: true),
      .text("link", "Where its material is: begins with https://.", most: 2000, isOptional: true),
      .file("file", "The material."),
    ]
    api.form(
      "registers/campaigns", in: group, "Enter a campaign", page: "registers/campaigns",
      BodyFields(words))
    api.form(
      .put, path, in: group, "Change a campaign", page: path, BodyFields(words + [.version()]))
    api.form(
      path + "/receipts", in: group, "Record the same for several schools",
      about: "What is on record of a school already stays as it is.", page: path + "/receipts",
      [
        .word("step", "What happened.", of: ReceiptEntry.Step.self), .day("day", "On which day."),
        .text("name", "Who acknowledged it.", isOptional: true),
        .text("post", "In which post.", isOptional: true),
        .word(
          "which", "At all schools that have it not on record yet, or at those that are chosen.",
          of: CampaignForms.Which.self),
        .ids("schools", "Those that are chosen."),
      ])
    api.form(
      .put, path + "/schools/:school", in: group, "Put right what is on record of one school",
      about: "Without any day nothing is on record of it.", page: path + "/schools/:school",
      [
        .day("sentOn", "When it was sent.", isOptional: true),
        .day("acknowledgedOn", "When they acknowledged it.", isOptional: true),
        .text("name", "Who did.", isOptional: true),
        .text("post", "In which post.", isOptional: true),
        .version("version", "The version of the receipt that was read; 0 when there was none."),
      ])
  }

  func addSchools(to api: inout Operations) {
    let group = "Awareness campaigns"
    api.records(
      "registers/schools", as: "school", in: group, noun: ("school", "schools"),
      for: .readRegisters,
      filters: [.word("phase", "phase", "Of one phase.", of: School.Phase.self)],
      RegisterShapes.school)
    let words: [BodyField] = [
      .text("name", "What it is called."),
      .text("urn", "Its unique reference number: six digits.", isOptional: true),
      .word("phase", "Its phase.", of: School.Phase.self, isOptional: true),
      .day("openedOn", "The first day on which it is open.", isOptional: true),
      .day("closedOn", "The first day on which it is closed.", isOptional: true),
    ]
    api.form(
      "registers/schools", in: group, "Enter a school", page: "registers/schools",
      BodyFields(words))
    api.form(
      .put, "registers/schools/:school", in: group, "Change a school",
      page: "registers/schools/:school", BodyFields(words + [.version()]))
    api.form(
      "registers/school-lists", in: group, "Enter many schools",
      about: "All of them, or none while a line is wrong.", page: "registers/schools/several",
      [
        .text(
          "list", "The schools as CSV, below the names of the columns: needed without a file.",
          most: SchoolForms.mostCharacters, isOptional: true),
        .file("file", "The same as a file."),
        .flag("leaveOutKnown", "Whether schools that are there already are left as they are."),
      ])
  }
}

extension Transaction {
  /// Campaigns with the schools that they had reached.
  fileprivate func reach(
    of found: [AwarenessCampaign], as visit: Visit, asAt day: CivilDate?
  ) throws -> [CampaignReach] {
    let shelf = shelf(of: visit.authority, asAt: day.map { Instant.endOfDayInLondon($0) })
    let schools: [School] = try shelf.all()
    let receipts: [CampaignReceipt] = try shelf.all(
      "campaign_id", in: Set(found.map(\.id))
    ) { $0.campaign }
    return found.map {
      CampaignReach(
        campaign: $0,
        reached: SchoolsReached(
          of: $0, schools: schools, receipts: receipts, today: day ?? visit.today))
    }
  }
}

extension RegisterShapes {
  static let campaign = Shape<CampaignReach>(
    "AwarenessCampaign", "What people are told of a risk.",
    [
      .id("id", "The campaign.") { $0.campaign.id },
      .number("version", "Counts its changes.") { $0.campaign.version },
      .text("title", "What it is called.") { $0.campaign.title },
      .texts("topics", "What it is about.") { $0.campaign.topics.map(\.rawValue) },
      .text("otherTopics", "What else, in the council’s own words.") { $0.campaign.otherTopics },
      .text("audience", "Whom it is for.") { $0.campaign.audience },
      .day("startOn", "The first day.") { $0.campaign.startOn },
      .day("endOn", "The last day.") { $0.campaign.endOn },
      .text("owner", "Whose it is.") { $0.campaign.owner?.formValue },
      .id("plan", "The plan it belongs to.") { $0.campaign.plan },
      .text("link", "Where its material is.") { $0.campaign.link },
      .flag("hasFile", "Whether its material is here.") { $0.campaign.document != nil },
      .day("countedOn", "The day on which schools are counted.") { $0.reached.day },
      .number("schools", "How many are registered and open then.") { $0.reached.denominator },
      .number("acknowledged", "How many of them acknowledged it.") { $0.reached.numerator },
      .text("reached", "The share of them (M61): “99.0 %”, or “n/a”.") { $0.reached.share },
      .ids("missing", "The schools that did not.") { $0.reached.missing.map(\.id) },
    ])

  static let school = Shape<School>(
    "School", "A school of the council’s list.",
    [
      .id("id", "The school.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .text("name", "What it is called.") { $0.name },
      .text("urn", "Its unique reference number; empty when none is known.") { $0.urn },
      .word("phase", "Its phase.") { $0.phase },
      .day("openedOn", "The first day on which it is open; null when it always was.") {
        $0.openedOn
      },
      .day("closedOn", "The first day on which it is closed; null while it is open.") {
        $0.closedOn
      },
    ])

  static let receipt = Shape<CampaignReceipt>(
    "CampaignReceipt", "That a school was sent a campaign’s material, and acknowledged it.",
    [
      .id("id", "The receipt.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("campaign", "The campaign.") { $0.campaign }, .id("school", "The school.") { $0.school },
      .day("sentOn", "When it was sent.") { $0.sentOn },
      .day("acknowledgedOn", "When the school acknowledged it.") { $0.acknowledgedOn },
      .text("name", "Who did.") { $0.name }, .text("post", "In which post.") { $0.post },
    ])
}
