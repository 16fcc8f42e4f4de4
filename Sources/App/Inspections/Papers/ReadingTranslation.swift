import Civil
import Reading

/// Says what the library `Reading` found in the words of this slice: our codes for frameworks,
/// areas, grades and timescales. What has no code of ours is passed on as not understood.
struct ReadingTranslation {
  let report: InspectionReport
  /// Where the words of the report stand on its pages; nil where that was not asked for.
  var boxes: PaperBoxes?

  var reading: PaperReading {
    let (judgements, strange) = self.judgements
    return PaperReading(
      kind: report.kind.value.name, pages: report.pageCount, framework: framework,
      council: (report.authority ?? report.authorityPrinted).map { value($0) { $0 } },
      visitStart: report.inspectionStart.map { value($0, \.description) },
      visitEnd: report.inspectionEnd.map { value($0, \.description) },
      published: report.published.map { value($0, \.description) },
      leadInspector: report.leadInspector.map { value($0) { $0 } },
      judgements: judgements,
      recommendations: report.improvements.indices.map(recommendation),
      findings: report.proposals.map(finding), childSummary: report.childSummary.map(summary),
      notUnderstood: strange
        + report.unparsed.map { PaperReading.Unread(page: $0.page, text: $0.text) },
      warnings: report.warnings, reserve: reserve)
  }

  private func value<Read>(
    _ located: Located<Read>, _ text: (Read) -> String
  ) -> PaperReading.Value {
    let rest = marked(located.place, onPage: located.page + 1)
    return PaperReading.Value(
      text(located.value), at: marked(located.place), doubt: located.certainty.reason,
      otherPlace: located.otherPlace.map { marked($0) }, restPlace: rest.marks.isEmpty ? nil : rest)
  }

  /// A place with its marks on the page it begins on, or on another that it runs over.
  private func marked(_ place: Reading.Place, onPage page: Int? = nil) -> PaperReading.Place {
    let page = page ?? place.page
    var marked = PaperReading.Place(page: page, excerpt: place.excerpt)
    guard let boxes, boxes.pages.indices.contains(page - 1) else { return marked }
    marked.width = boxes.pages[page - 1].width
    marked.height = boxes.pages[page - 1].height
    marked.marks = boxes.boxes(of: place).filter { $0.page == page }.map {
      PaperReading.Mark(
        left: $0.box.left, top: $0.box.top, right: $0.box.right, bottom: $0.box.bottom)
    }
    return marked
  }

  /// Why every value has to be compared, for kinds that no published report has tried the reading
  /// on.
  private var reserve: String? {
    switch report.kind.value {
    case .ilacsFocusedVisit, .monitoringVisit, .cp:
      "No published report has yet tried the rules that \(report.kind.value.nameWithArticle) is read by: compare every value with the paper."
    case .ilacs, .sif, .lac, .lscbReview, .jtai, .jar, .areaSEND, .childrenSummary: nil
    }
  }

  /// Our framework for the kind of report; where one kind had several editions, and for a summary,
  /// the dates of the visit tell.
  private var framework: PaperReading.Value {
    var read = value(report.kind) { _ in frameworkCode ?? "" }
    if frameworkCode == nil {
      read.doubt =
        "It looks like \(report.kind.value.nameWithArticle). There is no framework for that here: file the paper away, or choose one if it is of another kind."
    } else if report.kind.value == .ilacs {
      read.doubt = read.doubt ?? ilacs.doubt
    }
    read.doubt = read.doubt ?? report.summarised?.certainty.reason
    return read
  }

  private var frameworkCode: String? {
    switch report.kind.value {
    case .childrenSummary: summarisedCode
    case .ilacs: ilacs.code
    case .ilacsFocusedVisit: "FOCUSED"
    case .monitoringVisit: "MONITORING"
    case .sif: "SIF"
    case .lac: "LAC2013"
    case .cp: "PROT2012"
    case .jtai: "JTAI"
    case .lscbReview: "LSCB-REVIEW"
    case .jar: "JAR2009"
    case .areaSEND: nil
    }
  }

  /// The framework of the inspection that a summary for children is about.
  private var summarisedCode: String? {
    switch report.framework {
    case .prot2012: "PROT2012"
    case .lac: "LAC2013"
    case .sif: "SIF"
    case .ilacs: ilacs.code
    case .lscb, .jtai, .jar, .areaSEND: nil
    }
  }

  private var ilacs: ILACSEdition {
    ILACSEdition(
      visitedOn: report.inspectionStart?.value ?? report.inspectionEnd?.value,
      areas: Set(report.judgements.map { Self.area($0.key) }))
  }

  private var judgements: ([PaperReading.Judgement], [PaperReading.Unread]) {
    var known: [PaperReading.Judgement] = []
    var strange: [PaperReading.Unread] = []
    for judgement in report.judgements {
      if known.contains(where: { $0.area == Self.area(judgement.key) }) {
        strange.append(
          PaperReading.Unread(
            page: judgement.grade.page, text: "\(judgement.name): \(judgement.printedGrade)"))
        continue
      }
      known.append(
        PaperReading.Judgement(
          area: Self.area(judgement.key),
          // A summary gives a grade in a sentence and prints no name for it.
          printedArea: judgement.name == judgement.key.rawValue
            ? judgement.key.words : judgement.name,
          grade: value(judgement.grade) { Self.grade($0) }))
    }
    return (known, strange)
  }

  private static func area(_ key: JudgementKey) -> String {
    switch key {
    case .lookedAfterAndPermanence: "looked-after"
    case .sifCareLeavers: "care-leavers"
    case .lookedAfterOutcomes: "outcomes"
    default: key.rawValue
    }
  }

  private static func grade(_ grade: Grade) -> String {
    grade.rawValue.split(separator: " ").joined(separator: "_")
  }

  private func recommendation(_ index: Int) -> PaperReading.Recommendation {
    let improvement = report.improvements[index]
    return PaperReading.Recommendation(
      printedNumber: improvement.number.map(String.init) ?? "",
      text: value(improvement.text) { $0 }, section: Self.section(of: improvement),
      timescale: improvement.timescale.map(Self.timescale) ?? "",
      addressedTo: improvement.body?.rawValue ?? "", answers: answers(index))
  }

  /// The heading over the list, and the one within it that the item stands under: "Recommendations:
  /// Planning", "What needs to improve? Planning".
  private static func section(of improvement: Improvement) -> String {
    let headings = [improvement.section, improvement.theme ?? ""].filter { !$0.isEmpty }
    return headings.joined(separator: improvement.section.hasSuffix("?") ? " " : ": ")
  }

  /// The findings that an improvement goes back to: those of the paragraph it cites, or of one that
  /// it resembles; where paragraphs have no numbers, what needs improving on that page.
  private func answers(_ index: Int) -> [PaperReading.AnsweredFinding] {
    guard report.improvementLinks.indices.contains(index) else { return [] }
    return report.improvementLinks[index].flatMap { link in
      report.proposals.indices.filter { index in
        let proposal = report.proposals[index]
        guard let number = link.paragraph else {
          return proposal.page == link.page && proposal.kind == .needsImproving
        }
        return proposal.paragraph == number && proposal.kind != .strength
      }.map { PaperReading.AnsweredFinding(finding: $0, doubt: link.certainty.reason) }
    }
  }

  private static func timescale(_ timescale: Reading.Timescale) -> String {
    switch timescale {
    case .immediately: Timescale.immediate.rawValue
    case .withinThreeMonths: Timescale.threeMonths.rawValue
    case .withinSixMonths: Timescale.sixMonths.rawValue
    case .withinTwelveMonths: Timescale.twelveMonths.rawValue
    }
  }

  private func summary(_ summary: ChildSummary) -> PaperReading.ChildSummary {
    PaperReading.ChildSummary(
      isWholePaper: summary.isWholePaper, purpose: summary.purpose.map { value($0) { $0 } },
      definitions: summary.gradeDefinitions.map {
        PaperReading.ChildSummary.Definition(grade: Self.grade($0.grade), text: $0.text.value)
      },
      promises: summary.promises.map { promise in
        PaperReading.ChildSummary.Promise(
          kind: Self.promise(promise.kind), by: promise.by ?? "", text: value(promise.text) { $0 })
      },
      fullReportLink: summary.fullReportLink.map { value($0) { $0 } })
  }

  private static func promise(_ kind: ChildPromise.Kind) -> InspectionPromise.Kind {
    switch kind {
    case .plan: .plan
    case .consultationDates: .consultationDates
    case .consultationGroups: .consultationGroups
    case .other: .other
    }
  }

  private func finding(_ proposal: FindingProposal) -> PaperReading.Finding {
    PaperReading.Finding(
      paragraph: proposal.paragraph.map(String.init) ?? "", heading: proposal.heading ?? "",
      // Paragraphs are many and fill their pages: page and words alone.
      text: PaperReading.Value(
        proposal.text.value,
        at: PaperReading.Place(page: proposal.page, excerpt: proposal.text.excerpt),
        doubt: proposal.text.certainty.reason),
      proposal: PaperReading.FindingProposal(
        kind: proposal.kind.flatMap { Finding.Kind(rawValue: $0.rawValue) },
        theme: proposal.theme?.rawValue ?? "", cohort: proposal.cohorts.joined(separator: ", "),
        community: proposal.communities.joined(separator: ", "), toldTo: proposal.toldTo ?? "",
        because: proposal.because))
  }
}
