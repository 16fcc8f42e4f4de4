import API
import ImprovementPlan
import Kernel
import Storage
import Web

extension PublishingSlice {
  /// What programs may ask of the public editions of plans: what stands in the way, putting them
  /// forward, four eyes, and what everybody reads.
  public func addOperations(to api: inout Operations) {
    addPublished(to: &api)
    addEditions(to: &api)
    addApproval(to: &api)
    let group = "Editions"
    api.one(
      "settings/publishing", in: group, "Read what the council has set for its public plans",
      for: .readSettings, PublishingShapes.limits
    ) { visit in try await visit.store.read { try $0.publicationLimits(of: visit.authority) } }
    api.form(
      .put, "settings/publishing", in: group, "Set it", page: "settings/publishing",
      [
        .number("childGrade", "The highest reading grade of the version for children.", in: 1...18),
        .version(),
      ])
  }

  private func addPublished(to api: inout Operations) {
    let group = "Published plans"
    let isPublic: RecordScope = { _, _ in ["published_on IS NOT NULL"] }
    api.records(
      "published-plans", as: "edition", in: group,
      noun: ("published edition", "published editions"),
      about: "What everybody may read, without a key; those that were withdrawn say why.",
      for: .readPublished, filters: [.id("plan", "plan_id", "Of one plan.")],
      PublishingShapes.published, scope: isPublic)
    api.file(
      "published-plans/:edition/data", in: group, "Read all that a published edition shows",
      about:
        "`document` is what was frozen when it was published and does not change. `changedSincePublished` says beside it which talks with children were called off, moved or held since. `sha256` is the hash of the frozen bytes; /published-plans/{edition}/data gives those alone.",
      for: .readPublished, read: PublishedHandlers().dataWithNews)
  }

  private func addEditions(to api: inout Operations) {
    let group = "Editions"
    let path = "editions/:edition"
    api.records(
      "editions", as: "edition", in: group, noun: ("edition", "editions"),
      about: "Public editions of plans: prepared, waiting for approval, published, withdrawn.",
      for: .readPlan,
      filters: [
        .id("plan", "plan_id", "Of one plan."),
        .word("state", "state", "How they stand.", of: PlanEdition.State.self),
      ], PublishingShapes.edition)
    let ofOne = [RecordFilter.id("edition", "edition_id", "Of one edition.")]
    api.records(
      "edition-words", as: "words", in: group, noun: ("words of an edition", "words of editions"),
      about: "In plain words for children, by recommendation.", for: .readPlan, filters: ofOne,
      PublishingShapes.words)
    api.records(
      "edition-actions", as: "words", in: group,
      noun: ("public words of an action", "public words of actions"),
      about: "What stands in an edition in place of an action’s own words.", for: .readPlan,
      filters: ofOne, PublishingShapes.actionWords)
    api.one(
      path + "/conditions", in: group, "Read what stands in the way of publishing an edition",
      about: "Every condition of publication, with what is missing and where it is mended.",
      for: .readPlan, PublishingShapes.conditions
    ) { visit in
      let id: PlanEdition.ID = try visit.id("edition")
      return try await visit.store.read { db in
        let edition = try db.edition(id, of: visit.authority)
        let content = try db.content(of: edition, in: visit.world, for: visit.user)
        return EditionConditions(
          edition: edition,
          check: try db.publicationCheck(of: content, edition, in: visit.world, for: visit.user))
      }
    }
    api.file(
      path + "/content", in: group, "Read exactly what the public reads, or will",
      about: "What was frozen; while it is prepared, what would be.", for: .readPlan
    ) { visit in
      let id: PlanEdition.ID = try visit.id("edition")
      return try await visit.store.read { db in
        let edition = try db.edition(id, of: visit.authority)
        let content = try db.content(of: edition, in: visit.world, for: visit.user)
        return .file(
          try content.document(), type: "application/json", name: "edition-\(edition.number).json")
      }
    }
    api.form(
      "plans/:plan/editions", in: group, "Begin an edition", page: "plans/:plan/editions",
      EditionForms.fields)
    api.form(
      .put, path, in: group, "Change an edition", page: path,
      BodyFields(EditionForms.fields.fields + [.version()]))
    api.form(
      .put, path + "/words/:outcome", in: group, "Write its words for a recommendation",
      page: path + "/words/:outcome", EditionForms.wordFields)
    api.form(
      .delete, path, in: group, "Give an edition up",
      about: "Only while it is prepared: what was published stays.", page: path + "/discard")
  }

  /// Whoever has prepared an edition does not approve it.
  private func addApproval(to api: inout Operations) {
    let group = "Editions"
    let path = "editions/:edition"
    api.form(
      path + "/propose", in: group, "Put an edition forward for approval",
      about: "What the public will read is frozen; refused with every condition that is not met.",
      page: path + "/propose", [.keepBecause, .version()])
    api.form(
      path + "/approve", in: group, "Approve and publish an edition",
      about:
        "Whoever has prepared it cannot. Exactly what was frozen is published; refused where it tells a sign-off that was opened again since.",
      page: path + "/approve",
      [
        .text("sha256", "Of what was read, as the edition has it.", most: 64),
        .text(
          "reason",
          "Why it is published although figures in its words disagree with the plan, names seem to stand in it, something in it is judged to have helped no more, or no talk with children lies ahead; needed where that is so.",
          most: 1000,
          isOptional: true),
        .version(),
      ])
    api.form(
      path + "/return", in: group, "Send an edition back", page: path + "/return",
      [.text("reason", "What has to be changed.", most: 1000), .version()])
    api.form(
      path + "/withdraw", in: group, "Take an edition back from the public",
      about: "That it was published stays on record.", page: path + "/withdraw",
      [.text("reason", "Why: the public reads this in its place.", most: 1000), .version()])
  }
}

/// An edition with what stands in the way of publishing it.
struct EditionConditions: Sendable {
  let edition: PlanEdition
  let check: PublicationCheck
}

extension EditionForms {
  /// What ``read(_:)`` asks for.
  static let fields: BodyFields = [
    .text("label", "What it is called.", most: 100),
    .text("summary", "The plan in a few plain sentences.", most: 4000, isOptional: true),
    .text("childSummary", "How the version for children begins.", most: 3000, isOptional: true),
    .keepBecause,
  ]

  /// What ``readWords(_:)`` asks for.
  static let wordFields: BodyFields = [
    .text("asked", "What inspectors said, told to a child.", most: 1000, isOptional: true),
    .text("promised", "What adults promise, told to a child.", most: 1000, isOptional: true),
    .text(
      "because", "Why nothing is answered or done yet, where nothing is.", most: 1000,
      isOptional: true),
    .entries(
      "actions", "Public words of actions in place of their own, by identifier; empty for none.",
      of: .text(most: 2000), sentAs: field(of: "")),
    .keepBecause, .version("version", "The version of the words that was read; 0 for the first."),
  ]
}
