import API
import Kernel
import Storage
import Web

extension InspectionsSlice {
  /// What programs may write of inspections: entering them, correcting what was read, publishing,
  /// looking again at findings, and what inspectors had said before.
  func addWriting(to api: inout Operations) {
    addInspectionForms(to: &api)
    addFindingForms(to: &api)
    addToldBefore(to: &api)
    addDocuments(to: &api)
  }

  private func addInspectionForms(to api: inout Operations) {
    let group = "Inspections"
    let path = "inspections/:inspection"
    api.form(
      "inspections", in: group, "Enter an inspection",
      about: "As a draft, which the public does not see.",
      page: "inspections", InspectionFields.fields)
    api.form(
      .put, path, in: group, "Correct an inspection", about: "The whole of it.", page: path,
      BodyFields(InspectionFields.fields.fields + [.version()]))
    api.form(
      path + "/publication-date", in: group, "Correct the publication date",
      about:
        "The due dates of its recommendations that follow from it are computed anew; the old ones stay on record.",
      page: path + "/publication-date",
      [
        .day("publishedOn", "The day on which the report was published."),
        .text("reason", "Why.", most: 500), .version(),
      ])
    api.form(
      path + "/publish", in: group, "Publish an inspection",
      about: "Refused, with all that is missing, while something is.", page: path + "/publish",
      [.version()])
    api.form(
      path + "/withdraw", in: group, "Take an inspection back from the public",
      page: path + "/withdraw", [.text("reason", "Why.", most: 500), .version()])
    api.form(
      .put, path + "/judgements", in: group, "Set the judgements of an inspection",
      about: "Of every area, by its code: what is left out is emptied.",
      page: path + "/judgements",
      [
        .entries(
          "grades", "The code of the grade.", of: .text(most: 200), sentAs: "judgement."),
        .entries(
          "rationales", "Why, in the inspectors’ words.", of: .text(most: 5000),
          sentAs: "rationale."),
        .entries("findings", "The findings it rests on.", of: .ids, sentAs: "findings."),
        .entries("pages", "The page of the report.", of: .number(1...2000), sentAs: "page."),
        .entries(
          "versions", "The version of each judgement that was read; 0 for the first.",
          of: .number(0...1_000_000_000), sentAs: "version."),
      ])
  }

  private func addFindingForms(to api: inout Operations) {
    let group = "Inspections"
    api.form(
      "inspections/:inspection/findings", in: group, "Enter a finding",
      page: "inspections/:inspection/findings", FindingFields.fields)
    api.form(
      .put, "findings/:finding", in: group, "Correct a finding", page: "findings/:finding",
      BodyFields(FindingFields.fields.fields + [.version()]))
    api.records(
      "finding-reviews", as: "review", in: group, noun: ("look at a finding", "looks at findings"),
      about: "That somebody looked again where it was too early to judge.", for: .readInspections,
      filters: [.id("finding", "finding_id", "At one finding.")], InspectionShapes.review)
    api.form(
      "findings/:finding/look-again", in: group, "Record a look at a finding",
      page: "findings/:finding/look-again",
      [
        .day("lookedOn", "The day of the look."),
        .word("outcome", "How it is now.", of: FindingReview.Outcome.self),
        .text("reason", "What was seen, and where.", most: 4000),
        .day(
          "nextLookOn", "When to look once more; needed while it is too early.", isOptional: true),
        .version("seen", "How many looks there were when they were read."),
      ])
    api.form(
      "inspections/:inspection/recommendations", in: group, "Enter a recommendation",
      page: "inspections/:inspection/recommendations", RecommendationFields.fields)
    api.form(
      .put, "recommendations/:recommendation", in: group, "Correct a recommendation",
      page: "recommendations/:recommendation",
      BodyFields(RecommendationFields.fields.fields + [.version()]))
  }

  private func addToldBefore(to api: inout Operations) {
    let group = "Told before"
    api.records(
      "told-before", as: "link", in: group, noun: ("link", "links"),
      about: "That inspectors have said something before, as somebody has found.",
      for: .readInspections,
      filters: [
        .id("earlier", "earlier_id", "From one recommendation on."),
        .id("later", "later_id", "Back from one recommendation."),
      ], InspectionShapes.toldBefore)
    api.form(
      "recommendations/:recommendation/told-before", in: group, "Say what it repeats",
      page: "recommendations/:recommendation/told-before",
      [
        .text("earlier", "The reference of the earlier recommendation, as the service has it."),
        .word("kind", "How it stands to the earlier one.", of: RecommendationLink.Kind.self),
        .text("note", "What else is to be said.", most: 500, isOptional: true),
      ])
    api.form(
      .delete, "told-before/:link", in: group, "Take such a link back",
      page: "told-before/:link/undo", [.version()])
  }

  private func addDocuments(to api: inout Operations) {
    let group = "Reports and letters"
    let path = "report-documents/:document"
    let pages = ReportDocumentHandlers()
    api.records(
      "report-documents", as: "document", in: group, noun: ("document", "documents"),
      about: "Without a key, those that are published.", for: .readPublished,
      filters: [
        .id("inspection", "inspection_id", "Of one inspection."),
        .word("kind", "kind", "Of one kind.", of: ReportDocument.Kind.self),
      ], InspectionShapes.document,
      scope: { visit, _ in
        visit.seesDrafts
          ? []
          : [
            "is_published",
            """
            inspection_id IN (SELECT id FROM inspection
              WHERE authority_id = \(visit.authority) AND state = \(Inspection.State.accepted))
            """,
          ]
      })
    api.file(
      path + "/file", in: group, "Read the file of a document", for: .readPublished,
      read: pages.file)
    api.form(
      "report-documents", in: group, "Keep a document", about: "It is not public yet.",
      page: "report-documents",
      [
        .id("inspection", "The inspection it is about.", isOptional: true),
        .word("kind", "What kind it is.", of: ReportDocument.Kind.self),
        .text("title", "Its title."),
        .text("language", "English unless another is named.", most: 60, isOptional: true),
        .text("link", "Where it stands on the web.", most: 2000, isOptional: true),
        .day("datedOn", "The day it bears.", isOptional: true),
        .file("file", "The file: needed without an address."),
      ])
    api.form(
      path + "/link", in: group, "Say which inspection a document is about", page: path + "/link",
      [.id("inspection", "The inspection."), .version()])
    api.form(
      path + "/publish", in: group, "Publish a document", page: path + "/publish", [.version()])
  }
}

extension InspectionFields {
  /// What ``entry(_:)`` asks for.
  static let fields: BodyFields = [
    .text("framework", "The framework: its identifier or its code.", most: 40),
    .text("council", "The council, as the report names it."),
    .text("title", "What the report is called.", isOptional: true),
    .day("visitStart", "When the visit began.", isOptional: true),
    .day("visitEnd", "When it ended.", isOptional: true),
    .day("receivedOn", "When the council received the report.", isOptional: true),
    .day("publishedOn", "When it was published.", isOptional: true),
    .text("leadInspector", "Who led it.", isOptional: true),
    .text("reportLink", "Where the report stands on the web.", most: 2000, isOptional: true),
    .text("notLookedAt", "What inspectors say they did not look at.", most: 5000, isOptional: true),
    declared("declaredImmediate", .immediate), declared("declaredThreeMonths", .threeMonths),
    declared("declaredSixMonths", .sixMonths), declared("declaredTwelveMonths", .twelveMonths),
  ]

  private static func declared(_ name: String, _ timescale: Timescale) -> BodyField {
    .number(
      name,
      "How many recommendations the report says it has (\(timescale.title.lowercased())).",
      in: 0...999, isOptional: true, sentAs: "declared.\(timescale.rawValue)")
  }
}

extension FindingFields {
  /// What ``entry(_:)`` asks for.
  static let fields: BodyFields = [
    .number("number", "Its number; the next one when left out.", in: 1...9999, isOptional: true),
    .word("kind", "Whether it is good or needs improving.", of: Finding.Kind.self),
    .text("text", "The inspectors’ words.", most: 10_000),
    .text("theme", "What it is about.", most: 100, isOptional: true),
    .text("cohort", "About which children.", isOptional: true),
    .text("community", "About which community.", isOptional: true),
    .text("toldTo", "Who was told.", isOptional: true),
    .text("partnerAgency", "About which partner.", isOptional: true),
    .day("impactReviewOn", "When it is looked at again.", isOptional: true),
    .number("page", "The page of the report.", in: 1...2000, isOptional: true),
    .text("paragraph", "The paragraph.", most: 40, isOptional: true),
  ]
}

extension RecommendationFields {
  /// What ``entry(_:)`` asks for.
  static let fields: BodyFields = [
    .word(
      "madeBy", "Whose it is: the inspectors’ where it is left out.",
      of: Recommendation.Author.self, isOptional: true),
    .text("printedNumber", "The number that the report prints.", most: 20, isOptional: true),
    .text("text", "The inspectors’ words.", most: 10_000),
    .word("timescale", "By when, as the report says it.", of: Timescale.self, isOptional: true),
    .day("customDue", "The day, when the report names one.", isOptional: true),
    .text("section", "The section of the report.", most: 300, isOptional: true),
    .text("theme", "What it is about.", most: 100, isOptional: true),
    .text("addressedTo", "Who is to do it.", isOptional: true),
    .number("page", "The page of the report.", in: 1...2000, isOptional: true),
    .ids("findings", "The findings that it answers."),
  ]
}
