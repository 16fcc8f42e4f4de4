import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The forms about the schools of the register.
struct SchoolForms {
  static let mostCharacters = 100_000

  let visit: Visit
  let problems: [Problem]

  /// A new school, or one that is changed.
  func entry(_ school: School?) -> Page {
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "name": school?.name, "urn": school?.urn, "phase": school?.phase,
        "openedOn": school?.openedOn, "closedOn": school?.closedOn,
        "version": school?.version ?? 0,
      ])
    return Page(
      school == nil ? "Add a school" : "Change the school", kicker: school?.name,
      breadcrumbs: visit.schoolsTrail
    ) {
      sheet.form(
        to: school.map { .school($0.id) } ?? .schools, submit: "Save the school",
        cancel: school.map { .school($0.id) } ?? .schools
      ) {
        sheet.textField("name", "Name")
        sheet.textField(
          "urn", "URN", hint: "Six digits, as the Department for Education gives them.",
          isOptional: true, width: .short, inputmode: "numeric")
        sheet.select(
          "phase", "Phase", Choice.all(of: School.Phase.self, titled: \.title), isOptional: true,
          prompt: "Not said")
        sheet.dateField(
          "openedOn", "When did it open?", hint: "Only if it opens while campaigns run.",
          isOptional: true)
        sheet.dateField(
          "closedOn", "When did it close?",
          hint: "The first day on which it is closed: from then on it is not counted.",
          isOptional: true)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  /// Many schools at once.
  var several: Page {
    let sheet = FormSheet(visit, problems: problems)
    return Page("Add many schools", breadcrumbs: visit.schoolsTrail) {
      lead("All of them are taken, or none while a line is wrong.")
      p(
        "The first line names the columns; only the name is needed. A school without an opening day counts as always open, in campaigns that have ended too. For example:"
      )
      pre("name,urn,phase,opened,closed\nElm Green Primary School,100123,Primary,1 September 2026,")
      sheet.form(
        to: .severalSchools, submit: "Add the schools", cancel: .schools, hasFiles: true
      ) {
        sheet.textArea(
          "list", "The schools", hint: "What you copy from a spreadsheet will do.",
          isOptional: true, rows: 12, maximum: Self.mostCharacters)
        sheet.fileUpload(
          "file", "Or a CSV file", accept: ".csv,text/csv", mostBytes: 1 << 20, isOptional: true)
        sheet.checkbox(
          "leaveOutKnown", "Leave schools that are in the register already as they are",
          hint: "Otherwise each of them is listed as a problem.")
      }
    }
  }
}

/// One school: what is known of it, and what it was sent.
struct SchoolPage {
  let school: School
  let receipts: [(campaign: AwarenessCampaign, receipt: CampaignReceipt)]
  let visit: Visit

  var page: Page {
    Page(school.name, kicker: "School", breadcrumbs: visit.schoolsTrail) {
      visit.asAtNote
      p { school.standing(on: visit.today).html }
      summaryList([
        SummaryRow("URN", school.urn),
        SummaryRow("Phase", school.phase?.title ?? ""),
        SummaryRow("Opened") { day(school.openedOn, else: "Not said") },
        SummaryRow("Closed") { day(school.closedOn, else: "Not closed") },
      ])
      if visit.mayManageRegisters {
        buttonRow {
          buttonLink("Change the school", to: .editSchool(school.id), style: .secondary)
        }
      }
      part("What it was sent", id: "receipts") { sent }
      visit.asAtForm("The school as at another day")
      visit.historyLink("History of this school", of: School.table, school.id)
    }
  }

  @HTMLBuilder private var sent: HTML {
    if receipts.isEmpty {
      p("Nothing is on record.")
    } else {
      dataTable(
        "Material of campaigns", isCaptionHidden: true,
        columns: ["Campaign", "Sent", "Acknowledged", "By"],
        rows: receipts.map { campaign, receipt in
          [
            link(campaign.title, to: Address.campaign(campaign.id).asAt(visit.shownDay)),
            receipt.sentOn.map { shortDay($0) } ?? HTML("Not on record"),
            receipt.acknowledgedOn.map { shortDay($0) } ?? tag("Not yet", .caution),
            HTML(receipt.acknowledgedBy),
          ]
        })
    }
  }
}

extension School {
  /// How it stands on a day.
  func standing(on today: CivilDate) -> Standing {
    if let closedOn, closedOn <= today {
      return Standing("Closed since \(closedOn.longForm)", .neutral)
    }
    if let openedOn, today < openedOn {
      return Standing("Opens on \(openedOn.longForm)", .caution)
    }
    return Standing(closedOn.map { "Open until \($0.longForm)" } ?? "Open", .good)
  }
}

extension Visit {
  /// The way up from a school.
  fileprivate var schoolsTrail: [Breadcrumb] {
    campaignsTrail + [Breadcrumb("School register", Address.schools.asAt(shownDay))]
  }
}

extension School.Phase: FormValue {}
