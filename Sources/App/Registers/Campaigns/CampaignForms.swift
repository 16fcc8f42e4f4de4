import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The forms about an awareness campaign.
struct CampaignForms {
  /// For which schools a bulk entry is.
  enum Which: String, CaseIterable {
    case all, chosen

    var title: String {
      switch self {
      case .all: "All that do not have it on record yet"
      case .chosen: "Those ticked below"
      }
    }
  }

  let visit: Visit
  let problems: [Problem]

  private func sheet(_ values: FormValues) -> FormSheet {
    FormSheet(visit, problems: problems, values: values)
  }

  /// A new campaign, or one that is changed.
  func entry(_ campaign: AwarenessCampaign?, in db: Transaction) throws -> Page {
    let owners = try db.ownerChoices(
      in: visit.authority, on: visit.today, keeping: campaign?.owner)
    let plans = try db.plansOffered(of: visit.authority)
    let sheet = sheet([
      "title": campaign?.title, "topics": campaign?.topics.map(\.rawValue),
      "otherTopics": campaign?.otherTopics, "audience": campaign?.audience,
      "startOn": campaign?.startOn, "endOn": campaign?.endOn,
      "owner": campaign?.owner?.formValue, "plan": campaign?.plan, "link": campaign?.link,
      "version": campaign?.version ?? 0,
    ])
    let back = campaign.map { Address.campaign($0.id) } ?? .campaigns
    return Page(
      campaign == nil ? "Add an awareness campaign" : "Change the campaign",
      kicker: campaign?.title, breadcrumbs: visit.campaignsTrail
    ) {
      sheet.form(to: back, submit: "Save the campaign", cancel: back, hasFiles: true) {
        sheet.textField("title", "Title")
        sheet.checkboxes(
          "topics", "What is it about?",
          Choice.all(of: AwarenessCampaign.Topic.self, titled: \.title), isOptional: true)
        sheet.textField(
          "otherTopics", "What else is it about?", hint: "In your own words, if no topic fits.",
          isOptional: true)
        sheet.textField("audience", "Whom is it for?", hint: "For example, parents of pupils")
        sheet.dateField("startOn", "First day")
        sheet.dateField("endOn", "Last day")
        sheet.ownerSelect(
          "owner", "Who sees to it?", owners,
          hint: "A post outlives whoever holds it. A body needs no account.", isOptional: true,
          prompt: "Nobody yet")
        sheet.select(
          "plan", "Which plan does it belong to?",
          plans.map { Choice($0.id.text, $0.fullTitle) }, isOptional: true, prompt: "No plan")
        sheet.textField(
          "link", "Where is its material?", hint: "An address that begins with https://",
          isOptional: true, type: .url)
        sheet.fileUpload(
          "file", "The material itself",
          hint: campaign?.document == nil
            ? "A PDF, a Word document, a text or a picture."
            : "Only if it is another file than the one that is here.",
          isOptional: true)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  /// What happened at several schools on a day.
  func receipts(of campaign: AwarenessCampaign, _ reached: SchoolsReached) -> Page {
    let sheet = sheet(["step": ReceiptEntry.Step.acknowledged, "day": visit.today])
    return Page(
      "Record it for several schools", kicker: campaign.title, breadcrumbs: trail(campaign)
    ) {
      if reached.lines.isEmpty {
        emptyState("No school is registered yet. Enter the schools first.") {
          buttonLink("Add schools", to: .severalSchools)
        }
      } else {
        lead("What is on record of a school already stays as it is.")
        sheet.form(
          to: .campaign(campaign.id, "receipts"), submit: "Save for these schools",
          cancel: .campaign(campaign.id)
        ) {
          sheet.radios(
            "step", "What happened?", Choice.all(of: ReceiptEntry.Step.self, titled: \.title))
          sheet.dateField("day", "On which day?")
          acknowledger(sheet, hint: "Leave it empty when several people did.")
          sheet.radios("which", "At which schools?", Choice.all(of: Which.self, titled: \.title))
          sheet.checkboxes(
            "schools", "Schools",
            reached.lines.map { Choice($0.school.id.text, $0.school.name, hint: $0.words) },
            isOptional: true)
        }
      }
    }
  }

  /// What is on record of one school, to put it right.
  func receipt(
    _ receipt: CampaignReceipt?, of school: School, in campaign: AwarenessCampaign
  ) -> Page {
    let sheet = sheet([
      "sentOn": receipt?.sentOn, "acknowledgedOn": receipt?.acknowledgedOn,
      "name": receipt?.name, "post": receipt?.post, "version": receipt?.version ?? 0,
    ])
    return Page(school.name, kicker: campaign.title, breadcrumbs: trail(campaign)) {
      sheet.form(
        to: .receipt(ofSchool: school.id, in: campaign.id), submit: "Save",
        cancel: .campaign(campaign.id)
      ) {
        sheet.dateField("sentOn", "When was the material sent?", isOptional: true)
        sheet.dateField("acknowledgedOn", "When did they acknowledge it?", isOptional: true)
        acknowledger(sheet, hint: nil)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  private func acknowledger(_ sheet: FormSheet, hint: String?) -> HTML {
    HTML {
      sheet.textField(
        "name", "Who acknowledged it?", hint: hint, isOptional: true, width: .twoThirds)
      sheet.textField(
        "post", "In which post?", hint: "For example, designated safeguarding lead",
        isOptional: true, width: .twoThirds)
    }
  }

  private func trail(_ campaign: AwarenessCampaign) -> [Breadcrumb] {
    visit.campaignsTrail + [Breadcrumb(campaign.title, .campaign(campaign.id))]
  }
}

extension AwarenessCampaign.Topic: FormValue {}
extension ReceiptEntry.Step: FormValue {}

extension SchoolsReached.Line {
  /// "Sent on 3 March 2026, not acknowledged yet"; nil when nothing is on record.
  fileprivate var words: String? {
    if let day = receipt?.acknowledgedOn { return "Acknowledged on \(day.longForm)" }
    return receipt?.sentOn.map { "Sent on \($0.longForm), not acknowledged yet" }
  }
}

extension Visit {
  /// The way up from an awareness campaign.
  var campaignsTrail: [Breadcrumb] {
    [registersCrumb, Breadcrumb("Awareness campaigns", Address.campaigns.asAt(shownDay))]
  }
}
