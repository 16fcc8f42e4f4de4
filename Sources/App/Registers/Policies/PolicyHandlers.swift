import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Lists, shows and keeps policies.
struct PolicyHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let visit = visit.inRegisters
    let listing = try await visit.read { db in
      try PolicyList(for: visit, in: db).listing(in: db)
    }
    return try listing.answer {
      Page("Policies", breadcrumbs: [visit.registersCrumb]) {
        visit.asAtNote
        lead("What staff work by: who keeps each policy, and when it is next revised.")
        p {
          link("What was published, month by month", to: .releasedPolicies)
          " · "
          link(
            "How many were revised on time", to: Address.policiesOnTime.asAt(visit.shownDay))
        }
        if visit.mayManageRegisters {
          buttonRow { buttonLink("Add a policy", to: .newPolicy) }
        }
        listing.html
        visit.asAtForm("The policies as at another day")
      }
    }
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("policy", of: Policy.self)
    let visit = visit.inRegisters
    return .page(try await visit.read { try PolicyPage(id, for: visit, in: $0).page })
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let policy = try await KeepPolicy(visit)(Self.entry(visit.form))
      return .redirect(.policy(policy.id), notice: "The policy is in the register.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("policy", of: Policy.self)
    return try await visit.retrying {
      try await KeepPolicy(visit)(
        Self.entry(visit.form), over: id, readAt: visit.form.entry().version())
      return .redirect(.policy(id), notice: "The policy was saved.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  private static func entry(_ form: Form) throws -> PolicyEntry {
    var entry = form.entry()
    let policy = PolicyEntry(
      title: entry.text("title", "Give the policy a title."),
      owner: entry.optionalOwner("owner"),
      dueOn: entry.date("dueOn", "day on which the next revision is due"),
      reason: entry.optionalText("reason") ?? "")
    try entry.finish()
    return policy
  }

  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    try await visit.store.read { db in
      let policy = try visit.parameters["policy"].map { _ in
        try db.policy(visit.id("policy"), of: visit.authority).inForce
      }
      return try PolicyForms(visit: visit, problems: problems).entry(policy, in: db)
    }
  }
}

// Taking a policy out of force.
extension PolicyHandlers {
  @Sendable func ending(_ visit: Visit) async throws -> Answer {
    .page(try await endingPage(visit, []))
  }

  @Sendable func end(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("policy", of: Policy.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let day = entry.date("endedOn", "last day")
      let reason = entry.text("reason", "Say why the policy ends.", maximum: 1000)
      try entry.finish()
      try await KeepPolicy(visit).end(id, readAt: entry.version(), on: day, because: reason)
      return .redirect(.policy(id), notice: "The policy is no longer in force.")
    } onProblems: {
      try await endingPage(visit, $0)
    }
  }

  private func endingPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let policy = try await visit.store.read {
      try $0.policy(visit.id("policy"), of: visit.authority).inForce
    }
    return PolicyForms(visit: visit, problems: problems).ending(policy)
  }
}

// Revisions.
extension PolicyHandlers {
  @Sendable func revision(_ visit: Visit) async throws -> Answer {
    .page(try await revisionPage(visit, []))
  }

  @Sendable func approve(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("policy", of: Policy.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let revision = PolicyRevisionEntry(
        whatChanged: entry.text("whatChanged", "Say what has changed.", maximum: 1000),
        approvedOn: entry.date("approvedOn", "day of the approval"),
        approvedBy: entry.owner("approvedBy", "Choose who approved it."),
        nextDueOn: entry.date("nextDueOn", "day on which the next revision is due"))
      let file = entry.sentFile("file")
      try entry.finish()
      try await RevisePolicy(visit)(revision, of: id, file: file)
      return .redirect(.policy(id), notice: "The approval was recorded. It is not published yet.")
    } onProblems: {
      try await revisionPage(visit, $0)
    }
  }

  @Sendable func publication(_ visit: Visit) async throws -> Answer {
    .page(try await publicationPage(visit, []))
  }

  @Sendable func publish(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("revision", of: PolicyRevision.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let day = entry.date("publishedOn", "day of publication")
      let file = entry.sentFile("file")
      try entry.finish()
      let revision = try await RevisePolicy(visit).publish(
        id, readAt: entry.version(), on: day, file: file)
      return .redirect(
        .policy(revision.policy),
        notice: "The revision is published and stands in the month’s list.")
    } onProblems: {
      try await publicationPage(visit, $0)
    }
  }

  private func revisionPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    try await visit.store.read { db in
      let policy = try db.policy(visit.id("policy"), of: visit.authority).inForce
      return try PolicyForms(visit: visit, problems: problems).revision(of: policy, in: db)
    }
  }

  private func publicationPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    try await visit.store.read { db in
      let revision = try db.policyRevision(visit.id("revision"), of: visit.authority)
      let policy = try db.policy(revision.policy, of: visit.authority)
      return PolicyForms(visit: visit, problems: problems).publication(of: revision, policy)
    }
  }
}

extension FormEntry {
  /// The file of a field, if one was chosen.
  mutating func sentFile(_ name: String) -> SentFile? {
    optionalFile(name).map { ($0.name, $0.bytes) }
  }
}
