import Civil
import Kernel
import Storage
import Web

/// Everything that the page of an inspection shows, read from one state of the data.
struct InspectionDossier: Sendable {
  let inspection: Inspection
  let framework: FrameworkVersion
  let judgements: [Judgement]
  let judgementLinks: [JudgementFinding]
  let findings: [Finding]
  let recommendations: [Recommendation]
  let recommendationLinks: [RecommendationFinding]
  let documents: [ReportDocument]
  let promises: [InspectionPromise]
  /// Those that run; and those that ran out, for people who may know whether the duty was done.
  let clocks: [StatutoryClock]
  /// The duties that are known to be done, with their days.
  let done: [TimeRuleKey: CivilDate]
  let rules: TimeRules
  /// What "immediately" means for its recommendations; nil when there are none, or no day of
  /// publication.
  let immediately: String?
  let themes: Themes
  let paper: Paper?
  /// Papers whose proposed findings nobody has looked at yet, for those who may.
  let waiting: [(paper: Paper, count: Int)]
  let plan: PlanLinks.Plan?
  /// What became of its recommendations, for those who may read the plan.
  let fates: PlanLinks.Fates
  /// The published editions of the plans that followed it, the latest first.
  let published: [PlanLinks.Plan]
  /// "2nd of those in the register".
  let place: Int?

  init(
    _ id: ID<Inspection>, for visit: Visit, plan links: PlanLinks, in db: Transaction
  ) throws {
    inspection = try visit.visible(id, db)
    framework = try db.framework(of: inspection)
    judgements = try db.judgements(of: inspection)
    judgementLinks = try db.findingLinks(of: judgements)
    findings = try db.findings(of: inspection)
    recommendations = try db.recommendations(of: inspection)
    recommendationLinks = try db.recommendationLinks(of: inspection)
    documents = try db.documents(of: inspection).filter { $0.isPublished || visit.seesDrafts }
    promises = try db.promises(of: inspection)
    let day = visit.shownDay
    rules = try db.timeRules(of: visit.authority, asAt: day.map { .endOfDayInLondon($0) })
    let calendar = try visit.world.workingCalendar(db)
    let rules = rules
    immediately =
      recommendations.contains { $0.timescale == .immediate }
      ? inspection.publishedOn.flatMap {
        ImmediateRules(published: $0, rules: rules, calendar: calendar).sentence
      } : nil
    let knowsWhatWasDone = visit.user.may(.readPlan)
    clocks = InspectionDates(rules: rules, calendar: calendar).clocks(
      of: framework.framework, received: inspection.receivedOn, today: visit.today
    ).filter { knowsWhatWasDone || $0.daysLeft >= 0 }
    done = try links.dutiesDone(db, visit.user, inspection.id)
    themes = try db.themes(of: visit.authority, asAt: day)
    paper = visit.seesDrafts ? try db.paper(of: inspection) : nil
    waiting = visit.mayManage ? try db.waitingFindings(of: inspection) : []
    plan = try links.plan(db, visit.user, inspection.id, day)
    fates = try links.became(db, visit.user, recommendations.map(\.id), day)
    published = try links.published(db, inspection.id)
    let line = try db.registerLine(of: inspection)
    let register = RegisterFigures(
      try db.register(of: inspection.framework, in: visit.authority))
    place = line.flatMap { register.place(of: $0.id) }
  }

  func judgement(of area: FrameworkArea) -> Judgement? { judgements.first { $0.area == area.id } }

  /// The findings that a judgement rests on.
  func findings(under judgement: Judgement) -> [Finding] {
    let ids = Set(judgementLinks.filter { $0.judgement == judgement.id }.map(\.finding))
    return findings.filter { ids.contains($0.id) }
  }

  func recommendations(answering finding: Finding) -> [Recommendation] {
    let ids = Set(recommendationLinks.filter { $0.finding == finding.id }.map(\.recommendation))
    return recommendations.filter { ids.contains($0.id) }
  }

  /// What needs improving and nobody is asked to improve.
  var unanswered: [Finding] {
    findings.filter { $0.lacksRecommendation(recommendations(answering: $0).map(\.id)) }
  }

  /// Recommendations under the headings of their timescales, in that order.
  var byTimescale: [(title: String, recommendations: [Recommendation])] {
    let groups = Dictionary(grouping: recommendations, by: \.timescaleOrder)
    return groups.keys.sorted().map { key in
      let title =
        key < Timescale.allCases.count ? Timescale.allCases[key].title : "No timescale stated"
      return (title, groups[key] ?? [])
    }
  }

  var entry: InspectionEntry {
    InspectionEntry(
      framework: framework.framework.code, council: inspection.council,
      visitStart: inspection.visitStart, visitEnd: inspection.visitEnd)
  }

  /// What deserves a second look; shown to those who can do something about it.
  var doubts: [String] {
    var doubts = entry.doubts(framework: framework.framework)
    let differences = inspection.declared.disagreements(with: recommendations.map(\.timescale))
    if !recommendations.isEmpty, !differences.isEmpty {
      doubts.append(
        "The recommendations recorded here differ from the numbers the report declares: \(differences.joined(separator: "; "))."
      )
    }
    return doubts
  }
}
