import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

enum PrioritySort: String, ListSort {
  case agreed

  var key: SQL { "agreed_priority.agreed_on" }
}

/// Lists and keeps what partners agreed matters next.
struct PriorityHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let visit = visit.inRegisters
    let listing = try await visit.read { db in
      try Self.priorities(for: visit, in: db).load(
        for: visit,
        from: ListQuery(
          select: "agreed_priority.*", from: "agreed_priority", id: "agreed_priority.id",
          where: ["agreed_priority.authority_id = \(visit.authority)"]), in: db)
    }
    return try listing.answer {
      Page("Priorities", breadcrumbs: [visit.registersCrumb]) {
        visit.asAtNote
        lead("What partners agreed matters next: at events, and when a plan was closed.")
        if visit.mayManageRegisters {
          buttonRow { buttonLink("Add a priority", to: .newPriority) }
        }
        listing.html
        visit.asAtForm("The priorities as at another day")
      }
    }
  }

  private static func priorities(
    for visit: Visit, in db: Transaction
  ) throws -> List<AgreedPriority, PrioritySort> {
    let plans = try db.plansOffered(of: visit.authority)
    let titles = Dictionary(uniqueKeysWithValues: plans.map { ($0.id, $0.fullTitle) })
    let owners = try db.ownerNames(
      of: db.all(
        AgreedPriority.self,
        "SELECT * FROM agreed_priority WHERE authority_id = \(visit.authority) ORDER BY id"
      ).compactMap(\.owner), in: visit.authority, on: visit.today)
    let (mayManage, day) = (visit.mayManageRegisters, visit.shownDay)
    return List(
      "Priorities", noun: ("priority", "priorities"), sortedBy: .agreed, isDescending: true,
      columns: [
        ListColumn("Priority", text: \.text) {
          mayManage ? link($0.text, to: .priority($0.id)) : HTML($0.text)
        },
        ListColumn("Agreed", sort: .agreed, text: { $0.agreedOn.description }) {
          shortDay($0.agreedOn)
        },
        ListColumn("Owner", text: { $0.owner.flatMap { owners[$0]?.name } ?? "Nobody yet" }),
        ListColumn("Comes from", text: { Self.origin(of: $0, titles) }) { priority in
          let words = Self.origin(of: priority, titles)
          let plan = priority.plan.map { Address.plan($0) }
          return (plan ?? priority.event.map { Address.event($0) })
            .map { link(words, to: $0.asAt(day)) } ?? HTML(words)
        },
        ListColumn("Goes on in", text: { $0.goesOnIn.flatMap { titles[$0] } ?? "" }) { priority in
          priority.goesOnIn.map { link(titles[$0] ?? "", to: Address.plan($0).asAt(day)) }
            ?? HTML("No plan yet")
        },
      ],
      filters: [
        .choice(
          "plan", "Plan",
          [.init("none", "Goes on in no plan yet", "(\(AgreedPriority.destination)) IS NULL")]
            + plans.map {
              .init(
                $0.id.text, $0.fullTitle,
                "(agreed_priority.plan_id = \($0.id) OR agreed_priority.next_plan_id = \($0.id))")
            }),
        .search("words", "Words") { "lower(agreed_priority.text) LIKE \($0) ESCAPE '\\'" },
      ], empty: "No priority is written down yet.")
  }

  /// The plan that it comes from, else that it comes from an event.
  private static func origin(of priority: AgreedPriority, _ titles: [Plan.ID: String]) -> String {
    priority.plan.map { titles[$0] ?? "" } ?? "A learning event"
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let (entry, event) = try Self.entry(visit.form)
      let priority = try await AgreePriority(visit)(
        entry, at: event, narrative: NarrativeAnswer(visit.form))
      return .redirect(Self.way(back: priority), notice: "The priority was written down.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("priority", of: AgreedPriority.self)
    return try await visit.retrying {
      let (entry, _) = try Self.entry(visit.form)
      let priority = try await AgreePriority(visit)(
        entry, over: id, readAt: visit.form.entry().version(),
        narrative: NarrativeAnswer(visit.form))
      return .redirect(Self.way(back: priority), notice: "The priority was saved.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  private static func way(back priority: AgreedPriority) -> Address {
    priority.event.map { Address.event($0).at("priorities") } ?? .priorities
  }

  private static func entry(
    _ form: Form
  ) throws -> (PriorityEntry, ID<LearningEvent>?) {
    var entry = form.entry()
    let event = entry.optionalID("event", of: LearningEvent.self)
    let priority = PriorityEntry(
      text: entry.text("text", "Say what matters next.", maximum: 500),
      agreedOn: entry.date("agreedOn", "day on which it was agreed"),
      owner: entry.optionalOwner("owner"), plan: entry.optionalID("plan"),
      goesOnIn: entry.optionalID("goesOnIn"))
    try entry.finish()
    return (priority, event)
  }

  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    try await visit.store.read { db in
      let priority = try visit.parameters["priority"].map { _ in
        try db.agreedPriority(visit.id("priority"), of: visit.authority)
      }
      let named = (visit.form["event"] ?? visit.query("event")).flatMap {
        ID<LearningEvent>($0)
      }
      let event = try (priority?.event ?? named).map {
        try db.learningEvent($0, of: visit.authority)
      }
      return PriorityForm(
        visit: visit, problems: problems, priority: priority, event: event,
        plans: try db.plansOffered(of: visit.authority),
        owners: try db.ownerChoices(
          in: visit.authority, on: visit.today, keeping: priority?.owner)
      ).page
    }
  }
}

/// The form of a priority.
struct PriorityForm {
  let visit: Visit
  let problems: [Problem]
  let priority: AgreedPriority?
  let event: LearningEvent?
  let plans: [Plan]
  let owners: [OwnerChoice]

  var page: Page {
    let back = event.map { Address.event($0.id) } ?? .priorities
    return Page(
      priority == nil ? "Add a priority" : "Change the priority", kicker: event?.title,
      breadcrumbs: [visit.registersCrumb, Breadcrumb("Priorities", .priorities)]
    ) {
      sheet.form(
        to: priority.map { .priority($0.id) } ?? .priorities, submit: "Save the priority",
        cancel: back
      ) {
        sheet.textArea("text", "What matters next?", rows: 3, maximum: 500)
        NarrativeAside(sheet).html
        sheet.dateField("agreedOn", "When was it agreed?")
        sheet.ownerSelect(
          "owner", "Who sees to it?", owners, isOptional: true, prompt: "Nobody yet")
        sheet.select(
          "plan", "From which plan does it go on?",
          plans.map { Choice($0.id.text, $0.fullTitle) },
          hint: "It stays on that plan’s page, with where it goes on.",
          isOptional: event != nil, prompt: "From no plan")
        sheet.select(
          "goesOnIn", "In which plan does it go on?",
          plans.filter { $0.state != .closed || $0.id == priority?.goesOnIn }.map {
            Choice($0.id.text, $0.fullTitle)
          },
          hint: "It then stands on that plan’s page too, as a continuing priority.",
          isOptional: true, prompt: "No plan yet")
        if let event { sheet.hidden("event", event.id.text) }
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  private var sheet: FormSheet {
    FormSheet(
      visit, problems: problems,
      values: [
        "text": priority?.text, "agreedOn": priority?.agreedOn ?? event?.heldOn ?? visit.today,
        "owner": priority?.owner?.formValue,
        "plan": priority?.plan?.text ?? visit.query("plan"), "goesOnIn": priority?.goesOnIn,
        "version": priority?.version ?? 0,
      ])
  }
}
