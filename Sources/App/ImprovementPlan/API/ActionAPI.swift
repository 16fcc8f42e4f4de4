import API
import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import Web

extension ImprovementPlanSlice {
  func addActions(to api: inout Operations) {
    let group = "Actions"
    let path = "actions/:action"
    api.place("action", path)
    api.list(
      "actions", in: group, "List actions",
      about:
        "Of all plans, by due date. Those who do not read the plan see what agreed plans ask of them, what is not complete first.",
      for: .readOwnActions, query: Self.actionFilters + [.asAt], ActionShapes.row
    ) { visit in
      if try visit.pastDay != nil { try visit.user.require(.readOwnPast) }
      try await Self.checkFilters(visit)
      let found = try await visit.store.read { try ActionListing(visit, $0) }
      if found.listing.hasLostPlace {
        throw Refusal.notFound("The action after which the list was to go on is not in it.")
      }
      return APIList(found.rated, nextAfter: found.listing.nextAfter)
    }
    let world = world
    api.one(
      path, in: group, "Read one action",
      about: "With its dates, milestones, recovery plan, evidence, and what was said about it.",
      for: .readOwnActions, query: [.asAt], ActionShapes.action
    ) { visit in
      let (id, day): (Action.ID, CivilDate?) = (try visit.id("action"), try visit.pastDay)
      if day != nil { try visit.user.require(.readHistory) }
      return try await visit.store.read {
        try ActionDossier(id, in: world, for: visit.user, asAt: day, $0)
      }
    }
    api.form(
      "plans/:plan/actions", in: group, "Add an action", page: "plans/:plan/actions/new",
      BodyFields(
        ActionForm.fields.fields + [
          .day(
            "dueOn", "When it is due; the earliest date of what it serves when it is left out.",
            isOptional: true),
          .day(
            "dueSetOn", "When that day was decided; today when it is left out.", isOptional: true),
          .flag(
            FirstDueDate.field, "Whether a due date more than a year before the plan is meant."),
        ]))
    api.form(
      .put, path, in: group, "Change an action",
      about: "The whole of it: what is left out is emptied, as in the form.", page: path + "/edit",
      BodyFields(ActionForm.fields.fields + [.version()]))
    api.form(
      path + "/due-date", in: group, "Set or move its due date",
      about: "A new line in its ledger; the first date stays for ever.", page: path + "/due-date",
      MoveDueDatePage.fields)
    api.form(
      path + "/due-date/stands", in: group, "Say that its due date stands",
      about: "The other answer, besides moving it, where the action is expected after it.",
      page: path + "/due-date/stands", StandingDueDatePage.fields)
    api.form(
      path + "/progress", in: group, "Say how an action is going", page: path + "/progress",
      ProgressPage.fields)
    api.form(
      path + "/withdraw", in: group, "Withdraw an action",
      about:
        "It is not deleted, and can be brought back. Withdrawn after its first due date it stays among what was due (M64).",
      page: path + "/withdraw", DecisionFields.fields)
    api.form(
      path + "/restore", in: group, "Bring a withdrawn action back", page: path + "/restore",
      DecisionFields.fields)
  }

  func addProof(to api: inout Operations) {
    let group = "Evidence and verification"
    let path = "actions/:action"
    api.form(
      path + "/evidence", in: group, "Add evidence to an action", page: path + "/evidence",
      EvidenceFields.fields)
    api.form(
      path + "/milestones", in: group, "Add a milestone", page: path + "/milestones",
      ActionProofHandlers.milestone)
    api.form(
      path + "/recovery", in: group, "Say how it will catch up", page: path + "/recovery",
      ActionProofHandlers.recovery)
    api.form(
      path + "/rating", in: group, "Rate its delivery otherwise than the rule",
      about: "Worse at any time, better only with verified evidence. It expires.",
      page: path + "/rating",
      ActionProofHandlers.rating)
    api.form(
      path + "/verify", in: group, "Verify that it is complete",
      about: "Whoever owns the action, or called it complete, cannot.", page: path + "/verify",
      ActionProofHandlers.verification)
    api.form(
      path + "/reopen", in: group, "Open a complete action again", page: path + "/reopen",
      ActionProofHandlers.reason)
    api.form(
      .put, "milestones/:milestone", in: group, "Change a milestone",
      about: "Its words, its date, and when it was done.", page: "milestones/:milestone/edit",
      MilestoneForm.bodyFields)
    api.form(
      "milestones/:milestone/mark", in: group, "Mark a milestone as done, or open",
      page: "milestones/:milestone/mark", ActionProofHandlers.mark)
    api.form(
      .delete, "milestones/:milestone", in: group, "Take a milestone out",
      page: "milestones/:milestone/remove", [.version()])
    api.form(
      "ratings/:rating/end", in: group, "End a person’s rating", page: "ratings/:rating/end",
      [.version()])
    api.place("evidence", "evidence/:evidence")
    api.one(
      "evidence/:evidence", in: group, "Read a piece of evidence", for: .readOwnActions,
      query: [.asAt], EvidenceShapes.evidence
    ) { visit in
      let id: Evidence.ID = try visit.id("evidence")
      // Earlier words may be for fewer eyes than those of today.
      if try visit.pastDay != nil { try visit.user.require(.readHistory) }
      let visit = visit.asAsked(Self.tables)
      return try await visit.read { db in
        let evidence = try db.evidence(id, of: visit.authority)
        // Whoever may not know of what it shows is refused here.
        _ = try EvidencePages.About(evidence.subject, for: visit, db)
        return evidence
      }
    }
    api.file(
      "evidence/:evidence/file", in: group, "Read the file of a piece of evidence",
      for: .readOwnActions, read: EvidencePages().file)
    api.form(
      "evidence/:evidence/verify", in: group, "Verify evidence",
      about: "Whoever owns what it shows, or added it, cannot.", page: "evidence/:evidence/verify",
      ActionProofHandlers.verification)
    api.form(
      "evidence/:evidence/withdraw", in: group, "Withdraw evidence",
      page: "evidence/:evidence/withdraw", ActionProofHandlers.reason)
  }

  private static let actionFilters: [QueryField] = [
    .id("plan", "Of one plan."), .id("recommendation", "That serve one recommendation."),
    .id("body", "Asked of one body: that it leads or helps with."),
    .owner("owner", "Of one owner."),
    .word(
      WithdrawnFilter.name,
      "How far the work is. What was withdrawn is left out unless it is asked for: all of it, or what went after its first due date.",
      ["all", "open"] + Action.Delivery.allCases.map(\.rawValue)
        + WithdrawnFilter.allCases.map(\.rawValue)),
    .word("due", "When they are due.", ["late", "month", "quarter", "none", "moved"]),
    .word("sort", "What the list is sorted by.", ActionSort.allCases.map(\.rawValue)),
    .word("order", "Upwards, or downwards.", ["up", "down"]),
  ]

  /// A page overlooks a filter whose record is not there; a program has to be told.
  private static func checkFilters(_ visit: Visit) async throws {
    let asked = ["plan", "recommendation", "body", "owner"].filter { visit.query($0) != nil }
    guard !asked.isEmpty else { return }
    try visit.user.require(.readPlan)
    try await visit.store.read { db in
      func check<Kept: Record>(_ name: String, _ type: Kept.Type) throws {
        guard let text = visit.query(name), let id = ID<Kept>(text) else { return }
        if try db.find(id, of: visit.authority) == nil {
          throw Refusal.notFound("There is no such \(name) as the query names.")
        }
      }
      try check("plan", Plan.self)
      try check("recommendation", Recommendation.self)
      try check("body", Body.self)
      if let owner = visit.query("owner").flatMap({ Owner(formValue: $0) }),
        try !db.exists(owner, in: visit.authority)
      {
        throw Refusal.notFound("There is no such owner as the query names.")
      }
    }
  }
}
