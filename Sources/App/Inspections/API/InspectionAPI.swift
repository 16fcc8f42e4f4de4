import API
import Kernel
import Storage
import Web

extension InspectionsSlice {
  /// What programs may ask of inspections: what is published needs no key.
  public func addOperations(to api: inout Operations) {
    let (group, links) = ("Inspections", plan)
    let accepted: RecordScope = { visit, _ in
      visit.seesDrafts ? [] : ["state = \(Inspection.State.accepted)"]
    }
    let ofAccepted: RecordScope = { visit, _ in
      visit.seesDrafts
        ? []
        : [
          """
          inspection_id IN (SELECT id FROM inspection
            WHERE authority_id = \(visit.authority) AND state = \(Inspection.State.accepted))
          """
        ]
    }
    let byInspection = [RecordFilter.id("inspection", "inspection_id", "Of one inspection.")]
    api.records(
      "inspections", as: "inspection", in: group, noun: ("inspection", "inspections"),
      about: "Without a key, those that are published.", for: .readPublished,
      filters: [.id("framework", "framework_id", "Under one framework.")], Self.inspection,
      scope: accepted
    ) { (visit, db, found: [Inspection], day) in
      let documents = Linked<Inspection, ReportDocument>.view("inspection_id") { $0.inspection }
      return try documents(visit, db, found, day).map {
        $0.only { $0.kind == .fullReport && (visit.seesDrafts || $0.isPublished) }
      }
    }
    api.records(
      "judgements", as: "judgement", in: group, noun: ("judgement", "judgements"),
      for: .readPublished, filters: byInspection, Self.judgement, scope: ofAccepted,
      showing: Linked.view("judgement_id") { $0.judgement })
    api.records(
      "findings", as: "finding", in: group, noun: ("finding", "findings"),
      for: .readPublished,
      filters: byInspection + [.word("kind", "kind", "Of one kind.", of: Finding.Kind.self)],
      Self.finding, scope: ofAccepted)
    api.records(
      "recommendations", as: "recommendation", in: group,
      noun: ("recommendation", "recommendations"), for: .readPublished,
      filters: byInspection
        + [.word("timescale", "timescale", "Of one timescale.", of: Timescale.self)],
      Self.recommendation, scope: ofAccepted
    ) { (visit, db, found: [Recommendation], day) in
      let fates = try links.became(db, visit.user, found.map(\.id), day)
      let answered = Linked<Recommendation, RecommendationFinding>.view("recommendation_id") {
        $0.recommendation
      }
      return try answered(visit, db, found, day).map {
        RatedRecommendation(
          recommendation: $0.record, findings: $0.links.map(\.finding),
          due: fates.due(of: $0.record), became: fates[$0.id], rule: fates.ratingRule)
      }
    }
    api.records(
      "frameworks", as: "framework", in: group, noun: ("framework", "frameworks"),
      for: .readPublished, Self.framework)
    api.records(
      "framework-areas", as: "area", in: group, noun: ("area", "areas"),
      about: "What is judged under a framework.", for: .readPublished,
      filters: [.id("framework", "framework_id", "Of one framework.")], Self.area)
    api.records(
      "framework-grades", as: "grade", in: group, noun: ("grade", "grades"),
      about: "The scale of a framework.", for: .readPublished,
      filters: [.id("framework", "framework_id", "Of one framework.")], Self.grade)
    addWriting(to: &api)
  }

  private static let inspection = Shape<Linked<Inspection, ReportDocument>>(
    "Inspection", "An inspection of the council.",
    [
      .id("id", "The inspection.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .id("framework", "Under which framework.") { $0.framework },
      .text("council", "The council, as the report names it.") { $0.council },
      .text("title", "What the report is called.") { $0.title },
      .day("visitStart", "When the visit began.") { $0.visitStart },
      .day("visitEnd", "When it ended.") { $0.visitEnd },
      .day("receivedOn", "When the council received the report.") { $0.receivedOn },
      .day("publishedOn", "When it was published.") { $0.publishedOn },
      .text("leadInspector", "Who led it.") { $0.leadInspector },
      .text("reportLink", "Where the report stands on the web; empty where nobody has said.") {
        $0.links.min { ($0.title, $0.id.text) < ($1.title, $1.id.text) }?.link ?? ""
      },
      .text("notLookedAt", "What inspectors say they did not look at.") { $0.notLookedAt },
      declared("declaredImmediate", .immediate), declared("declaredThreeMonths", .threeMonths),
      declared("declaredSixMonths", .sixMonths), declared("declaredTwelveMonths", .twelveMonths),
      .word("state", "Whether it is a draft.") { $0.state },
    ])

  private static func declared(
    _ name: String, _ timescale: Timescale
  ) -> Property<Linked<Inspection, ReportDocument>> {
    .number(
      name,
      "How many recommendations the report says it has (\(timescale.title.lowercased())); null where it says nothing."
    ) { $0.declared[timescale] }
  }

  private static let judgement = Shape<Linked<Judgement, JudgementFinding>>(
    "Judgement", "A judgement as it was given, never derived.",
    [
      .id("id", "The judgement.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .id("inspection", "The inspection.") { $0.inspection },
      .id("area", "What was judged.") { $0.area }, .id("grade", "The grade.") { $0.grade },
      .text("rationale", "Why, in the inspectors’ words.") { $0.rationale },
      .number("page", "The page of the report.") { $0.page },
      .ids("findings", "The findings it rests on.") { $0.links.map(\.finding) },
    ])

  private static let finding = Shape<Finding>(
    "Finding", "What inspectors found.",
    [
      .id("id", "The finding.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("inspection", "The inspection.") { $0.inspection },
      .number("number", "Its number.") { $0.number },
      .word("kind", "Whether it is good or needs improving.") { $0.kind },
      .text("text", "The inspectors’ words.") { $0.text },
      .text("theme", "What it is about.") { $0.theme },
      .text("cohort", "About which children.") { $0.cohort },
      .text("community", "About which community.") { $0.community },
      .text("toldTo", "Who was told.") { $0.toldTo },
      .text("partnerAgency", "About which partner.") { $0.partnerAgency },
      .day("impactReviewOn", "When it is looked at again.") { $0.impactReviewOn },
      .number("page", "The page of the report.") { $0.page },
      .text("paragraph", "The paragraph.") { $0.paragraph },
      .flag("inSummary", "Whether the page is one of the summary for children.") { $0.isInSummary },
    ])

  private static let recommendation = Shape<RatedRecommendation>(
    "Recommendation", "What inspectors recommended, and how that goes.",
    [
      .id("id", "The recommendation.") { $0.recommendation.id },
      .number("version", "Counts its changes.") { $0.recommendation.version },
      .id("inspection", "The inspection.") { $0.recommendation.inspection },
      .text("reference", "What it is called here.") { $0.recommendation.reference },
      .word("madeBy", "Whose recommendation it is.") { $0.recommendation.madeBy },
      .text("printedNumber", "The number that the report prints.") {
        $0.recommendation.printedNumber
      },
      .text("text", "The inspectors’ words.") { $0.recommendation.text },
      .word("timescale", "By when, as the report says it.") { $0.recommendation.timescale },
      .day(
        "dueOn",
        "When it is due: the day that the plan gave it or moved it to, for those who may read the plan; else the one that follows from the report."
      ) { $0.due?.on },
      .text("dueSetBy", "Who set that day; null while there is none.") { $0.due?.setBy },
      .day("firstDueOn", "When it was first due; the same while nobody has moved it.") {
        $0.due?.firstOn
      },
      .text("firstDueSetBy", "Who set the first day.") { $0.due?.firstSetBy },
      .day("customDue", "The day, when the report names one of its own.") {
        $0.recommendation.customDue
      },
      .text("section", "The section of the report.") { $0.recommendation.section },
      .text("theme", "What it is about.") { $0.recommendation.theme },
      .text("addressedTo", "Who is to do it.") { $0.recommendation.addressedTo },
      .number("page", "The page of the report.") { $0.recommendation.page },
      .ids("findings", "The findings that it answers.") { $0.findings },
      .text(
        "delivery",
        "Whether the work is done, in the latest plan that has it: the worst of its actions, or the chair’s rating; null where nothing is rated, and for those who may not read the plan."
      ) { $0.became?.delivery.code },
      .text("deliveryWord", "What the council calls that.") { $0.became?.delivery.words },
      .text("deliveryBecause", "Why it is rated so.") { $0.became?.delivery.because },
      .text("impact", "Whether it helped children, as last judged; null before that.") {
        $0.became?.impact.code
      },
      .text("impactWord", "The same in words.") { $0.became?.impact.words },
      .text("impactBecause", "Who judged it, and why.") { $0.became?.impact.because },
      .text("standing", "How it stands in that plan, in words.") { $0.became?.words },
      .text("answer", "What the council answers to it; null before it has.") {
        $0.became?.answer?.words
      },
      .text("answerReason", "Why, and which part; empty where none was given.") {
        $0.became?.answer?.reason
      },
      .text("ratingRule", "By which rule of the council delivery is rated.") { $0.rule },
    ])

  private static let framework = Shape<Framework>(
    "Framework", "The rules by which inspectors inspect.",
    [
      .id("id", "The framework.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .text("code", "Names it.") { $0.code }, .text("name", "What it is called.") { $0.name },
      .text("purpose", "What it is for.") { $0.purpose },
      .day("validFrom", "Since when it holds.") { $0.validFrom },
      .day("validTo", "Until when it holds.") { $0.validTo },
    ])

  private static let area = Shape<FrameworkArea>(
    "FrameworkArea", "Something that is judged under a framework.",
    [
      .id("id", "The area.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("framework", "The framework.") { $0.framework },
      .text("code", "Names it within the framework.") { $0.code },
      .text("name", "What it is called.") { $0.name },
      .flag("isOverall", "Whether it is the judgement of the whole.") { $0.isOverall },
    ])

  private static let grade = Shape<FrameworkGrade>(
    "FrameworkGrade",
    "A grade on a framework’s scale. Scales of different frameworks are not compared.",
    [
      .id("id", "The grade.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("framework", "The framework.") { $0.framework },
      .text("code", "Names it within its scale.") { $0.code },
      .text("name", "What it is called.") { $0.name },
      .text("definition", "What it means.") { $0.definition },
    ])
}

/// A recommendation with both ratings, as programs see it.
struct RatedRecommendation: Sendable {
  let recommendation: Recommendation
  /// Those that it answers.
  let findings: [ID<Finding>]
  let due: PlanLinks.Due?
  /// What became of it in the latest plan that has it; nil without one, and for those who may not
  /// read the plan.
  let became: PlanLinks.Became?
  let rule: String?
}
