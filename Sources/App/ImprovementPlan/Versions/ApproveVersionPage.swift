import API
import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The form on which it is recorded that a body has approved a plan, and what it sends.
struct VersionHandlers: Sendable {
  let meetings: MeetingLinks

  static let fields: BodyFields = [
    .text("label", "What the version is called.", most: 100),
    .id("body", "The body that approved it."),
    .id(
      "meeting", "The meeting at which it was approved: one of this body that was held.",
      isOptional: true),
    .day("approvedOn", "When it was approved: needed when no meeting is named.", isOptional: true),
    .text("paper", "Where that stands: needed when no meeting is named.", isOptional: true),
    .flag(
      "asItStands",
      "True when the plan was made or changed after the approval: it is frozen as it stands now, with both days."
    ),
    .version("count", "How many versions there were when they were read."),
  ]

  @Sendable func form(_ visit: Visit) async throws -> Answer { .page(try await page(visit, [])) }

  @Sendable func approve(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Plan.ID = try visit.id("plan")
      var entry = visit.form.entry()
      let label = entry.text("label", "Give the version a name, like “October 2012”.", maximum: 100)
      let body = entry.id("body", "Choose the body that approved it.", of: Body.self)
      let word = BoardWord(
        meeting: entry.optionalText("meeting"),
        on: entry.optionalDate("approvedOn", "day of the approval"),
        paper: entry.optionalText("paper") ?? "")
      try entry.finish()
      let made = try await ApproveVersion(visit, meetings: meetings)(
        id, called: label, by: body, word: word, asItStands: entry.isChecked("asItStands"),
        afterReading: entry.version("count"))
      return .redirect(
        .planVersion(made.id, ofPlan: id), notice: "\(made.title) is kept as it stands now.")
    } onProblems: {
      try await page(visit, $0)
    }
  }

  private func page(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id: Plan.ID = try visit.id("plan")
    let meetings = meetings
    return try await visit.store.read { db in
      let plan = try db.openPlan(id, of: visit.authority)
      let bodies = try db.bodies(of: visit.authority).filter(plan.mayBeSignedOff)
      let known = Set(bodies.map(\.id))
      let earlier = try db.versions(of: id, in: visit.authority)
      let held = try meetings.held(db, visit, since: earlier.last?.approvedOn)
        .filter { known.contains($0.body) }.prefix(Self.mostMeetings)
      let sheet = FormSheet(
        visit, problems: problems, values: ["label": plan.versionLabel, "body": plan.owningBody])
      return Page(
        "Record an approved version", kicker: plan.fullTitle,
        breadcrumbs: [
          Breadcrumb(plan.title, .plan(id)), Breadcrumb("Versions", .versions(ofPlan: id)),
        ]
      ) {
        lead(
          "The plan is kept as it stands at this moment, as version \(earlier.count + 1), whenever it was approved. Later changes do not touch it."
        )
        sheet.form(
          to: .approveVersion(ofPlan: id), submit: "Keep this version",
          cancel: .versions(ofPlan: id)
        ) {
          sheet.textField("label", "What is it called?", hint: "For example, October 2012")
          sheet.select(
            "body", "Which body approved it?", bodies.map { Choice($0.id.text, $0.name) })
          if !held.isEmpty {
            sheet.select(
              "meeting", "At which meeting?", held.map { Choice($0.id, $0.title) },
              isOptional: true, prompt: "It is not in this list")
          }
          sheet.textField(
            "paper", "Where does the approval stand?",
            hint: "For example, Minute 7. Needed when the meeting is not in the list.",
            isOptional: true)
          sheet.dateField(
            "approvedOn", "When was it approved?",
            hint: "Only when the meeting is not in the list.", isOptional: true)
          sheet.checkbox(
            "asItStands", "Keep the plan as it stands now, though it was approved before",
            hint:
              "Asked where the plan was made or changed after the day of the approval. The version bears both days."
          )
          sheet.hidden("count", earlier.count)
        }
      }
    }
  }

  private static let mostMeetings = 60
}

extension ImprovementPlanSlice {
  func addVersionRoutes(to site: inout Site) {
    let (meetings, registers) = (meetings, registers)
    let handlers = VersionHandlers(meetings: meetings)
    site.get("plans/:plan/versions", for: .readPlan) {
      .page(try await VersionsPage.load($0, with: registers))
    }
    site.get("plans/:plan/versions/:version", for: .readPlan) {
      .page(try await VersionPage.load($0, meetings: meetings, with: registers))
    }
    site.get("plans/:plan/approve", for: .managePlan, use: handlers.form)
    site.post("plans/:plan/approve", for: .managePlan, use: handlers.approve)
    site.describe(
      RecordKind(
        table: "plan_version", "Version of the plan",
        name: RecordName("label", of: "plan_version"),
        columns: [
          "owning_body": "Belonged to", "approved_by_body_id": "Approved by",
          "approved_on": "Approved on", "taken_on": "Frozen on", "taken_by": "Frozen by",
        ], hidden: ["plan_id", "meeting_id", "document_id", "sha256", "taken_at"]))
  }

  func addVersions(to api: inout Operations) {
    let (group, registers) = ("Plans", registers)
    api.list(
      "plans/:plan/versions", in: group, "List the approved versions of a plan",
      about: "The first one first.", for: .readPlan, VersionShapes.version
    ) { visit in
      let id: Plan.ID = try visit.id("plan")
      return try await visit.store.read { db in
        _ = try db.plan(id, of: visit.authority)
        return APIList(try db.versions(of: id, in: visit.authority))
      }
    }
    api.one(
      "plans/:plan/versions/:version", in: group, "Read an approved version as it was",
      about: "With what had changed since the version before.", for: .readPlan,
      VersionShapes.file
    ) { visit in
      let (id, version) = (
        try visit.id("plan", of: Plan.self), try visit.id("version", of: PlanVersion.self)
      )
      return try await visit.store.read { db in
        try VersionFile(
          db.version(version, of: id, in: visit.authority), in: visit.world, for: visit.user,
          with: registers, db)
      }
    }
    api.form(
      "plans/:plan/versions", in: group, "Record that a plan was approved",
      about:
        "It is frozen as it stands now, as the next version, whenever it was approved.",
      page: "plans/:plan/approve",
      VersionHandlers.fields)
  }
}
