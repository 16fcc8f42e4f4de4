import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The forms about a policy.
struct PolicyForms {
  let visit: Visit
  let problems: [Problem]

  private func sheet(_ values: FormValues) -> FormSheet {
    FormSheet(visit, problems: problems, values: values)
  }

  private static let trail = [
    Breadcrumb("Registers", .registers), Breadcrumb("Policies", .policies),
  ]

  /// A new policy, or one that is changed.
  func entry(_ policy: Policy?, in db: Transaction) throws -> Page {
    let owners = try db.ownerChoices(
      in: visit.authority, on: visit.today, keeping: policy?.owner)
    let sheet = sheet([
      "title": policy?.title, "owner": policy?.owner?.formValue, "dueOn": policy?.dueOn,
      "version": policy?.version ?? 0,
    ])
    let back = policy.map { Address.policy($0.id) } ?? .policies
    return Page(
      policy == nil ? "Add a policy" : "Change the policy", kicker: policy?.title,
      breadcrumbs: Self.trail
    ) {
      sheet.form(to: back, submit: "Save the policy", cancel: back) {
        sheet.textField("title", "Title")
        sheet.ownerSelect(
          "owner", "Who keeps it up to date?", owners,
          hint: "A post outlives whoever holds it. A body needs no account.", isOptional: true,
          prompt: "Nobody yet")
        sheet.dateField("dueOn", "When is its next revision due?")
        if policy != nil {
          sheet.textField(
            "reason", "If the due date is another than before: why?",
            hint: "The first date stays on record, and the measure goes by it.",
            isOptional: true)
        }
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  func ending(_ policy: Policy) -> Page {
    let sheet = sheet(["endedOn": visit.today, "version": policy.version])
    return Page("Take the policy out of force", kicker: policy.title, breadcrumbs: trail(policy)) {
      lead("It leaves the list of policies in force. What was published stays where it is.")
      sheet.form(
        to: .policy(policy.id, "end"), submit: "Take it out of force",
        cancel: .policy(policy.id), style: .warning
      ) {
        sheet.dateField("endedOn", "Last day on which it holds")
        sheet.textArea("reason", "Why does it end?", rows: 3, maximum: 1000)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  func revision(of policy: Policy, in db: Transaction) throws -> Page {
    let owners = try db.ownerChoices(in: visit.authority, on: visit.today)
    let sheet = sheet([
      "approvedOn": visit.today, "nextDueOn": policy.dueOn.adding(months: 12),
    ])
    return Page("Record an approved revision", kicker: policy.title, breadcrumbs: trail(policy)) {
      lead("A revision is approved first, and published after that.")
      sheet.form(
        to: .policy(policy.id, "revise"), submit: "Record the approval",
        cancel: .policy(policy.id), hasFiles: true
      ) {
        sheet.textArea("whatChanged", "What has changed?", rows: 3, maximum: 1000)
        sheet.dateField("approvedOn", "When was it approved?")
        sheet.ownerSelect("approvedBy", "Who approved it?", owners)
        sheet.dateField("nextDueOn", "When is the next revision due?")
        sheet.fileUpload(
          "file", "The policy as revised",
          hint: "A PDF, a Word document or a text. It can be given when it is published.",
          isOptional: true)
      }
    }
  }

  func publication(of revision: PolicyRevision, _ policy: Policy) -> Page {
    let sheet = sheet(["publishedOn": visit.today, "version": revision.version])
    return Page(
      "Publish revision \(revision.number)", kicker: policy.title, breadcrumbs: trail(policy)
    ) {
      lead("It will stand in the month’s list, which everybody can read without signing in.")
      sheet.form(
        to: .publishPolicyRevision(revision.id), submit: "Publish the revision",
        cancel: .policy(policy.id), hasFiles: true
      ) {
        sheet.dateField("publishedOn", "When was it published?")
        sheet.fileUpload(
          "file", "The policy as revised",
          hint: revision.document == nil
            ? "A PDF, a Word document or a text."
            : "Only if it is another file than the one kept with the approval.",
          isOptional: revision.document != nil)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  private func trail(_ policy: Policy) -> [Breadcrumb] {
    Self.trail + [Breadcrumb(policy.title, .policy(policy.id))]
  }
}
